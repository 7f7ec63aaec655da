using System.Globalization;
using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Data;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Parts behind a comparison, totals up to a day, shares that are called growths: right sentences that were once said to be wrong.</summary>
public sealed class PartsAndRunningTotalsTests
{
    [Theory]
    [InlineData("In the first half of 2025 there were 99 cases of human trafficking and sexual exploitation, 5 fewer or 4.8 per cent less than 104 in the first half of 2024: 27 of trafficking and 72 of sexual exploitation.", 5)]
    [InlineData("In the first half of 2025 there were 99 cases, 5 fewer than 104 in the first half of 2024: 27 of trafficking and 72 of sexual exploitation.", 4)]
    [InlineData("In the first half of 2025 there were 99 cases, 5 fewer or 4.8 per cent less than in the first half of 2024: 27 of trafficking and 72 of sexual exploitation.", 5)]
    [InlineData("In the first half of 2025 there were 99 cases (5 fewer than in the first half of 2024): 27 of trafficking and 72 of sexual exploitation.", 4)]
    [InlineData("In the first half of 2025 there were 99 cases, which is 5 (4.8 per cent) fewer than 104 in the first half of 2024: 27 of trafficking and 72 of sexual exploitation.", 5)]
    [InlineData("In the first half of 2025 there were 99 cases, 5 fewer than the 104 of the first half of 2024; 27 were of trafficking and 72 of sexual exploitation.", 4)]
    [InlineData("In the first half of 2025 there were 99 cases, compared with 104 in the first half of 2024: 27 of trafficking and 72 of sexual exploitation.", 4)]
    [InlineData("In the first half of 2025, 278 victims were rescued, 12 fewer or 4.1 per cent less than 290 in the first half of 2024: 81 of trafficking and 197 of sexual exploitation.", 5)]
    [InlineData("In 2024 there were 197 cases, up from 164 in 2023: 47 of trafficking and 150 of sexual exploitation.", 4)]
    [InlineData("In 2024, 5,852 foreigners were deported, up from 2,159 in 2023: 2,695 Chinese, 1,198 Vietnamese and 861 Indonesians.", 5)]
    [InlineData("In 2024 there were 197 cases, up from 164 in 2023: Phnom Penh had 61 and Siem Reap 15.", 4)]
    [InlineData("The figures for 2024 compared with 2023: 197 cases, 523 victims and 273 suspects.", 3)]
    [InlineData("ក្នុងឆមាសទី១ ឆ្នាំ២០២៥ មាន ៩៩ករណី តិចជាង ១០៤ករណី ក្នុងឆមាសទី១ ឆ្នាំ២០២៤៖ ជួញដូរមនុស្ស ២៧ករណី និងធ្វើអាជីវកម្មផ្លូវភេទ ៧២ករណី។", 4)]
    public void E12_parts_behind_a_colon_are_of_what_was_told_and_not_of_what_it_was_compared_with(string text, int count)
    {
        var claims = Read(text, "2025-08-21");
        Assert.Equal(count, claims.Count);
        Assert.All(claims, claim => Assert.True(Check(claim).Verdict is ClaimVerdict.Agrees or ClaimVerdict.AgreesRounded, $"{claim.Form} {claim.Value} {claim.Window}"));
        Assert.All(TextChecks.Of(claims).Concat(FigureNotes.Of(claims, CorpusFigures.Standard)), found => Assert.True(found.Finding.Verdict is Verdict.Agrees or Verdict.AgreesRounded));
    }

    [Fact]
    public void A_wrong_part_behind_a_comparison_is_still_found()
    {
        var claims = Read("In the first half of 2025 there were 99 cases, 5 fewer than 104 in the first half of 2024: 27 of trafficking and 82 of sexual exploitation.", "2025-08-21");
        Assert.Equal(ClaimVerdict.Differs, Check(Assert.Single(claims, c => c.Value?.Low == 82)).Verdict);
    }

