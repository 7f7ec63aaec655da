using Pratip.Kernel;

namespace Pratip.Reference.Screening;

/// <summary>
/// When a dimension is positive: at least so many of each strength. A stronger indicator also counts as a weaker one, so that
/// finding more, or stronger, never undoes it.
/// </summary>
public sealed record DimensionRule(string Code, int Strong, int Medium, int Weak, LocalizedText Words)
{
    public bool IsMet(int strong, int medium, int weak) =>
        strong >= Strong && strong + medium >= Strong + Medium && strong + medium + weak >= Strong + Medium + Weak;
}

/// <summary>When the rules raise concern: parts that must be positive, and how many indicators must be found.</summary>
/// <param name="Advice">Code of the list screening-advice; only such as raise concern.</param>
/// <param name="ForChildrenOnly">Whether it holds for the sets for children alone.</param>
public sealed record AdviceRule(string Code, string Advice, bool ForChildrenOnly, IReadOnlyList<ScreeningPart> Parts, int Found, int Strong, LocalizedText Words);

/// <summary>What the rules make of an interview. They may raise concern; that somebody is no victim they never say.</summary>
/// <param name="Advice">Code of the list screening-advice.</param>
/// <param name="Reasons">Codes: "exploitation:two-strong" for a positive dimension, and those of the overall rules that are met.</param>
public sealed record ScreeningAdvice(string Advice, IReadOnlyList<string> Reasons)
{
    public const string StrongConcern = "strong-concern";

    public const string Concern = "concern";

    /// <summary>No concern was raised, which speaks neither for nor against anything.</summary>
    public const string None = "no-advice";

    public const string NotEnoughAsked = "not-enough-asked";

    /// <summary>How much concern: only ever raised by what is found.</summary>
    public static int Rank(string advice) => advice switch { StrongConcern => 2, Concern => 1, _ => 0 };
}

/// <summary>Computes the advice from what was found and what was not asked about. Nothing but the data decides.</summary>
public static class ScreeningAdvisor
{
    /// <summary>Less than this part of a set asked about says nothing.</summary>
    private const int LeastAskedPercent = 50;

    public static ScreeningAdvice Advise(IndicatorCatalogue catalogue, IndicatorSet set, IReadOnlyCollection<string> found, IReadOnlyCollection<string> notAsked)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(set);
        var signs = set.Indicators.Where(indicator => found.Contains(indicator.Code, StringComparer.Ordinal)).ToList();
        var positive = catalogue.Dimensions.Select(dimension => (Dimension: dimension, Rule: RuleOf(catalogue, dimension, signs))).Where(one => one.Rule is not null).ToList();
        var parts = positive.Select(one => one.Dimension.Part).ToHashSet();
        var met = catalogue.AdviceRules.Where(rule => IsMet(rule, set, signs, parts)).ToList();
        var reasons = positive.Select(one => $"{one.Dimension.Code}:{one.Rule!.Code}").Concat(met.Select(rule => rule.Code));
        var advice = met.Select(rule => rule.Advice).OrderByDescending(ScreeningAdvice.Rank).FirstOrDefault()
            ?? (IsAskedEnough(set, notAsked) ? ScreeningAdvice.None : ScreeningAdvice.NotEnoughAsked);
        return new ScreeningAdvice(advice, [.. reasons]);
    }

    private static DimensionRule? RuleOf(IndicatorCatalogue catalogue, ScreeningDimension dimension, List<Indicator> signs)
    {
        var strengths = signs.Where(sign => sign.Dimension == dimension.Code).CountBy(sign => sign.Strength).ToDictionary();
        int Count(IndicatorStrength strength) => strengths.GetValueOrDefault(strength);
        return catalogue.DimensionRules.FirstOrDefault(rule => rule.IsMet(Count(IndicatorStrength.Strong), Count(IndicatorStrength.Medium), Count(IndicatorStrength.Weak)));
    }

    private static bool IsMet(AdviceRule rule, IndicatorSet set, List<Indicator> signs, HashSet<ScreeningPart> parts) =>
        (set.IsForChildren || !rule.ForChildrenOnly) && rule.Parts.All(parts.Contains) && signs.Count >= rule.Found
        && signs.Count(sign => sign.Strength == IndicatorStrength.Strong) >= rule.Strong;

    private static bool IsAskedEnough(IndicatorSet set, IReadOnlyCollection<string> notAsked) =>
        set.Indicators.Count(indicator => !notAsked.Contains(indicator.Code, StringComparer.Ordinal)) * 100 >= set.Indicators.Count * LeastAskedPercent;
}
