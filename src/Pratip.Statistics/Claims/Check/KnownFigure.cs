using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Claims.Check;

public enum FigureStatus
{
    Reported,

    /// <summary>Some entities have not reported: the figure may still grow.</summary>
    Partial,

    /// <summary>Nobody stands by a number.</summary>
    Missing,

    /// <summary>There is a number, and to tell it could tell of a person.</summary>
    Hidden,

    /// <summary>Nothing is known of this measure in this window.</summary>
    NotHeld,
}

/// <param name="Value">Null where it is missing, hidden or not held.</param>
public readonly record struct KnownFigure(FigureStatus Status, long? Value)
{
    public static KnownFigure NotHeld { get; } = new(FigureStatus.NotHeld, null);

    public Completeness? Completeness { get; init; }

    /// <summary>How settled it was.</summary>
    public Vintage? Vintage { get; init; }
}

/// <summary>Figures that a claim is held against: an edition's, or a few that somebody typed.</summary>
public interface IClaimFigures
{
    /// <summary>What is cited: "2024, second edition".</summary>
    string Name { get; }

    /// <param name="of">Breakdowns with their codes; none for the total.</param>
    KnownFigure Find(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of);

    /// <summary>The codes of a breakdown with their numbers; empty where it is not held.</summary>
    IReadOnlyList<(string Code, KnownFigure Figure)> RowsOf(string measure, ReportingWindow window, string by);

    /// <summary>Every window in which something of the measure is held.</summary>
    IReadOnlyList<ReportingWindow> WindowsOf(string measure);
}
