using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Checks.Rules;

/// <summary>What has to come out by adding, within one window.</summary>
internal static class ArithmeticRules
{
    public const string SameTotal = "same-total";

    public const string AddsUp = "adds-up";

    public const string AtMost = "part-of-whole";

    public const string List = "counted-list";

    /// <summary>The parts of every breakdown, with those that are unknown, against the total.</summary>
    public static IEnumerable<Finding> PartsAndTotals(FigureSet set) =>
        from figure in set.Figures
        where figure.By is not null && figure.Total is not null && !(figure.IsOpeningUnknown && figure.Rows.Any(row => Breakdown.IsCarriedOver(figure.By, row.Key)))
        let parts = figure.Rows.Select(row => row.Value).OfType<long>().ToList()
        where parts.Count > 0
        select SumCheck.Of(new StatedSum(figure.Total!.Value, parts))
            .About(FigureChecks.SubjectOf(new(figure.Measure.Id, figure.By)), FigureSet.LabelOf(figure.Measure, figure.By, null), figure.Window);

    /// <summary>A figure has one total, however it is divided.</summary>
    public static IEnumerable<Finding> OneTotal(FigureSet set) =>
        from figures in set.Figures.Where(f => f.Total is not null).GroupBy(f => (f.Measure.Id, f.Window))
        let totals = figures.Select(f => f.Total!.Value).Distinct().Order().ToList()
        select new Finding(
            SameTotal,
            totals.Count == 1 ? Verdict.Agrees : Verdict.Error,
            new Message(totals.Count == 1 ? "checks.same-total.agrees" : "checks.same-total.differs", Listed(totals)))
            .About(figures.Key.Id, figures.First().Measure.Title, figures.Key.Window);

    public static IEnumerable<Finding> Sums(FigureSet set) =>
        from window in set.Windows
        from rule in set.Plan.Sums
        let whole = set.Value(rule.Whole, window)
        let parts = rule.Parts.Select(part => set.Value(part, window)).OfType<long>().ToList()
        where whole is not null && parts.Count == rule.Parts.Count
        let found = SumCheck.Of(new StatedSum(whole.Value, parts))
        select new Finding(AddsUp, found.Verdict, found.Says)
            .About($"{FigureChecks.SubjectOf(rule.Whole)}={string.Join('+', rule.Parts.Select(FigureChecks.SubjectOf))}", FigureSet.LabelOf(rule.Whole), window);

    public static IEnumerable<Finding> PartsOfWholes(FigureSet set) =>
        from window in set.Windows
        from rule in set.Plan.AtMost
        let part = set.Value(rule.Part, window)
        let whole = set.Value(rule.Whole, window)
        where part is not null && whole is not null
        select new Finding(
            AtMost,
            part <= whole ? Verdict.Agrees : Verdict.Error,
            new Message(part <= whole ? "checks.at-most.agrees" : "checks.at-most.more", part, whole, FigureSet.LabelOf(rule.Whole)))
            .About(FigureChecks.SubjectOf(rule.Part), FigureSet.LabelOf(rule.Part), window);

    /// <summary>A list is complete where it has as many codes as were counted; and what has no code is in its remainder.</summary>
    public static IEnumerable<Finding> CountedLists(FigureSet set) =>
        from window in set.Windows
        from rule in set.Plan.Lists
        let count = set.All.FirstOrDefault(f => f.Measure.Id == rule.Count && f.Window == window && f.Total is not null)
        let list = set.Find(rule.Measure, window, rule.By)
        where count is not null && list is { Total: not null }
        let listed = Coded(list, count.Measure.Counting.Except)
        select new Finding(
            List,
            listed == count.Total ? Verdict.Agrees : Verdict.Error,
            new Message(listed == count.Total ? "checks.list.agrees" : "checks.list.differs", count.Total, listed))
            .About(FigureChecks.SubjectOf(new(rule.Measure, rule.By)), FigureSet.LabelOf(list.Measure, rule.By, null), window);

    private static int Coded(Figure list, IReadOnlyList<string> except) =>
        list.Rows.Count(row => row.Value > 0 && row.Key != FactTable.UnknownCode && !except.Contains(row.Key, StringComparer.Ordinal));

    private static LocalizedText Listed(IReadOnlyList<long> numbers) => new(
        string.Join(", ", numbers.Select(n => Numbers.Format(n, Language.English))), string.Join(", ", numbers.Select(n => Numbers.Format(n, Language.Khmer))));
}
