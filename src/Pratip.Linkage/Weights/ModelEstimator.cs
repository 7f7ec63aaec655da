using Pratip.Linkage.Blocking;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Records;

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

    /// <summary>A rule whose pairs are hardly ever of one person teaches what is common to a land or an office and not to a person.</summary>
    private const double LeastShare = 0.01;

    /// <summary>More pairs of one person than so many times those that are known are not believed.</summary>
    private const double MostBeyondKnown = 5;

    private double[][]? _different;

    /// <summary>u by field and level; exact agreement is counted from the values themselves, which is exact where random pairs are few.</summary>
    public double[][] Different => _different ??= EstimateDifferent();

    /// <param name="rules">The blocks of each rule.</param>
    /// <param name="prior">lambda.</param>
    /// <param name="known">How many pairs of one person each rule finds as far as anybody knows; null where nothing is known yet.</param>
    public LinkageModel Estimate(IReadOnlyList<(BlockingRule Rule, Blocks Blocks)> rules, double prior, IReadOnlyList<double>? known = null)
    {
        var estimates = new double[]?[]?[rules.Count];
        Parallel.For(0, rules.Count, i =>
        {
            var (rule, blocks) = rules[i];
            var share = known is null ? 1 : known[i] / Math.Max(1, blocks.Pairs);
            if (share < LeastShare)
            {
                return;
            }

            bool[] isLeftOut = [.. comparators.Select((_, field) => rule.Uses(field))];
            var patterns = PatternSampler.InBlocks(comparators, blocks, MostPairsOfRule, seed + (ulong)i);
            estimates[i] = patterns.Total == 0 ? null : ExpectationMaximisation.Estimate(patterns, comparators, Different, isLeftOut, Math.Min(1, (MostBeyondKnown * share) + LeastShare));
        });

        return new LinkageModel([.. comparators.Select((comparator, field) => Fields(comparator, field, estimates))], prior);
    }

    private FieldWeights Fields(FieldComparator comparator, int field, double[]?[]?[] estimates)
    {
        var levels = comparator.Levels.Count;
        var seen = estimates.Select(estimate => estimate?[field]).OfType<double[]>().ToList();
        var same = seen.Count == 0 ? Usual(comparator) : new double[levels];
        for (var level = 1; level < levels && seen.Count > 0; level++)
        {
            same[level] = Median([.. seen.Select(estimate => estimate[level]).Order()]);
        }

        var sum = same.Sum();
        return new FieldWeights(comparator.Column.Field.Name, comparator.Levels, [.. same.Select(m => m / sum)], Different[field], comparator.HasRarity);
    }

    /// <summary>Where nothing is learnt. Documents and telephones are changed and are of several kinds: that they differ says little.</summary>
    private static double[] Usual(FieldComparator comparator)
    {
        var usual = ExpectationMaximisation.Beginning(comparator.Levels.Count);
        if (comparator.Column.Field.Kind is not (FieldKind.Code or FieldKind.Phone))
        {
            return usual;
        }

        usual = Array.ConvertAll(usual, share => share / 2);
        usual[FieldComparator.DifferLevel] += 0.5;
        return usual;
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
