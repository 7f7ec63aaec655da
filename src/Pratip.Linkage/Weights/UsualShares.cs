using Pratip.Linkage.Comparison;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Weights;

/// <summary>
/// How two reports of one person, and of two, usually agree: what is gone by where records are too few to teach it, and what learning
/// begins with. Rounded from lists with a known truth; of one person also what offices do to a value: a name is written in another order or
/// script in half of the reports, and one report in five knows no more of a birth than its year.
/// </summary>
internal static class UsualShares
{
    private static readonly Dictionary<FieldKind, Dictionary<AgreementLevel, double>> Same = new()
    {
        [FieldKind.Name] = new() { [AgreementLevel.Differ] = 0.02, [AgreementLevel.Similar] = 0.05, [AgreementLevel.Part] = 0.06, [AgreementLevel.Alike] = 0.4, [AgreementLevel.Exact] = 0.47 },
        [FieldKind.Date] = new()
        {
            [AgreementLevel.Differ] = 0.06,
            [AgreementLevel.SameYear] = 0.2,
            [AgreementLevel.Near] = 0.05,
            [AgreementLevel.Swapped] = 0.03,
            [AgreementLevel.OneSlip] = 0.05,
            [AgreementLevel.Exact] = 0.61,
        },

        // Documents and telephones are changed and are of several kinds: that they differ says little.
        [FieldKind.Code] = new() { [AgreementLevel.Differ] = 0.35, [AgreementLevel.TwoSlips] = 0.01, [AgreementLevel.OneSlip] = 0.04, [AgreementLevel.Exact] = 0.6 },
        [FieldKind.Phone] = new() { [AgreementLevel.Differ] = 0.45, [AgreementLevel.TwoSlips] = 0.01, [AgreementLevel.OneSlip] = 0.04, [AgreementLevel.Exact] = 0.5 },
        [FieldKind.Category] = new() { [AgreementLevel.Differ] = 0.12, [AgreementLevel.Exact] = 0.88 },
    };

    private static readonly Dictionary<FieldKind, Dictionary<AgreementLevel, double>> Different = new()
    {
        [FieldKind.Name] = new() { [AgreementLevel.Similar] = 0.02, [AgreementLevel.Part] = 0.01, [AgreementLevel.Alike] = 0.004 },
        [FieldKind.Date] = new() { [AgreementLevel.SameYear] = 0.03, [AgreementLevel.Near] = 0.015, [AgreementLevel.Swapped] = 0.0005, [AgreementLevel.OneSlip] = 0.004 },

        // Numbers given out one after the other, as to a family, are a slip apart.
        [FieldKind.Code] = new() { [AgreementLevel.TwoSlips] = 0.001, [AgreementLevel.OneSlip] = 0.0003 },
        [FieldKind.Phone] = new() { [AgreementLevel.TwoSlips] = 0.001, [AgreementLevel.OneSlip] = 0.0003 },
    };

    /// <summary>m by level; nothing for what is missing.</summary>
    public static double[] OfOnePerson(FieldComparator comparator) =>
        Same.TryGetValue(comparator.Column.Field.Kind, out var shares) ? By(comparator, shares) : Falling(comparator.Levels.Count);

    /// <summary>u by level below exact, which the values themselves tell; nothing for what is missing.</summary>
    public static double[] OfTwo(FieldComparator comparator)
    {
        var shares = By(comparator, Different.GetValueOrDefault(comparator.Column.Field.Kind, []));
        shares[FieldComparator.DifferLevel] = 1 - shares.Sum();
        return shares;
    }

    /// <summary>Mostly exact, and the more rarely the weaker.</summary>
    private static double[] Falling(int levels)
    {
        var shares = new double[levels];
        var rest = 0.2;
        for (var level = levels - 1; level > 0; level--)
        {
            shares[level] = level == levels - 1 ? 0.8 : level == 1 ? rest : rest / 2;
            rest = level == levels - 1 ? rest : rest / 2;
        }

        return shares;
    }

    private static double[] By(FieldComparator comparator, Dictionary<AgreementLevel, double> shares) =>
        [.. comparator.Levels.Select(level => shares.GetValueOrDefault(level))];
}
