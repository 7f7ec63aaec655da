using System.Globalization;
using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Tables;

/// <summary>
/// A report as content: texts, tables and notes, without fonts, colours or pages. Every renderer prints the same document.
/// </summary>
/// <param name="Comparison">The earlier window beside it, or null.</param>
/// <param name="PurposeMark">What the register is for, where every page has to say so ("demonstration: synthetic data").</param>
/// <param name="Notes">Numbered for the whole document; cells and rows refer to them by number.</param>
public sealed record ReportDocument(
    LocalizedText Title,
    ReportingWindow Window,
    ReportingWindow? Comparison,
    DateOnly AsOf,
    RegisterPurpose Purpose,
    LocalizedText PurposeMark,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<ReportNote> Notes,
    IReadOnlyList<ReportDefinition> Definitions)
{
    public IEnumerable<ReportTable> Tables => Sections.SelectMany(s => s.Tables);

    /// <summary>The window has days that were still to come when the facts were taken: its figures go on growing.</summary>
    public bool IsRunning => Window.To > AsOf;

    /// <summary>Who reported, for each measure and window of the document that rests on returns.</summary>
    public IReadOnlyList<ReportCompleteness> Completeness { get; init; } = [];

    /// <summary>What the secretariat wrote itself, in the order of <see cref="ReportBlockKind"/>.</summary>
    public IReadOnlyList<ReportBlock> Blocks { get; init; } = [];

    /// <summary>Every figure that an earlier edition of the window printed otherwise; empty for a first edition.</summary>
    public IReadOnlyList<ReportRevision> Revisions { get; init; } = [];

    /// <summary>The edition it is printed from, such as <c>2024-p1</c>; null of the register as it stands.</summary>
    public string? Edition { get; init; }

    /// <summary>The same with its vintage, in words.</summary>
    public LocalizedText? EditionTitle { get; init; }

    /// <summary>Why the edition is not to be taken for a signed one; null of one that two persons signed, and of the register as it stands.</summary>
    public EditionStanding? Standing { get; init; }

    /// <summary>The edition that the revisions are against, such as <c>2024-p1</c>; null where there is none or it is not known.</summary>
    public string? Before { get; init; }

    /// <summary>The later edition that is in force instead, as far as whoever prints it knows; null where it is the last.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>What was hidden and why that is enough; null where small cells are shown.</summary>
    public DisclosureDecision? Disclosure { get; init; }

    /// <summary>How many numbers the document prints as hidden, each once.</summary>
    public int HiddenCells => Tables.SelectMany(table => table.Rows).SelectMany(row => new[] { row.Current, row.Earlier })
        .Where(cell => cell?.Kind == ReportCellKind.Hidden).Select(cell => (cell!.MeasureId, cell.Window, cell.By, cell.Key)).Distinct().Count();
}

/// <summary>What of a report is not counted: what the secretariat writes, and what changed since the edition before.</summary>
public sealed record ReportAdditions(IReadOnlyList<ReportBlock> Blocks, IReadOnlyList<ReportRevision> Revisions)
{
    public static ReportAdditions None { get; } = new([], []);
}

/// <summary>What keeps an edition from being in force.</summary>
public enum EditionStanding
{
    /// <summary>Nobody has signed it; it may still change.</summary>
    Draft,

    /// <summary>One of two persons has signed it.</summary>
    Sealed,

    /// <summary>It was given up before it was signed.</summary>
    Withdrawn,
}

/// <summary>The first stands before the key figures, the others make section I.</summary>
public enum ReportBlockKind
{
    Foreword,
    Cooperation,
    Challenges,
    Goals,
}

/// <param name="Text">Paragraphs, parted by line breaks.</param>
public sealed record ReportBlock(ReportBlockKind Kind, LocalizedText Text);

