using Pratip.Kernel;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Which period a number is of that names none, or one that leans on another. Where nobody can tell, it stays open.</summary>
public sealed class CarriedWindowTests
{
    [Theory]
    [InlineData("There were 197 cases in 2024. The previous year had seen 164 cases.", "2023")]
    [InlineData("There were 197 cases in 2024. In the previous year it was 164.", "2023")]
    [InlineData("There were 197 cases in 2024. A year before, the tally stood at 164.", "2023")]
    [InlineData("There were 197 cases and 273 suspects in 2024. The previous year had seen 194 suspects and 164 cases.", "2023")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មាន ១៩៧ករណី។ ឆ្នាំមុន មាន ១៦៤ករណី។", "2023")]
    [InlineData("ឆ្នាំមុន មាន ១៦៤ករណី។", "2024")]
    [InlineData("The previous year had seen 164 cases.", "2024")]
    [InlineData("In the first six months of 2025 there were 99 cases. In the same period of 2024 the number was 164.", "2024-H1")]
    public void The_year_before_is_that_before_the_period_spoken_of_and_else_before_the_texts(string text, string window) =>
        Assert.Equal(ReportingWindow.Parse(window), Level(text, 164).Window);

    [Fact]
    public void The_year_before_a_period_that_stays_open_stays_open() =>
        Assert.Null(Level("Last week 197 cases were reported. A year before, the tally stood at 164.", 164).Window);

    [Theory]
    [InlineData("In the first six months of 2025 there were 99 cases. The number of victims was 278, compared with 290.")]
    [InlineData("ក្នុងឆមាសទី១ ឆ្នាំ២០២៥ មាន ៩៩ករណី។ ជនរងគ្រោះ ២៧៨នាក់ ធៀបនឹង ២៩០នាក់។")]
    public void A_number_compared_with_is_never_of_the_same_period(string text)
    {
        var claims = Read(text, new(2025, 9, 4));
        var compared = claims.Single(c => c.Value!.Value.Low == 290);
        Assert.Equal(ReportingWindow.Parse("2025-H1"), claims.Single(c => c.Value!.Value.Low == 278).Window);
        Assert.Null(compared.Window);
        Assert.Equal([ReportingWindow.Parse("2024-H1").ToString()], compared.Gaps.Single(g => g.Field is ClaimField.Window).Candidates, StringComparer.Ordinal);
    }

    [Fact]
    public void Two_numbers_compared_with_have_the_period_behind_the_second()
    {
        var claims = Read("In 2024 there were 197 cases and 273 suspects, compared with 164 and 194 in 2023.");
        Assert.All(claims.Where(c => c.Value!.Value.Low is 164 or 194), c => Assert.Equal(ReportingWindow.OfYear(2023), c.Window));
    }

    [Theory]
    [InlineData("In 2023 and 2024 together there were 361 cases.", ClaimVerdict.Agrees)]
    [InlineData("ក្នុងឆ្នាំ២០២៣ និង២០២៤ មានករណីសរុប ៣៦១ករណី។", ClaimVerdict.Agrees)]
    [InlineData("In 2023 and 2024 together there were 362 cases.", ClaimVerdict.Differs)]
    [InlineData("Over the two years 2023 and 2024, 8,011 foreigners were deported.", ClaimVerdict.Agrees)]
    [InlineData("In 2023 and 2024 together there were 467 suspects.", ClaimVerdict.NotCheckable)]
    public void A_number_of_two_years_is_held_against_both_where_they_add_up(string text, ClaimVerdict verdict)
    {
        var claim = Assert.Single(Read(text));
        Assert.Equal(ReportingWindow.Parse("2023-01..2024-12"), claim.Window);
        Assert.Equal(verdict, Check(claim));
    }

    [Fact]
    public void One_number_beside_two_years_may_be_of_each_or_of_both()
    {
        var claim = Assert.Single(Read("In 2023 and 2024, 361 cases were handled."));
        Assert.Null(claim.Window);
        Assert.Equal(3, claim.Gaps.Single().Candidates.Count);
        Assert.Equal(["2023", "2024"], Read("In 2023 and 2024 there were 164 and 197 cases respectively.").Select(c => c.Window.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void A_share_of_last_year_in_an_aside_is_not_the_period_that_goes_on()
    {
        var claims = Read(
            "During the first half of 2025 there were 99 cases, about half of last year's total. From January to June, 130 suspects were arrested; in the whole of 2024 it was 273. So arrests have halved.",
            new(2025, 8, 30));
        Assert.Equal(["2025-H1", "2025-H1", "2024"], claims.Where(c => c.Form is ClaimForm.Level).Select(c => c.Window.ToString()), StringComparer.Ordinal);
        Assert.Contains(TextChecks.Of(claims), f => f.Finding.Check == "window-length");
    }

    [Theory]
    [InlineData("របាយការណ៍ ឆ្នាំ២០២៤\n- ករណីសរុប៖ ១៩៧ (ឆ្នាំ២០២៣៖ ១៦៤)\n- ជនសង្ស័យបញ្ជូនទៅតុលាការ៖ ២៧៣នាក់ ជនបរទេស ៣០នាក់")]
    [InlineData("Figures for 2024\n• Cases: 197 (2023: 164)\n• Suspects sent to court: 273")]
    [InlineData("Police handled 197 cases in 2024. In 2023 there were 164 cases.\n\nSuspects sent to court numbered 273.")]
    [InlineData("Figures for 2024\n- 134 suspects in the first half\n- Suspects sent to court: 273")]
    [InlineData("In 2024, 5,852 foreigners were deported. This brings the total since 2014 to 33,590. Suspects sent to court numbered 273.")]
    public void An_aside_to_another_period_does_not_go_on(string text)
    {
        var claim = Level(text, 273);
        Assert.Equal((ReportingWindow.OfYear(2024), 0), (claim.Window, claim.Of.Count));
    }

    [Fact]
    public void Behind_a_paragraph_all_of_another_year_nobody_can_tell()
    {
        var claim = Level("In 2025 there were 99 cases.\n\nIn 2024 there were 197 cases.\n\nSuspects numbered 273.", 273);
        Assert.Null(claim.Window);
        Assert.Equal(["2025", "2024"], claim.Gaps.Single().Candidates, StringComparer.Ordinal);
    }

    [Fact]
    public void A_province_does_not_go_on_to_a_share_of_another_matter()
    {
        var claims = Read("Phnom Penh had 50 cases in 2024. Nine out of ten suspects sent to court were Cambodian.");
        Assert.DoesNotContain(claims.Single(c => c.Form is ClaimForm.Share).Of, p => p.By == "province");
    }

    [Fact]
    public void What_fell_between_two_periods_is_of_the_second()
    {
        var claim = Assert.Single(Read("The number of victims doubled between the first half of 2024 and the first half of 2025.", new(2025, 9, 4)));
        Assert.Equal((ReportingWindow.Parse("2025-H1"), ReportingWindow.Parse("2024-H1")), (claim.Window!.Value, claim.Comparison!.Value));
    }

    private static Claim Level(string text, decimal value) => Read(text).Single(c => c.Form is ClaimForm.Level && c.Value!.Value.Low == value);

    private static ClaimVerdict Check(Claim claim) => new ClaimCheck(CorpusFigures.Standard).Of(claim).Verdict;

    private static IReadOnlyList<Claim> Read(string text, DateOnly? day = null) => ClaimReader.Read(text, day ?? new(2025, 3, 28));
}
