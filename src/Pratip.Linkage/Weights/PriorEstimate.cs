using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Weights;

/// <summary>lambda from the pairs that were kept: the share whose probabilities, given itself, add up to itself.</summary>
internal static class PriorEstimate
{
    private const int Rounds = 50;

    /// <summary>As if so many further pairs had been looked at and one of them was of one person: two records that agree in a date are not yet a law.</summary>
    private const double Before = 200;
    private const double BeforeSame = 1;
    private const double Sure = 0.9;

    public static double Of(IReadOnlyList<Edge> edges, int records, double start)
    {
        var all = Math.Max(1, (double)records * (records - 1) / 2);
        var ratios = edges.Select(edge => Math.Pow(2, edge.Bits)).ToArray();
        var prior = Math.Clamp(start, 1e-15, 0.5);
        for (var round = 0; round < Rounds; round++)
        {
            var next = Math.Clamp((Expected(ratios, prior / (1 - prior)) + BeforeSame) / (all + Before), 1e-15, 0.5);
            if (Math.Abs(next - prior) < 1e-6 * prior)
            {
                return next;
            }

            prior = next;
        }

        return prior;
    }

    /// <summary>
    /// How many are expected to be of one person. Of those at least two of three are so beyond doubt: where there are more doubtful ones, they are
    /// pairs of two persons whom the fields do not tell apart, as among thousands of strangers of whom some have like names and one year of birth.
    /// </summary>
    private static double Expected(double[] ratios, double odds)
    {
        var (sure, doubtful) = (0.0, 0.0);
        foreach (var ratio in ratios)
        {
            var chance = ratio * odds / (1 + (ratio * odds));
            sure += chance >= Sure ? chance : 0;
            doubtful += chance < Sure ? chance : 0;
        }

        return sure + Math.Min(sure / 2, doubtful);
    }
}
