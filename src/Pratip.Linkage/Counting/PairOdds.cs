using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Counting;

/// <summary>What the evidence of a pair comes to: the odds that it is of one person, in bits.</summary>
/// <param name="Start">Where the rest weighs nothing.</param>
/// <param name="Slope">What a bit of the rest is worth.</param>
/// <param name="Numbers">What each level of each own number weighs.</param>
internal sealed record PairOdds(double Start, double Slope, double[][] Numbers)
{
    public double Bits(double rest, ulong pattern)
    {
        var bits = Start + (Slope * rest);
        for (var number = 0; number < Numbers.Length; number++)
        {
            bits += Numbers[number][PatternCounts.Level(pattern, number)];
        }

        return bits;
    }

    public double Probability(double rest, ulong pattern) => LogOdds.Probability(Bits(rest, pattern));

    public double Expected(PairCell cell) => cell.Count * Probability(cell.Bits, cell.Pattern);
}
