using Pratip.Linkage.Blocking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Linking;

/// <summary>Compares the pairs that rules bring together, or all where there are few, and keeps those that may be of one person.</summary>
internal sealed class PairPass(RecordTable table, LinkageOptions options, KeyColumns keys)
{
    /// <summary>Pairs less likely than this are forgotten; the interval of the count needs the unlikely ones too.</summary>
    private const double LeastProbability = 0.01;

    /// <summary>How many pairs of too large blocks were not compared.</summary>
    public long Cut { get; private set; }

    /// <summary>The least weight, in 1/1024 bit. The prior of a sample says nothing of the whole; the least number of pairs that may be of one person bounds it.</summary>
    public static int Floor(int records) => PackedRecords.Fixed(Math.Log2(LeastProbability) - Math.Log2(1.0 / records));

    /// <param name="packed">The records.</param>
    /// <param name="rules">What brings them together.</param>
    /// <param name="marks">Bits of each record: only pairs with a bit in common are compared. Null compares all.</param>
    public Edge[] Compare(PackedRecords packed, IReadOnlyList<BlockingRule> rules, byte[]? marks = null)
    {
        var floor = Floor(table.Count);
        if (options.ComparesAll(table.Count))
        {
            return Distinct(PairScorer.ScoreAll(packed, table.Count, floor, marks).Where(options.AreOfDifferentSources));
        }

        var columns = rules.Select(keys.Of).ToList();
        var earlier = new EarlierRules(columns, table.Count);
        var all = Enumerable.Range(0, table.Count).ToArray();
        return Distinct(columns.SelectMany((rule, place) => PairScorer.Score(packed, Sorted(rule, all), floor, earlier, place, marks)).Where(options.AreOfDifferentSources));
    }

    /// <summary>Too large blocks stand in the order of what tells most, so that likely pairs are near each other.</summary>
    private Blocks Sorted(KeyColumn[] rule, int[] records)
    {
        var blocks = Blocks.Of(rule, records);
        blocks.SortLarge([.. table.Columns.Where(column => !Array.Exists(rule, key => ReferenceEquals(key.Column, column))).OrderBy(column => column.Concentration)]);
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
