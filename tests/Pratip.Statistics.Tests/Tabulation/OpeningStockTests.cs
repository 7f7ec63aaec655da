using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

/// <summary>What was there when a window began is known where somebody reported about the day before it, and never zero because nobody did.</summary>
public sealed class OpeningStockTests
{
    private static readonly ReportingWindow First = ReportingWindow.OfYear(2023);
    private static readonly ReportingWindow Second = ReportingWindow.OfYear(2024);

    [Fact]
    public void Before_the_first_returns_what_was_carried_over_is_not_reported_and_the_total_is_known_in_part()
    {
        var figure = Register().Figure("court.files", "2023", "origin");

        Assert.Null(figure.FindRow("carried-over")!.Value);
        Assert.Equal((50L, 50L), (figure.FindRow("new")!.Value!.Value, figure.Total!.Value));
        Assert.Equal((CompletenessState.Partial, true), (figure.Completeness.State, figure.IsOpeningUnknown));
        Assert.Equal((30L, CompletenessState.Complete), (Register().Figure("court.files", "2024", "origin").FindRow("carried-over")!.Value!.Value, Register().Figure("court.files", "2024").Completeness.State));
    }

    [Fact]
    public void Nothing_counted_after_a_time_of_which_nobody_reported_is_no_zero()
    {
        var none = new SampleRegister().Return("court", "2023").Return("suspects", "2023");
        Assert.Null(none.Figure("court.files", "2023").Total);
        Assert.Equal(0, none.Return("court", "2022-12-31..2022-12-31").Return("suspects", "2022-12-31..2022-12-31").Figure("court.files", "2023").Total);
    }

    [Fact]
    public void What_came_in_and_went_is_known_though_nobody_reported_about_the_time_before()
    {
        var stock = Stock(new SampleRegister().Return("court", "2023").Return("suspects", "2023"), First);
        Assert.Null(stock.Get(StockLines.Opening).Value);
        Assert.Equal((0L, 0L, 0L), (stock.Get(StockLines.In).Value, stock.Get(StockLines.Out).Value, stock.Get(StockLines.Closing).Value));
    }

    /// <summary>A return of one day says that everything open then is in the register.</summary>
    [Fact]
    public void An_office_can_say_that_its_register_began_with_all_that_was_open()
    {
        var register = Register().Return("court", "2022-12-31..2022-12-31").Return("suspects", "2022-12-31..2022-12-31")
            .Rows(7, "court-files", ("entered", "2022-05-01"), ("group", "trafficking"));
        var figure = register.Figure("court.files", "2023", "origin");

        Assert.Equal((7L, 57L), (figure.FindRow("carried-over")!.Value!.Value, figure.Total!.Value));
        Assert.Equal(CompletenessState.Complete, figure.Completeness.State);
        Assert.Equal(7, Stock(register, First).Get(StockLines.Opening).Value);
    }

    [Fact]
    public void Whoever_did_not_report_about_the_day_before_has_reported_in_part()
    {
        var register = Register().Obligation("court").Obligation("court", "MOJ").Return("court", "2023..2024", agency: "MOJ")
            .Return("court", "2022-12-31..2022-12-31", agency: "MOJ").Return("suspects", "2022-12-31..2022-12-31");
        var figure = register.Figure("court.files", "2023", "origin");

        Assert.Equal(0, figure.FindRow("carried-over")!.Value);
        Assert.Equal((CompletenessState.Partial, "NP"), (figure.Completeness.State, Assert.Single(figure.Completeness.Incomplete)));
    }

