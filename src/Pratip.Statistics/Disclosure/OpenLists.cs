using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Disclosure;

/// <summary>Lists that name only the codes that occur, such as citizenships: what stands in one is not zero.</summary>
internal static class OpenLists
{
    /// <summary>Whether a table by this breakdown names only the codes that occur.</summary>
    public static bool Is(Measure measure, string by) =>
        measure.FindBreakdowns(by).Any(breakdown => ClassificationCatalogue.Standard.TryGet(breakdown.ClassificationId, out var codes) && codes.IsOpen);

    /// <summary>Whether the number stands in such a list under a code that it need not name. What is unknown or gathered stands there always.</summary>
    public static bool Names(CellId id) =>
        id is { By: { } by, Key: { } key } && key is not (FactTable.UnknownCode or Classification.OtherCode) && !Breakdown.IsCrossed(by)
        && MeasureCatalogue.Standard.TryGet(id.MeasureId, out var measure)
        && Is(measure, by);
}
