using Pratip.Kernel;
using Pratip.Statistics.Checks;

namespace Pratip.Statistics.Tests.Checks;

/// <summary>What was printed about Cambodia in the last years, held against its own numbers; each with what a careful reader finds.</summary>
public sealed class PublishedFigureTests
{
    [Fact]
    public void E1_a_growth_of_16_34_per_cent_was_computed_on_the_later_figure()
    {
        var found = GrowthCheck.Of(new StatedGrowth(new Growth(87, 104), 16.34m, 2));
        Assert.Equal(("growth-base", Verdict.Error), (found.Check, found.Verdict));
        Assert.Contains(19.54m, found.Says.Args);
        Assert.True(found.StopsRelease);
    }

    [Fact]
    public void E2_five_of_757_repatriated_are_in_no_listed_country()
    {
        var found = SumCheck.Of(new StatedSum(757, [400, 300, 52]));
        Assert.Equal(Verdict.Error, found.Verdict);
        Assert.Equal([752L, 757L, 5L], found.Says.Args);
    }

    [Fact]
    public void E3_eight_nationalities_of_which_seven_are_listed()
    {
        var found = SumCheck.Of(new StatedSum(20, [3, 2, 2, 1, 1, 1, 1], SaidParts: 8));
        Assert.Equal(Verdict.Error, found.Verdict);
        Assert.Equal([8, 7, 11L, 20L], found.Says.Args);
    }

    [Fact]
    public void E4_the_deportations_of_one_year_equal_the_difference_of_totals_eighteen_months_apart()
    {
        var found = WindowChecks.OfCumulative(
            new StatedCount(ReportingWindow.OfYear(2021), 3_594, "deported"), new CumulativeTotal(new DateOnly(2020, 6, 30), 17_230), new CumulativeTotal(new DateOnly(2021, 12, 31), 20_824));
        Assert.Equal(Verdict.SuspectedError, found.Verdict);
        Assert.Contains(ReportingWindow.Parse("2020-07..2021-12"), found.Says.Args);
    }

    [Fact]
    public void E5_what_two_years_leave_for_the_third_is_plausible_and_was_never_published()
    {
        var found = WindowChecks.OfCumulative(
            new StatedCount(ReportingWindow.OfYear(2023), 2_159, "deported"), new CumulativeTotal(new DateOnly(2021, 12, 31), 0), new CumulativeTotal(new DateOnly(2023, 12, 31), 6_914));
        Assert.Equal(Verdict.Plausible, found.Verdict);
        Assert.Contains(4_755L, found.Says.Args);
        Assert.False(found.StopsRelease);
    }

    [Fact]
    public void E6_forty_four_per_cent_of_the_total_was_called_an_increase()
    {
        var found = GrowthCheck.Of(new StatedGrowth(new Growth(200, 230), 44m, 0) { Share = (230, 523) });
        Assert.Equal(("share-as-growth", Verdict.Error), (found.Check, found.Verdict));
    }

    [Fact]
    public void E7_more_than_a_hundred_per_cent_is_true_of_166_6_and_imprecise()
    {
        var found = GrowthCheck.Of(new StatedGrowth(new Growth(1_011, 2_695), 100m, 0, StatedBound.MoreThan));
        Assert.Equal(Verdict.Imprecise, found.Verdict);
        Assert.Contains(166.57m, found.Says.Args);
    }

    [Fact]
    public void E8_a_headline_that_names_two_groups_is_ambiguous()
    {
        var found = LabelChecks.OfLabel("human trafficking and sexual exploitation", 104, [("human trafficking", 22), ("sexual exploitation", 82)]);
        Assert.Equal(Verdict.LabelOrWindow, found.Verdict);
    }

    [Fact]
    public void E9_crime_decreased_in_a_statement_without_a_window_while_the_year_grew_by_a_fifth()
    {
        var year = ReportingWindow.OfYear(2024);
        Assert.Equal(Verdict.LabelOrWindow, WindowChecks.OfDirection(-1, null, new Growth(164, 197), year).Verdict);
        Assert.Equal(Verdict.Error, WindowChecks.OfDirection(-1, year, new Growth(164, 197), year).Verdict);
    }

    [Fact]
    public void E10_the_deported_have_three_names() =>
        Assert.Equal(Verdict.LabelOrWindow, LabelChecks.OfNames(["individuals", "foreign offenders", "returned"]).Verdict);

    [Theory]
    [InlineData(106, 263, 148.11, 2)]
    [InlineData(106, 263, 148, 0)]
    public void E11_rescues_grew_by_148_per_cent_as_printed(long earlier, long later, decimal said, int decimals) =>
        Assert.True(GrowthCheck.Of(new StatedGrowth(new Growth(earlier, later), said, decimals)).Verdict is Verdict.Agrees or Verdict.AgreesRounded);

    [Fact]
    public void E11_twenty_five_for_25_81_is_cut_off()
    {
        var found = GrowthCheck.Of(new StatedGrowth(new Growth(62, 78), 25m, 0));
        Assert.Equal(Verdict.AgreesRounded, found.Verdict);
        Assert.Equal("checks.growth.cut-off", found.Says.Key);
    }

    [Fact]
    public void E12_the_first_half_of_2025_agrees_with_itself()
    {
        Assert.Equal(Verdict.AgreesRounded, GrowthCheck.Of(new StatedGrowth(new Growth(104, 99), -4.8m, 1)).Verdict);
        Assert.All(new[] { (99, 27, 72), (130, 37, 93), (278, 81, 197), (236, 118, 118) }, one =>
            Assert.Equal(Verdict.Agrees, SumCheck.Of(new StatedSum(one.Item1, [one.Item2, one.Item3])).Verdict));
    }

    [Fact]
    public void E13_more_were_rescued_in_eight_months_than_in_the_ten_that_hold_them()
    {
        var found = WindowChecks.OfNested(
            new StatedCount(ReportingWindow.Parse("2022-01..2022-08"), 865, "rescued"), new StatedCount(ReportingWindow.Parse("2022-01..2022-10"), 661, "rescued"));
        Assert.Equal(Verdict.LabelOrWindow, found.Verdict);
    }

    [Fact]
    public void The_same_number_for_two_things_is_asked_about()
    {
        var half = ReportingWindow.OfSemester(2024, 1);
        Assert.Equal(Verdict.SuspectedError, LabelChecks.OfSameNumber(new StatedCount(half, 134, "suspects"), new StatedCount(half, 134, "minors"))?.Verdict);
        Assert.Null(LabelChecks.OfSameNumber(new StatedCount(half, 4, "suspects"), new StatedCount(half, 4, "minors")));
        Assert.Null(LabelChecks.OfSameNumber(new StatedCount(half, 134, "suspects"), new StatedCount(half, 134, "suspects")));
    }

    [Fact]
    public void A_window_that_does_not_lie_in_the_other_is_not_compared() =>
        Assert.Throws<ArgumentException>(() => WindowChecks.OfNested(new StatedCount(ReportingWindow.OfYear(2023), 1, "a"), new StatedCount(ReportingWindow.OfYear(2022), 1, "a")));

    [Fact]
    public void Every_finding_has_its_words_in_both_languages()
    {
        var texts = Statistics.Data.StatisticsTexts.All;
        var keys = texts.Keys.Where(key => key.StartsWith("checks.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.True(texts[key].En.Length > 0 && texts[key].Km.Length > 0, key));
    }
}
