using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Tables;

/// <summary>Builds the committee's report: all its figures at once, then the tables around them.</summary>
public static class Report
{
    /// <summary>Windows whose lengths differ by more than a leap day and a month's end are compared with a warning.</summary>
    private const int SimilarDays = 3;

    /// <param name="policy">What counts as small and is hidden; null for a reader who may see small cells.</param>
    /// <param name="origins">Tells published figures from fill in a demonstration; null where there is nothing to tell.</param>
    public static ReportDocument Build(
        FactSnapshot snapshot,
        ReportingWindow window,
        ReportingWindow? comparison,
        RegisterPurpose purpose,
        ICellOrigin? origins = null,
        DisclosurePolicy? policy = null) => Build(snapshot, window, comparison, purpose, origins, TableCatalogue.Standard, policy);

    internal static ReportDocument Build(
        FactSnapshot snapshot,
        ReportingWindow window,
        ReportingWindow? comparison,
        RegisterPurpose purpose,
        ICellOrigin? origins,
        TableCatalogue catalogue,
        DisclosurePolicy? policy = null)
    {
        ReportingWindow[] windows = comparison is { } before ? [window, before] : [window];
        var requests = RequestsOf(catalogue, windows);
        var hidden = policy is null ? null : ProtectedFigures.Decide(snapshot, requests, policy);
        var computed = hidden?.Figures ?? FigureComputer.ComputeAll(snapshot, requests);
        var figures = requests.Zip(computed).ToDictionary(pair => pair.First, pair => pair.Second);
        var notes = new NoteBook();
        var printer = new RowPrinter(window, comparison, r => figures[r], notes, origins);
        var tableNotes = NotesOfTables(notes, window, comparison);
        var sections = catalogue.Sections
            .Select(s => new ReportSection(s.Letter, s.Title, [.. s.Tables.Select(t => new ReportTable(t.Id, t.Title, Columns(window, comparison), printer.Print(t), tableNotes))]))
            .ToList();
        var measures = requests.Select(r => r.Measure).Distinct().ToList();
        return new(
            ReportTexts.Say("report.title", ReportTexts.NameOf(window)),
            window,
            comparison,
            snapshot.AsOf,
            purpose,
            ReportTexts.PurposeMark(purpose),
            sections,
            notes.Notes,
            [.. measures.Select(DefinitionOf)])
        {
            Completeness = [.. from measure in measures
                               where !measure.IsReportedOnly
                               from of in windows
                               select new ReportCompleteness(measure.Id, of, computed.First(f => f.Measure == measure && f.Window == of).Completeness)],
            Disclosure = hidden?.Decision,
        };
    }

    /// <summary>Every figure the tables print, each once.</summary>
    public static IReadOnlyList<FigureRequest> RequestsOf(TableCatalogue catalogue, IReadOnlyList<ReportingWindow> windows) =>
        [.. catalogue.Sections.SelectMany(s => s.Tables).SelectMany(t => t.Rows)
            .SelectMany(row => windows.Select(w => new FigureRequest(MeasureCatalogue.Standard.Get(row.Measure), w, row.By)))
            .Distinct()];

    private static IReadOnlyList<int> NotesOfTables(NoteBook notes, ReportingWindow window, ReportingWindow? comparison) =>
        comparison is { } before && Math.Abs(window.Days - before.Days) > SimilarDays
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
