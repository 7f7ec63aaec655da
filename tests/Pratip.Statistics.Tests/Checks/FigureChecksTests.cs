using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Checks;

/// <summary>What is found among computed figures before anybody prints them; the published errors of domain.md 5.6 among them.</summary>
public sealed class FigureChecksTests
{
    private static readonly Completeness Complete = new(CompletenessState.Complete, 1, 1, [], []);

    [Fact]
    public void A_sound_register_stops_no_release_and_says_how_much_agreed()
    {
        var register = new SampleRegister().Return("cases", "2023..2024").Obligation("cases")
            .Rows(57, "cases", ("acted-on", "2024-03-01"), ("group", "trafficking"), ("province", "12"))
            .Rows(140, "cases", ("acted-on", "2024-08-01"), ("group", "sexual-exploitation"))
            .Rows(164, "cases", ("acted-on", "2023-08-01"), ("group", "sexual-exploitation"));
        var found = FigureChecks.Run(Computed(register, ("cases.headline", "2024", "group"), ("cases.headline", "2024", "province"), ("cases.trafficking", "2024", null), ("cases.sexual-exploitation", "2024", null), ("cases.headline", "2023", "group")));

        Assert.DoesNotContain(found, f => f.StopsRelease);
        Assert.Contains(found, f => f is { Check: "adds-up", Verdict: Verdict.Agrees });
        Assert.Contains(found, f => f is { Check: "parts-and-total", Verdict: Verdict.Agrees });
    }

    [Fact]
    public void E2_parts_that_make_752_of_757_are_an_error_with_the_five_that_are_missing()
    {
        var found = Only(FigureChecks.Run([Divided("repatriations", "2017", "country", 757, ("MY", 351), ("TH", 260), ("CN", 50), ("LA", 33), ("ID", 18), ("VN", 17), ("SO", 13), ("JP", 5), ("SG", 4), ("SA", 1))]), "parts-and-total");
        Assert.Equal("parts-and-total:repatriations/country@2017", found.Key);
        Assert.Equal(Verdict.Error, found.Verdict);
        Assert.Contains("752", English(found), StringComparison.Ordinal);
    }

    [Fact]
    public void The_headline_is_trafficking_and_sexual_exploitation_or_an_error()
    {
        var found = Only(FigureChecks.Run([Total("cases.headline", "2024-H1", 104), Total("cases.trafficking", "2024-H1", 22), Total("cases.sexual-exploitation", "2024-H1", 72)]), "adds-up");
        Assert.Equal(Verdict.Error, found.Verdict);
        Assert.True(found.StopsRelease);
    }

    [Fact]
    public void E3_eight_citizenships_counted_and_seven_listed_are_an_error()
    {
        var list = Divided("removals", "2017", "citizenship", 20, ("CN", 10), ("VN", 4), ("ID", 2), ("TH", 1), ("JP", 1), ("SG", 1), ("US", 1));
        Assert.Equal(Verdict.Error, Only(FigureChecks.Run([list, Total("removals.citizenships", "2017", 8)]), "counted-list").Verdict);
        Assert.Equal(Verdict.Agrees, Only(FigureChecks.Run([list, Total("removals.citizenships", "2017", 7)]), "counted-list").Verdict);
    }

    [Fact]
    public void The_stateless_and_the_unknown_are_no_citizenship_of_a_list()
    {
        var list = Divided("removals", "2024", "citizenship", 12, ("CN", 8), ("XA", 3), (FactTable.UnknownCode, 1));
        Assert.Equal(Verdict.Agrees, Only(FigureChecks.Run([list, Total("removals.citizenships", "2024", 1)]), "counted-list").Verdict);
    }

    [Fact]
    public void E4_a_year_that_equals_the_difference_over_eighteen_months_is_suspected()
    {
        var found = Only(
            FigureChecks.Run([Total("removals", "2021", 3_594)], [Since("2014-01..2020-06", 17_230), Since("2014-01..2021-12", 20_824)]), "cumulative-difference");
        Assert.Equal(Verdict.SuspectedError, found.Verdict);
    }

