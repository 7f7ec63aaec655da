using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

public sealed class StockAndFlowTests
{
    [Fact]
    public void Court_files_of_a_half_year_are_those_carried_over_and_those_new()
    {
        var register = new SampleRegister().Return("court", "2024-12..2025-06").Return("suspects", "2024-12..2025-06")
            .Rows(100, "court-files", ("entered", "2024-11-01"), ("group", "trafficking"))
            .Rows(18, "court-files", ("entered", "2024-11-01"), ("disposed", "2025-01-01"), ("group", "trafficking"))
            .Rows(118, "court-files", ("entered", "2025-02-01"), ("group", "sexual-exploitation"))
            .Rows(7, "court-files", ("entered", "2024-11-01"), ("disposed", "2024-12-31"), ("group", "trafficking"))
            .Rows(9, "court-files", ("entered", "2025-07-01"), ("group", "trafficking"));

        var figure = register.Figure("court.files", "2025-H1", "origin");

        Assert.Equal(236, figure.Total);
        Assert.Equal([("carried-over", 118L), ("new", 118L), ("unknown", 0L)], figure.Rows.Select(r => (r.Key, r.Value!.Value)));
    }

    [Fact]
    public void The_closing_stock_of_one_window_opens_the_next()
    {
        var random = new Random(5);
        var register = new SampleRegister().Return("court", "2023..2026").Return("suspects", "2023..2026");
        for (var i = 0; i < 500; i++)
        {
            var entered = new DateOnly(2023, 6, 1).AddDays(random.Next(700));
            var disposed = random.Next(3) == 0 ? null : entered.AddDays(random.Next(400)).ToString("yyyy-MM-dd");
            register.Row("court-files", ("entered", entered.ToString("yyyy-MM-dd")), ("disposed", disposed), ("group", "trafficking"));
        }

        var first = register.Figure("court.files", "2024-H1", "origin");
        var second = register.Figure("court.files", "2024-H2", "origin");
        var year = register.Figure("court.files", "2024", "origin");

        Assert.Equal(year.FindRow("carried-over")!.Value, first.FindRow("carried-over")!.Value);
        Assert.Equal(year.FindRow("new")!.Value, first.FindRow("new")!.Value + second.FindRow("new")!.Value);
        Assert.True(second.FindRow("carried-over")!.Value <= first.Total);
        Assert.Equal(year.Total, first.Total + second.FindRow("new")!.Value);
    }

    [Fact]
    public void A_date_that_reaches_across_the_beginning_leaves_the_origin_unknown()
    {
        var register = new SampleRegister().Return("court", "2025").Return("suspects", "2025")
            .Row("court-files", ("entered", "2024"), ("disposed", "2025-08-01"), ("group", "trafficking"));

        Assert.Equal(1, register.Figure("court.files", "2024-07-01..2025-12-31", "origin").FindRow("unknown")!.Value);
    }

    [Fact]
    public void A_file_that_may_have_ended_before_the_window_is_counted_apart()
    {
        var register = new SampleRegister().Return("court", "2025").Return("suspects", "2025")
            .Row("court-files", ("entered", "2024-01-01"), ("disposed", "2025"), ("group", "trafficking"))
            .Row("court-files", ("disposed", "2025-05-05"), ("group", "trafficking"));

        var figure = register.Figure("court.files", "2025-H2");

        Assert.Equal((0L, 1L), (figure.Total!.Value, figure.Undated!.Value));
    }

    [Fact]
    public void Defendants_in_two_files_count_once_and_as_carried_over_if_either_is()
    {
        var register = new SampleRegister().Return("court", "2024-12..2025-06").Return("suspects", "2024-12..2025-06")
            .Row("court-defendants", ("person", 1), ("file", 1), ("entered", "2024-05-01"), ("group", "trafficking"))
            .Row("court-defendants", ("person", 1), ("file", 2), ("entered", "2025-05-01"), ("group", "trafficking"))
            .Row("court-defendants", ("person", 2), ("file", 2), ("entered", "2025-05-01"), ("sentenced", "2025-06-01"), ("sentence", "imprisonment"), ("group", "trafficking"))
            .Row("court-defendants", ("person", 3), ("file", 2), ("entered", "2025-05-01"), ("sentenced", "2025-06-01"), ("sentence", "fine"), ("group", "trafficking"));

        var figure = register.Figure("court.defendants", "2025-H1", "origin");

        Assert.Equal(3, figure.Total);
        Assert.Equal(1, figure.FindRow("carried-over")!.Value);
        Assert.Equal(1, register.Figure("court.sentenced", "2025-H1").Total);
    }
}
