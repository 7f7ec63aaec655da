using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Editions;

/// <summary>How settled the figures of a window were when an edition was made of them.</summary>
public enum Vintage
{
    Provisional,
    Revised,
    Final,
}

/// <summary>What an edition is of: its window, and the windows its figures are set beside.</summary>
/// <param name="Number">1 for the first edition of a window, counted on with each later one.</param>
/// <param name="AsOf">The last day the frozen facts speak of.</param>
/// <param name="Tabulation">Version of the counting that made the figures; it rises when the same facts would give other bytes.</param>
public sealed record EditionHead(
    ReportingWindow Window,
    IReadOnlyList<ReportingWindow> Comparisons,
    Vintage Vintage,
    int Number,
    DateOnly AsOf,
    RegisterPurpose Purpose,
    int Tabulation)
{
    /// <summary>The edition of the same window that its changes are against; null for a first one, and in editions from before it was written down.</summary>
    public string? Before { get; init; }
}

public enum EditionCellState
{
    /// <summary>Counted from records.</summary>
    Counted,

    /// <summary>A total that entities sent; there are no records behind it.</summary>
    Reported,

    /// <summary>Nobody stands by a number; never zero.</summary>
    NotReported,

    /// <summary>There is a number, and to print it could tell of a person.</summary>
    Hidden,
}

/// <summary>One number of an edition.</summary>
/// <param name="By">The breakdown, two joined by <see cref="Breakdown.Cross"/>, or null for a total.</param>
/// <param name="Key">The code, or the codes of a crossed breakdown in its order joined the same way; null for a total.</param>
/// <param name="Value">Null exactly where the state is not reported or hidden.</param>
public sealed record EditionCell(string MeasureId, ReportingWindow Window, string? By, string? Key, long? Value, EditionCellState State);

/// <summary>Who reported what a measure counts, in one window.</summary>
public sealed record EditionCompleteness(string MeasureId, ReportingWindow Window, Completeness Completeness);

/// <summary>What goes with every figure of a measure in a window.</summary>
/// <param name="Undated">Counted things that cannot be placed in the window or out of it; they are not in the total.</param>
/// <param name="IsFootnoted">A row was counted that the measure's footnote speaks of.</param>
/// <param name="BeforeLinkage">Persons as each agency counts its own, before those reported by several were brought together; null where no persons are counted.</param>
public sealed record EditionAside(string MeasureId, ReportingWindow Window, long? Undated, bool IsFootnoted, long? BeforeLinkage = null);

/// <summary>A total that an entity sent.</summary>
/// <param name="Span">The days it was sent for; they may begin before the window does.</param>
public sealed record EditionReported(
    string MeasureId, ReportingWindow Window, string? By, string? Key, string AgencyCode, ReportingWindow Span, long Value, string Source);

/// <summary>
/// Everything an edition says, before it is written down as canonical bytes: definitions and code lists as they stood, and
/// every figure. Reports and packs for others are made from this and from nothing else.
/// </summary>
/// <param name="Measures">Every measure a cell is of, in the order of their ids.</param>
/// <param name="Classifications">Every classification a breakdown draws from, in the order of their ids.</param>
/// <param name="Cells">In the order of measure, window, breakdown and key, ordinal.</param>
public sealed record EditionContent(
    EditionHead Head,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<Classification> Classifications,
    IReadOnlyList<EditionCell> Cells,
    IReadOnlyList<EditionCompleteness> Completeness)
{
    /// <summary>What is to be said beside a figure, in the order of measure and window; none where there is nothing to say.</summary>
    public IReadOnlyList<EditionAside> Asides { get; init; } = [];

    /// <summary>Totals that entities sent, beside the figures they are printed with; never added to records.</summary>
    public IReadOnlyList<EditionReported> Reported { get; init; } = [];

    /// <summary>The stocks as they were defined, in the order of their ids; none in editions from before stocks were frozen.</summary>
    public IReadOnlyList<StockDefinition> Stocks { get; init; } = [];

    /// <summary>Their lines in the order of cells, each under the id of its stock, by <see cref="ProtectedStocks.By"/>.</summary>
    public IReadOnlyList<EditionCell> StockCells { get; init; } = [];

    /// <summary>Every number the edition prints.</summary>
    public IEnumerable<EditionCell> AllCells => Cells.Concat(StockCells);
}
