using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Windows;

namespace Pratip.Statistics.Checks.Rules;

/// <summary>Figures of different windows against each other.</summary>
internal static class WindowRules
{
    public const string Uneven = "uneven-windows";

    public const string Break = "break-in-series";

    /// <summary>What happened in a part of a time cannot be more than what happened in all of it.</summary>
    public static IEnumerable<Finding> Nested(FigureSet set) =>
        from figures in set.Totals(withHistory: true).Where(f => f.Measure.Reported == ReportedSpan.Exact).GroupBy(f => f.Measure.Id, StringComparer.Ordinal)
        let all = figures.ToList()
        from inner in all
        from outer in all
        where inner.Window != outer.Window && outer.Window.Contains(inner.Window) && (set.Windows.Contains(inner.Window) || set.Windows.Contains(outer.Window))
        let found = WindowChecks.OfNested(Stated(inner), Stated(outer))
        select found with
        {
            Subject = $"{inner.Measure.Id}@{inner.Window}|{outer.Window}",
            Says = new Message("checks.about", inner.Measure.Title, ReportTexts.NameOf(inner.Window), found.Says),
        };

    /// <summary>
    /// What two totals since a day long ago differ by, against what is given for the time between. A figure that equals the
    /// difference over another span of days was most likely taken from it.
    /// </summary>
    public static IEnumerable<Finding> Cumulatives(FigureSet set)
    {
        foreach (var rule in set.Plan.Cumulatives)
        {
            var totals = set.Totals(withHistory: true).Where(f => f.Measure.Id == rule.Total)
                .GroupBy(f => f.Window.To).Select(g => new CumulativeTotal(g.Key, g.Max(f => f.Total!.Value))).OrderBy(t => t.Until).ToList();
            var flows = set.Totals(withHistory: true).Where(f => f.Measure.Id == rule.Flow).ToList();
            foreach (var (earlier, later) in totals.SelectMany((earlier, i) => totals.Skip(i + 1).Select(later => (earlier, later))))
            {
                var span = new ReportingWindow(earlier.Until.AddDays(1), later.Until);
                foreach (var flow in flows.Where(f => Speaks(set, f, span, later.Value - earlier.Value)))
                {
                    yield return WindowChecks.OfCumulative(Stated(flow), earlier, later).About($"{rule.Flow}|{rule.Total}/{span}", flow.Measure.Title, flow.Window);
                }

                if (later.Value < earlier.Value)
                {
                    yield return new Finding(WindowChecks.Cumulative, Verdict.Error, new Message("checks.cumulative.falls", earlier.Value, earlier.Until, later.Value, later.Until))
                        .About($"{rule.Total}/{span}", MeasureCatalogue.Standard.Get(rule.Total).Title, span);
                }
            }
        }
    }

    /// <summary>Figures set beside each other that are not of equally long windows.</summary>
    public static IEnumerable<Finding> UnevenWindows(FigureSet set) =>
        from other in set.Windows.Skip(1)
        let window = set.Windows[0]
        let even = window.IsAsLongAs(other)
        select new Finding(
            Uneven,
            even ? Verdict.Agrees : Verdict.LabelOrWindow,
            new Message(even ? "checks.uneven.agrees" : "checks.uneven.differs", ReportTexts.NameOf(window), window.Days, ReportTexts.NameOf(other), other.Days))
        {
            Subject = $"{window}|{other}",
        };

    /// <summary>A comparison across a break is printed with a note, so that it stops nothing.</summary>
    public static IEnumerable<Finding> Breaks(FigureSet set) =>
        from other in set.Windows.Skip(1)
        from figure in set.Totals(withHistory: false)
        where figure.Window == set.Windows[0]
        from one in SeriesBreaks.Standard.Between(figure.Measure.Id, null, figure.Window, other)
        select new Finding(Break, Verdict.Imprecise, new Message("checks.break", one.On, one.Reason)).About($"{figure.Measure.Id}|{one.Id}|{other}", figure.Measure.Title, figure.Window);

    private static bool Speaks(FigureSet set, Figure flow, ReportingWindow span, long difference) =>
        (set.Windows.Contains(flow.Window) || set.Windows.Any(w => w.Overlaps(span)))
        && (flow.Window == span || (difference == flow.Total && difference >= set.Plan.SameNumber.Least) || (span.Contains(flow.Window) && set.Windows.Contains(flow.Window)));

    private static StatedCount Stated(Figure figure) => new(figure.Window, figure.Total!.Value, figure.Measure.Id);
}
