using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Pratip.Kernel.Tests;

/// <summary>Percentages against an exact model: fractions of unbounded integers, rounded half away from zero by definition.</summary>
public sealed class PercentageProperties
{
    /// <summary>Small counts, where halves are frequent, and all the others.</summary>
    private static readonly Gen<long> Count = Gen.OneOf(
        Gen.Choose(-400, 400).Select(n => (long)n), ArbMap.Default.GeneratorFor<int>().Select(n => (long)n), Gen.Choose(0, int.MaxValue).Select(n => long.MaxValue / 200 - n));

    private static readonly Arbitrary<(long Part, long Whole, int Decimals)> Questions =
        (from part in Count from whole in Count.Where(n => n != 0) from decimals in Gen.Choose(0, 6) select (part, whole, decimals)).ToArbitrary();

    [Fact]
    public void Every_percentage_is_the_nearest_step_and_a_half_goes_away_from_zero() => Prop.ForAll(Questions, q =>
    {
        var steps = Exactly(q.Part, q.Whole, q.Decimals);
        return Percentage.Of(q.Part, q.Whole, q.Decimals) == (decimal)steps / (decimal)BigInteger.Pow(10, q.Decimals);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Part_and_whole_may_both_change_sign() => Prop.ForAll(Questions, q =>
        Percentage.Of(q.Part, q.Whole, q.Decimals) == Percentage.Of(-q.Part, -q.Whole, q.Decimals)
        && Percentage.Of(-q.Part, q.Whole, q.Decimals) == -Percentage.Of(q.Part, q.Whole, q.Decimals)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, 1)]
    [InlineData(long.MaxValue, -3)]
    [InlineData(1, long.MinValue)]
    [InlineData(long.MinValue, long.MinValue)]
    public void The_largest_counts_are_not_cut(long part, long whole) =>
        Assert.Equal((decimal)Exactly(part, whole, 6) / 1_000_000m, Percentage.Of(part, whole, 6));

    [Theory]
    [InlineData(1, 800, 1, "0.1")]
    [InlineData(1, 800, 2, "0.13")]
    [InlineData(-1, 800, 2, "-0.13")]
    [InlineData(1, 2000, 1, "0.1")]
    [InlineData(1, 2001, 1, "0.0")]
    [InlineData(3, 2000, 1, "0.2")]
    [InlineData(-199, 2000, 0, "-10")]
    [InlineData(1, 3, 6, "33.333333")]
    public void Halves_at_every_number_of_digits(long part, long whole, int decimals, string expected) =>
        Assert.Equal(decimal.Parse(expected), Percentage.Of(part, whole, decimals));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 7)]
    public void What_has_no_percentage_is_refused(long whole, int decimals) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Percentage.Of(1, whole, decimals));

    [Fact]
    public void Growth_is_the_share_of_the_later_less_the_whole() => Prop.ForAll(
        (from earlier in Count.Where(n => n > 0) from later in Count.Where(n => n >= 0) select (earlier, later)).ToArbitrary(), pair =>
    {
        var growth = new Growth(pair.earlier, pair.later);
        return growth.Difference == pair.later - pair.earlier
            && growth.PerCent(6) == (decimal)Exactly(growth.Difference, pair.earlier, 6) / 1_000_000m
            && Math.Sign(growth.PerCent(0)!.Value) * Math.Sign(growth.Difference) >= 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void From_nothing_and_to_nothing()
    {
        Assert.Null(new Growth(0, 0).PerCent(2));
        Assert.Equal(-100m, new Growth(7, 0).PerCent(2));
        Assert.Equal(0m, new Growth(7, 7).PerCent(2));
    }

    private static readonly Arbitrary<(long Part, long Whole, long Then, long WholeThen, int Decimals)> Shares =
        (from part in Count
         from whole in Count.Where(n => n != 0)
         from then in Count
         from wholeThen in Count.Where(n => n != 0)
         from decimals in Gen.Choose(0, 6)
         select (part, whole, then, wholeThen, decimals)).ToArbitrary();

    /// <summary>The nearest step to the exact difference: no other is nearer, by fractions of unbounded integers.</summary>
    [Fact]
    public void Percentage_points_are_rounded_once() => Prop.ForAll(Shares, q =>
    {
        var scale = BigInteger.Pow(10, q.Decimals);
        var steps = (BigInteger)(Percentage.Points((q.Part, q.Whole), (q.Then, q.WholeThen), q.Decimals) * (decimal)scale);
        var denominator = (BigInteger)q.Whole * q.WholeThen;
        var exact = (((BigInteger)q.Part * q.WholeThen) - ((BigInteger)q.Then * q.Whole)) * 100 * scale;
        return 2 * BigInteger.Abs(exact - (steps * denominator)) <= BigInteger.Abs(denominator);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Percentage_points_turn_their_sign_with_the_order_of_the_shares() => Prop.ForAll(Shares, q =>
        Percentage.Points((q.Part, q.Whole), (q.Then, q.WholeThen), q.Decimals) == -Percentage.Points((q.Then, q.WholeThen), (q.Part, q.Whole), q.Decimals)
        && Percentage.Points((q.Part, q.Whole), (0, q.WholeThen), q.Decimals) == Percentage.Of(q.Part, q.Whole, q.Decimals)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, 3, 1, 6, "16.67")]
    [InlineData(2, 3, 1, 3, "33.33")]
    public void Two_rounded_shares_may_differ_by_another_number(long part, long whole, long then, long wholeThen, string points) =>
        Assert.Equal(decimal.Parse(points), Percentage.Points((part, whole), (then, wholeThen), 2));

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 2)]
    [InlineData(0, 0)]
    public void A_change_on_a_small_number_has_no_decimals(long earlier, int decimals) => Assert.Equal(decimals, new Growth(earlier, 7).Decimals);

    /// <summary>floor(2x + 1) / 2 of the absolute value, which rounds a half up, with the sign put back.</summary>
    private static BigInteger Exactly(long part, long whole, int decimals)
    {
        var numerator = BigInteger.Abs(part) * 100 * BigInteger.Pow(10, decimals);
        var denominator = BigInteger.Abs(whole);
        var steps = BigInteger.Divide((2 * numerator) + denominator, 2 * denominator);
        return part < 0 == whole < 0 ? steps : -steps;
    }
}
