using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Checks.Rules;

/// <summary>Figures against who reported, and against what they reported as totals.</summary>
internal static class ReportingRules
{
    public const string Contradiction = "reported-total";

    public const string Completeness = "completeness";

    /// <summary>
    /// Of a total that an entity sent and the records that were counted, both cannot be right where the total is larger; or
    /// where that entity is the only one.
    /// </summary>
    public static IEnumerable<Finding> ReportedAgainstComputed(FigureSet set) =>
        from figure in set.Totals(withHistory: false)
        where figure.Source == FigureSource.Computed
        let totals = figure.ReportedTotals.Where(t => t.By is null).ToList()
        where totals.Count > 0
        let reported = totals.Sum(t => t.Value)
        let agrees = reported == figure.Total || (reported < figure.Total && figure.Completeness.ExpectedEntities != 1)
        select new Finding(
            Contradiction,
            agrees ? Verdict.Agrees : Verdict.LabelOrWindow,
            new Message(agrees ? "checks.reported.agrees" : "checks.reported.contradicts", reported, ReportTexts.Names([.. totals.Select(t => t.AgencyCode).Distinct(StringComparer.Ordinal)]), figure.Total))
            .About(figure.Measure.Id, figure.Measure.Title, figure.Window);

    /// <summary>
    /// A number printed as the level of a whole country of which a part did not report; said once for each subject of returns, of what
    /// happened in the window where there is such a figure.
    /// </summary>
    public static IEnumerable<Finding> Levels(FigureSet set) =>
        from figures in set.Totals(withHistory: false).Where(f => f.Source == FigureSource.Computed && f.Measure.Subject is not null)
            .OrderBy(f => f.Measure.Placing is { IsStock: true }).ThenBy(f => f.Measure.Needs.Count)
            .GroupBy(f => (Subject: f.Measure.Subject!, f.Window))
        let completeness = figures.First().Completeness
        let partial = completeness.State == CompletenessState.Partial
        select new Finding(
            Completeness,
            partial ? Verdict.LabelOrWindow : Verdict.Agrees,
            partial
                ? new Message("checks.completeness.partial", completeness.ReportedEntities, completeness.ExpectedEntities, ReportTexts.NothingFrom(completeness), ReportTexts.InPartFrom(completeness))
                : new Message("checks.completeness.agrees"))
            .About(figures.Key.Subject, CodeListCatalogue.Standard.Label("return-subject", figures.Key.Subject), figures.Key.Window);
}
