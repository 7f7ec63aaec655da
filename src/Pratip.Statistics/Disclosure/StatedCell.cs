using Pratip.Kernel;

namespace Pratip.Statistics.Disclosure;

/// <summary>Which number of a release: the same as of an edition's cell.</summary>
/// <param name="By">The breakdown, two joined by <see cref="Measures.Breakdown.Cross"/>, or null for a total.</param>
public readonly record struct CellId(string MeasureId, ReportingWindow Window, string? By, string? Key) : IComparable<CellId>
{
    public int CompareTo(CellId other)
    {
        var order = string.CompareOrdinal(MeasureId, other.MeasureId);
        order = order != 0 ? order : Window.From.CompareTo(other.Window.From);
        order = order != 0 ? order : Window.To.CompareTo(other.Window.To);
        order = order != 0 ? order : string.CompareOrdinal(By, other.By);
        return order != 0 ? order : string.CompareOrdinal(Key, other.Key);
    }

    public static bool operator <(CellId one, CellId other) => one.CompareTo(other) < 0;

    public static bool operator >(CellId one, CellId other) => one.CompareTo(other) > 0;

    public static bool operator <=(CellId one, CellId other) => one.CompareTo(other) <= 0;

    public static bool operator >=(CellId one, CellId other) => one.CompareTo(other) >= 0;
}

/// <summary>A number as it was counted, before anything is hidden.</summary>
public readonly record struct StatedCell(CellId Id, long Value);
