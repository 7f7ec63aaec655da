using Pratip.Linkage.Blocking;
using Pratip.Linkage.Comparison;

namespace Pratip.Linkage.Weights;

/// <summary>
/// Learns a model from records alone: u from random pairs, then m rule by rule with the rule's own fields left out, and of each
/// share the median over the rules.
/// </summary>
internal sealed class ModelEstimator(FieldComparator[] comparators, int records, ulong seed)
{
    private const int RandomPairs = 300_000;
    private const long MostPairsOfRule = 150_000;

    /// <summary>As if so many of the random pairs had been at every level: what was never seen is rare and not impossible.</summary>
    private const double Unseen = 0.5;

    private double[][]? _different;

    /// <summary>u by field and level; exact agreement is counted from the values themselves, which is exact where random pairs are few.</summary>
    public double[][] Different => _different ??= EstimateDifferent();

    /// <param name="rules">The blocks of each rule.</param>
    /// <param name="prior">lambda.</param>
    public LinkageModel Estimate(IReadOnlyList<(BlockingRule Rule, Blocks Blocks)> rules, double prior)
    {
        var estimates = new double[]?[]?[rules.Count];
        Parallel.For(0, rules.Count, i =>
        {
            var (rule, blocks) = rules[i];
            bool[] isLeftOut = [.. comparators.Select((_, field) => rule.Uses(field))];
            var patterns = PatternSampler.InBlocks(comparators, blocks, MostPairsOfRule, seed + (ulong)i);
            estimates[i] = patterns.Total == 0 ? null : ExpectationMaximisation.Estimate(patterns, comparators, Different, isLeftOut);
        });

        return new LinkageModel([.. comparators.Select((comparator, field) => Fields(comparator, field, estimates))], prior);
    }

    private FieldWeights Fields(FieldComparator comparator, int field, double[]?[]?[] estimates)
    {
        var levels = comparator.Levels.Count;
        var seen = estimates.Select(estimate => estimate?[field]).OfType<double[]>().ToList();
        var same = seen.Count == 0 ? ExpectationMaximisation.Beginning(levels) : new double[levels];
        for (var level = 1; level < levels && seen.Count > 0; level++)
        {
            same[level] = Median([.. seen.Select(estimate => estimate[level]).Order()]);
        }

        var sum = same.Sum();
        return new FieldWeights(comparator.Column.Field.Name, comparator.Levels, [.. same.Select(m => m / sum)], Different[field], comparator.HasRarity);
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    private double[][] EstimateDifferent()
    {
        var pairs = PatternSampler.Random(comparators, records, RandomPairs, seed);
        return [.. comparators.Select((comparator, field) =>
        {
            var shares = new double[comparator.Levels.Count];
            foreach (var (pattern, count) in pairs.All)
            {
                shares[PatternCounts.Level(pattern, field)] += count;
            }

            shares[FieldComparator.MissingLevel] = 0;
            var seen = shares.Sum();
            for (var level = 1; level < shares.Length; level++)
            {
                shares[level] = (shares[level] + Unseen) / (seen + (Unseen * (shares.Length - 1)));
            }

            shares[comparator.ExactLevel] = Math.Max(comparator.Column.Concentration, 1e-9);
            return shares;
        })];
    }
}
