using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

public sealed class MonthTests
{
    [Fact]
    public void A_month_without_a_case_is_zero_and_one_nobody_reported_is_missing()
    {
        var register = new SampleRegister().Return("cases", "2024-01..2024-02").Return("cases", "2024-04")
            .Case("2024-01-01", "trafficking").Case("2024-01-31", "trafficking").Case("2024-04-30", "sexual-exploitation");

        var figure = register.Figure("cases.headline", "2024-01..2024-05", "month");

        Assert.Equal(
            [("2024-01", 2L), ("2024-02", 0L), ("2024-03", null), ("2024-04", 1L), ("2024-05", null), ("unknown", 0L)],
            figure.Rows.Select(r => (r.Key, r.Value)));
        Assert.Equal(3, figure.Total);
    }

    [Fact]
    public void What_was_recorded_in_a_month_without_a_return_is_printed_so_that_the_months_add_up()
    {
        var figure = new SampleRegister().Return("cases", "2024-01").Case("2024-02-10", "trafficking").Figure("cases.headline", "2024-01..2024-02", "month");

        Assert.Equal((1L, 1L), (figure.Total!.Value, figure.FindRow("2024-02")!.Value!.Value));
    }

    [Fact]
    public void Without_any_return_every_month_is_missing()
    {
        var figure = new SampleRegister().Case("2024-02-10", "trafficking").Figure("cases.headline", "2024-01..2024-03", "month");

        Assert.Null(figure.Total);
        Assert.All(figure.Rows, r => Assert.Null(r.Value));
        Assert.Equal(["2024-01", "2024-02", "2024-03", "unknown"], figure.Rows.Select(r => r.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void Months_that_are_still_to_come_are_missing()
    {
        var register = new SampleRegister { AsOf = new(2024, 2, 15) }.Return("cases", "2024");

        Assert.Equal([0L, 0L, null], register.Figure("cases.headline", "2024-01..2024-03", "month").Rows.Take(3).Select(r => r.Value));
    }

    [Fact]
    public void A_date_known_by_its_year_alone_has_no_month()
    {
        var register = new SampleRegister().Return("cases", "2024").Case("2024", "trafficking").Case("2024-07", "trafficking");

        var figure = register.Figure("cases.headline", "2024", "month");

        Assert.Equal((1L, 1L, 2L), (figure.FindRow("2024-07")!.Value!.Value, figure.FindRow("unknown")!.Value!.Value, figure.Total!.Value));
    }

    [Fact]
    public void A_window_that_cuts_months_counts_only_its_own_days()
    {
        var register = new SampleRegister().Return("cases", "2023..2025")
            .Case("2024-04-14", "trafficking").Case("2024-04-15", "trafficking").Case("2025-01-10", "trafficking").Case("2025-01-11", "trafficking");

        var figure = register.Figure("cases.headline", "2024-04-15..2025-01-10", "month");

        Assert.Equal(10, figure.Rows.Count(r => r.Key != FactTable.UnknownCode));
        Assert.Equal((1L, 1L, 2L), (figure.Rows[0].Value!.Value, figure.FindRow("2025-01")!.Value!.Value, figure.Total!.Value));
    }

    [Fact]
    public void A_person_counts_in_the_month_that_comes_first()
    {
        var register = new SampleRegister().Return("victims", "2024")
            .Row("victims", ("person", 1), ("registered", "2024-09-01"), ("status", "identified"), ("group", "trafficking"))
            .Row("victims", ("person", 1), ("registered", "2024-03-01"), ("status", "identified"), ("group", "trafficking"));

        var figure = register.Figure("victims.registered", "2024", "month");

        Assert.Equal((1L, 0L), (figure.FindRow("2024-03")!.Value!.Value, figure.FindRow("2024-09")!.Value!.Value));
    }

    [Fact]
    public void Months_have_names_in_both_languages()
    {
        var row = new SampleRegister().Return("cases", "2024").Figure("cases.headline", "2024", "month").Rows[2];

        Assert.Equal(new LocalizedText("March 2024", "មីនា ២០២៤"), row.Label);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Each_month_is_what_its_own_window_counts_and_they_add_up(int seed)
    {
        var snapshot = SyntheticFacts.Of(seed, 600);
        foreach (var measure in MeasureCatalogue.Standard.All.Where(m => m.FindBreakdown(Breakdown.Month) is not null))
        {
            var figure = FigureComputer.Compute(snapshot, measure, ReportingWindow.OfYear(2024), Breakdown.Month);
            Assert.Equal(figure.Total, figure.Rows.Sum(r => r.Value));
            if (measure.Counting.Kind == CountingKind.Rows)
            {
                Assert.All(
                    figure.Rows.Where(r => r.Key != FactTable.UnknownCode),
                    r => Assert.Equal(FigureComputer.Compute(snapshot, measure, ReportingWindow.Parse(r.Key)).Total, r.Value));
            }
        }
    }
}
