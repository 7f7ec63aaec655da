namespace Pratip.Linkage.Blocking;

/// <summary>
/// The blocks of one rule while records come and go: those there were first sorted by hash, later ones beside them. What is compared is at any
/// time what <see cref="Blocks"/> of the same records compare.
/// </summary>
/// <param name="keys">The rule's keys.</param>
/// <param name="order">The order of too large blocks.</param>
/// <param name="isGone">Whether a record is no longer there.</param>
internal sealed class GrowingBlocks(KeyColumn[] keys, IComparer<int> order, Func<int, bool> isGone)
{
    private readonly Dictionary<uint, List<int>> _later = [];
    private readonly Dictionary<uint, List<int>> _large = [];
    private uint[] _hashes = [];
    private int[] _owners = [];

    /// <summary>Takes the first records, all at once.</summary>
    public void Load(int[] records)
    {
        (_hashes, _owners) = Entries.Of(keys, records);
        RadixSort.Sort(ref _hashes, ref _owners);
    }

    /// <param name="record">A new record.</param>
    /// <param name="moved">Receives the records whose neighbours are others now.</param>
    public void Add(int record, HashSet<int> moved)
    {
        foreach (var hash in HashesOf(record))
        {
            var large = Large(hash);
            if (large is not null)
            {
                var at = ~large.BinarySearch(record, order);
                moved.UnionWith(Around(large, at - Blocks.Window, at + Blocks.Window));
                large.Insert(at, record);
            }

            (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_later, hash, out _) ??= []).Add(record);
            if (large is null && Large(hash) is { } grown)
            {
                moved.UnionWith(grown);
            }
        }
    }

    /// <param name="record">A record that is about to go.</param>
    /// <param name="moved">Receives the records whose neighbours are others now.</param>
    public void Remove(int record, HashSet<int> moved)
    {
        foreach (var hash in HashesOf(record))
        {
            var large = Large(hash);
            _later.GetValueOrDefault(hash)?.Remove(record);
            if (large is null)
            {
                continue;
            }

            var at = large.BinarySearch(record, order);
            large.RemoveAt(at);
            moved.UnionWith(large.Count > Blocks.Largest ? Around(large, at - Blocks.Window, at + Blocks.Window) : large);
            if (large.Count <= Blocks.Largest)
            {
                _large.Remove(hash);
            }
        }
    }

    /// <summary>Whom the rule compares a record with.</summary>
    public void AddNeighbours(int record, HashSet<int> found)
    {
        foreach (var hash in HashesOf(record))
        {
            if (Large(hash) is not { } large)
            {
                found.UnionWith(Members(hash));
                continue;
            }

            var at = large.BinarySearch(record, order);
            found.UnionWith(Around(large, at - Blocks.Window, at + Blocks.Window + 1));
        }
    }

    private static List<int> Around(List<int> block, int start, int end) =>
        block.GetRange(Math.Max(0, start), Math.Min(block.Count, end) - Math.Max(0, start));

    private uint[] HashesOf(int record) => [.. Entries.Of(keys, [record]).Hashes.Distinct()];

    /// <summary>The block in its order where it is too large to compare all its pairs.</summary>
    private List<int>? Large(uint hash)
    {
        if (!_large.TryGetValue(hash, out var large) && Members(hash) is { Count: > Blocks.Largest } members)
        {
            members.Sort(order);
            _large[hash] = large = members;
        }

        return large;
    }

    private List<int> Members(uint hash)
    {
        var members = new List<int>();
        var at = Array.BinarySearch(_hashes, hash);
        for (; at > 0 && _hashes[at - 1] == hash; at--)
        {
        }

        for (; at >= 0 && at < _hashes.Length && _hashes[at] == hash; at++)
        {
            if (!isGone(_owners[at]))
            {
                members.Add(_owners[at]);
            }
        }

        members.AddRange(_later.GetValueOrDefault(hash) ?? []);
        return members;
    }
}