    [Fact]
    public void The_opening_stock_prints_as_not_reported_and_no_change_is_stated_from_it()
    {
        var report = Report.Build(Register().Snapshot(), Second, First, RegisterPurpose.Test);
        var stock = report.Tables.Single(table => table.Id == "C2").Rows;
        var opening = stock.Single(row => row.Current.Key == StockLines.Opening);
        Assert.Equal((30L, null, ReportCellKind.NotReported), (opening.Current.Value, opening.Earlier!.Value, opening.Earlier.Kind));
        Assert.Null(opening.Growth);
        Assert.Equal(30, stock.Single(row => row.Current.Key == StockLines.Closing).Earlier!.Value);

        var files = report.Tables.SelectMany(table => table.Rows).Where(row => row.Current.MeasureId == "court.files").ToList();
        Assert.All(files, row => Assert.Null(row.Growth));
        var said = string.Join(' ', report.Tables.Single(table => table.Rows.Any(row => row.Current.MeasureId == "court.files")).Narrative.Select(one => one.En));
        Assert.Contains("no change from the number in 2023 can be stated", said, StringComparison.Ordinal);
        Assert.DoesNotContain("percentage point", said, StringComparison.Ordinal);
        Assert.Contains(report.Notes, note => note.Text.En.Contains("nobody reported about the time before", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edition_says_the_same_and_gives_its_bytes_again()
    {
        var facts = Register().Snapshot();
        var full = EditionBuilder.Build(facts, EditionPlan.Of(Second, Vintage.Provisional, 1, RegisterPurpose.Test));
        Assert.Contains(full.Cells, cell => cell is { MeasureId: "court.files", By: "origin", Key: "carried-over", State: EditionCellState.NotReported } && cell.Window == First);
        Assert.Contains(full.StockCells, cell => cell is { MeasureId: "stock.court-files", Key: StockLines.Opening, State: EditionCellState.NotReported } && cell.Window == First);

        var files = CanonicalContent.Write(full, EditionDocket.Empty);
        var read = ContentReader.Read(files).Content;
        Assert.Equal(ContentManifest.HashOf(files), ContentManifest.HashOf(CanonicalContent.Write(EditionBuilder.Recompute(facts, read), EditionDocket.Empty)));
        var printed = EditionReport.Of(read, EditionDocket.Empty).Tables.SelectMany(table => table.Rows).Where(row => row.Current.MeasureId == "court.files");
        Assert.All(printed, row => Assert.Null(row.Growth));
        Assert.DoesNotContain(EditionRules.Standard.Check(full, null), finding => finding.Check == "stock-balance");
    }

    /// <summary>What happens to be recorded of before is in the total and in no row: that is neither an error of the figures nor of the edition.</summary>
    [Fact]
    public void A_total_that_holds_more_than_its_known_parts_contradicts_nothing()
    {
        var facts = Register().Rows(9, "court-files", ("entered", "2022-05-01"), ("group", "trafficking")).Snapshot();
        var full = EditionBuilder.Build(facts, EditionPlan.Of(First, Vintage.Provisional, 1, RegisterPurpose.Test));
        Assert.Equal(59, full.Cells.Single(cell => cell is { MeasureId: "court.files", By: null } && cell.Window == First).Value);
        Assert.DoesNotContain(EditionRules.Standard.Check(full, null), finding => finding.StopsRelease && finding.Key.Contains("court.files", StringComparison.Ordinal));
        Assert.Empty(EditionArithmetic.Check(full));
    }

    [Fact]
    public void An_edition_of_the_counting_before_is_counted_as_it_was()
    {
        var facts = Register().Snapshot();
        var full = EditionBuilder.Build(facts, EditionPlan.Of(Second, Vintage.Provisional, 1, RegisterPurpose.Test));
        var old = EditionBuilder.Recompute(facts, full with { Head = full.Head with { Tabulation = 2 } });
        Assert.Equal(0, old.Cells.Single(cell => cell is { MeasureId: "court.files", By: "origin", Key: "carried-over" } && cell.Window == First).Value);
        Assert.Equal(0, old.StockCells.Single(cell => cell is { MeasureId: "stock.court-files", Key: StockLines.Opening } && cell.Window == First).Value);
        Assert.Contains(EditionChanges.Between(old, full), change => EditionChanges.Suggest(change, old, full, new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal)) is ChangeReason.Definition);
    }

    private static StockStatement Stock(SampleRegister register, ReportingWindow window) =>
        StockStatement.Of(StockFlowComputer.Compute(register.Snapshot(), StockCatalogue.Standard.Find("stock.court-files")!, window));

    private static SampleRegister Register() => new SampleRegister().Return("court", "2023..2024").Return("suspects", "2023..2024")
        .Rows(30, "court-files", ("entered", "2023-11-01"), ("group", "trafficking"))
        .Rows(20, "court-files", ("entered", "2023-02-01"), ("disposed", "2023-09-01"), ("disposal", "verdict"), ("group", "trafficking"))
        .Rows(40, "court-files", ("entered", "2024-02-01"), ("group", "trafficking"));
}
