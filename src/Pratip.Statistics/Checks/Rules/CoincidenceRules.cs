using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Checks.Rules;

/// <summary>134 suspects and 134 minors: two counts of different things that are one number may be one copied twice.</summary>
internal static class CoincidenceRules
{
    public static IEnumerable<Finding> SameNumbers(FigureSet set) => set.Windows.SelectMany(window => InOne(set, window)).Concat(FromBefore(set));

    private static IEnumerable<Finding> InOne(FigureSet set, ReportingWindow window)
    {
        var numbers = Numbers(set, window).Where(n => n.Value >= set.Plan.SameNumber.Least)
            .DistinctBy(n => n.Term)
            .OrderBy(n => FigureChecks.SubjectOf(n.Term), StringComparer.Ordinal)
            .ToLookup(n => n.Value, n => n.Term);
        foreach (var same in numbers.OrderBy(g => g.Key))
        {
            var terms = same.ToList();
            foreach (var (one, other) in terms.SelectMany((one, i) => terms.Skip(i + 1).Select(other => (one, other))))
            {
                if (!set.Plan.SameNumber.AreRelated(one.Measure, other.Measure))
                {
                    yield return new Finding(LabelChecks.SameNumber, Verdict.SuspectedError, new Message("checks.same-number", same.Key, FigureSet.LabelOf(one), FigureSet.LabelOf(other)))
                    {
                        Subject = $"{FigureChecks.SubjectOf(one)}|{FigureChecks.SubjectOf(other)}@{window}",
                    };
                }
            }
        }
    }

    /// <summary>A total that is the one of the window before, to the last person, may have been left standing.</summary>
    private static IEnumerable<Finding> FromBefore(FigureSet set) =>
        from figure in set.Totals(withHistory: false)
        where figure.Window == set.Windows[0] && figure.Total >= set.Plan.SameNumber.Least && !figure.Measure.IsReportedOnly
        from before in new[] { figure.Window.Previous(), figure.Window.HasYearBefore ? figure.Window.YearBefore() : figure.Window.Previous() }.Distinct()
        where set.Value(new(figure.Measure.Id), before) == figure.Total
        select new Finding(
            LabelChecks.SameNumber,
            Verdict.SuspectedError,
            new Message("checks.same-number.before", figure.Total, figure.Measure.Title, ReportTexts.NameOf(figure.Window), ReportTexts.NameOf(before)))
        {
            Subject = $"{figure.Measure.Id}@{figure.Window}|{before}",
        };

    private static IEnumerable<(FigureTerm Term, long Value)> Numbers(FigureSet set, ReportingWindow window)
    {
        foreach (var figure in set.Figures.Where(f => f.Window == window && f.Total is not null))
        {
            yield return (new(figure.Measure.Id), figure.Total!.Value);
            if (figure.By is { } by && set.Plan.SameNumber.Breakdowns.Contains(by, StringComparer.Ordinal))
            {
                foreach (var row in figure.Rows.Where(r => r.Value is not null && r.Key != FactTable.UnknownCode && r.Value != figure.Total))
                {
                    yield return (new(figure.Measure.Id, by, row.Key), row.Value!.Value);
                }
            }
        }
    }
}
