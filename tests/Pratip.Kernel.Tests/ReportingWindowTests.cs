using FsCheck;
using FsCheck.Fluent;

namespace Pratip.Kernel.Tests;

public sealed class ReportingWindowTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-H1", "2024-01-01", "2024-06-30")]
    [InlineData("2024-h2", "2024-07-01", "2024-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024-01..2024-10", "2024-01-01", "2024-10-31")]
    [InlineData("2024-04-01..2025-03-31", "2024-04-01", "2025-03-31")]
    [InlineData("2022..2024", "2022-01-01", "2024-12-31")]
    public void Reads_years_semesters_months_and_any_two_dates(string text, string from, string to)
    {
        var window = ReportingWindow.Parse(text);
        Assert.Equal(DateOnly.Parse(from), window.From);
        Assert.Equal(DateOnly.Parse(to), window.To);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2024-H3")]
    [InlineData("2024-13")]
    [InlineData("2024-02-30..2024-03-01")]
    [InlineData("2025..2024")]
    [InlineData("last year")]
    [InlineData("0000")]
    [InlineData("0001")]
    [InlineData("1899-H1")]
    [InlineData("9999")]
    [InlineData("2567")]
    [InlineData("2024..9999")]
    [InlineData("9999-12")]
    [InlineData("9999-12-31")]
    [InlineData("2024-01..9999-12")]
    [InlineData("1899-12-31..1900-01-01")]
    [InlineData("2199-12-31..2200-01-01")]
    [InlineData("2024-H0")]
    [InlineData("2024-H12")]
    [InlineData("2024-Q1")]
    [InlineData("2024..")]
    [InlineData("..2024")]
    [InlineData("..")]
    [InlineData("2024..2025..2026")]
    [InlineData("2024 .. 2025")]
    [InlineData("2024-1")]
    [InlineData("2024-1-1..2024-12-31")]
    [InlineData("2023-02-29..2023-03-01")]
    [InlineData("-024")]
    [InlineData("២០២៤")]
    public void Refuses_what_is_no_window(string? text) => Assert.False(ReportingWindow.TryParse(text, out _));

    [Fact]
    public void A_refusal_says_what_would_be_right() =>
        Assert.Contains("2024-H1", Assert.Throws<FormatException>(() => ReportingWindow.Parse("H1 2024")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2025..2024", "it ends before it begins")]
    [InlineData("2024-03-02..2024-03-01", "it ends before it begins")]
    [InlineData("2024-02-30..2024-03-01", "there is no 2024-02-30, February 2024 has 29 days")]
    [InlineData("2024-01-01..2023-02-29", "there is no 2023-02-29, February 2023 has 28 days")]
    [InlineData("2024-04-00", "there is no 2024-04-00, April 2024 has 30 days")]
    [InlineData("2024-13-01..2024-12-31", "Write 2024, 2024-H1")]
    [InlineData("2024..2025..2024-02-30", "Write 2024, 2024-H1")]
    [InlineData("", "Write 2024, 2024-H1")]
    public void A_refusal_names_the_slip_where_it_can_be_told(string text, string slip)
    {
        var refused = Assert.Throws<FormatException>(() => ReportingWindow.Parse(text)).Message;
        Assert.StartsWith($"'{text}' is not a window", refused, StringComparison.Ordinal);
        Assert.Contains(slip, refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-04-01..2025-03-31", "2024-04..2025-03")]
    [InlineData("2024-01-01..2024-12-31", "2024")]
    [InlineData("2024-07-01..2024-12-31", "2024-H2")]
    [InlineData("2024-08-18..2024-11-10", "2024-08-18..2024-11-10")]
    public void Names_itself_in_the_shortest_form(string text, string name) => Assert.Equal(name, ReportingWindow.Parse(text).ToString());

    [Fact]
    public void The_year_before_keeps_the_days() =>
        Assert.Equal("2023-08-18..2023-11-10", ReportingWindow.Parse("2024-08-18..2024-11-10").YearBefore().ToString());

    [Theory]
    [InlineData("2024-02", "2023-02")]
    [InlineData("2025-02", "2024-02")]
    public void The_year_before_a_window_that_ends_with_february_ends_with_february(string text, string before) =>
        Assert.Equal(before, ReportingWindow.Parse(text).YearBefore().ToString());

    [Fact]
    public void A_partial_date_that_straddles_the_edge_is_not_placed()
    {
        var semester = ReportingWindow.OfSemester(2024, 1);
        Assert.True(semester.Contains(PartialDate.OfMonth(2024, 6)));
        Assert.False(semester.Contains(PartialDate.OfYear(2024)));
        Assert.True(ReportingWindow.OfYear(2024).Contains(PartialDate.OfYear(2024)));
    }

    [Fact]
    public void Both_ends_belong_to_the_window()
    {
        var window = ReportingWindow.OfYear(2024);
        Assert.True(window.Contains(new DateOnly(2024, 1, 1)));
        Assert.True(window.Contains(new DateOnly(2024, 12, 31)));
        Assert.False(window.Contains(new DateOnly(2025, 1, 1)));
        Assert.Equal(366, window.Days);
    }

    [Theory]
    [InlineData("2024", "2023")]
    [InlineData("2024-H2", "2024-H1")]
    [InlineData("2024-03", "2024-02")]
    [InlineData("2024-01..2024-10", "2023-03..2023-12")]
    [InlineData("2024-03-01..2024-03-10", "2024-02-20..2024-02-29")]
    public void The_window_before_is_as_long_and_ends_the_day_before(string window, string before) =>
        Assert.Equal(ReportingWindow.Parse(before), ReportingWindow.Parse(window).Previous());

    [Theory]
    [InlineData("2024", "2023", true)]
    [InlineData("2024-H1", "2024-H2", true)]
    [InlineData("2024-02", "2024-03", true)]
    [InlineData("2024", "2024-H1", false)]
    [InlineData("2022-01..2022-10", "2022-01-01..2022-08-20", false)]
    public void A_leap_day_and_the_end_of_a_month_make_no_other_length(string one, string other, bool even) =>
        Assert.Equal(even, ReportingWindow.Parse(one).IsAsLongAs(ReportingWindow.Parse(other)));

    [Fact]
    public void Every_window_reads_back_from_its_name() =>
        Prop.ForAll(Gen.Choose(700_000, 760_000).Two().ToArbitrary(), days =>
        {
            var window = new ReportingWindow(DateOnly.FromDayNumber(Math.Min(days.Item1, days.Item2)), DateOnly.FromDayNumber(Math.Max(days.Item1, days.Item2)));
            return ReportingWindow.Parse(window.ToString()) == window;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_window_cannot_end_before_it_begins() =>
        Assert.Throws<ArgumentException>(() => new ReportingWindow(new DateOnly(2024, 2, 1), new DateOnly(2024, 1, 1)));
}
