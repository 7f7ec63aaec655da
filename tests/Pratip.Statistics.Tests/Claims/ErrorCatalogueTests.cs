using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Data;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>The errors found in published figures, each as a sentence of our own, read and held against figures.</summary>
public sealed class ErrorCatalogueTests
{
    [Fact]
    public void E1_growth_on_the_later_figure_is_found_in_the_text_alone_and_against_the_figures()
    {
        var claims = Read("In the first half of 2024 police handled 104 cases, an increase of 17 cases or 16.34 per cent on the same period of 2023.", "2024-08-01");
        Assert.Contains(TextChecks.Of(claims), f => f.Finding is { Check: "growth-base", Verdict: Verdict.Error });
        var found = Check(claims.Single(c => c.Form is ClaimForm.Growth));
        Assert.Equal((ClaimVerdict.Differs, Explanation.GrowthOnLaterBase, 19.54m), (found.Verdict, found.Explanation, found.Actual));
    }

    [Fact]
    public void E2_five_of_757_repatriated_are_in_no_country_of_the_list()
    {
        var claims = Read("In 2017, 757 victims were repatriated: 351 from Malaysia, 260 from Thailand, 50 from China, 33 from Laos, 18 from Indonesia, 17 from Vietnam, 13 from Somalia, 5 from Japan, 4 from Singapore and 1 from Saudi Arabia.", "2018-03-01");
        var found = Assert.Single(TextChecks.Of(claims), f => f.Finding.Check == SumCheck.Name);
        Assert.Equal(Verdict.Error, found.Finding.Verdict);
        Assert.Equal([752L, 757L, 5L], found.Finding.Says.Args);
    }

    [Fact]
    public void E3_eight_nationalities_were_announced_and_seven_are_listed()
    {
        var claims = Read("In 2017 the police arrested 20 foreign suspects from eight nationalities: 3 Chinese, 2 Vietnamese, 2 Thai, 1 American, 1 Nigerian, 1 Korean and 1 Filipino.", "2018-03-01");
        var found = Assert.Single(TextChecks.Of(claims), f => f.Finding.Check == SumCheck.Name);
        Assert.Equal(Verdict.Error, found.Finding.Verdict);
        Assert.Equal([8, 7, 11L, 20L], found.Finding.Says.Args);
    }

    [Fact]
    public void E4_a_year_that_equals_the_difference_of_running_totals_eighteen_months_apart_is_suspected()
    {
        var claims = Read("From 2014 to June 2020 17,230 foreigners were deported. From 2014 to December 2021 20,824 foreigners were deported. In 2021, 3,594 foreigners were deported.", "2022-02-01");
        Assert.Contains(TextChecks.Of(claims), f => f.Finding is { Check: WindowChecks.Cumulative, Verdict: Verdict.SuspectedError });
    }

    [Fact]
    public void E5_what_two_running_totals_leave_for_the_year_between_is_plausible()
    {
        var claims = Read("Between 2014 and 2021, 20,824 foreigners were deported. Between 2014 and 2023, 27,738 foreigners were deported. In 2023 it was 2,159 foreigners who were deported.", "2024-02-01");
        var found = Assert.Single(TextChecks.Of(claims), f => f.Finding.Check == WindowChecks.Cumulative);
        Assert.Equal(Verdict.Plausible, found.Finding.Verdict);
        Assert.Contains(4_755L, found.Finding.Says.Args);
    }

    [Fact]
    public void E6_a_share_that_was_called_an_increase_is_an_error()
    {
        var claim = Read("The number of minors among the victims rose by 44 per cent in 2024 compared with 2023.", "2025-04-02").Single(c => c.Form is ClaimForm.Growth);
        Assert.Equal([new ClaimPart("majority", "minor")], claim.Of);
        var found = new ClaimCheck(CorpusFigures.Standard.WithPart("victims.registered", "2023", "majority", "minor", 200).With("victims.registered", "2023", 480, "reported")).Of(claim);
        Assert.Equal((ClaimVerdict.Differs, Explanation.ShareCalledGrowth), (found.Verdict, found.Explanation));
    }

    [Fact]
    public void E6_a_growth_that_is_the_share_to_the_digit_is_said_to_be_it_also_where_the_year_before_is_not_known()
    {
        var claim = Read("In 2024 there were 523 victims, of whom 230 were minors, a 44% increase compared to last year.", "2025-04-02").Single(c => c.Form is ClaimForm.Growth);
        var found = Check(claim);
        Assert.Equal((ClaimVerdict.NotCheckable, Explanation.ShareCalledGrowth), (found.Verdict, found.Explanation));
    }

    [Fact]
    public void E7_more_than_a_hundred_per_cent_is_true_and_imprecise()
    {
        var claim = Read("In 2024, 2,695 Chinese were deported, a rise of more than 100 per cent from 1,011 in 2023.", "2025-03-28").Single(c => c.Form is ClaimForm.Growth);
        var found = Check(claim);
        Assert.Equal((ClaimVerdict.Imprecise, 166.57m), (found.Verdict, found.Actual));
    }

    [Fact]
    public void E8_a_number_under_the_names_of_two_groups_has_an_ambiguous_label()
    {
        var claims = Read("In the first half of 2024 there were 104 cases of human trafficking and sexual exploitation.", "2024-12-12");
        Assert.Equal(Verdict.LabelOrWindow, Assert.Single(FigureNotes.Of(claims, CorpusFigures.Standard)).Finding.Verdict);
        Assert.Equal(ClaimVerdict.Agrees, Check(claims[0]).Verdict);
    }

