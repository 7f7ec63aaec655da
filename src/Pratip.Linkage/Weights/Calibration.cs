namespace Pratip.Linkage.Weights;

/// <summary>A pair that people have judged.</summary>
/// <param name="Bits">What its fields and the prior weigh: log2 of the odds as the model of the linkage has them.</param>
/// <param name="IsSame">Whether they said that it is of one person.</param>
/// <param name="Weight">How many pairs it stands for: one over its chance to be judged.</param>
public readonly record struct JudgedPair(double Bits, bool IsSame, double Weight);

/// <summary>
/// What the model's odds come to, held against judged pairs: a straight line in log2 of the odds (Platt 1999). The model takes its
/// fields to be independent, so it is too sure; a slope below one takes that back. The line rises, so pairs keep their order.
/// </summary>
/// <param name="Slope">What a bit is worth.</param>
/// <param name="Shift">What is added, in bits.</param>
public sealed record Calibration(double Slope, double Shift)
{
    /// <summary>
    /// So many of either kind at least. Of two numbers learnt from fewer, the shift is uncertain by more than half a bit, which is a
    /// tenth of the probability in the middle: as much as what is to be mended (twenty events a parameter and more: Riley et al. 2020,
    /// BMJ 368:m441).
    /// </summary>
    public const int FewestOfEither = 50;

    private const int MostRounds = 100;
    private const double Enough = 1e-7;
    private const double LeastSlope = 0.05;
    private const double MostSlope = 3;

    /// <summary>No pair counts for more than this against the others.</summary>
    private const double MostBits = 30;

    /// <summary>So many pairs that the model had right stand for what was known before: a line through pairs that do not overlap has no end.</summary>
    private const double Expected = 4;

    public double Bits(double bits) => (Slope * bits) + Shift;

    /// <summary>Null where there are too few pairs of either kind: the model's probabilities then stay what they are.</summary>
    public static Calibration? Learn(IReadOnlyCollection<JudgedPair> judged)
    {
        ArgumentNullException.ThrowIfNull(judged);
        if (judged.Count(pair => pair.IsSame) < FewestOfEither || judged.Count(pair => !pair.IsSame) < FewestOfEither)
        {
            return null;
        }

        // As many in all as were judged: weights say which pairs count more, not that there were more.
        var unit = judged.Count / judged.Sum(pair => pair.Weight);
        var points = judged.Select(pair => new Point(Math.Clamp(pair.Bits, -MostBits, MostBits), pair.IsSame ? 1 : 0, pair.Weight * unit)).Concat(Beginning()).ToList();
        var line = new Calibration(1, 0);
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Step(points, line);
            var moved = Math.Abs(next.Slope - line.Slope) + Math.Abs(next.Shift - line.Shift);
            line = next;
            if (moved < Enough)
            {
                break;
            }
        }

        return line;
    }

    /// <summary>Pairs of which the model is believed, across the range in which pairs are judged.</summary>
    private static IEnumerable<Point> Beginning() =>
        from bits in (double[])[-4, -2, 0, 2, 4] select new Point(bits, LogOdds.Probability(bits), Expected / 5);

    /// <summary>A step of Newton's towards the likeliest line, no longer than it can be believed.</summary>
    private static Calibration Step(List<Point> points, Calibration line)
    {
        double ofShift = 0, ofSlope = 0, bend = 1e-9, both = 0, bendOfSlope = 1e-9;
        foreach (var (bits, share, weight) in points)
        {
            var chance = LogOdds.Probability(line.Bits(bits));
            var (surprise, spread) = (weight * (share - chance), weight * chance * (1 - chance));
            ofShift += surprise;
            ofSlope += surprise * bits;
            bend += spread;
            both += spread * bits;
            bendOfSlope += spread * bits * bits;
        }

        var scale = Math.Log(2) * Math.Max(1e-9, (bend * bendOfSlope) - (both * both));
        var shift = Math.Clamp(((bendOfSlope * ofShift) - (both * ofSlope)) / scale, -2, 2);
        var slope = Math.Clamp(((bend * ofSlope) - (both * ofShift)) / scale, -0.2, 0.2);
        return new Calibration(Math.Clamp(line.Slope + slope, LeastSlope, MostSlope), line.Shift + shift);
    }

    private readonly record struct Point(double Bits, double Share, double Weight);
}
