using Pratip.Kernel;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Windows;

namespace Pratip.Statistics.Tests.Windows;

public sealed class NamedWindowTests
{
    [Theory]
    [InlineData("2024-Q3", "2024-07..2024-09")]
    [InlineData("2024-q1", "2024-01..2024-03")]
    [InlineData("2022-10M", "2022-01..2022-10")]
    [InlineData("2025-5M", "2025-01..2025-05")]
    [InlineData("2025-TIP", "2024-04-01..2025-03-31")]
    [InlineData("campaign-2025", "2025-06-27..2025-10-14")]
    [InlineData("2024-H1", "2024-01-01..2024-06-30")]
    [InlineData("2024", "2024-01..2024-12")]
    [InlineData("២០២៤-Q3", "2024-07..2024-09")]
    [InlineData("២០២៤", "2024")]
    public void A_window_is_found_by_its_name(string name, string window)
    {
        Assert.True(NamedWindows.Standard.TryParse(name, out var found));
        Assert.Equal(ReportingWindow.Parse(window), found);
    }

    [Theory]
    [InlineData("2024-Q5")]
    [InlineData("2567-Q1")]
    [InlineData("campaign")]
    [InlineData("")]
    public void What_is_no_name_is_no_window(string name) => Assert.False(NamedWindows.Standard.TryParse(name, out _));

    [Fact]
    public void No_window_is_named_that_begins_before_the_first_year_there_is()
    {
        Assert.DoesNotContain(NamedWindows.Standard.Of(1900), named => named.Window.From.Year < 1900);
        Assert.False(NamedWindows.Standard.TryParse("1900-TIP", out _));
        Assert.True(NamedWindows.Standard.TryParse("1901-TIP", out _));
    }

    [Fact]
    public void Every_name_is_read_as_the_window_it_names() => Assert.All(NamedWindows.Standard.Of(2024, 2025), named =>
    {
        Assert.True(NamedWindows.Standard.TryParse(named.Name, out var window));
        Assert.Equal(named.Window, window);
        Assert.Equal(named.Title, ReportTexts.NameOf(window));
    });

    [Theory]
    [InlineData("2024-H2", "previous", "2024-H1")]
    [InlineData("2024-H1", "previous", "2023-H2")]
    [InlineData("2024-03", "previous", "2024-02")]
    [InlineData("2025-TIP", "previous", "2024-TIP")]
    [InlineData("2024-02-10..2024-02-19", "previous", "2024-01-31..2024-02-09")]
    [InlineData("2024-H1", "year-before", "2023-H1")]
    [InlineData("2024-02", "year-before", "2023-02")]
    [InlineData("2024", "2021", "2021")]
    [InlineData("2024", "2023-10M", "2023-10M")]
    public void A_comparison_is_found_by_its_kind(string window, string kind, string comparison)
    {
        Assert.True(NamedWindows.Standard.TryParse(window, out var now));
        Assert.True(NamedWindows.Standard.TryParse(comparison, out var expected));
        Assert.True(Comparisons.TryParse(kind, now, out var found));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_break_stands_between_windows_on_either_side_of_it_and_within_one()
    {
        var breaks = SeriesBreaks.Parse("""
            [ { "id": "bands", "on": "2023-07-01", "measures": ["victims.registered"], "by": "age", "reason": {"en": "A new age band.", "km": "ក្រុមអាយុថ្មី។"} } ]
            """);
        Assert.Single(breaks.Between("victims.registered", "age", ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2022)));
        Assert.Single(breaks.Between("victims.registered", "age", ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023)));
        Assert.Empty(breaks.Between("victims.registered", null, ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2022)));
        Assert.Empty(breaks.Between("victims.registered", "age", ReportingWindow.OfYear(2025), ReportingWindow.OfYear(2024)));
    }

    [Fact]
    public void A_break_of_a_measure_that_does_not_exist_is_refused() => Assert.Contains(
        "no measure 'nothing'",
        Assert.Throws<InvalidDataException>(() => SeriesBreaks.Parse("""[ { "id": "x", "on": "2023-07-01", "measures": ["nothing"], "reason": {"en": "a", "km": "b"} } ]""")).Message,
        StringComparison.Ordinal);
}
