using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Checks.Rules;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Checks;

/// <summary>A rule over a set of figures: what it is called, and what it finds.</summary>
internal sealed record FigureRule(string Name, Func<FigureSet, IEnumerable<Finding>> Look);

/// <summary>
/// Holds computed figures against each other and against those of earlier windows before anybody prints them. The same
/// figures give the same findings in the same order, each under a key that an acceptance can refer to.
/// </summary>
public static class FigureChecks
{
    /// <summary>In the order in which a reader would do them: the sums first, then what the numbers mean, then what is usual.</summary>
    private static readonly IReadOnlyList<FigureRule> Rules =
    [
        new(SumCheck.Name, ArithmeticRules.PartsAndTotals),
        new(ArithmeticRules.SameTotal, ArithmeticRules.OneTotal),
        new(ArithmeticRules.AddsUp, ArithmeticRules.Sums),
        new(ArithmeticRules.AtMost, ArithmeticRules.PartsOfWholes),
        new(ArithmeticRules.List, ArithmeticRules.CountedLists),
        new(ReportingRules.Contradiction, ReportingRules.ReportedAgainstComputed),
        new(WindowChecks.Nested, WindowRules.Nested),
        new(WindowChecks.Cumulative, WindowRules.Cumulatives),
        new(WindowRules.Uneven, WindowRules.UnevenWindows),
        new(WindowRules.Break, WindowRules.Breaks),
        new(LabelChecks.SameNumber, CoincidenceRules.SameNumbers),
        new(HistoryRules.Change, HistoryRules.Changes),
        new(ReportingRules.Completeness, ReportingRules.Levels),
    ];

    /// <param name="figures">What is to be printed; the window of the first is the one it is about, the others stand beside it.</param>
    /// <param name="history">Figures of earlier windows and editions, as far as there are any.</param>
    /// <param name="stocks">The stock-and-flow tables printed with them.</param>
    /// <returns>
    /// Whatever does not simply agree, finding by finding; and for each rule one finding that says how much did. Ordered by
    /// rule, then by key.
    /// </returns>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<Figure> figures, IReadOnlyList<Figure>? history = null, IReadOnlyList<StockFlow>? stocks = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var set = new FigureSet(figures, history ?? [], CheckPlan.Standard);
        return
        [
            .. Rules.SelectMany(rule => Gathered(rule.Name, rule.Look(set))),
            .. Gathered(StockRules.Balance, (stocks ?? []).Where(stock => stock.IsOpeningKnown || !stock.IsBalanced).Select(StockRules.Of)),
        ];
    }

    private static IEnumerable<Finding> Gathered(string rule, IEnumerable<Finding> found)
    {
        var all = found.DistinctBy(f => f.Key, StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        var agreeing = all.Count(f => f.Verdict is Verdict.Agrees);
        var rest = all.Where(f => f.Verdict is not Verdict.Agrees);
        return agreeing == 0 ? rest : rest.Append(new Finding(rule, Verdict.Agrees, new Message("checks.agreeing", agreeing, all.Count)));
    }

    /// <summary>A finding about a figure of a window, with both in front of what is said.</summary>
    internal static Finding About(this Finding finding, string subject, LocalizedText label, ReportingWindow window) => finding with
    {
        Subject = $"{subject}@{window}",
        Says = new Message("checks.about", label, ReportTexts.NameOf(window), finding.Says),
    };

    internal static string SubjectOf(FigureTerm term) => term.Measure + (term.By is null ? "" : "/" + term.By) + (term.Key is null ? "" : "/" + term.Key);
}
