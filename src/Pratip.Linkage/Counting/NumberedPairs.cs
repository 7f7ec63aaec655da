using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Counting;

/// <summary>Two records that both have an own number.</summary>
/// <param name="A">The earlier one.</param>
/// <param name="B">The later one.</param>
/// <param name="Bits">What the rest weighs.</param>
/// <param name="Pattern">How far the numbers agree.</param>
/// <param name="IsCompared">Whether the rest alone finds the pair: a rule without numbers brings it together, and the rest speaks for it.</param>
internal readonly record struct NumberedPair(int A, int B, double Bits, ulong Pattern, bool IsCompared);

/// <summary>
/// The pairs that tell what the rest proves: those with an own number on both sides that the rest finds, and those that agree on a
/// number, whether the rest finds them or not.
/// </summary>
internal static class NumberedPairs
{
    /// <summary>A number that more records bear is nobody's own.</summary>
    private const int MostBearers = 20;

    public static List<NumberedPair> Of(LinkageRun run, OwnNumbers numbers)
    {
        var compared = numbers.Compared();
        var agreeing = Enumerable.Range(0, numbers.Fields.Length).SelectMany(number => Agreeing(numbers.Column(number))).Where(run.Options.AreOfDifferentSources);
        return [
            .. compared.Select(edge => new NumberedPair(edge.A, edge.B, edge.Bits, numbers.Pattern(edge.A, edge.B), true)),
            .. PairPass.Distinct(agreeing).Where(edge => Array.BinarySearch(compared, edge, Edge.ByRecords) < 0)
                .Select(edge => new NumberedPair(edge.A, edge.B, numbers.Rest(edge.A, edge.B), numbers.Pattern(edge.A, edge.B), false)),
        ];
    }

    private static IEnumerable<Edge> Agreeing(FieldColumn column)
    {
        if (column.Singles is { } singles)
        {
            var numbers = Enumerable.Range(0, column.Values.Length).SelectMany(record => SeveralValues.Of(column.Text(record)).Select(single => (single, record)));
            var shared = numbers.Where(one => singles.GetValueOrDefault(one.single) is > 1 and <= MostBearers).GroupBy(one => one.single, one => one.record, StringComparer.Ordinal);
            return from number in shared from a in number from b in number where a < b select new Edge(a, b, 0);
        }

        var bearers = Enumerable.Range(0, column.Values.Length).Where(record => column.Values[record] != FieldColumn.Missing && column.Counts[column.Values[record]] is > 1 and <= MostBearers);
        return from value in bearers.GroupBy(record => column.Values[record]) from a in value from b in value where a < b select new Edge(a, b, 0);
    }
}
