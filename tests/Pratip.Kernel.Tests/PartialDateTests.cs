using FsCheck;
using FsCheck.Fluent;

namespace Pratip.Kernel.Tests;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024-02-29", "2024-02-29", "2024-02-29")]
    [InlineData("2023-02", "2023-02-01", "2023-02-28")]
    [InlineData("2023-12", "2023-12-01", "2023-12-31")]
    [InlineData("9999-12", "9999-12-01", "9999-12-31")]
    [InlineData("9999", "9999-01-01", "9999-12-31")]
    [InlineData("0001", "0001-01-01", "0001-12-31")]
    public void Knows_every_day_it_may_mean(string text, string first, string last)
    {
        Assert.True(PartialDate.TryParseIso(text, out var date));
        Assert.Equal(DateOnly.Parse(first), date.First);
        Assert.Equal(DateOnly.Parse(last), date.Last);
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-13")]
    [InlineData("2024-00-10")]
    [InlineData("24-01-01")]
    [InlineData("2024/01/01")]
    [InlineData("+024")]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("0000-01")]
    [InlineData("2024-0")]
    [InlineData("2024-1-01")]
    [InlineData("2024-04-31")]
    [InlineData("2024-01-00")]
    [InlineData("2024-01-1")]
    [InlineData("2024-01-01T")]
    [InlineData(" 2024")]
    [InlineData("2024- 1")]
    [InlineData("2024-01--1")]
    [InlineData("២០២៤")]
    public void Refuses_days_that_do_not_exist(string text) => Assert.False(PartialDate.TryParseIso(text, out _));

    [Fact]
    public void Order_is_claimed_only_when_it_is_certain()
    {
        Assert.True(PartialDate.OfYear(2023).IsCertainlyBefore(PartialDate.OfMonth(2024, 1)));
        Assert.False(PartialDate.OfYear(2024).IsCertainlyBefore(PartialDate.OfMonth(2024, 12)));
        Assert.False(PartialDate.OfMonth(2024, 12).IsCertainlyBefore(PartialDate.OfYear(2024)));
        Assert.True(PartialDate.OfMonth(2025, 1).IsCertainlyAfter(PartialDate.OfYear(2024)));
    }

    [Fact]
    public void The_stored_form_sorts_by_the_first_day() =>
        Prop.ForAll(Gen.Choose(1, 3_000_000).Two().ToArbitrary(), days =>
        {
            var (a, b) = (PartialDate.OfDay(DateOnly.FromDayNumber(days.Item1)), PartialDate.OfDay(DateOnly.FromDayNumber(days.Item2)));
            return Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString())) == Math.Sign(a.First.CompareTo(b.First));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_date_reads_back_from_its_stored_form() => Prop.ForAll(Dates, date =>
        PartialDate.TryParseIso(date.ToString(), out var read) && read == date && read.Precision == date.Precision).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_is_certain_exactly_when_no_two_days_they_may_mean_contradict_it() => Prop.ForAll(Dates, Dates, (a, b) =>
        a.IsCertainlyBefore(b) == Days(a).All(d => Days(b).All(e => d < e))
        && a.IsCertainlyBefore(b) == b.IsCertainlyAfter(a) && !(a.IsCertainlyBefore(b) && b.IsCertainlyBefore(a)) && !a.IsCertainlyBefore(a)).QuickCheckThrowOnFailure();

    /// <summary>Near one another, so that years, months and days meet.</summary>
    private static Arbitrary<PartialDate> Dates => Gen.Choose(new DateOnly(2023, 11, 20).DayNumber, new DateOnly(2024, 3, 10).DayNumber).Zip(Gen.Choose(0, 2))
        .Select(d => (Day: DateOnly.FromDayNumber(d.Item1), Precision: (DatePrecision)d.Item2))
        .Select(d => d.Precision switch
        {
            DatePrecision.Year => PartialDate.OfYear(d.Day.Year),
            DatePrecision.Month => PartialDate.OfMonth(d.Day.Year, d.Day.Month),
            _ => PartialDate.OfDay(d.Day),
        }).ToArbitrary();

    private static IEnumerable<int> Days(PartialDate date) => Enumerable.Range(date.First.DayNumber, date.Last.DayNumber - date.First.DayNumber + 1);
}
