using Pratip.Kernel;
using Pratip.Reference.Screening;
using Pratip.Registry.Children;
using Pratip.Registry.Removals;

namespace Pratip.Registry.Screening;

/// <summary>
/// Which indicators a person may be screened with: a child, and whoever is treated as one, with those for children. They protect more, so
/// that an adult whose recorded age is doubted may be asked by them as well.
/// </summary>
public static class SuitableSets
{
    /// <summary>Those for the person first.</summary>
    public static IReadOnlyList<IndicatorSet> Of(ChildStanding standing) =>
        [.. IndicatorCatalogue.Standard.Sets.Where(set => Fits(set, standing)).OrderBy(set => set.IsForChildren != (standing != ChildStanding.Adult))];

    public static bool Fits(IndicatorSet? set, ChildStanding standing) => standing == ChildStanding.Adult || set is { IsForChildren: true };

    /// <summary>By what is known of the age today, for the day of the interview.</summary>
    internal static bool Fits(ScreeningInterview one, GateFacts facts) =>
        Fits(IndicatorCatalogue.Standard.Find(one.IndicatorSet), facts.ChildOn(PhnomPenhTime.DateOf(one.StartedAt)));
}
