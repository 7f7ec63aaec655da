using Pratip.Linkage.Comparison;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Weights;

/// <summary>
/// Estimates m from pairs that one blocking rule brings together, by expectation maximisation (Dempster, Laird and Rubin 1977,
/// JRSS-B 39:1; for linkage Winkler 1988, Jaro 1989). u is held fixed: freed, it converges on other classes than "same person".
/// The rule's own fields are left out, because there all pairs agree.
/// </summary>
internal static class ExpectationMaximisation
{
    private const int MostRounds = 60;
    private const double Enough = 1e-5;

    /// <summary>Counts as many pairs as this before anything is seen, spread as agreement usually is: no level is impossible.</summary>
    private const double Expected = 4;

    private const double MostDiffering = 0.5;

    /// <summary>A field that tells nothing may come out a little on the wrong side.</summary>
    private const double Tolerance = 0.8;

    /// <param name="pairs">The patterns of all pairs of the rule, also of those that another rule finds.</param>
    /// <param name="comparators">The fields.</param>
    /// <param name="different">u by field and level.</param>
    /// <param name="isLeftOut">Whether a field is part of the rule.</param>
    /// <param name="mostShare">The share of pairs of one person that can be believed of the rule.</param>
    /// <returns>
    /// m by field and level; null for fields left out; null as a whole where hardly any pair is of one person, or where what was found is
    /// another class than "same person".
    /// </returns>
    public static double[]?[]? Estimate(PatternCounts pairs, IReadOnlyList<FieldComparator> comparators, double[][] different, bool[] isLeftOut, double mostShare = 1)
    {
        var patterns = Shorten(pairs, isLeftOut);
        var same = comparators.Select(UsualShares.OfOnePerson).ToArray();
        var share = Math.Min(0.3, mostShare / 2);
        for (var round = 0; round < MostRounds; round++)
        {
            var (next, sum) = Round(patterns, comparators, different, isLeftOut, same, share);
            var moved = Math.Abs((sum / pairs.Total) - share) + Normalise(next, same, isLeftOut);
            (same, share) = (next, Math.Clamp(sum / pairs.Total, 1e-6, 1 - 1e-6));
            if (moved < Enough)
            {
                break;
            }
        }

        return share * pairs.Total < 20 || share > mostShare || !same.Select((levels, field) => isLeftOut[field] || IsOfOnePerson(comparators[field], levels, different[field])).All(isSo => isSo) ? null : [.. same.Select((levels, field) => isLeftOut[field] ? null : levels)];
    }

    /// <summary>
    /// Nobody's name or birth date differs in most of the reports about them, and where two people agree oftener than one person does, the
    /// classes are others than asked for: one land's people, or one office's.
    /// </summary>
    private static bool IsOfOnePerson(FieldComparator field, double[] same, double[] different) =>
        (field.Column.Field.Kind is not (FieldKind.Name or FieldKind.Date) || same[FieldComparator.DifferLevel] <= MostDiffering)
        && same[field.ExactLevel] / different[field.ExactLevel] >= Tolerance * same[FieldComparator.DifferLevel] / different[FieldComparator.DifferLevel];

    private static (double[][] Same, double Sum) Round(
        List<(ulong Pattern, double Count)> patterns, IReadOnlyList<FieldComparator> comparators, double[][] different, bool[] isLeftOut, double[][] same, double share)
    {
        var next = comparators.Select(comparator => UsualShares.OfOnePerson(comparator).Select(p => p * Expected).ToArray()).ToArray();
        var ratios = same.Select((levels, field) => levels.Select((m, level) => level == 0 || isLeftOut[field] ? 1 : m / different[field][level]).ToArray()).ToArray();
        var sum = 0.0;
        foreach (var (pattern, count) in patterns)
        {
            var odds = share / (1 - share);
            for (var field = 0; field < ratios.Length; field++)
            {
                odds *= ratios[field][PatternCounts.Level(pattern, field)];
            }

            var expected = count * (odds / (1 + odds));
            sum += expected;
            for (var field = 0; field < next.Length; field++)
            {
                next[field][PatternCounts.Level(pattern, field)] += expected;
            }
        }

        return (next, sum);
    }

    private static double Normalise(double[][] next, double[][] before, bool[] isLeftOut)
    {
        var moved = 0.0;
        for (var field = 0; field < next.Length; field++)
        {
            next[field][FieldComparator.MissingLevel] = 0;
            var sum = next[field].Sum();
            for (var level = 1; level < next[field].Length; level++)
            {
                next[field][level] /= sum;
                moved += isLeftOut[field] ? 0 : Math.Abs(next[field][level] - before[field][level]);
            }
        }

        return moved;
    }

    /// <summary>Patterns without the fields left out, in a fixed order: sums of fractions depend on it.</summary>
    private static List<(ulong Pattern, double Count)> Shorten(PatternCounts pairs, bool[] isLeftOut)
    {
        var mask = 0UL;
        for (var field = 0; field < isLeftOut.Length; field++)
        {
            mask |= isLeftOut[field] ? 0 : 15UL << (PatternCounts.BitsPerField * field);
        }

        var sums = new PatternCounts();
        foreach (var (pattern, count) in pairs.All)
        {
            sums.Add(pattern & mask, count);
        }

        return [.. sums.All.OrderBy(p => p.Key).Select(p => (p.Key, p.Value))];
    }
}
