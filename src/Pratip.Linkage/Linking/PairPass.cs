using Pratip.Linkage.Blocking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Linking;

/// <summary>Compares the pairs that rules bring together, or all where there are few, and keeps those that may be of one person.</summary>
internal sealed class PairPass(RecordTable table, LinkageOptions options, KeyColumns keys, ComparedPairs pairs)
{
    /// <summary>How many pairs of too large blocks were not compared.</summary>
    public long Cut { get; private set; }

    /// <param name="packed">The records.</param>
    /// <param name="marks">Bits of each record: only pairs with a bit in common are compared. Null compares all.</param>
    public Edge[] Compare(PackedRecords packed, byte[]? marks = null)
    {
        var floor = pairs.Floor;
        if (pairs.AreAll)
        {
            return Distinct(PairScorer.ScoreAll(packed, table.Count, floor, marks).Where(options.AreOfDifferentSources));
        }

        var columns = pairs.Rules.Select(keys.Of).ToList();
        var earlier = new EarlierRules(columns, table.Count);
        var all = Enumerable.Range(0, table.Count).ToArray();
        var edges = Distinct(columns.SelectMany((rule, place) => PairScorer.Score(packed, Sorted(rule, pairs.Rules[place], all, records => earlier.Forget(place, records)), floor, earlier, place, marks)).Where(options.AreOfDifferentSources));

        // A pair that several rules leave out is one pair, and there are no more than there are.
        Cut = Math.Min(Cut, (table.Count * (table.Count - 1L) / 2) - edges.Length);
        return edges;
    }

    /// <summary>Too large blocks stand in the order of what tells most, so that likely pairs are near each other.</summary>
    private Blocks Sorted(KeyColumn[] columns, BlockingRule rule, int[] records, Action<IEnumerable<int>> cut)
    {
        var blocks = Blocks.Of(columns, records);
        blocks.SortLarge(ValueOrder.Of(table, pairs.Order, rule, (a, b) => a.CompareTo(b)));
        cut(blocks.InLarge);
        Cut += blocks.Cut;
        return blocks;
    }

    public static Edge[] Distinct(IEnumerable<Edge> edges)
    {
        Edge[] sorted = [.. edges];
        Array.Sort(sorted, Edge.ByRecords);
        var kept = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || (sorted[i].A, sorted[i].B) != (sorted[kept - 1].A, sorted[kept - 1].B))
            {
                sorted[kept++] = sorted[i];
            }
        }

        return sorted[..kept];
    }
}
