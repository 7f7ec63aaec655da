using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tabulation;

/// <summary>Finds the totals that entities sent for a measure and a window.</summary>
internal sealed class ReportedTotals(IReadOnlyList<AggregateCell> cells)
{
    private readonly ILookup<string, AggregateCell> _byMeasure = cells.ToLookup(c => c.MeasureId, StringComparer.Ordinal);

    /// <summary>In the order of entity, breakdown and code.</summary>
    public IReadOnlyList<AggregateCell> Of(Measure measure, ReportingWindow window)
    {
        var found = _byMeasure[measure.Id].Where(c => measure.Reported == ReportedSpan.Exact ? c.Window == window : c.Window.To == window.To);
        return [.. found
            .GroupBy(c => (c.AgencyCode, c.By, c.Key))
            .Select(g => OfOneEntity(measure, window, [.. g]))
            .OrderBy(c => c.AgencyCode, StringComparer.Ordinal)
            .ThenBy(c => c.By, StringComparer.Ordinal)
            .ThenBy(c => c.Key, StringComparer.Ordinal)];
    }

    /// <summary>The sum over the entities, or null if nobody reported it.</summary>
    public static long? SumOf(IEnumerable<AggregateCell> cells, string? by, string? key)
    {
        var values = cells.Where(c => c.By == by && c.Key == key).Select(c => c.Value).ToList();
        return values.Count == 0 ? null : values.Sum();
    }

    /// <summary>Of several spans that end on the same day the longest speaks; two values for one span contradict each other.</summary>
    private static AggregateCell OfOneEntity(Measure measure, ReportingWindow window, IReadOnlyList<AggregateCell> cells)
    {
        var first = cells.Min(c => c.Window.From);
        var longest = cells.Where(c => c.Window.From == first).ToList();
        return longest.TrueForAll(c => c.Value == longest[0].Value)
            ? longest.OrderBy(c => c.Source, StringComparer.Ordinal).First()
            : throw new InvalidDataException(
                $"{longest[0].AgencyCode} reported two different totals of {measure.Id} for {window}: "
                + $"{string.Join(" and ", longest.Select(c => $"{c.Value} ({c.Source})"))}. Withdraw one of them.");
    }
}
