using FsCheck;
using FsCheck.Fluent;

namespace Pratip.Kernel.Tests;

/// <summary>What holds for every window, tried on random ones against sets of days.</summary>
public sealed class ReportingWindowProperties
{
    private static readonly DateOnly First = new(1901, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    private static readonly Gen<DateOnly> Day = Gen.Choose(First.DayNumber, Last.DayNumber).Select(DateOnly.FromDayNumber);

    /// <summary>Windows of years, semesters, months, and of any two days, edges of months more often than chance has them.</summary>
    private static readonly Gen<ReportingWindow> Window = Gen.OneOf(
        Gen.Choose(First.Year, Last.Year).Select(ReportingWindow.OfYear),
        Gen.Choose(First.Year, Last.Year).Zip(Gen.Choose(1, 2)).Select(y => ReportingWindow.OfSemester(y.Item1, y.Item2)),
        Day.Two().Select(d => Ordered(d.Item1, d.Item2)).Select(d => ReportingWindow.OfMonths(d.From.Year, d.From.Month, d.To.Year, d.To.Month)),
        Day.Two().Select(d => Ordered(d.Item1, d.Item2)).Select(d => new ReportingWindow(d.From, d.To)));

    private static readonly Gen<PartialDate> Date = Day.Zip(Gen.Choose(0, 2)).Select(d => d.Item2 switch
    {
        0 => PartialDate.OfYear(d.Item1.Year),
        1 => PartialDate.OfMonth(d.Item1.Year, d.Item1.Month),
        _ => PartialDate.OfDay(d.Item1),
    });

    [Fact]
    public void The_name_reads_back_and_names_the_same_window_again() => Prop.ForAll(Window.ToArbitrary(), window =>
        ReportingWindow.TryParse(window.ToString(), out var read) && read == window && read.ToString() == window.ToString()
        && ReportingWindow.Parse($" {window.ToString().ToLowerInvariant()} ") == window).QuickCheckThrowOnFailure();

    [Fact]
    public void A_year_semester_or_month_goes_by_its_own_name() => Prop.ForAll(Window.ToArbitrary(), window =>
    {
        string[] names = [$"{window.From:yyyy-MM-dd}..{window.To:yyyy-MM-dd}", $"{window.From:yyyy-MM}..{window.To:yyyy-MM}", $"{window.From:yyyy-MM}", $"{window.From:yyyy}", $"{window.From:yyyy}-H1", $"{window.From:yyyy}-H2"];
        return names.Where(n => ReportingWindow.TryParse(n, out var same) && same == window).All(n => n.Length >= window.ToString().Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_holds_as_many_days_as_it_says_from_its_first_to_its_last() => Prop.ForAll(Window.ToArbitrary(), Day.ToArbitrary(), (window, day) =>
        window.Contains(window.From) && window.Contains(window.To)
        && !window.Contains(window.From.AddDays(-1)) && !window.Contains(window.To.AddDays(1))
        && window.From.AddDays(window.Days - 1) == window.To
        && window.Contains(day) == (day.CompareTo(window.From) >= 0 && day.CompareTo(window.To) <= 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_partial_date_is_in_it_only_with_every_day_it_may_mean() => Prop.ForAll(Window.ToArbitrary(), Date.ToArbitrary(), (window, date) =>
    {
        var days = Enumerable.Range(date.First.DayNumber, date.Last.DayNumber - date.First.DayNumber + 1).Select(DateOnly.FromDayNumber);
        return window.Contains(date) == days.All(window.Contains);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Overlap_is_mutual_and_means_a_common_day() => Prop.ForAll(Window.ToArbitrary(), Window.ToArbitrary(), (one, other) =>
    {
        var common = Math.Min(one.To.DayNumber, other.To.DayNumber) - Math.Max(one.From.DayNumber, other.From.DayNumber) + 1;
        return one.Overlaps(other) == (common > 0) && other.Overlaps(one) == one.Overlaps(other)
            && one.Contains(other) == (common == other.Days) && (!one.Contains(other) || one.Overlaps(other));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_year_before_begins_and_ends_on_the_same_days_of_the_calendar_but_for_leap_days() => Prop.ForAll(Window.ToArbitrary(), window =>
    {
        var before = window.YearBefore();
        return window.HasYearBefore && SameDay(before.From, window.From) && (SameDay(before.To, window.To) || EndsFebruary(before.To, window.To))
            && before.To < window.To && Math.Abs(before.Days - window.Days) <= 1;

        static bool SameDay(DateOnly then, DateOnly now) => then.Year == now.Year - 1 && then.Month == now.Month && (then.Day == now.Day || now is { Month: 2, Day: 29 });

        static bool EndsFebruary(DateOnly then, DateOnly now) => then.Year == now.Year - 1 && then.AddDays(1) is { Month: 3, Day: 1 } && now.AddDays(1) is { Month: 3, Day: 1 };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whole_months_stay_whole_months_a_year_before() => Prop.ForAll(Day.Two().ToArbitrary(), days =>
    {
        var (from, to) = Ordered(days.Item1, days.Item2);
        var before = ReportingWindow.OfMonths(from.Year, from.Month, to.Year, to.Month).YearBefore();
        return before == ReportingWindow.OfMonths(from.Year - 1, from.Month, to.Year - 1, to.Month);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2024-04-01..2025-03-31", 365, "2023-04..2024-03", 366)]
    [InlineData("2023-04-01..2024-03-31", 366, "2022-04..2023-03", 365)]
    [InlineData("2024-02-29..2024-02-29", 1, "2023-02-28..2023-02-28", 1)]
    [InlineData("2024-02-29..2024-03-31", 32, "2023-02-28..2023-03-31", 32)]
    [InlineData("2024-03-01..2025-02-28", 365, "2023-03..2024-02", 366)]
    [InlineData("2100-02", 28, "2099-02", 28)]
    [InlineData("2000-02", 29, "1999-02", 28)]
    [InlineData("1901", 365, "1900", 365)]
    public void Budget_years_and_leap_years(string text, int days, string before, int daysBefore)
    {
        var window = ReportingWindow.Parse(text);
        Assert.Equal((days, before, daysBefore), (window.Days, window.YearBefore().ToString(), window.YearBefore().Days));
    }

    [Fact]
    public void Nothing_lies_before_the_first_year() => Assert.False(ReportingWindow.OfYear(1900).HasYearBefore);

    [Fact]
    public void The_semesters_make_up_the_year() => Prop.ForAll(Gen.Choose(First.Year, Last.Year).ToArbitrary(), year =>
    {
        var (first, second, whole) = (ReportingWindow.OfSemester(year, 1), ReportingWindow.OfSemester(year, 2), ReportingWindow.OfYear(year));
        return first.Days + second.Days == whole.Days && first.To.AddDays(1) == second.From && !first.Overlaps(second) && whole.Contains(first) && whole.Contains(second);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_without_harm() => Prop.ForAll(
        Gen.Elements('0', '1', '2', '9', '-', '.', 'H', 'h', ' ', '៩').ArrayOf().Select(letters => new string(letters)).ToArbitrary(),
        text => !ReportingWindow.TryParse(text, out var window) || ReportingWindow.Parse(window.ToString()) == window).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_year_has_two_semesters(int semester) => Assert.Throws<ArgumentOutOfRangeException>(() => ReportingWindow.OfSemester(2024, semester));

    private static (DateOnly From, DateOnly To) Ordered(DateOnly a, DateOnly b) => a <= b ? (a, b) : (b, a);
}
