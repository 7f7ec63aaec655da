using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Editions;

/// <summary>The figures of an edition as reports and checks read them, with the edition's own definitions and labels.</summary>
internal sealed class FiguresOfEdition
{
    private readonly Dictionary<(string, ReportingWindow), long?> _totals;
    private readonly Dictionary<string, Measure> _measures;
    private readonly ClassificationCatalogue _classifications;
    private readonly Dictionary<(string, ReportingWindow), Completeness> _completeness;
    private readonly Dictionary<(string, ReportingWindow), EditionAside> _asides;
    private readonly ILookup<(string, ReportingWindow), EditionReported> _reported;
    private readonly HashSet<ReportingWindow> _withoutOpening;

    private FiguresOfEdition(EditionContent content)
    {
        _totals = content.Cells.Where(c => c.By is null).ToDictionary(c => (c.MeasureId, c.Window), c => c.Value);
        _measures = content.Measures.ToDictionary(m => m.Id, StringComparer.Ordinal);
        _classifications = ClassificationCatalogue.Of(content.Classifications);
        _completeness = content.Completeness.ToDictionary(c => (c.MeasureId, c.Window), c => c.Completeness);
        _asides = content.Asides.ToDictionary(a => (a.MeasureId, a.Window));
        _withoutOpening = [.. content.Cells.Where(c => c.State is EditionCellState.NotReported && Breakdown.IsCarriedOver(c.By, c.Key) && _totals.GetValueOrDefault((c.MeasureId, c.Window)) is not null).Select(c => c.Window)];
        _reported = content.Reported.ToLookup(r => (r.MeasureId, r.Window));
    }

    /// <summary>In the order of the cells, the window of the edition before those beside it.</summary>
    public static IReadOnlyList<Figure> Of(EditionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var read = new FiguresOfEdition(content);
        return [.. content.Cells.GroupBy(c => (c.MeasureId, c.Window, c.By)).OrderBy(g => g.Key.Window != content.Head.Window).Select(g => read.Figure(g.Key.MeasureId, g.Key.Window, g.Key.By, [.. g]))];
    }

    private Figure Figure(string measureId, ReportingWindow window, string? by, IReadOnlyList<EditionCell> cells)
    {
        var measure = _measures[measureId];
        var total = _totals.GetValueOrDefault((measureId, window));
        var aside = _asides.GetValueOrDefault((measureId, window));
        return new(
            measure, window, by, by is null ? [] : Rows(measure, by, cells), total, _completeness.GetValueOrDefault((measureId, window), Completeness.Nothing),
            cells.Any(c => c.State is EditionCellState.Reported) || measure.IsReportedOnly ? FigureSource.Reported : FigureSource.Computed,
            [.. _reported[(measureId, window)].Select(r => new AggregateCell(measureId, r.Span, r.By, r.Key, r.Value, r.AgencyCode, r.Source))], aside?.Undated)
        {
            IsOpeningUnknown = measure is { IsReportedOnly: false, Placing.IsStock: true } && _withoutOpening.Contains(window),
            Footnotes = aside is { IsFootnoted: true } && measure.Footnote is { } footnote ? [footnote.Text] : [],
            Linkage = aside?.BeforeLinkage is { } before && total is { } linked ? new(before, linked, []) : null,
        };
    }

    /// <summary>
    /// Closed lists in their own order, open ones by size; what is hidden stands behind what is shown of an open list, or its place
    /// would tell how large it is; unknown last.
    /// </summary>
    private List<FigureRow> Rows(Measure measure, string by, IReadOnlyList<EditionCell> cells)
    {
        var breakdowns = measure.GetBreakdowns(by);
        var lists = breakdowns.Select(b => _classifications.Get(b.ClassificationId)).ToList();
        return
        [
            .. cells.Where(c => c.Key is not null)
                .OrderBy(c => c, Comparer<EditionCell>.Create((one, other) => Compare(one, other, breakdowns, lists)))
                .Select(c => new FigureRow(c.Key!, LabelOf(breakdowns, lists, c.Key!), c.Value) { IsHidden = c.State is EditionCellState.Hidden }),
        ];
    }

    private static int Compare(EditionCell one, EditionCell other, IReadOnlyList<Breakdown> breakdowns, List<Classification> lists)
    {
        var (left, right) = (one.Key!.Split(Breakdown.Cross), other.Key!.Split(Breakdown.Cross));
        for (var i = 0; i < lists.Count; i++)
        {
            var order = (left[i] == FactTable.UnknownCode).CompareTo(right[i] == FactTable.UnknownCode);
            if (order == 0 && breakdowns[i].Id != Breakdown.Month)
            {
                order = !lists[i].IsOpen ? IndexIn(lists[i], left[i]).CompareTo(IndexIn(lists[i], right[i])) : lists.Count == 1 ? BySize(one, other) : 0;
            }

            order = order != 0 ? order : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int BySize(EditionCell one, EditionCell other)
    {
        var order = (one.Value is null).CompareTo(other.Value is null);
        return order != 0 ? order : Nullable.Compare(other.Value, one.Value);
    }

    private static int IndexIn(Classification list, string code)
    {
        for (var i = 0; i < list.Codes.Count; i++)
        {
            if (list.Codes[i].Code == code)
            {
                return i;
            }
        }

        return list.Codes.Count;
    }

    private static LocalizedText LabelOf(IReadOnlyList<Breakdown> breakdowns, List<Classification> lists, string key)
    {
        var labels = key.Split(Breakdown.Cross).Zip(breakdowns.Zip(lists)).Select(one => LabelOf(one.Second.First, one.Second.Second, one.First));
        return ReportTexts.LabelOf([.. labels]);
    }

    private static LocalizedText LabelOf(Breakdown breakdown, Classification list, string code) =>
        breakdown.Id == Breakdown.Month && PartialDate.TryParseIso(code, out var month) ? ReportTexts.NameOfMonth(month.First) : list.LabelOf(code);
}
