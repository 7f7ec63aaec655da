using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Checks;

/// <summary>The checks of a whole report: its figures with the years before them, and what is printed of them.</summary>
public static class ReportChecks
{
    public const string Printed = "printed-growth";

    public const string Remainder = "printed-remainder";

    /// <summary>How many years before a window tell what is usual for it.</summary>
    private const int HistoryYears = 6;

    public static IReadOnlyList<Finding> Of(FactSnapshot snapshot, ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(document);
        ReportingWindow[] windows = document.Comparison is { } before ? [document.Window, before] : [document.Window];
        var asked = FigureChecksNeed(windows);
        var history = HistoryOf(document.Window).Except(windows).SelectMany(w => MeasureCatalogue.Standard.All.Select(m => new FigureRequest(m, w))).ToList();
        var figures = FigureComputer.ComputeAll(snapshot, [.. asked, .. history]);
        var found = FigureChecks.Run([.. figures.Take(asked.Count)], [.. figures.Skip(asked.Count)], [.. StockFlowComputer.ComputeAll(snapshot, windows).Where(s => s.IsReported)]);
        return [.. found, .. OfPrinted(document).DistinctBy(f => f.Key, StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal)];
    }

    /// <summary>Only what is wrong with what stands in the rows: their changes and the remainders of their lists.</summary>
    public static IEnumerable<Finding> OfPrinted(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Tables.SelectMany(table => table.Rows.Select(OfGrowth).OfType<Finding>().Concat(OfLists(table)));
    }

    /// <summary>Every figure of the report, and every measure by itself: some are printed only as a part of another.</summary>
    private static List<FigureRequest> FigureChecksNeed(ReportingWindow[] windows) =>
        [.. Report.RequestsOf(TableCatalogue.Standard, windows).Concat(windows.SelectMany(w => MeasureCatalogue.Standard.All.Select(m => new FigureRequest(m, w)))).Distinct().OrderBy(r => r.Window == windows[0] ? 0 : 1)];

    private static IEnumerable<ReportingWindow> HistoryOf(ReportingWindow window)
    {
        yield return window.Previous();
        for (var i = 0; i < HistoryYears && window.HasYearBefore; i++)
        {
            window = window.YearBefore();
            yield return window;
        }
    }

    /// <summary>Done over again the other way round: the earlier figure with the change added has to be the later one.</summary>
    private static Finding? OfGrowth(ReportRow row)
    {
        if (row is not { GrowthPercent: { } percent, Current.Value: { } now, Earlier.Value: { } then })
        {
            return null;
        }

        var again = then + (then * percent / 100);
        return Math.Abs(again - now) <= Math.Max(then, 1) * 0.0001m
            ? null
            : new Finding(Printed, Verdict.Error, GrowthCheck.Of(new StatedGrowth(new Growth(then, now), percent, 2)).Says).About(SubjectOf(row), row.Label, row.Current.Window);
    }

    /// <summary>A list cut to its largest prints the rest, or a reader takes it for the whole.</summary>
    private static IEnumerable<Finding> OfLists(ReportTable table) =>
        from list in table.Rows.Where(r => r.Current.By is not null).GroupBy(r => (r.Current.MeasureId, r.Current.By))
        where !list.Any(r => r.Current.Kind is ReportCellKind.Hidden)
        where list.Any(r => r.Current.Key is Classification.OtherCode or FactTable.UnknownCode)
        let total = table.Rows.FirstOrDefault(r => r.Current.By is null && r.Current.MeasureId == list.Key.MeasureId)?.Current.Value
        let parts = list.Select(r => r.Current.Value).OfType<long>().ToList()
        where total is not null && parts.Count > 0
        let found = SumCheck.Of(new StatedSum(total!.Value, parts))
        where found.Verdict is not Verdict.Agrees
        select new Finding(Remainder, found.Verdict, found.Says).About(SubjectOf(list.First()), table.Title, list.First().Current.Window);

    private static string SubjectOf(ReportRow row) => FigureChecks.SubjectOf(new(row.Current.MeasureId, row.Current.By, row.Current.Key));
}
