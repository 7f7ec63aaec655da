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

    /// <summary>As if so many further pairs had been seen that agree as two persons usually do: what was never seen is rare and not impossible.</summary>
    private const double Usual = 500;

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

        return new LinkageModel([.. comparators.Select((comparator, field) => Fields(comparator, field, estimates))], prior) { IsLearnt = estimates.Any(one => one is not null) };
    }

    private FieldWeights Fields(FieldComparator comparator, int field, double[]?[]?[] estimates)
    {
        var levels = comparator.Levels.Count;
        var seen = estimates.Select(estimate => estimate?[field]).OfType<double[]>().ToList();
        var same = seen.Count == 0 ? UsualShares.OfOnePerson(comparator) : new double[levels];
        for (var level = 1; level < levels && seen.Count > 0; level++)
        {
            same[level] = Median([.. seen.Select(estimate => estimate[level]).Order()]);
        }

        return new FieldWeights(comparator.Column.Field.Name, comparator.Levels, DifferingAgainst(same, Different[field]), Different[field], comparator.HasRarity);
    }

    /// <summary>
    /// That two values differ never speaks for one person: where hardly two persons differ in a field, as where all are of one land, it says
    /// nothing, and the share is taken off.
    /// </summary>
    private static double[] DifferingAgainst(double[] same, double[] different)
    {
        var sum = same.Sum();
        double[] shares = [.. same.Select(m => m / sum)];
        var left = shares[FieldComparator.DifferLevel];
        shares[FieldComparator.DifferLevel] = Math.Min(left, different[FieldComparator.DifferLevel]);
        shares[^1] += left - shares[FieldComparator.DifferLevel];
        return shares;
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    /// <summary>
    /// Pairs that are of one person beyond doubt are left out: among few records drawn at random they are no rarity, and what two persons
    /// have in common would be learnt from them.
    /// </summary>
    private double[][] EstimateDifferent()
    {
        var pairs = PatternSampler.Random(comparators, records, RandomPairs, seed);
        var shares = Array.ConvertAll(comparators, comparator => Array.ConvertAll(UsualShares.OfTwo(comparator), share => share * Usual));
        foreach (var (pattern, count) in pairs.All.Where(one => !IsOfOnePerson(one.Key)))
        {
            for (var field = 0; field < comparators.Length; field++)
            {
                shares[field][PatternCounts.Level(pattern, field)] += count;
            }
        }

        return [.. comparators.Select((comparator, field) => Shares(comparator, shares[field]))];
    }

    private static double[] Shares(FieldComparator comparator, double[] counts)
    {
        counts[FieldComparator.MissingLevel] = 0;
        var seen = counts.Sum();
        for (var level = 1; level < counts.Length; level++)
        {
            counts[level] /= seen;
        }

        counts[comparator.ExactLevel] = Math.Max(comparator.ChanceOfEqual(), 1e-9);
        return counts;
    }

    /// <summary>A number of one's own in common, or the same name with the same birth.</summary>
    private bool IsOfOnePerson(ulong pattern)
    {
        var (isNamed, isBorn) = (false, false);
        for (var field = 0; field < comparators.Length; field++)
        {
            var (comparator, level) = (comparators[field], PatternCounts.Level(pattern, field));
            switch (comparator.Column.Field.Kind)
            {
                case FieldKind.Code or FieldKind.Phone when level == comparator.ExactLevel && comparator.Column.EqualPairs <= comparator.Column.Present:
                    return true;
                case FieldKind.Name:
                    isNamed |= level >= comparator.ExactLevel - 1;
                    break;
                case FieldKind.Date:
                    isBorn |= level == comparator.ExactLevel;
                    break;
            }
        }

        return isNamed && isBorn;
    }
}
