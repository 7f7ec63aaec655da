using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Weights;

/// <summary>From which weight on a pair counts as one person: chosen from the data, never fixed beforehand.</summary>
public static class Threshold
{
    private const double MostFalse = 0.02;

    /// <summary>
    /// The weight, in bits, at which the F1 that the probabilities let expect is greatest: twice the expected true pairs above it,
    /// over the pairs above it and all pairs that are expected to be true. Never a pair that is rather of two persons.
    /// </summary>
    public static double ByExpectedF1(IEnumerable<Edge> edges, LinkageModel model)
    {
        var sorted = Sorted(edges);
        var all = sorted.Sum(edge => model.Probability(edge.Bits));
        var (sum, best, weight) = (0.0, 0.0, double.PositiveInfinity);
        for (var i = 0; i < sorted.Length; i++)
        {
            var chance = model.Probability(sorted[i].Bits);
            if (chance < 0.5)
            {
                break;
            }

            sum += chance;
            if (2 * sum / (i + 1 + all) is var expected && expected > best)
            {
                (best, weight) = (expected, sorted[i].Bits);
            }
        }

        return weight;
    }

    /// <summary>The lowest weight, in bits, above which no more than a share of the pairs is expected to be false.</summary>
    /// <param name="edges">The pairs.</param>
    /// <param name="model">What their weights mean.</param>
    /// <param name="rate">The share, from 0 to 1.</param>
    public static double ByFalseDiscovery(IEnumerable<Edge> edges, LinkageModel model, double rate)
    {
        var (wrong, weight) = (0.0, double.PositiveInfinity);
        var sorted = Sorted(edges);
        for (var i = 0; i < sorted.Length; i++)
        {
            wrong += 1 - model.Probability(sorted[i].Bits);
            if (wrong <= rate * (i + 1))
            {
                weight = sorted[i].Bits;
            }
        }

        return weight;
    }

    /// <summary>The weight, in bits, from which on the program decides by itself: by the expected F1, and at most one pair in fifty is expected to be false.</summary>
    public static double OfDecisions(IReadOnlyList<Edge> edges, LinkageModel model) =>
        Math.Max(ByExpectedF1(edges, model), ByFalseDiscovery(edges, model, MostFalse));

    private static Edge[] Sorted(IEnumerable<Edge> edges)
    {
        Edge[] sorted = [.. edges];
        Array.Sort(sorted, (a, b) => b.Weight.CompareTo(a.Weight));
        return sorted;
    }
}
