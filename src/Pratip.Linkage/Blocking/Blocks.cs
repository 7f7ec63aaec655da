using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>The records that a rule brings together, block after block.</summary>
internal sealed class Blocks
{
    /// <summary>In a larger block not all pairs are compared: their number grows with its square.</summary>
    public const int Largest = 400;

    /// <summary>In too large a block a record is compared with so many that follow it when the block is sorted by what tells most.</summary>
    public const int Window = 60;

    private readonly int[] _records;
    private readonly List<(int Start, int Length)> _blocks = [];

    private Blocks(int[] records) => _records = records;

    public int Count => _blocks.Count;

    /// <summary>How many pairs all blocks hold together, as far as they are compared.</summary>
    public long Pairs { get; private set; }

    /// <summary>How many pairs of too large blocks are not compared.</summary>
    public long Cut { get; private set; }

    public ReadOnlySpan<int> this[int block] => _records.AsSpan(_blocks[block].Start, _blocks[block].Length);

    /// <summary>The place behind the last record that the record at a place of a block is compared with.</summary>
    public static int End(int place, int length) => length <= Largest ? length : Math.Min(length, place + 1 + Window);

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
                blocks.Add(start, end - start);
            }

            start = end;
        }

        return blocks;
    }

    /// <summary>The records of the blocks in which not all pairs are compared.</summary>
    public IEnumerable<int> InLarge => Large.SelectMany(block => _records.AsMemory(block.Start, block.Length).ToArray());

    private IEnumerable<(int Start, int Length)> Large => _blocks.Where(block => block.Length > Largest);

    /// <summary>Sorts the blocks in which not all pairs are compared, so that records which agree on more stand together.</summary>
    /// <param name="order">By what, such as <see cref="ValueOrder"/>.</param>
    public void SortLarge(IComparer<int> order) => Parallel.ForEach(Large, block => Array.Sort(_records, block.Start, block.Length, order));

    private void Add(int start, int length)
    {
        _blocks.Add((start, length));
        var all = (long)length * (length - 1) / 2;
        var compared = length <= Largest ? all : ((long)length * Window) - ((long)Window * (Window + 1) / 2);
        Pairs += compared;
        Cut += all - compared;
    }
}
