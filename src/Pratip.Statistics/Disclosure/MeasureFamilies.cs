using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Disclosure;

/// <summary>
/// Measures that count the same rows, one a part of another, and windows that overlap: what is published of one tells of the
/// other. Nothing else does, so each family is decided by itself, and alike on whatever page its numbers stand.
/// </summary>
/// <param name="within">Measures whose counts are among those of another without being a part that adds up.</param>
internal sealed class MeasureFamilies(IReadOnlyList<ContainedMeasure> within)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _headOf = new(() =>
        MeasureCatalogue.Standard.All.Select(measure => (measure.Id, Head: Head(measure, within).Id))
            .Concat(within.Where(one => one.OfStock is not null).Select(one => (Id: one.Part, Head: Head(MeasureCatalogue.Standard.Get(one.Whole), within).Id)))
            .ToDictionary(one => one.Id, one => one.Head, StringComparer.Ordinal));

    /// <summary>The measures that hang together with one, itself among them.</summary>
    public IEnumerable<Measure> Of(Measure measure) =>
        MeasureCatalogue.Standard.All.Where(other => _headOf.Value[other.Id] == _headOf.Value[measure.Id]);

    /// <summary>The column by which one measure is the part of another with a single code; null where it is none.</summary>
    public static string? NarrowedBy(Measure whole, Measure part)
    {
        if (whole == part || whole.Facts is null || whole.Facts != part.Facts || whole.Placing != part.Placing || whole.Counting.Kind != CountingKind.Rows || part.Counting.Kind != CountingKind.Rows)
        {
            return null;
        }

        var differing = part.Where.Where(one => !whole.Where.TryGetValue(one.Key, out var codes) || !codes.SequenceEqual(one.Value, StringComparer.Ordinal)).ToList();
        return differing is [{ Value.Count: 1 } only] && whole.Where.Keys.All(part.Where.ContainsKey) && whole.FindBreakdown(only.Key) is not null ? only.Key : null;
    }

    /// <summary>Whether two windows tell of each other: they have a day in common, or one of a stock begins with what the other leaves.</summary>
    public static bool Meet(string id, ReportingWindow one, ReportingWindow other) => one.Overlaps(other)
        || (StockCatalogue.Standard.Find(id) is not null && (one.To.DayNumber + 1 == other.From.DayNumber || other.To.DayNumber + 1 == one.From.DayNumber));

    /// <summary>The cells that may tell of each other, family by family.</summary>
    public IEnumerable<IReadOnlyList<StatedCell>> Divide(IEnumerable<StatedCell> cells)
    {
        foreach (var family in cells.GroupBy(cell => _headOf.Value.GetValueOrDefault(cell.Id.MeasureId, cell.Id.MeasureId), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var ids = family.Select(cell => cell.Id.MeasureId).Distinct(StringComparer.Ordinal).ToList();
            var clusters = new List<List<ReportingWindow>>();
            foreach (var window in family.Select(cell => cell.Id.Window).Distinct().OrderBy(window => window.From).ThenBy(window => window.To))
            {
                var near = clusters.Where(cluster => cluster.Exists(other => ids.Exists(id => Meet(id, window, other)))).ToList();
                clusters.RemoveAll(near.Contains);
                clusters.Add([.. near.SelectMany(cluster => cluster), window]);
            }

            foreach (var cluster in clusters)
            {
                yield return [.. family.Where(cell => cluster.Contains(cell.Id.Window))];
            }
        }
    }

    private static Measure Head(Measure measure, IReadOnlyList<ContainedMeasure> within) =>
        MeasureCatalogue.Standard.All.FirstOrDefault(whole => NarrowedBy(whole, measure) is not null || within.Contains(new(measure.Id, whole.Id))) is { } whole
            ? Head(whole, within)
            : measure;
}
