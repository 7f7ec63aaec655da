using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tabulation;

public enum FigureSource
{
    /// <summary>Counted from records.</summary>
    Computed,

    /// <summary>A total that an entity sent; there are no records behind it.</summary>
    Reported,
}

/// <summary>
/// A measure in a window, perhaps divided. Null is "not reported" and never zero; zero is a count that everybody stands by who had to report.
/// </summary>
/// <param name="Rows">Empty without a breakdown; otherwise they add up to the total.</param>
/// <param name="ReportedTotals">What entities sent as totals for the same window; never added to records.</param>
/// <param name="Undated">
/// Counted things that may belong to the window but have no date, or one that reaches across its edge. They are not in the
/// total. Null where the figure is not computed.
/// </param>
public sealed record Figure(
    Measure Measure,
    ReportingWindow Window,
    string? By,
    IReadOnlyList<FigureRow> Rows,
    long? Total,
    Completeness Completeness,
    FigureSource Source,
    IReadOnlyList<AggregateCell> ReportedTotals,
    long? Undated)
{
    /// <summary>What the measure has to say of the rows that were counted, e.g. that one of them rests on an unchecked article.</summary>
    public IReadOnlyList<LocalizedText> Footnotes { get; init; } = [];

    /// <summary>What linkage took from the count; null where no persons are counted, or nothing was computed.</summary>
    public FigureLinkage? Linkage { get; init; }

    /// <summary>What was carried over into the window is not reported, so that the total holds of it only what is recorded: no change is stated from it or to it.</summary>
    public bool IsOpeningUnknown { get; init; }

    /// <summary>Nothing was counted, and not everybody reported: there may be none, and nobody says so.</summary>
    public bool IsIncomplete => Total is null && Source == FigureSource.Computed && Completeness.State == CompletenessState.Partial;

    public FigureRow? FindRow(string key) => Rows.FirstOrDefault(r => r.Key == key);
}

/// <summary>One person reported by several agencies counts once: how many there were before, and who had whom in common.</summary>
/// <param name="Reported">Persons as each agency counts its own.</param>
/// <param name="Linked">Persons after what several agencies said of one was brought together; the figure's total.</param>
/// <param name="Overlaps">Two agencies each, in ordinal order of their codes, that reported a person in common.</param>
public sealed record FigureLinkage(long Reported, long Linked, IReadOnlyList<AgencyOverlap> Overlaps)
{
    public long Removed => Reported - Linked;

    public bool Equals(FigureLinkage? other) => other is not null && Reported == other.Reported && Linked == other.Linked && Overlaps.SequenceEqual(other.Overlaps);

    public override int GetHashCode() => HashCode.Combine(Reported, Linked, Overlaps.Count);
}

/// <param name="AgencyCode">"unknown" where a report did not say whose it is.</param>
public readonly record struct AgencyOverlap(string AgencyCode, string OtherAgencyCode, long Persons);

public sealed record FigureRow(string Key, LocalizedText Label, long? Value)
{
    /// <summary>There is a number, and to show it could tell of a person; the value is null then too.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>A figure asked for: a measure, a window, and a breakdown or none.</summary>
public sealed record FigureRequest(Measure Measure, ReportingWindow Window, string? By = null);
