namespace Pratip.Linkage.Blocking;

/// <summary>The records that a rule brings together, block after block.</summary>
internal sealed class Blocks
{
    private readonly int[] _records;
    private readonly List<(int Start, int Length)> _blocks = [];

    private Blocks(int[] records) => _records = records;

    public int Count => _blocks.Count;

    /// <summary>How many pairs all blocks hold together.</summary>
    public long Pairs { get; private set; }

    public ReadOnlySpan<int> this[int block] => _records.AsSpan(_blocks[block].Start, _blocks[block].Length);

    /// <param name="keys">The rule's keys.</param>
    /// <param name="records">The records to bring together.</param>
    public static Blocks Of(KeyColumn[] keys, ReadOnlySpan<int> records)
    {
        var (hashes, owners) = Entries.Of(keys, records);
        RadixSort.Sort(ref hashes, ref owners);
        var blocks = new Blocks(owners);
        for (var start = 0; start < hashes.Length;)
        {
            var end = start + 1;
            while (end < hashes.Length && hashes[end] == hashes[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                blocks._blocks.Add((start, end - start));
                blocks.Pairs += (long)(end - start) * (end - start - 1) / 2;
            }

            start = end;
        }

        return blocks;
    }
}
