using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Editions;

/// <summary>Computes what an edition says, from facts and definitions: today's when it is made, its own when it is verified.</summary>
public static class EditionBuilder
{
    /// <summary>
    /// The version of the counting. It rises whenever the same facts and definitions would give other bytes, and editions of
    /// every version stay verifiable: a bundle of each is kept with the tests.
    /// </summary>
    public const int Tabulation = 3;

    /// <summary>Every figure, none hidden, with the definitions of today.</summary>
    public static EditionContent Build(FactSnapshot facts, EditionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(plan);
        var requests = EditionFigures.Of(plan.Windows);
        var head = new EditionHead(plan.Window, plan.Comparisons, plan.Vintage, plan.Number, facts.AsOf, plan.Purpose, Tabulation);
        var measures = requests.Select(r => r.Measure).DistinctBy(m => m.Id, StringComparer.Ordinal).OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
        return StocksOfEdition.Count(Compute(facts, head, measures, ClassificationsOf(measures), requests), facts, StockCatalogue.Standard.All, plan.Windows);
    }

    /// <summary>The same figures once more, with the definitions that the edition itself brings.</summary>
    public static EditionContent Recompute(FactSnapshot facts, EditionContent pinned)
    {
        ArgumentNullException.ThrowIfNull(pinned);
        var measures = pinned.Measures.ToDictionary(m => m.Id, StringComparer.Ordinal);
        var requests = pinned.Cells.Select(c => new FigureRequest(measures[c.MeasureId], c.Window, c.By)).Distinct().ToList();
        return StocksOfEdition.Count(
            Compute(facts, pinned.Head, pinned.Measures, pinned.Classifications, requests), facts, pinned.Stocks, [.. pinned.StockCells.Select(cell => cell.Window).Distinct()]);
    }

    /// <summary>What a suppression calls the number of those without a date; it stands beside a figure and in none of its rows.</summary>
    public const string UndatedAside = "(undated)";

    /// <summary>What a suppression calls the number of persons before linkage.</summary>
    public const string LinkageAside = "(before-linkage)";

    /// <summary>What is told outside: the cells, asides and reported totals that the suppressions name hold no number.</summary>
    public static EditionContent Hide(EditionContent full, IReadOnlyList<EditionSuppression> suppressions)
    {
        ArgumentNullException.ThrowIfNull(full);
        var hidden = suppressions.Where(s => s.Kind != SuppressionKind.Exempt).Select(s => (s.MeasureId, s.Window, s.By, s.Key)).ToHashSet();
        EditionCell Hidden(EditionCell cell) => cell.Value is not null && hidden.Contains((cell.MeasureId, cell.Window, cell.By, cell.Key))
            ? cell with { Value = null, State = EditionCellState.Hidden }
            : cell;
        return hidden.Count == 0 ? full : full with
        {
            Cells = [.. full.Cells.Select(Hidden)],
            StockCells = [.. full.StockCells.Select(Hidden)],
            Asides = [.. full.Asides
                .Select(a => a with
                {
                    Undated = hidden.Contains((a.MeasureId, a.Window, UndatedAside, null)) ? null : a.Undated,
                    BeforeLinkage = hidden.Contains((a.MeasureId, a.Window, LinkageAside, null)) ? null : a.BeforeLinkage,
                })
                .Where(a => a.Undated is not null || a.IsFootnoted || a.BeforeLinkage is not null)],
            Reported = [.. full.Reported.Where(r => !hidden.Contains((r.MeasureId, r.Window, r.By, r.Key)))],
        };
    }

    private static EditionContent Compute(
        FactSnapshot facts, EditionHead head, IReadOnlyList<Measure> measures, IReadOnlyList<Classification> classifications, IReadOnlyList<FigureRequest> requests)
    {
        var figures = FigureComputer.ComputeAll(facts, requests, ClassificationCatalogue.Of(classifications), CountingRules.Of(head.Tabulation));
        var ofWindow = figures.GroupBy(f => (f.Measure.Id, f.Window)).OrderBy(g => g.Key.Id, StringComparer.Ordinal).ThenBy(g => g.Key.Window.From).ThenBy(g => g.Key.Window.To).ToList();
        return new(
            head, measures, classifications,
            [.. figures.Where(f => f.By is null).Select(f => Total(f, figures)).Concat(figures.SelectMany(Rows)).Order(CellOrder.Instance)],
            [.. ofWindow.Where(g => !g.First().Measure.IsReportedOnly).Select(g => new EditionCompleteness(g.Key.Id, g.Key.Window, g.First().Completeness))])
        {
            Asides = [.. ofWindow.Select(AsideOf).Where(a => a.Undated is not null || a.IsFootnoted || a.BeforeLinkage is not null)],
            Reported = [.. ofWindow.SelectMany(g => g.First().ReportedTotals.Select(t => new EditionReported(g.Key.Id, g.Key.Window, t.By, t.Key, t.AgencyCode, t.Window, t.Value, t.Source)))],
        };
    }

    /// <summary>Where only parts were reported, their sum is the total; the figure asked for with the parts knows it.</summary>
    private static EditionCell Total(Figure figure, IReadOnlyList<Figure> all)
    {
        var total = figure.Total ?? all
            .Where(f => f.Measure.Id == figure.Measure.Id && f.Window == figure.Window && f.Total is not null)
            .OrderBy(f => f.By, StringComparer.Ordinal).FirstOrDefault()?.Total;
        return new(figure.Measure.Id, figure.Window, null, null, total, StateOf(figure, total));
    }

    private static IEnumerable<EditionCell> Rows(Figure figure) =>
        figure.Rows.Select(row => new EditionCell(figure.Measure.Id, figure.Window, figure.By, row.Key, row.Value, StateOf(figure, row.Value)));

    private static EditionCellState StateOf(Figure figure, long? value) =>
        value is null ? EditionCellState.NotReported
        : figure.Source == FigureSource.Reported ? EditionCellState.Reported
        : EditionCellState.Counted;

    private static EditionAside AsideOf(IGrouping<(string Id, Kernel.ReportingWindow Window), Figure> figures) =>
        new(figures.Key.Id, figures.Key.Window, figures.First().Undated, figures.First().Footnotes.Count > 0, figures.First().Linkage?.Reported);

    private static IReadOnlyList<Classification> ClassificationsOf(IReadOnlyList<Measure> measures) =>
        [.. measures.SelectMany(m => m.Breakdowns).Select(b => b.ClassificationId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(ClassificationCatalogue.Standard.Get)];
}