    [Theory]
    [InlineData("In 2024 there were fewer than 197 cases.")]
    [InlineData("In 2024 there were more than 197 cases.")]
    [InlineData("In 2024 there were 197 cases, up by 33 from 160 in 2023.")]
    [InlineData("In 2024 there were 197 cases, a rise of 20.12 per cent from 160 in 2023.")]
    [InlineData("In 2024 there were 197 cases, a rise of 20.1 per cent from 160 in 2023.")]
    [InlineData("In 2024 there were 197 cases, a rise of 20.123 per cent from 164 in 2023.")]
    public void No_number_is_said_to_differ_by_nothing(string text)
    {
        var found = Read(text, "2025-03-28").Select(Check).Where(f => f.Verdict is ClaimVerdict.Differs).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.NotEqual(0, f.Difference));
        Assert.All(found, f => Assert.DoesNotMatch(@"by −?0(\.00)?( |\.$)", StatisticsTexts.All.Format(f.Says, Language.English)));
    }

    [Fact]
    public void Of_a_right_change_between_wrong_ends_the_right_ends_are_told() =>
        Assert.Equal(
            "The figures went from 164 to 197.",
            StatisticsTexts.All.Format(Check(Read("In 2024 there were 197 cases, up by 33 from 160 in 2023.", "2025-03-28").Single(c => c.Form is ClaimForm.Change)).Says, Language.English));

    [Theory]
    [InlineData("In 2023, 2,159 foreigners were removed; the total since 2014 was 20,824 by December 2021 and 27,738 by December 2023.")]
    [InlineData("In 2023, 2,159 foreigners were deported. The total since 2014 was 20,824 by the end of December 2021 and 27,738 by 31 December 2023.")]
    [InlineData("In 2023, 2,159 foreigners were deported, and the total since 2014 was 20,824 at the end of 2021 and 27,738 at the end of 2023.")]
    [InlineData("In 2023, 2,159 foreigners were deported. The total since 2014 was 20,824 as of December 2021 and 27,738 as of December 2023.")]
    [InlineData("In 2023, 2,159 foreigners were deported. Since 2014 it was 20,824 up to December 2021 and 27,738 up to December 2023.")]
    public void E5_totals_since_a_year_reach_to_the_end_of_the_month_that_each_names(string text)
    {
        foreach (var claims in new[] { Read(text, "2024-02-01"), ClaimReader.Read(text, null) })
        {
            Assert.Equal("2,159 2023|20,824 2014-01..2021-12|27,738 2014-01..2023-12", string.Join('|', claims.Select(c => $"{c.Span.In(text)} {c.Window}")));
            Assert.Equal("removals.cumulative-since-2014", claims[^1].Measure);
            Assert.Equal(Verdict.Plausible, Assert.Single(TextChecks.Of(claims)).Finding.Verdict);
            Assert.Empty(FigureNotes.Of(claims, CorpusFigures.Standard));
        }
    }

    [Fact]
    public void By_a_month_is_never_in_that_month()
    {
        var claims = Read("In 2023, 2,159 foreigners were deported. By December 2023 the total was 27,738.", "2024-02-01");
        Assert.Null(claims[^1].Window);
        Assert.Equal((ClaimVerdict.NotCheckable, 0), (Check(claims[^1]).Verdict, TextChecks.Of(claims).Count));
    }

    [Theory]
    [InlineData("In 2024 there were 523 victims, of whom 230 were minors, 44 per cent of the total and an increase of 44 per cent on last year.")]
    [InlineData("Of the 523 victims registered in 2024, 230 were minors, 44 per cent of the total, an increase of 44 per cent on last year.")]
    [InlineData("230 of the 523 victims in 2024 were minors, 44 per cent of the total, which is an increase of 44 per cent on last year.")]
    [InlineData("In 2024, 230 victims were minors, 44 per cent of the total of 523, an increase of 44 per cent on last year.")]
    public void E6_one_number_told_as_share_and_as_growth_is_an_error_of_the_text_itself(string text)
    {
        var claims = Read(text, "2025-04-02");
        Assert.Equal(ClaimVerdict.AgreesRounded, Check(Assert.Single(claims, c => c.Form is ClaimForm.Share)).Verdict);
        Assert.Equal(Verdict.Error, Assert.Single(TextChecks.Of(claims), f => f.Finding.Check == GrowthCheck.ShareAsGrowth).Finding.Verdict);
        Assert.Equal(Explanation.ShareCalledGrowth, Check(Assert.Single(claims, c => c.Form is ClaimForm.Growth)).Explanation);
    }

    [Fact]
    public void A_growth_whose_counts_the_text_has_is_reckoned_from_them_and_not_from_the_share()
    {
        var claims = Read("In 2024 there were 500 victims, of whom 250 were minors, 50 per cent of the total and an increase of 50 per cent from 167 in 2023.", "2025-04-02");
        Assert.DoesNotContain(TextChecks.Of(claims), f => f.Finding.Check == GrowthCheck.ShareAsGrowth);
    }

    [Theory]
    [InlineData("In 2024 there were 197 cases of trafficking and sexual exploitation.", "cases.headline 197")]
    [InlineData("In 2024 there were 197 cases of trafficking, sexual exploitation and related crimes.", "cases.headline 197")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មានករណីជួញដូរ និងធ្វើអាជីវកម្មផ្លូវភេទ ១៩៧ករណី។", "cases.headline 197")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មានករណីជួញដូរមនុស្ស និងធ្វើអាជីវកម្មផ្លូវភេទ ១៩៧ករណី។", "cases.headline 197")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មានករណីជួញដូរ ៤៧ករណី។", "cases.trafficking 47")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មានករណីជួញដូរគ្រឿងញៀន ៤៧ករណី។", "")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មាន ៤៧ករណី ជួញដូរគ្រឿងញៀន។", "")]
    public void The_groups_are_the_same_with_and_without_the_word_human(string text, string counted) =>
        Assert.Equal(counted, string.Join('|', Read(text, "2025-04-02").Select(c => $"{c.Measure} {c.Value}")));

    [Theory]
    [InlineData("In 2024, 230 of the 523 victims, 44 per cent, were minors.")]
    [InlineData("In 2024, 230 of the 523 victims (44 per cent) were minors.")]
    [InlineData("In 2024, 230 of the 523 victims, or 44 per cent, were minors, up from 200 in 2023.")]
    public void A_share_beside_the_whole_does_not_part_the_number_from_what_is_said_of_it(string text)
    {
        var claims = Read(text, "2025-04-02");
        Assert.Equal("230 majority=minor|523 ", string.Join('|', claims.Where(c => c.Form is ClaimForm.Level).Select(c => $"{c.Value} {string.Join(',', c.Of)}")));
        Assert.DoesNotContain(claims, c => Check(c).Verdict is ClaimVerdict.Differs or ClaimVerdict.Contradicts);
    }

    [Theory]
    [InlineData("an increase of 17 cases or 16.34 per cent on the first half of 2023")]
    [InlineData("an increase of 17 cases, or 16.34 per cent, on the first half of 2023")]
    [InlineData("an increase of 17 cases (16.34 per cent) on the first half of 2023")]
    [InlineData("which is an increase of 17 cases or 16.34 per cent on the first half of 2023: 22 of trafficking and 82 of sexual exploitation")]
    public void What_stands_behind_on_is_what_it_is_compared_with(string says)
    {
        var moved = Read($"In the first half of 2024 there were 104 cases, {says}.", "2024-08-01").Where(c => c.Form is ClaimForm.Change or ClaimForm.Growth).ToList();
        Assert.Equal(2, moved.Count);
        Assert.All(moved, c => Assert.Equal("2023-H1", c.Comparison?.ToString()));
        Assert.All(moved, c => Assert.DoesNotContain(ClaimNote.ComparisonNotSaid, c.Notes));
    }

    private static IReadOnlyList<Claim> Read(string text, string date) => ClaimReader.Read(text, DateOnly.Parse(date, CultureInfo.InvariantCulture));

    private static ClaimFinding Check(Claim claim) => new ClaimCheck(CorpusFigures.Standard).Of(claim);
}
