using System.Text;
using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Tests.Demonstration;

/// <summary>The demonstration's whole year attacked: every figure of the report and of every breakdown, of two years and their halves.</summary>
public sealed class DemonstrationDisclosureTests(ImportedDemonstration imported) : IClassFixture<ImportedDemonstration>
{
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);

    [Fact]
    public void No_small_number_of_the_year_can_be_worked_out_from_all_its_figures_together()
    {
        var figures = FigureComputer.ComputeAll(imported.Facts, [.. Requests(Year), .. Requests(ReportingWindow.OfYear(2023)), .. Requests(ReportingWindow.OfSemester(2024, 1))]);
        var hidden = ProtectedFigures.Of(figures, DisclosurePolicy.Standard);
        Assert.NotEmpty(hidden.Decision.Hidden);
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(figures.SelectMany(ProtectedFigures.CellsOf), hidden.Decision.IsHidden, DisclosurePolicy.Standard)));
        Assert.Empty(hidden.Decision.Findings);

        // Whoever hides the small cells alone has hidden nothing.
        Assert.NotEmpty(SuppressionAudit.Broken(SuppressionAudit.Attack(
            figures.SelectMany(ProtectedFigures.CellsOf),
            id => hidden.Decision.Hidden.Any(cell => cell.IsPrinted && cell.IsSmall && cell.Id == id),
            DisclosurePolicy.Standard)));
        Assert.All(hidden.Figures.SelectMany(figure => figure.Rows.Select(row => (figure, row))), one =>
            Assert.False(one.row.Value is { } value && DisclosurePolicy.Standard.RuleOf(one.figure.Measure.Id).IsSmall(new(one.figure.Measure.Id, one.figure.Window, one.figure.By, one.row.Key), value)));
    }

    [Fact]
    public void A_report_prints_a_sign_in_every_format_where_a_number_is_hidden_and_computes_nothing_from_it()
    {
        var document = Report.Build(imported.Facts, Year, ReportingWindow.OfYear(2023), RegisterPurpose.Demonstration, CellOrigins.For(RegisterPurpose.Demonstration), policy: DisclosurePolicy.Standard);
        var rows = document.Tables.SelectMany(table => table.Rows).ToList();
        var hidden = rows.Where(row => row.Current.Kind == ReportCellKind.Hidden || row.Earlier?.Kind == ReportCellKind.Hidden).ToList();
        Assert.NotEmpty(hidden);
        Assert.All(hidden, row => Assert.Null(row.Growth));
        var detained = rows.Where(row => row.Current.MeasureId == "stock.detentions").SelectMany(CellSigns.Cells).ToList();
        Assert.NotEmpty(detained);
        Assert.All(detained, cell => Assert.False(cell.Value is > 0 and < 5, $"{cell.Key} of {cell.Window} is {cell.Value}"));
        Assert.All(rows.SelectMany(CellSigns.Cells).Where(cell => MeasureCatalogue.Standard.TryGet(cell.MeasureId, out _)), cell => Assert.False(cell.Value is { } value && DisclosurePolicy.Standard.RuleOf(cell.MeasureId).IsSmall(new(cell.MeasureId, cell.Window, cell.By, cell.Key), value) && cell.Key != "other"));
        var words = new ReportWords(new ReportStyle(Language.English));
        Assert.Contains(CellSigns.Legend(document, words), sign => sign.Sign == "(c)");
        Assert.Contains("(c)", Encoding.UTF8.GetString(ReportFiles.Render(document, ReportFormat.Html, new ReportStyle(Language.English))), StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"hidden\"", Encoding.UTF8.GetString(ReportJson.Render(document)), StringComparison.Ordinal);
        Assert.Contains(",hidden,", Encoding.UTF8.GetString(ReportCsv.Render(document)), StringComparison.Ordinal);
    }

    private static IEnumerable<FigureRequest> Requests(ReportingWindow window) => MeasureCatalogue.Standard.All.SelectMany(measure =>
        measure.Breakdowns.Select(breakdown => new FigureRequest(measure, window, breakdown.Id)).Prepend(new FigureRequest(measure, window)));
}