/// <param name="Figure">What was revised, in words.</param>
/// <param name="Before">Null where it was not reported.</param>
public sealed record ReportRevision(LocalizedText Figure, ReportingWindow Window, long? Before, long? After, LocalizedText Reason)
{
    /// <summary>The number that is not there is hidden in its edition; else nobody reported it.</summary>
    public bool IsOfHidden { get; init; }
}

/// <param name="Letter">A to I, as in the committee's own report.</param>
public sealed record ReportSection(string Letter, LocalizedText Title, IReadOnlyList<ReportTable> Tables);

/// <param name="Notes">Numbers of the notes that hold for the whole table.</param>
public sealed record ReportTable(
    string Id,
    LocalizedText Title,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<ReportRow> Rows,
    IReadOnlyList<int> Notes)
{
    /// <summary>The number of the table within its section: G3 is the third, whatever it is made of.</summary>
    public int Place => int.TryParse(Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue;

    /// <summary>What the rows say, in sentences.</summary>
    public IReadOnlyList<LocalizedText> Narrative { get; init; } = [];
}

public enum ReportColumnKind
{
    Window,
    Comparison,
    Difference,
    GrowthPercent,
}

public sealed record ReportColumn(ReportColumnKind Kind, LocalizedText Title);

/// <param name="Indent">0 for a total, 1 for its parts.</param>
/// <param name="Growth">Null where either figure is missing; its per cent is null where the earlier figure is zero.</param>
public sealed record ReportRow(
    LocalizedText Label,
    int Indent,
    ReportCell Current,
    ReportCell? Earlier,
    Growth? Growth,
    IReadOnlyList<int> Notes)
{
    /// <summary>The two figures are not of one series; the change is printed with a mark.</summary>
    public bool IsBroken { get; init; }

    public long? Difference => Growth?.Difference;

    /// <summary>Two decimals, on the earlier figure.</summary>
    public decimal? GrowthPercent => Growth?.PerCent(2);
}

public enum ReportCellKind
{
    Computed,
    Reported,
    NotReported,

    /// <summary>Nothing was recorded, and not everybody reported: it is no zero that anybody stands by.</summary>
    Incomplete,

    /// <summary>There is a number, and to print it could tell of a person.</summary>
    Hidden,
}

/// <summary>Whether a demonstration figure repeats a published one or fills a gap.</summary>
public enum CellOrigin
{
    Published,
    Synthetic,
}

/// <param name="By">The breakdown, or null for a total.</param>
/// <param name="Key">The code, or null for a total.</param>
/// <param name="Value">Null exactly where <paramref name="Kind"/> is none of <see cref="ReportCellKind.Computed"/> and <see cref="ReportCellKind.Reported"/>.</param>
/// <param name="Origin">Null where nobody said.</param>
public sealed record ReportCell(
    string MeasureId,
    ReportingWindow Window,
    string? By,
    string? Key,
    long? Value,
    ReportCellKind Kind,
    CellOrigin? Origin,
    IReadOnlyList<int> Notes);

public sealed record ReportNote(int Number, LocalizedText Text);

/// <summary>The definition a figure leads back to; its id anchors the link.</summary>
public sealed record ReportDefinition(
    string MeasureId,
    int Version,
    CountingUnit Unit,
    LocalizedText Title,
    LocalizedText Definition,
    LocalizedText LegalBasis)
{
    /// <summary>The date that places a counted thing in a window, in words; null where only totals are reported.</summary>
    public LocalizedText? PlacingDate { get; init; }
}

/// <summary>How complete the figures of a measure are in one window.</summary>
public sealed record ReportCompleteness(string MeasureId, ReportingWindow Window, Completeness Completeness)
{
    /// <summary>What was open at some time rests on the returns of the day before the window too.</summary>
    public bool IsOfStock { get; init; }
}

/// <summary>Tells whether a cell of a demonstration register is a published figure or fill.</summary>
public interface ICellOrigin
{
    CellOrigin? OriginOf(string measureId, ReportingWindow window, string? by, string? key, long value);
}
