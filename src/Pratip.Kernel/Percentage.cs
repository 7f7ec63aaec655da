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
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 6);
        var scale = (Int128)1;
        for (var i = 0; i < decimals; i++)
        {
            scale *= 10;
        }

        var numerator = (Int128)part * 100 * scale;
        var denominator = (Int128)whole;
        var negative = numerator < 0 != denominator < 0;
        numerator = Int128.Abs(numerator);
        denominator = Int128.Abs(denominator);
        var rounded = ((numerator * 2) + denominator) / (denominator * 2);
        return (decimal)(negative ? -rounded : rounded) / (decimal)scale;
    }
}
