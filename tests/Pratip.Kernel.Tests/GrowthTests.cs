using FsCheck;
using FsCheck.Fluent;

namespace Pratip.Kernel.Tests;

/// <summary>The arithmetic the press got wrong or right; see the catalogue of errors in published figures.</summary>
public sealed class GrowthTests
{
    [Theory]
    [InlineData(87, 104, 17, "19.54")]
    [InlineData(164, 197, 33, "20.12")]
    [InlineData(1011, 2695, 1684, "166.57")]
    [InlineData(106, 263, 157, "148.11")]
    [InlineData(62, 78, 16, "25.81")]
    [InlineData(85, 97, 12, "14.12")]
    [InlineData(104, 99, -5, "-4.81")]
    public void Growth_is_on_the_earlier_figure(long earlier, long later, long difference, string perCent)
    {
        var growth = new Growth(earlier, later);
        Assert.Equal(difference, growth.Difference);
        Assert.Equal(decimal.Parse(perCent), growth.PerCent(2));
    }

    [Fact]
    public void The_press_figure_of_16_34_is_not_growth() => Assert.NotEqual(16.34m, new Growth(87, 104).PerCent(2));

    [Fact]
    public void There_is_no_percentage_of_zero() => Assert.Null(new Growth(0, 5).PerCent(2));

    [Theory]
    [InlineData(1, 8, 2, "12.5")]
    [InlineData(1, 8, 1, "12.5")]
    [InlineData(1, 8, 0, "13")]
    [InlineData(-1, 8, 0, "-13")]
    [InlineData(230, 523, 2, "43.98")]
    [InlineData(17, 104, 2, "16.35")]
    public void Halves_round_away_from_zero(long part, long whole, int decimals, string expected) =>
        Assert.Equal(decimal.Parse(expected), Percentage.Of(part, whole, decimals));

    [Fact]
    public void Rounding_is_never_off_by_more_than_half_a_step() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<PositiveInt>(), (part, whole) =>
            Math.Abs(Percentage.Of(part, whole.Get, 2) - (part * 100m / whole.Get)) <= 0.005m).QuickCheckThrowOnFailure();

    [Fact]
    public void The_largest_counts_do_not_overflow() => Assert.Equal(100m, Percentage.Of(long.MaxValue / 4, long.MaxValue / 4, 6));
}