    [Fact]
    public void What_a_label_may_mean_is_said_in_words_and_not_in_codes()
    {
        var claims = Read("In the first half of 2024 there were 104 cases of human trafficking and sexual exploitation.", "2024-12-12");
        var says = Assert.Single(FigureNotes.Of(claims, CorpusFigures.Standard)).Finding.Says;
        foreach (var language in Enum.GetValues<Language>())
        {
            var words = StatisticsTexts.All.Format(says, language);
            Assert.DoesNotContain("sexual-exploitation", words, StringComparison.Ordinal);
            Assert.DoesNotContain("cases.headline", words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("In 2024 cases rose by 33 per cent.", Explanation.ChangeCalledGrowth)]
    [InlineData("In 2024 deportations rose by 271 per cent.", Explanation.RatioCalledGrowth)]
    public void A_number_of_a_comparison_that_is_no_growth_is_told(string text, Explanation why)
    {
        var found = Check(Assert.Single(Read(text, "2025-03-28")));
        Assert.Equal((ClaimVerdict.Differs, why), (found.Verdict, found.Explanation));
    }

    [Fact]
    public void Cambodians_and_foreigners_are_no_parts_of_the_foreigners()
    {
        var claims = Read("In 2024, 273 suspects were arrested. In 2024, 30 foreign suspects were arrested. In 2024, 243 Cambodian suspects were arrested.", "2025-03-28");
        Assert.DoesNotContain(TextChecks.Of(claims), f => f.Finding.Verdict is Verdict.Error);
    }

    [Fact]
    public void E9_crime_decreased_needs_a_measure_and_a_window()
    {
        var claims = Read("Reported crime has decreased in the past ten months, the minister said.", "2024-12-12");
        Assert.Equal([ClaimField.Measure, ClaimField.Window], claims.Single().Gaps.Select(g => g.Field));
        Assert.Equal(["2024-01..2024-10", "2024-02..2024-11"], claims.Single().Gaps[1].Candidates);
        Assert.Equal(ClaimVerdict.NotCheckable, Check(claims[0]).Verdict);
        Assert.Equal(Verdict.LabelOrWindow, Assert.Single(FigureNotes.Of(claims, CorpusFigures.Standard)).Finding.Verdict);
    }

    [Fact]
    public void E10_the_deported_have_several_names()
    {
        var claims = Read("In 2024, 5,852 individuals were deported. The 5,852 foreigners deported in 2024 came from many countries.", "2025-04-02");
        Assert.Contains(TextChecks.Of(claims), f => f.Finding is { Check: LabelChecks.Label, Verdict: Verdict.LabelOrWindow });
    }

    [Theory]
    [InlineData("In the first half of 2019, 263 victims were rescued, a rise of 148 per cent from 106 in the first half of 2018.", ClaimVerdict.AgreesRounded)]
    [InlineData("Cases rose by 25 per cent from 62 in the first half of 2018 to 78 in the first half of 2019.", ClaimVerdict.AgreesRounded)]
    [InlineData("Suspects rose by 14.12 per cent in the first half of 2019 against the first half of 2018.", ClaimVerdict.Agrees)]
    public void E11_growth_that_was_printed_right_agrees(string text, ClaimVerdict verdict) =>
        Assert.Equal(verdict, Check(Read(text, "2019-08-01").Single(c => c.Form is ClaimForm.Growth)).Verdict);

    [Fact]
    public void E12_the_first_half_of_2025_agrees_with_itself_and_with_the_figures()
    {
        var claims = Read(
            "In the first half of 2025 there were 99 cases, five fewer than in the same period of 2024. In the first half of 2025, 278 victims were rescued: 81 of trafficking and 197 of sexual exploitation.",
            "2025-08-21");
        Assert.All(TextChecks.Of(claims), f => Assert.Equal(Verdict.Agrees, f.Finding.Verdict));
        Assert.Contains(TextChecks.Of(claims), f => f.Finding.Check == SumCheck.Name);
        Assert.All(claims, c => Assert.Equal(ClaimVerdict.Agrees, Check(c).Verdict));
    }

    [Fact]
    public void E13_more_in_eight_months_than_in_the_ten_that_hold_them()
    {
        var claims = Read("Between January and August 2022, 865 people were rescued. In the first ten months of 2022, 661 people were rescued.", "2022-11-30");
        Assert.Contains(TextChecks.Of(claims), f => f.Finding is { Check: WindowChecks.Nested, Verdict: Verdict.LabelOrWindow });
    }

    [Fact]
    public void The_same_number_of_suspects_and_of_minors_is_asked_about()
    {
        var claims = Read("In the first half of 2024, 134 suspects were arrested and 134 minors were rescued.", "2024-12-12");
        Assert.Contains(TextChecks.Of(claims), f => f.Finding is { Check: LabelChecks.SameNumber, Verdict: Verdict.SuspectedError });
    }

    private static IReadOnlyList<Claim> Read(string text, string date) => ClaimReader.Read(text, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

    private static ClaimFinding Check(Claim claim) => new ClaimCheck(CorpusFigures.Standard).Of(claim);
}
