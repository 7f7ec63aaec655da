using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

public sealed class ReportedTotalsTests
{
    [Fact]
    public void A_reported_total_stands_beside_the_records_and_is_never_added()
    {
        var figure = new SampleRegister().Return("cases", "2024").Case("2024-01-01", "trafficking").Total("cases.headline", "2024", 196)
            .Figure("cases.headline", "2024");

        Assert.Equal((1L, FigureSource.Computed), (figure.Total!.Value, figure.Source));
        Assert.Equal(196, Assert.Single(figure.ReportedTotals).Value);
    }

    [Fact]
    public void Where_no_records_were_returned_the_reported_total_is_printed_as_reported()
    {
        var figure = new SampleRegister().Total("cases.headline", "2016", 92).Figure("cases.headline", "2016");

        Assert.Equal((92L, FigureSource.Reported, CompletenessState.Missing), (figure.Total!.Value, figure.Source, figure.Completeness.State));
    }

    [Fact]
    public void A_reported_list_that_falls_short_of_its_total_leaves_a_remainder_unknown()
    {
        var register = new SampleRegister().Total("repatriations", "2017", 757);
        foreach (var (country, count) in new[] { ("MY", 351), ("TH", 260), ("CN", 50), ("LA", 33), ("ID", 18), ("VN", 17), ("SO", 13), ("JP", 5), ("SG", 4), ("SA", 1) })
        {
            register.Total("repatriations", "2017", count, "country", country);
        }

        var figure = register.Figure("repatriations", "2017", "country");

        Assert.Equal(757, figure.Total);
        Assert.Equal(5, figure.FindRow("unknown")!.Value);
        Assert.Equal(figure.Total, figure.Rows.Sum(r => r.Value));
    }

    [Fact]
    public void What_a_reported_list_does_not_name_is_missing_and_not_zero()
    {
        var figure = new SampleRegister().Total("victims.registered", "2017", 345).Total("victims.registered", "2017", 138, "age", "under-15")
            .Figure("victims.registered", "2017", "age");

        Assert.Equal(138, figure.FindRow("under-15")!.Value);
        Assert.Null(figure.FindRow("15-17")!.Value);
        Assert.Equal(207, figure.FindRow("unknown")!.Value);
    }

    [Fact]
    public void A_total_of_another_window_does_not_speak_for_this_one()
    {
        Assert.Null(new SampleRegister().Total("court.carried-over", "2025-H1", 118).Figure("court.carried-over", "2025").Total);
        Assert.Equal(118, new SampleRegister().Total("court.carried-over", "2025-H1", 118).Figure("court.carried-over", "2025-H1").Total);
    }

    [Fact]
    public void A_running_total_speaks_for_every_window_that_ends_with_it()
    {
        var register = new SampleRegister().Total("removals.cumulative-since-2014", "2014-01-01..2023-12-31", 27738);

        Assert.Equal(27738, register.Figure("removals.cumulative-since-2014", "2023").Total);
        Assert.Null(register.Figure("removals.cumulative-since-2014", "2024").Total);
    }

    [Fact]
    public void Totals_of_different_entities_are_added()
    {
        var figure = new SampleRegister().Total("prisons.foreigners", "2023", 2000, agency: "A").Total("prisons.foreigners", "2023", 246, agency: "B")
            .Figure("prisons.foreigners", "2023");

        Assert.Equal((2246L, FigureSource.Reported), (figure.Total!.Value, figure.Source));
    }

    [Fact]
    public void Two_totals_of_one_entity_that_disagree_are_refused_with_both_sources()
    {
        var register = new SampleRegister().Total("prisons.foreigners", "2023", 2246, source: "letter 1").Total("prisons.foreigners", "2023", 2264, source: "letter 2");

        var problem = Assert.Throws<InvalidDataException>(() => register.Figure("prisons.foreigners", "2023"));

        Assert.Contains("letter 1", problem.Message, StringComparison.Ordinal);
        Assert.Contains("letter 2", problem.Message, StringComparison.Ordinal);
    }
}
