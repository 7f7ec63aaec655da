using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Tables;

/// <summary>Builds the committee's report: all its figures at once, then the tables around them.</summary>
public static class Report
{
    /// <param name="policy">What counts as small and is hidden; null for a reader who may see small cells.</param>
    /// <param name="origins">Tells published figures from fill in a demonstration; null where there is nothing to tell.</param>
    /// <param name="additions">What the secretariat adds; null for nothing.</param>
    public static ReportDocument Build(
        FactSnapshot snapshot,
        ReportingWindow window,
        ReportingWindow? comparison,
        RegisterPurpose purpose,
        ICellOrigin? origins = null,
        ReportAdditions? additions = null,
        DisclosurePolicy? policy = null) => Build(snapshot, window, comparison, purpose, origins, TableCatalogue.Standard, additions, policy);

    internal static ReportDocument Build(
        FactSnapshot snapshot,
        ReportingWindow window,
        ReportingWindow? comparison,
        RegisterPurpose purpose,
        ICellOrigin? origins,
        TableCatalogue catalogue,
        ReportAdditions? additions = null,
        DisclosurePolicy? policy = null)
    {
        ReportingWindow[] windows = comparison is { } before ? [window, before] : [window];
        var requests = RequestsOf(catalogue, windows);
        var hidden = policy is null ? null : ProtectedFigures.Decide(snapshot, requests, policy);
        var figures = requests.Zip(hidden?.Figures ?? FigureComputer.ComputeAll(snapshot, requests)).ToDictionary(pair => pair.First, pair => pair.Second);
        var counted = StockFlowComputer.ComputeAll(snapshot, windows).Select(StockStatement.Of).ToList();
        var stocks = policy is null ? null : ProtectedStocks.Of(counted, policy);
        var basis = new ReportBasis(window, comparison, snapshot.AsOf, purpose, requests, r => figures[r], stocks?.Stocks ?? counted);
        return Build(basis, catalogue, origins, additions) with
        {
            Disclosure = hidden is null || stocks is null ? null : DisclosureDecision.Of([hidden.Decision, stocks.Decision]),
        };
    }

    /// <summary>The same of figures that were computed, and hidden where they had to be, before: those of an edition.</summary>
    internal static ReportDocument Build(ReportBasis basis, TableCatalogue catalogue, ICellOrigin? origins, ReportAdditions? additions)
    {
        var (window, comparison) = (basis.Window, basis.Comparison);
        var notes = new NoteBook(basis.Rules);
        var printer = new RowPrinter(window, comparison, basis.Figure, notes, origins);
        var stocks = new StockTables(basis.Stocks, window, comparison, notes);
        var computed = basis.Requests.Select(basis.Figure).ToList();
        var narrative = new Narrative((measure, of) => computed.First(f => f.Measure.Id == measure && f.Window == of).Completeness);
        var columns = Columns(window, comparison);
        var tableNotes = NotesOfTables(notes, window, comparison);
        var sections = catalogue.Sections
            .Select(s => new ReportSection(s.Letter, s.Title,
            [
                .. s.Tables.Select(t => narrative.Tell(new(t.Id, t.Title, columns, printer.Print(t), tableNotes)))
                    .Concat(stocks.Of(s.Letter, columns, tableNotes)).OrderBy(t => t.Place),
            ]))
            .ToList();
        var measures = computed.Select(figure => figure.Measure).DistinctBy(measure => measure.Id, StringComparer.Ordinal).ToList();
        return new(
            ReportTexts.Say("report.title", ReportTexts.NameOf(window)),
            window,
            comparison,
            basis.AsOf,
            basis.Purpose,
            ReportTexts.PurposeMark(basis.Purpose),
            sections,
            notes.Notes,
            [.. measures.Select(DefinitionOf), .. stocks.Definitions])
        {
            Blocks = [.. (additions ?? ReportAdditions.None).Blocks.OrderBy(b => b.Kind)],
            Revisions = (additions ?? ReportAdditions.None).Revisions,
            Completeness = [.. from measure in measures
                               where !measure.IsReportedOnly
                               from of in comparison is { } before ? new[] { window, before } : [window]
                               select new ReportCompleteness(measure.Id, of, computed.First(f => f.Measure.Id == measure.Id && f.Window == of).Completeness)
                               {
                                   IsOfStock = measure.Placing is { IsStock: true } && !basis.Rules.OpeningUnasked,
                               }],
        };
    }

    /// <summary>Every figure the tables print, each once.</summary>
    public static IReadOnlyList<FigureRequest> RequestsOf(TableCatalogue catalogue, IReadOnlyList<ReportingWindow> windows) =>
        [.. catalogue.Sections.SelectMany(s => s.Tables).SelectMany(t => t.Rows)
            .SelectMany(row => windows.Select(w => new FigureRequest(MeasureCatalogue.Standard.Get(row.Measure), w, row.By)))
            .Distinct()];

    private static IReadOnlyList<int> NotesOfTables(NoteBook notes, ReportingWindow window, ReportingWindow? comparison) =>
        comparison is { } before && !window.IsAsLongAs(before)
            ? [notes.Add(ReportTexts.Say("note.uneven-days", window.Days, before.Days))]
            : [];

    private static IReadOnlyList<ReportColumn> Columns(ReportingWindow window, ReportingWindow? comparison)
    {
        var current = new ReportColumn(ReportColumnKind.Window, ReportTexts.NameOf(window));
        return comparison is not { } before
            ? [current]
            :
            [
                current,
                new(ReportColumnKind.Comparison, ReportTexts.NameOf(before)),
                new(ReportColumnKind.Difference, ReportTexts.Say("report.column.difference")),
                new(ReportColumnKind.GrowthPercent, ReportTexts.Say("report.column.growth")),
            ];
    }

    private static ReportDefinition DefinitionOf(Measure measure) =>
        new(measure.Id, measure.Version, measure.Unit, measure.Title, measure.Definition, measure.LegalBasis)
        {
            PlacingDate = ReportTexts.PlacingDate(measure),
        };
}