    [Fact]
    public void E5_what_two_totals_leave_for_a_year_that_was_never_published_is_plausible()
    {
        var found = Only(FigureChecks.Run([Total("removals", "2023", 2_159)], [Since("2014-01..2021-12", 20_824), Since("2014-01..2023-12", 27_738)]), "cumulative-difference");
        Assert.Equal(Verdict.Plausible, found.Verdict);
        Assert.Contains("4,755", English(found), StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_since_a_day_long_ago_that_falls_is_an_error() =>
        Assert.Contains(FigureChecks.Run([Since("2014-01..2023-12", 100)], [Since("2014-01..2022-12", 120)]), f => f is { Check: "cumulative-difference", Verdict: Verdict.Error });

    [Fact]
    public void E13_more_in_eight_months_than_in_ten_do_not_count_the_same()
    {
        var found = Only(FigureChecks.Run([Total("victims.registered", "2022-01-01..2022-08-20", 865)], [Total("victims.registered", "2022-01..2022-10", 661)]), "window-mismatch");
        Assert.Equal(Verdict.LabelOrWindow, found.Verdict);
    }

    [Fact]
    public void E9_windows_of_different_length_beside_each_other_ask_for_a_word() =>
        Assert.Equal(Verdict.LabelOrWindow, Only(FigureChecks.Run([Total("cases.headline", "2024", 197), Total("cases.headline", "2023-H1", 87)]), "uneven-windows").Verdict);

    [Fact]
    public void A_leap_year_is_as_long_as_the_year_before_it() =>
        Assert.Equal(Verdict.Agrees, Only(FigureChecks.Run([Total("cases.headline", "2024", 197), Total("cases.headline", "2023", 164)]), "uneven-windows").Verdict);

    [Fact]
    public void The_same_number_for_suspects_and_for_minors_is_suspected()
    {
        var found = Only(FigureChecks.Run([Total("suspects.to-court", "2024-H1", 134), Divided("victims.registered", "2024-H1", "majority", 290, ("minor", 134), ("adult", 156))]), "same-number");
        Assert.Equal(Verdict.SuspectedError, found.Verdict);
        Assert.Equal("same-number:suspects.to-court|victims.registered/majority/minor@2024-H1", found.Key);
    }

    [Fact]
    public void Arrested_and_sent_to_court_may_be_the_same_number() =>
        Assert.DoesNotContain(FigureChecks.Run([Total("suspects.arrested", "2024", 273), Total("suspects.to-court", "2024", 273)]), f => f.Check == "same-number");

    [Fact]
    public void A_number_left_standing_from_the_year_before_is_suspected() =>
        Assert.Contains(FigureChecks.Run([Total("cases.headline", "2024", 164)], [Total("cases.headline", "2023", 164)]), f => f is { Check: "same-number", Verdict: Verdict.SuspectedError });

    [Fact]
    public void A_change_beyond_what_five_years_lead_one_to_expect_is_suspected()
    {
        Figure[] history = [.. new[] { 150, 160, 155, 170, 165 }.Select((count, i) => Total("cases.headline", $"{2019 + i}", count))];
        Assert.Equal(Verdict.SuspectedError, Only(FigureChecks.Run([Total("cases.headline", "2024", 359)], history), "implausible-change").Verdict);
        Assert.Equal(Verdict.Agrees, Only(FigureChecks.Run([Total("cases.headline", "2024", 180)], history), "implausible-change").Verdict);
    }

    [Fact]
    public void With_little_history_five_times_as_much_is_suspected_and_twice_is_not()
    {
        Assert.Equal(Verdict.SuspectedError, Only(FigureChecks.Run([Total("victims.registered", "2021", 1_577)], [Total("victims.registered", "2020", 300)]), "implausible-change").Verdict);
        Assert.Equal(Verdict.Agrees, Only(FigureChecks.Run([Total("cases.headline", "2021", 359)], [Total("cases.headline", "2020", 155)]), "implausible-change").Verdict);
    }

    [Fact]
    public void Small_numbers_may_jump() =>
        Assert.Equal(Verdict.Agrees, Only(FigureChecks.Run([Total("interceptions", "2021", 12)], [Total("interceptions", "2020", 1)]), "implausible-change").Verdict);

    [Fact]
    public void A_level_of_which_an_entity_is_missing_is_said_once_for_each_subject()
    {
        var partial = new Completeness(CompletenessState.Partial, 2, 1, ["GDI"], []);
        var found = FigureChecks.Run([Total("cases.headline", "2024", 197) with { Completeness = partial }, Total("cases.trafficking", "2024", 57) with { Completeness = partial }]);
        Assert.Equal("completeness:cases@2024", Only(found, "completeness").Key);
        Assert.Equal(Verdict.LabelOrWindow, Only(found, "completeness").Verdict);
    }

    [Fact]
    public void A_reported_total_larger_than_the_records_contradicts_them()
    {
        var register = new SampleRegister().Return("cases", "2024").Total("cases.headline", "2024", 250).Rows(197, "cases", ("acted-on", "2024-03-01"), ("group", "trafficking"));
        Assert.Equal(Verdict.LabelOrWindow, Only(FigureChecks.Run(Computed(register, ("cases.headline", "2024", null))), "reported-total").Verdict);
    }

    [Fact]
    public void A_stock_that_does_not_balance_is_an_error_and_the_unaccounted_print()
    {
        var stock = StockCatalogue.Standard.All[0];
        StockFlow Flow(long closing, long unaccounted) => new(stock, ReportingWindow.OfYear(2024), 10, 5, [("verdict", 4)], unaccounted, closing, 0, Complete) { Within = CompletenessState.Complete };
        Assert.Equal(Verdict.Agrees, Only(FigureChecks.Run([], null, [Flow(11, 0)]), "stock-balance").Verdict);
        Assert.Equal(Verdict.Imprecise, Only(FigureChecks.Run([], null, [Flow(9, 2)]), "stock-balance").Verdict);
        Assert.Equal(Verdict.Error, Only(FigureChecks.Run([], null, [Flow(8, 2)]), "stock-balance").Verdict);
    }

    [Fact]
    public void A_crossed_breakdown_adds_up_and_is_named_by_both()
    {
        var register = new SampleRegister().Return("cases", "2024").Rows(57, "cases", ("acted-on", "2024-03-01"), ("group", "trafficking"), ("province", "12"));
        var crossed = Computed(register, ("cases.headline", "2024", "group*province"));
        Assert.Equal(Verdict.Agrees, Only(FigureChecks.Run(crossed), "parts-and-total").Verdict);
        var found = Only(FigureChecks.Run([crossed[0] with { Rows = [.. crossed[0].Rows.Where(r => r.Value is 0 or null)] }]), "parts-and-total");
        Assert.Equal("parts-and-total:cases.headline/group*province@2024", found.Key);
        Assert.Contains("headline group: province", English(found), StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_figures_changes_no_finding()
    {
        Figure[] figures = [Total("cases.headline", "2024", 190), Total("cases.trafficking", "2024", 57), Total("cases.sexual-exploitation", "2024", 140), Total("suspects.to-court", "2024", 140), Total("removals", "2024", 190)];
        var said = FigureChecks.Run(figures).Select(f => (f.Key, f.Verdict, English(f)));
        Assert.Equal(said, FigureChecks.Run([.. figures.Reverse()]).Select(f => (f.Key, f.Verdict, English(f))));
        Assert.Equal(said.Count(), said.Select(s => s.Key).Distinct(StringComparer.Ordinal).Count());
    }

    private static Finding Only(IEnumerable<Finding> found, string check) => Assert.Single(found, f => f.Check == check);

    private static string English(Finding found) => Statistics.Data.StatisticsTexts.All.Format(found.Says, Language.English);

    private static IReadOnlyList<Figure> Computed(SampleRegister register, params (string Measure, string Window, string? By)[] asked) =>
        FigureComputer.ComputeAll(register.Snapshot(), [.. asked.Select(a => new FigureRequest(MeasureCatalogue.Standard.Get(a.Measure), ReportingWindow.Parse(a.Window), a.By))]);

    private static Figure Total(string measure, string window, long total) =>
        new(MeasureCatalogue.Standard.Get(measure), ReportingWindow.Parse(window), null, [], total, Complete, FigureSource.Computed, [], 0);

    private static Figure Since(string window, long total) => Total("removals.cumulative-since-2014", window, total) with { Source = FigureSource.Reported };

    private static Figure Divided(string measure, string window, string by, long total, params (string Key, long Count)[] parts) =>
        Total(measure, window, total) with { By = by, Rows = [.. parts.Select(p => new FigureRow(p.Key, new(p.Key, p.Key), p.Count))] };
}
