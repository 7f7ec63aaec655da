using FsCheck;
using FsCheck.Fluent;

namespace Pratip.Kernel.Tests;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024-02-29", "2024-02-29", "2024-02-29")]
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
}
