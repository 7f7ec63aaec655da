using System.Numerics;

namespace Pratip.Kernel;

/// <summary>Shares and growth rates. They are always computed from their two counts, never typed.</summary>
public static class Percentage
{
    /// <summary>
    /// <paramref name="part"/> as per cent of <paramref name="whole"/>, rounded half away from zero, by integer arithmetic
    /// only so that every machine yields the same digits.
    /// </summary>
    /// <param name="decimals">0 to 6 digits after the point.</param>
    public static decimal Of(long part, long whole, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfZero(whole);
        return Rounded(part, whole, decimals);
    }

    /// <summary>
    /// By how many percentage points a share is above an earlier one, rounded once and as shares are: the difference of two rounded
    /// shares may be one off in its last digit, and then is not what the counts say.
    /// </summary>
    public static decimal Points((long Part, long Whole) later, (long Part, long Whole) earlier, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfZero(later.Whole, nameof(later));
        ArgumentOutOfRangeException.ThrowIfZero(earlier.Whole, nameof(earlier));
        var moved = ((BigInteger)later.Part * earlier.Whole) - ((BigInteger)earlier.Part * later.Whole);
        return Rounded(moved, (BigInteger)later.Whole * earlier.Whole, decimals);
    }

    private static decimal Rounded(BigInteger part, BigInteger whole, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 6);
        var scale = BigInteger.Pow(10, decimals);
        var isNegative = part.Sign < 0 != whole.Sign < 0;
        var numerator = BigInteger.Abs(part) * 100 * scale;
        var denominator = BigInteger.Abs(whole);
        var rounded = ((numerator * 2) + denominator) / (denominator * 2);
        return (decimal)(isNegative ? -rounded : rounded) / (decimal)scale;
    }
}
