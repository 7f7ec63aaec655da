using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Counting;

/// <summary>
/// Learns from numbered pairs what the rest proves. Whether a pair is of one person is the hidden class. Its chance is logistic in what
/// the rest weighs (Platt 1999), and within each class the numbers agree independently of the rest: a latent class model with a
/// concomitant variable (Dayton and Macready 1988, JASA 83:173). How the other fields hang together then makes no difference: their
/// weight is not believed, it is held against numbers that it does not know. A pair without numbers teaches nothing here, so that the
/// engine cannot confirm itself.
/// </summary>
internal sealed class OddsEstimator(OwnNumbers numbers)
{
    private const int MostRounds = 40;
    private const double Enough = 1e-4;

    /// <summary>Counts as many pairs as this before anything is seen, spread as the model of the linkage has it.</summary>
    private const double Expected = 2;

    /// <summary>As if half a pair of two persons had agreed on a number: what was never seen is rare and not impossible.</summary>
    private const double Unseen = 0.5;

    private const double MostStep = 3;
    private const double MostTilt = 0.2;

    /// <summary>What the model of the linkage says, before anything is learnt.</summary>
    public PairOdds Beginning(double prior) => new(prior, 1, [.. Beginning().Select((same, number) => Weights(number, same, Unseen))]);

    /// <param name="cells">The numbered pairs.</param>
    /// <param name="start">Where to begin.</param>
    public PairOdds Estimate(IReadOnlyList<PairCell> cells, PairOdds start)
    {
        var odds = start;
        for (var round = 0; round < MostRounds; round++)
        {
            var (before, curve) = (odds, Curve(cells, odds));
            odds = curve with { Numbers = Levels(cells, odds) };
            if (Math.Abs(odds.Start - before.Start) + (10 * Math.Abs(odds.Slope - before.Slope)) < Enough)
            {
                break;
            }
        }

        return odds;
    }

    private double[][] Beginning() => [.. numbers.Fields.Select((_, number) => numbers.Model(number).Same.Select(share => share * Expected).ToArray())];

    /// <summary>Only what the rest finds tells how often numbers agree: of the others only those that agree are known.</summary>
    private double[][] Levels(IReadOnlyList<PairCell> cells, PairOdds odds)
    {
        var same = Beginning();
        var byChance = Array.ConvertAll(same, _ => Unseen);
        foreach (var cell in cells)
        {
            var expected = odds.Expected(cell);
            for (var number = 0; number < same.Length; number++)
            {
                var level = PatternCounts.Level(cell.Pattern, number);
                same[number][level] += cell.IsCompared ? expected : 0;
                byChance[number] += level == same[number].Length - 1 ? cell.Count - expected : 0;
            }
        }

        return [.. same.Select((levels, number) => Weights(number, levels, byChance[number]))];
    }

    /// <summary>log2(m/u). Chance agreement of all pairs that have the number is what is left of it when pairs of one person are taken out.</summary>
    private double[] Weights(int number, double[] same, double byChance)
    {
        var (field, present) = (numbers.Model(number), numbers.Column(number).Present);
        var sum = same.Skip(1).Sum();
        var exact = Math.Min(0.5, byChance / Math.Max(1, 0.5 * present * (present - 1.0)));
        return [.. same.Select((m, level) => level == 0 ? 0 : Math.Log2(m / sum / (level == same.Length - 1 ? exact : field.Different[level])))];
    }

    /// <summary>One step of Newton's towards the likeliest curve: that each round gains is all that is needed (generalised EM: Dempster, Laird and Rubin 1977).</summary>
    private static PairOdds Curve(IReadOnlyList<PairCell> cells, PairOdds odds)
    {
        double slopeOfStart = 0, slopeOfTilt = 0, bend = 1e-9, bendOfBoth = 0, bendOfTilt = 1e-9;
        foreach (var cell in cells.Where(cell => cell.IsCompared))
        {
            var byRest = odds.Probability(cell.Bits, 0);
            var (surprise, spread) = (odds.Expected(cell) - (cell.Count * byRest), cell.Count * byRest * (1 - byRest));
            slopeOfStart += surprise;
            slopeOfTilt += surprise * cell.Bits;
            bend += spread;
            bendOfBoth += spread * cell.Bits;
            bendOfTilt += spread * cell.Bits * cell.Bits;
        }

        var perBit = Math.Log(2) * ((bend * bendOfTilt) - (bendOfBoth * bendOfBoth));
        var step = ((bendOfTilt * slopeOfStart) - (bendOfBoth * slopeOfTilt)) / perBit;
        var tilt = ((bend * slopeOfTilt) - (bendOfBoth * slopeOfStart)) / perBit;
        return odds with { Start = odds.Start + Math.Clamp(step, -MostStep, MostStep), Slope = Math.Clamp(odds.Slope + Math.Clamp(tilt, -MostTilt, MostTilt), 0.05, 3) };
    }
}
