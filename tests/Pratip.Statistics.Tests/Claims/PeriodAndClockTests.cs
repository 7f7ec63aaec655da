using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Months from one to another, the time of the day, none at all, and days that no text is of.</summary>
public sealed class PeriodAndClockTests
{
    private static readonly string[] Texts =
    [
        "Last year there were 197 cases, 33 more than the year before last.", "This year there were 197 cases.", "In October there were 15 cases, up from 12 a year earlier.",
        "In the past ten months crime fell compared with last year.", "Last month police handled 15 cases.", "Since January 180 cases were handled.", "In the first half there were 99 cases.",
        "By the end of November there were 180 cases.", "In 2024 there were 197 cases. A year later there were 201.", "January-October last year saw 168 cases.", "ឆ្នាំមុន មាន១៩៧ករណី។ ក្នុងរយៈពេល ១០ខែ មាន ១៦៨ករណី។",
    ];

    [Theory]
    [InlineData("In January-October 2024 there were 168 cases.")]
    [InlineData("From Jan-Oct 2024, police handled 168 cases.")]
    [InlineData("From Jan.-Oct. 2024 police handled 168 cases.")]
    [InlineData("From Jan-Oct. 2024 police handled 168 cases.")]
    [InlineData("In January–October 2024 there were 168 cases.")]
    [InlineData("In January-to-October 2024 there were 168 cases.")]
    [InlineData("In the January-October period of 2024 there were 168 cases.")]
    [InlineData("ក្នុងខែមករា-តុលា ឆ្នាំ២០២៤ មាន ១៦៨ករណី។")]
    public void Months_with_a_dash_between_them_are_those_months_and_not_the_year(string text)
    {
        foreach (var date in new DateOnly?[] { null, new(2025, 4, 2) })
        {
            Assert.Equal(ReportingWindow.Parse("2024-01..2024-10"), Assert.Single(ClaimReader.Read(text, date)).Window);
        }
    }

    [Theory]
    [InlineData("In January-October 2024 there were 168 cases, against 164 in 2023.")]
    [InlineData("From Jan-Oct 2024 police handled 168 cases, compared with 164 cases in 2023.")]
    [InlineData("ក្នុងខែមករា-តុលា ឆ្នាំ២០២៤ មាន ១៦៨ករណី ធៀបនឹង ១៦៤ករណី ក្នុងឆ្នាំ២០២៣។")]
    public void Months_with_a_dash_that_are_compared_with_a_year_are_told_to_be_shorter(string text) =>
        Assert.Single(TextChecks.Of(Read(text)), f => f.Finding.Check == WindowChecks.Length);

    [Fact]
    public void Months_with_a_dash_from_one_year_to_the_next_are_compared()
    {
        var claim = Assert.Single(Read("Cases rose from January-October 2023 to January-October 2024."));
        Assert.Equal((ReportingWindow.Parse("2024-01..2024-10"), ReportingWindow.Parse("2023-01..2023-10")), (claim.Window!.Value, claim.Comparison!.Value));
        Assert.Equal(ClaimVerdict.Agrees, Check(claim).Verdict);
    }

    [Theory]
    [InlineData("At 9:30 police rescued 12 victims in 2024.")]
    [InlineData("In 2024, at 10:15 a.m., police raided a house and rescued 12 victims.")]
    [InlineData("The suspects were seen at 9:30. In 2024 police rescued 12 victims.")]
    [InlineData("Between 8:00 and 17:45:30 on 3 March 2024 police rescued 12 victims.")]
    [InlineData("Victims were found at 22:05; in 2024 police rescued 12 victims.")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ នៅម៉ោង ៩:៣០ នគរបាលបានសង្គ្រោះជនរងគ្រោះ ១២នាក់។")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ វេលាម៉ោង ៩ព្រឹក នគរបាលបានសង្គ្រោះជនរងគ្រោះ ១២នាក់។")]
    public void The_time_of_the_day_is_no_claim(string text) => Assert.Equal(12, Assert.Single(Read(text)).Value!.Value.Low);

    [Fact]
    public void A_number_behind_the_colon_of_a_list_is_no_time_of_the_day() =>
        Assert.Equal([171m, 149m], Read("In 2025:\n• Cases:171 (2024:149)").Select(c => c.Value!.Value.Low));

    [Theory]
    [InlineData("Not one Cambodian victim was repatriated in 2024.")]
    [InlineData("Not a single victim was repatriated in 2024.")]
    [InlineData("In 2024 not one of the victims was repatriated.")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មិនមានជនរងគ្រោះសូម្បីតែមួយនាក់ ត្រូវបានធ្វើមាតុភូមិនិវត្តន៍ទេ។")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មិនមានជនរងគ្រោះសូម្បីតែ១នាក់ ត្រូវបានធ្វើមាតុភូមិនិវត្តន៍ទេ។")]
    public void Not_one_is_none(string text)
    {
        var claim = Assert.Single(Read(text));
        Assert.Equal(("repatriations", ClaimValue.Of(0)), (claim.Measure, claim.Value!.Value));
        Assert.Equal((ClaimVerdict.Differs, 410m), (Check(claim).Verdict, Check(claim).Actual));
    }

    [Theory]
    [InlineData("The dengue outbreak caused 1,204 cases in 2024.")]
    [InlineData("In 2024 a measles outbreak led to 1,204 cases, up from 900 in 2023.")]
    [InlineData("A dengue epidemic, which caused 1,204 cases, broke out in 2024.")]
    [InlineData("Dengue resulted in some 1,204 cases in 2024.")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជំងឺគ្រុនឈាមបានបង្ក ១.២០៤ករណី។")]
    public void Cases_that_an_illness_caused_are_no_claim(string text) => Assert.Empty(Read(text));

    [Fact]
    public void Whatever_day_a_text_is_said_to_be_of_it_is_read_and_checked() => Prop.ForAll(
        Gen.OneOf(
            Gen.Choose(0, DateOnly.MaxValue.DayNumber), Gen.Choose(0, 1100), Gen.Choose(DateOnly.MaxValue.DayNumber - 1100, DateOnly.MaxValue.DayNumber),
            Gen.Choose(new DateOnly(1899, 1, 1).DayNumber, new DateOnly(1903, 1, 1).DayNumber), Gen.Choose(new DateOnly(2099, 1, 1).DayNumber, new DateOnly(2101, 12, 31).DayNumber)).ToArbitrary(),
        day => Texts.All(text => IsSound(text, DateOnly.FromDayNumber(day)))).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    /// <summary>Each window is one that can be written and read again.</summary>
    private static bool IsSound(string text, DateOnly day)
    {
        var claims = ClaimReader.Read(text, day);
        var check = new ClaimCheck(CorpusFigures.Standard);
        return TextChecks.Of(claims).Count >= 0 && FigureNotes.Of(claims, CorpusFigures.Standard).Count >= 0
            && claims.All(c => check.Of(c).Says.Key.Length > 0 && new[] { c.Window, c.Comparison, c.ComparisonAsSaid }.All(w => w is not { } window || ReportingWindow.TryParse(window.ToString(), out _)));
    }

    private static IReadOnlyList<Claim> Read(string text) => ClaimReader.Read(text, new DateOnly(2025, 4, 2));

    private static ClaimFinding Check(Claim claim) => new ClaimCheck(CorpusFigures.Standard).Of(claim);
}
