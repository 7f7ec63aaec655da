using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Claims.Check;

/// <summary>The figures of an edition's public part.</summary>
public sealed class EditionFigures : IClaimFigures
{
    private readonly Dictionary<(string Measure, ReportingWindow Window, string By, string Key), EditionCell> _cells;
    private readonly ILookup<(string Measure, ReportingWindow Window, string By), EditionCell> _rows;
    private readonly Dictionary<(string, ReportingWindow), Completeness> _completeness;
    private readonly ILookup<string, ReportingWindow> _windows;
    private readonly Vintage _vintage;

    public EditionFigures(string name, EditionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Name = name;
        _vintage = content.Head.Vintage;
        _cells = content.Cells.ToDictionary(c => (c.MeasureId, c.Window, c.By ?? "", c.Key ?? ""));
        _rows = content.Cells.Where(c => c.By is not null).ToLookup(c => (c.MeasureId, c.Window, c.By!));
        _completeness = content.Completeness.ToDictionary(c => (c.MeasureId, c.Window), c => c.Completeness);
        _windows = content.Cells.Select(c => (c.MeasureId, c.Window)).Distinct().ToLookup(c => c.MeasureId, c => c.Window, StringComparer.Ordinal);
    }

    public string Name { get; }

    public KnownFigure Find(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        var (by, key) = (Joined(of.Select(p => p.By)), Joined(of.Select(p => p.Code)));
        return (_cells.GetValueOrDefault((measure, window, by, key)) ?? Crossed(measure, window, of) ?? Running(measure, window, of)) is { } cell ? Known(cell) : KnownFigure.NotHeld;
    }

    /// <summary>A running total as it stood when the window ended; an edition has it in the window that ends on that day.</summary>
    private EditionCell? Running(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of) =>
        of.Count == 0 && MeasureCatalogue.Standard.TryGet(measure, out var known) && known is { IsReportedOnly: true, Reported: ReportedSpan.Ending }
            ? _windows[measure].Where(w => w.To == window.To).OrderByDescending(w => w.Days).Select(ending => _cells.GetValueOrDefault((measure, ending, "", ""))).FirstOrDefault()
            : null;

    public IReadOnlyList<(string Code, KnownFigure Figure)> RowsOf(string measure, ReportingWindow window, string by) =>
        [.. _rows[(measure, window, by)].Where(c => c.Key is not null).Select(c => (c.Key!, Known(c)))];

    public IReadOnlyList<ReportingWindow> WindowsOf(string measure) => [.. _windows[measure]];

    public bool Holds(string measure, ReportingWindow window) => _windows[measure].Contains(window) || Running(measure, window, []) is not null;

    /// <summary>A crossed breakdown has its two parts in an order of its own.</summary>
    private EditionCell? Crossed(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of) => of.Count == 2
        ? _cells.GetValueOrDefault((measure, window, Joined([of[1].By, of[0].By]), Joined([of[1].Code, of[0].Code])))
        : null;

    private static string Joined(IEnumerable<string> parts) => string.Join(Breakdown.Cross, parts);

    private KnownFigure Known(EditionCell cell)
    {
        var completeness = _completeness.GetValueOrDefault((cell.MeasureId, cell.Window));
        var status = cell.State switch
        {
            EditionCellState.NotReported => FigureStatus.Missing,
            EditionCellState.Hidden => FigureStatus.Hidden,
            _ => completeness is { State: CompletenessState.Partial } ? FigureStatus.Partial : FigureStatus.Reported,
        };
        return new(status, cell.Value) { Completeness = completeness, Vintage = _vintage };
    }
}
