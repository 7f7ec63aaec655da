using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Checks.Rules;

/// <summary>What is usual for a figure, by the windows before it: a change beyond that may be one of the world or one of the counting.</summary>
internal static class HistoryRules
{
    public const string Change = "implausible-change";

    /// <summary>Times the median distance from the median is the standard deviation of what spreads normally; in thousandths.</summary>
    private const long DeviationPerMille = 1_483;

    public static IEnumerable<Finding> Changes(FigureSet set) =>
        from figure in set.Totals(withHistory: false)
        where set.Windows.Count > 0 && figure.Window == set.Windows[0] && !figure.Measure.IsReportedOnly && !figure.IsOpeningUnknown
        let before = Before(set, figure)
        where before.Count > 0
        select (before.Count >= set.Plan.Change.LeastWindows ? AgainstUsual(set.Plan.Change, figure, before) : AgainstLast(set.Plan.Change, figure, before[0]))
            .About(figure.Measure.Id, figure.Measure.Title, figure.Window);

    /// <summary>Earlier windows of the same length, the latest first, none over another: the same days must not count twice.</summary>
    private static List<Figure> Before(FigureSet set, Figure figure)
    {
        var found = new List<Figure>();
        foreach (var other in set.Totals(withHistory: true)
            .Where(f => f.Measure.Id == figure.Measure.Id && !f.IsOpeningUnknown && f.Window.To < figure.Window.From && f.Window.IsAsLongAs(figure.Window))
            .OrderByDescending(f => f.Window.To))
        {
            if (found.TrueForAll(f => !f.Window.Overlaps(other.Window)))
            {
                found.Add(other);
            }
        }

        return found;
    }

    /// <summary>
    /// The median and the median distance from it: one odd window among the earlier ones does not widen what is usual. Counts
    /// spread at least as widely as their own square root.
    /// </summary>
    private static Finding AgainstUsual(ChangeRule rule, Figure figure, List<Figure> before)
    {
        // Everything is doubled so that the median of an even number of windows stays a whole number.
        var values = before.Select(f => f.Total!.Value * 2).Order().ToList();
        var median = Median(values);
        var spread = Median([.. values.Select(v => Math.Abs(v - median)).Order()]) * DeviationPerMille / 1_000;
        var chance = 2 * (long)Math.Ceiling(Math.Sqrt(median / 2.0));
        var reach = rule.Deviations * Math.Max(spread, chance);
        var far = Math.Abs((figure.Total!.Value * 2) - median);
        var odd = far > reach && Math.Max(figure.Total.Value, median / 2) >= rule.Least;
        return new(
            Change,
            odd ? Verdict.SuspectedError : Verdict.Agrees,
            new Message(odd ? "checks.change.unusual" : "checks.change.usual", figure.Total, before.Count, Math.Max(0, (median - reach) / 2), (median + reach) / 2, median / 2));
    }

    private static Finding AgainstLast(ChangeRule rule, Figure figure, Figure last)
    {
        var (now, then) = (figure.Total!.Value, last.Total!.Value);
        var odd = Math.Max(now, then) >= rule.Least && (now > then * rule.Factor || then > now * rule.Factor);
        return new(
            Change,
            odd ? Verdict.SuspectedError : Verdict.Agrees,
            new Message(odd ? "checks.change.multiple" : "checks.change.usual-step", now, then, ReportTexts.NameOf(last.Window), rule.Factor));
    }

    private static long Median(List<long> ordered) =>
        ordered.Count % 2 == 1 ? ordered[ordered.Count / 2] : (ordered[(ordered.Count / 2) - 1] + ordered[ordered.Count / 2]) / 2;
}
