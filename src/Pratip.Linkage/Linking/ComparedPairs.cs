using Pratip.Linkage.Blocking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Linking;

/// <summary>Which pairs of records a run compares and which it remembers.</summary>
/// <param name="Rules">What brings records together.</param>
/// <param name="AreAll">Whether all are compared with each other, as where there are few.</param>
/// <param name="Order">The places of the columns, those that tell most first: too large blocks stand in this order.</param>
/// <param name="Floor">The least weight, in 1/1024 bit, of a pair that is remembered.</param>
internal sealed record ComparedPairs(IReadOnlyList<BlockingRule> Rules, bool AreAll, IReadOnlyList<int> Order, int Floor)
{
    /// <summary>Pairs less likely than this are forgotten; the interval of the count needs the unlikely ones too.</summary>
    private const double LeastProbability = 0.01;

    public static ComparedPairs Of(RecordTable table, LinkageOptions options, IEnumerable<BlockingRule> rules) => new(
        [.. rules], options.ComparesAll(table.Count), [.. Enumerable.Range(0, table.Columns.Count).OrderBy(field => table.Columns[field].Concentration)], FloorOf(table.Count));

    /// <summary>The prior of a sample says nothing of the whole; the least number of pairs that may be of one person bounds it.</summary>
    private static int FloorOf(int records) => PackedRecords.Fixed(Math.Log2(LeastProbability) - Math.Log2(1.0 / records));
}
