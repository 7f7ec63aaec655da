using Pratip.Kernel;

namespace Pratip.Statistics.Editions;

/// <summary>The one order of cells: measure, window, breakdown, code; ordinal, a total before its parts.</summary>
internal sealed class CellOrder : IComparer<EditionCell>
{
    public static CellOrder Instance { get; } = new();

    public int Compare(EditionCell? x, EditionCell? y) =>
        Compare((x!.MeasureId, x.Window, x.By, x.Key), (y!.MeasureId, y.Window, y.By, y.Key));

    public static int Compare((string Measure, ReportingWindow Window, string? By, string? Key) x, (string Measure, ReportingWindow Window, string? By, string? Key) y)
    {
        var order = string.CompareOrdinal(x.Measure, y.Measure);
        order = order != 0 ? order : x.Window.From.CompareTo(y.Window.From);
        order = order != 0 ? order : x.Window.To.CompareTo(y.Window.To);
        order = order != 0 ? order : string.CompareOrdinal(x.By, y.By);
        return order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
    }
}
