using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Speeches that compare ten months with twelve, and where the past and the first months of a year lie.</summary>
public sealed class UnequalLengthTests
{
    private static readonly Texts Words = Texts.Load(typeof(ClaimReader).Assembly);

    [Theory]
    [InlineData("2024-12-12", "In the past ten months we have dealt with 180 cases, against 164 in the whole of last year, so crime rose.")]
    [InlineData("2024-12-12", "In the first ten months of this year we handled 168 cases, compared with 164 in 2023.")]
    [InlineData("2024-12-12", "In the first ten months of this year the number of cases rose compared with 2023.")]
    [InlineData("2024-12-12", "Cases rose in the first ten months of 2024, up from 164 in 2023 to 168.")]
    [InlineData("2024-12-12", "Police handled 180 cases between January and October, up from 164 in 2023.")]
    [InlineData("2024-12-12", "Since January we have handled 180 cases, against 164 in 2023.")]
    [InlineData("2024-12-12", "Since the start of the year 180 cases have been handled, against 164 last year.")]
    [InlineData("2024-12-12", "In ten months of 2024 there were 168 cases, while in the twelve months of 2023 there were 164.")]
    [InlineData("2024-12-12", "Crime decreased in the past ten months compared with last year.")]
    [InlineData("2024-11-05", "Compared with last year, crime has fallen over the past ten months.")]
    [InlineData("2024-12-12", "Crime fell over the first ten months of the year compared with the whole of last year.")]
    [InlineData("2024-12-12", "In 2023 there were 164 cases. In the first ten months of 2024 there were 150 cases. Crime has decreased.")]
    [InlineData("2024-12-12", "Trafficking has dropped by 12 per cent in ten months compared with 2023.")]
    [InlineData("2024-12-12", "The police handled 180 cases in ten months, against 164 cases in the twelve months of 2023.")]
    [InlineData("2024-12-12", "ក្នុងរយៈពេល ១០ ខែ កន្លងមក មាន ១៦៨ ករណី ធៀបនឹងឆ្នាំ ២០២៣ ដែលមាន ១៦៤ ករណី។")]
    [InlineData("2024-12-12", "ក្នុងរយៈពេល ១០ ខែ កន្លងមក បទល្មើសបានថយចុះ ធៀបនឹងឆ្នាំ ២០២៣។")]
    [InlineData("2024-12-12", "ក្នុងរយៈពេល ១០ខែ បានបង្ក្រាប ១៨០ករណី ធៀបនឹង ១៦៤ករណី ក្នុងឆ្នាំ២០២៣។")]
    [InlineData("2024-12-12", "១០ខែដំបូងនៃឆ្នាំនេះ មាន ១៦៨ករណី ធៀបនឹង ១៦៤ករណី ក្នុងរយៈពេល ១២ខែ នៃឆ្នាំ២០២៣។")]
    [InlineData("2024-12-12", "ចាប់តាំងពីខែមករា មាន ១៨០ករណី ធៀបនឹង ១៦៤ករណី ក្នុងឆ្នាំ២០២៣។")]
    public void Ten_months_that_are_compared_with_twelve_are_told_without_any_register(string date, string text)
    {
        var found = Assert.Single(TextChecks.Of(Read(text, date)), f => f.Finding.Check == WindowChecks.Length);
        Assert.Equal(Verdict.LabelOrWindow, found.Finding.Verdict);
        Assert.Contains("2023 (12 months)", Words.Format(found.Finding.Says, Language.English), StringComparison.Ordinal);
        Assert.Contains("(១២ ខែ)", Words.Format(found.Finding.Says, Language.Khmer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("In the first ten months of 2024 there were 168 cases, 27 more than in the same period of 2023.")]
    [InlineData("In the first ten months of 2024 there were 168 cases, 27 more than in the first ten months of 2023.")]
    [InlineData("In 2024 there were 197 cases, against 164 in 2023.")]
    [InlineData("In 2023 there were 164 cases. In the first half of 2024 there were 104 cases.")]
    [InlineData("Crime decreased in the past ten months compared with the same period last year.")]
    [InlineData("The figure of 197 cases for 2024 compares with 104 in the first half of 2024.")]
    [InlineData("Since 2014, 33,590 foreigners have been deported, up from 27,738 by the end of 2023.")]
    public void Windows_of_one_length_and_numbers_that_nobody_compares_are_not(string text) =>
        Assert.DoesNotContain(TextChecks.Of(Read(text, "2024-12-12")), f => f.Finding.Check == WindowChecks.Length);

    [Theory]
    [InlineData("Crime decreased in the past ten months compared with last year.")]
    [InlineData("In the past ten months we have dealt with 180 cases, against 164 in the whole of last year.")]
    public void Without_a_date_the_lengths_are_known_all_the_same(string text)
    {
        var found = Assert.Single(TextChecks.Of(ClaimReader.Read(text, null)), f => f.Finding.Check == WindowChecks.Length);
        Assert.Contains("10 months with 12 months", Words.Format(found.Finding.Says, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Crime decreased in the past ten months compared with last year.", "The missing time alone can make it a fall.")]
    [InlineData("In the past ten months there were 180 cases, against 164 in 2023.", "it rose, and by more than these numbers say")]
    [InlineData("Cases rose in 2023 compared with the first ten months of 2022.", "The longer time alone can make it a rise.")]
    public void What_the_lengths_make_of_a_rise_and_of_a_fall_is_said(string text, string words) => Assert.Contains(
        words, Words.Format(TextChecks.Of(Read(text, "2024-12-12")).Single(f => f.Finding.Check == WindowChecks.Length).Finding.Says, Language.English), StringComparison.Ordinal);

    [Fact]
    public void With_figures_the_same_months_of_both_years_are_held_against_each_other()
    {
        var claims = Read("In the first ten months of 2024 crime decreased, with 160 cases compared with 164 in 2023.", "2024-12-12");
        var found = Assert.Single(FigureNotes.Of(claims, CorpusFigures.Standard), f => f.Finding.Check == WindowChecks.LikeForLike).Finding;
        Assert.Equal(Verdict.LabelOrWindow, found.Verdict);
        Assert.Equal([168L, 141L], [found.Says.Args[1], found.Says.Args[3]]);
        var rose = Read("Cases rose in the first ten months of 2024 compared with 2023.", "2024-12-12");
        Assert.Equal(Verdict.Agrees, Assert.Single(FigureNotes.Of(rose, CorpusFigures.Standard), f => f.Finding.Check == WindowChecks.LikeForLike).Finding.Verdict);
    }

    [Fact]
    public void Months_that_no_edition_holds_are_said_to_be_missing()
    {
        var claims = Read("Arrests rose in the first ten months of 2024 compared with 2023.", "2024-12-12");
        Assert.Equal("checks.like-for-like.not-held", Assert.Single(FigureNotes.Of(claims, CorpusFigures.Standard), f => f.Finding.Check == WindowChecks.LikeForLike).Finding.Says.Key);
    }

    [Fact]
    public void The_months_that_a_year_is_printed_by_are_summed()
    {
        var figures = CorpusFigures.Standard;
        for (var month = 1; month <= 12; month++)
        {
            figures = figures.WithRow("suspects.arrested", "2024", "month", $"2024-{month:00}", 20 + month).WithRow("suspects.arrested", "2023", "month", $"2023-{month:00}", 10);
        }

        var claims = Read("Arrests fell in the first ten months of 2024 compared with 2023.", "2024-12-12");
        var found = Assert.Single(FigureNotes.Of(claims, figures), f => f.Finding.Check == WindowChecks.LikeForLike).Finding;
        Assert.Equal([255L, 100L], [found.Says.Args[1], found.Says.Args[3]]);
        Assert.Equal(Verdict.LabelOrWindow, found.Verdict);
    }

    [Theory]
    [InlineData("2024-11-05", "In the past ten months there were 168 cases.", "2024-01..2024-10", "")]
    [InlineData("2024-12-12", "In the past ten months there were 168 cases.", "", "2024-01..2024-10,2024-02..2024-11")]
    [InlineData("2024-10-28", "In the past ten months there were 168 cases.", "", "2024-01..2024-10,2023-12..2024-09")]
    [InlineData("2024-04-02", "In the past ten months there were 168 cases.", "", "2023-06..2024-03")]
    [InlineData("2024-11-20", "In the past ten months there were 168 cases.", "", "2024-01..2024-10")]
    [InlineData("2024-12-12", "In the first ten months there were 168 cases.", "2024-01..2024-10", "")]
    [InlineData("2024-03-10", "In the first ten months of the year there were 141 cases.", "2023-01..2023-10", "")]
    [InlineData("2024-03-10", "In the first ten months there were 141 cases.", "2023-01..2023-10", "")]
    [InlineData("2024-10-05", "In the first ten months there were 141 cases.", "", "2024-01..2024-10,2023-01..2023-10")]
    [InlineData("2024-03-10", "In the first ten months of this year there were 141 cases.", "", "2023-01..2023-10")]
    [InlineData("2024-03-10", "From January to October there were 141 cases.", "2023-01..2023-10", "")]
    [InlineData("2025-03-10", "In the past ten months of 2024 there were 141 cases.", "", "2024-01..2024-10,2024-03..2024-12")]
    [InlineData("2025-03-10", "In ten months of 2024 there were 168 cases.", "2024-01..2024-10", "")]
    [InlineData("2024-12-12", "Since January there were 180 cases.", "2024-01-01..2024-12-12", "")]
    [InlineData("2025-03-10", "១០ខែ ឆ្នាំ២០២៤ មាន ១៦៨ករណី។", "2024-01..2024-10", "")]
    [InlineData("2024-11-05", "ក្នុងរយៈពេល ១០ ខែ កន្លងមក មាន ១៦៨ករណី។", "2024-01..2024-10", "")]
    public void The_past_and_the_first_months_lie_where_the_date_says_and_stay_open_where_it_does_not(string date, string text, string window, string open)
    {
        var claim = Assert.Single(Read(text, date));
        Assert.Equal(window, claim.Window?.ToString() ?? "");
        Assert.Equal(open, string.Join(',', claim.Gaps.Where(g => g.Field is ClaimField.Window).SelectMany(g => g.Candidates)));
    }

    [Fact]
    public void A_year_that_has_a_number_of_its_own_is_compared_whole_and_one_without_by_the_same_months_with_a_note()
    {
        var numbered = Read("Cases went up in the first ten months of 2024 to 168 from 164 in 2023.", "2024-12-12").Single(c => c.Form is ClaimForm.FromTo);
        Assert.Equal(ReportingWindow.OfYear(2023), numbered.Comparison);
        var bare = Read("Cases rose in the first ten months of 2024 compared with 2023.", "2024-12-12").Single();
        Assert.Equal((ReportingWindow.Parse("2023-01..2023-10"), ReportingWindow.OfYear(2023)), (bare.Comparison!.Value, bare.ComparisonAsSaid!.Value));
        Assert.Contains(ClaimNote.SameMonthsOfYear, bare.Notes);
    }

    private static IReadOnlyList<Claim> Read(string text, string date) => ClaimReader.Read(text, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
}
