using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Tests.Calendars;

/// <summary>Every accepted way of writing, for any day; every kind of slip, for any day it can happen on.</summary>
public sealed class DateReaderProperties
{
    /// <summary>An earlier one lies so far from our years that it may be a slip.</summary>
    private const int FirstBuddhistYear = 2400;

    private static readonly char[] Separators = ['/', '-', '.', ' '];

    private static readonly Arbitrary<DateOnly> Days =
        Gen.Choose(new DateOnly(DateReader.FirstYear, 1, 1).DayNumber, new DateOnly(DateReader.LastYear, 12, 31).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    [Fact]
    public void Any_separator_any_digits_any_era_and_a_time_of_day_read_as_the_same_day() => Prop.ForAll(Days, day =>
    {
        foreach (var year in day.Year + 543 < FirstBuddhistYear ? [day.Year] : new[] { day.Year, day.Year + 543 })
        {
            foreach (var s in Separators)
            {
                string[] numbers = [$"{day.Day}{s}{day.Month}{s}{year}", $"{day.Day:00}{s}{day.Month:00}{s}{year}", $"{year}{s}{day.Month:00}{s}{day.Day:00}", $"{year}{s}{day.Month}{s}{day.Day}"];
                string[] named = [.. Enum.GetValues<Language>().Select(l => MonthNames.Of(day.Month, l)).SelectMany(m => (string[])[$"{day.Day}{s}{m}{s}{year}", $"{year}{s}{m}{s}{day.Day}"])];
                foreach (var text in numbers.Concat(named))
                {
                    Reads(text, day);
                    Reads(KhmerDigits.From(text), day);
                    Reads($"\u00A0 {text} ", day);
                    Reads(text + " 23:59:59", day);
                }
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void A_year_of_two_digits_is_never_completed() => Prop.ForAll(Days, day => Separators.All(s =>
        Refused($"{day.Day:00}{s}{day.Month:00}{s}{day.Year % 100:00}", DateOrder.DayFirst, "reference.date.two-digit-year")
        && Refused($"{day.Day} {MonthNames.Of(day.Month, Language.English)} {day.Year % 100:00}", DateOrder.DayFirst, "reference.date.two-digit-year"))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_the_month_does_not_have_is_refused_with_how_many_it_has() => Prop.ForAll(Days, day =>
    {
        var days = DateTime.DaysInMonth(day.Year, day.Month);
        return Enumerable.Range(days + 1, 31 - days).Append(0).All(no =>
            Refused($"{no:00}/{day.Month:00}/{day.Year}", DateOrder.DayFirst, "reference.date.no-such-day", days)
            && Refused($"{day.Month:00}/{no:00}/{day.Year}", DateOrder.MonthFirst, "reference.date.no-such-day", days));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Day_and_month_the_other_way_round_are_told_and_the_right_way_reads() => Prop.ForAll(Days.Filter(d => d.Day > 12), day =>
    {
        foreach (var (text, order) in new[] { (day.ToString("MM/dd/yyyy"), DateOrder.DayFirst), (day.ToString("dd/MM/yyyy"), DateOrder.MonthFirst), (day.ToString("yyyy-dd-MM"), DateOrder.DayFirst) })
        {
            Assert.False(DateReader.TryRead(text, order, out _, out var problem));
            Assert.Equal("reference.date.swapped", problem.Key);
            Assert.True(DateReader.TryRead((string)problem.Args[2]!, order, out var right, out _));
            Assert.Equal(PartialDate.OfDay(day), right);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_two_small_numbers_only_the_declared_order_decides() => Prop.ForAll(Days.Filter(d => d.Day <= 12), day =>
        DateReader.TryRead(day.ToString("dd/MM/yyyy"), DateOrder.DayFirst, out var first, out _) && first == PartialDate.OfDay(day)
        && DateReader.TryRead(day.ToString("MM/dd/yyyy"), DateOrder.MonthFirst, out var second, out _) && second == PartialDate.OfDay(day)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(DateReader.FirstYear - 1, false)]
    [InlineData(DateReader.FirstYear, true)]
    [InlineData(DateReader.LastYear, true)]
    [InlineData(DateReader.LastYear + 1, false)]
    [InlineData(2399, false)]
    [InlineData(2400, true)]
    [InlineData(2742, true)]
    [InlineData(2743, false)]
    public void Years_are_read_from_the_first_to_the_last_of_either_era(int year, bool read)
    {
        Assert.Equal(read, DateReader.TryRead($"05/03/{year}", DateOrder.DayFirst, out _, out var problem));
        Assert.Equal(read ? null : "reference.date.no-such-year", problem?.Key);
    }

    private static void Reads(string text, DateOnly day) =>
        Assert.True(DateReader.TryRead(text, DateOrder.DayFirst, out var date, out var problem) && date == PartialDate.OfDay(day), $"'{text}' reads as {date} ({problem?.Key}) and is {day:yyyy-MM-dd}");

    /// <summary>Refused with this message, which repeats what was typed in both languages.</summary>
    private static bool Refused(string text, DateOrder order, string key, int? number = null) =>
        !DateReader.TryRead(text, order, out _, out var problem) && problem.Key == key
        && Enum.GetValues<Language>().All(l => Texts.Reference.Format(problem, l) is var said && said.Contains(text, StringComparison.Ordinal)
            && (number is null || KhmerDigits.ToAscii(said).Contains(number.Value.ToString(), StringComparison.Ordinal)));
}
