using Pratip.Kernel;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Stocks;

public sealed class StockFlowTests
{
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);

    [Fact]
    public void Court_files_balance_by_the_decision_that_ended_them()
    {
        var flow = Of("stock.court-files", new SampleRegister().Return("court", "2024").Return("suspects", "2024")
            .Rows(4, "court-files", Court("2023-05-01", null, null))
            .Rows(3, "court-files", Court("2023-05-01", "2024-02-01", "verdict"))
            .Rows(2, "court-files", Court("2024-03-01", "2024-09-01", "non-suit"))
            .Rows(5, "court-files", Court("2024-03-01", "2025-01-10", "verdict"))
            .Rows(7, "court-files", Court("2022-03-01", "2023-01-10", "verdict"))
            .Rows(1, "court-files", Court("2024-06-01", "2024-07-01", null))
            .Rows(9, "court-files", ("entered", "2024-06-01"), ("group", "outside")));

        Assert.Equal((7, 8, 9), (flow.Opening, flow.In, flow.Closing));
        Assert.Equal([("verdict", 3L), ("non-suit", 2L), ("filed-without-processing", 0L)], flow.Out);
        Assert.Equal(1, flow.Unaccounted);
        Assert.True(flow.IsBalanced);
    }

    [Fact]
    public void A_date_that_reaches_across_the_edge_is_in_no_other_number()
    {
        var flow = Of("stock.court-files", new SampleRegister().Return("court", "2024").Return("suspects", "2024")
            .Row("court-files", Court("2023-12-01", "2024-02-01", "verdict"))
            .Row("court-files", ("entered", null), ("group", "trafficking"))
            .Row("court-files", Court("2020", "2024", "verdict")));

        Assert.Equal((2, 0, 2, 0, 1), (flow.Opening, flow.In, flow.OutInAll, flow.Closing, flow.Undated));
        Assert.True(flow.IsBalanced);
    }

    [Fact]
    public void What_left_before_it_came_does_not_balance()
    {
        var flow = Of("stock.court-files", new SampleRegister().Return("court", "2024").Return("suspects", "2024").Row("court-files", Court("2024-05-01", "2023-05-01", "verdict")));
        Assert.Equal(1, flow.Difference);
    }

    [Fact]
    public void The_555_of_whom_nothing_was_published_are_unaccounted_for()
    {
        var flow = Of("stock.detentions", new SampleRegister().Return("removals", "2025")
            .Rows(2_825, "detentions", ("entered", "2025-07-01"), ("ended", "2025-08-01"), ("disposition", "removed"))
            .Rows(75, "detentions", ("entered", "2025-07-01"), ("ended", "2025-08-01"), ("disposition", "to-court"))
            .Rows(555, "detentions", ("entered", "2025-07-01"), ("ended", "2025-07-01")), ReportingWindow.OfYear(2025));

        Assert.Equal((3_455, 555, 0), (flow.In, flow.Unaccounted, flow.Closing));
        Assert.True(flow.IsBalanced);
    }

    [Fact]
    public void The_report_prints_the_table_at_the_end_of_its_section_and_nothing_where_nobody_reported()
    {
        var snapshot = new SampleRegister().Return("court", "2023-12..2024-12").Return("suspects", "2023-12..2024-12").Rows(2, "court-files", Court("2024-03-01", "2024-09-01", "verdict")).Snapshot();
        var document = Report.Build(snapshot, Year, ReportingWindow.OfYear(2023), RegisterPurpose.Test);

        var courts = document.Sections.Single(s => s.Letter == "C").Tables[^1];
        Assert.Equal("C2", courts.Id);
        Assert.Equal([0L, 2, 2, 2, 0, 0, 0, 0], courts.Rows.Select(r => r.Current.Value!.Value));
        Assert.All(courts.Rows, r => Assert.Null(r.Earlier!.Value));
        Assert.All(document.Sections.Single(s => s.Letter == "D").Tables[^1].Rows, r => Assert.Null(r.Current.Value));
        Assert.Contains(document.Definitions, d => d.MeasureId == "stock.court-files");
    }

    private static (string, object?)[] Court(string entered, string? disposed, string? disposal) =>
        [("entered", entered), ("disposed", disposed), ("disposal", disposal), ("group", "trafficking")];

    private static StockFlow Of(string id, SampleRegister register, ReportingWindow? window = null) =>
        StockFlowComputer.Compute(register.Snapshot(), StockCatalogue.Standard.All.Single(s => s.Id == id), window ?? Year);
}
