namespace Pratip.Linkage.Weights;

/// <summary>Odds as the linkage has them, in bits: log2 of the odds, so that weights add up.</summary>
public static class LogOdds
{
    /// <summary>The probability that odds of so many bits come to, between 0 and 1.</summary>
    public static double Probability(double bits) => 1 / (1 + Math.Pow(2, -bits));
}
