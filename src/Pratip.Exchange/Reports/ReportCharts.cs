using Pratip.Exchange.Reports.Charts;
using Pratip.Reference.Geography;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports;

public enum ReportChartKind
{
    Bars,
    Parts,
    Map,
}

/// <summary>A picture of rows that stand in a table. It adds no figure of its own.</summary>
public sealed record ReportChart(string Id, ReportChartKind Kind, string Caption, string Description, IReadOnlyList<string> Series, IReadOnlyList<ReportRow> Rows);

/// <summary>
/// Decides what a table shows as a picture: each breakdown of a measure becomes one chart, so that units never mix; a
/// breakdown by province becomes the map, a few parts of a whole a divided bar, anything longer a ranked list.
/// </summary>
public static class ReportCharts
{
    private const string Province = "province";
    private const int MostParts = 5;

    /// <summary>Two parts of a whole stand in one sentence; a picture of them says no more and weighs as much as any other.</summary>
    private const int LeastParts = 3;

    public static IEnumerable<ReportChart> Of(ReportDocument document, ReportTable table, ReportWords words)
    {
        var groups = table.Rows
            .Where(r => r.Current.By is not null)
            .GroupBy(r => (r.Current.MeasureId, By: r.Current.By!))
            .Where(g => g.Count() > 1 && IsWhole(document, g.Key.MeasureId, g.Key.By, g.Count()) && g.SelectMany(CellSigns.Cells).Any(c => c.Value > 0));
        foreach (var group in groups)
        {
            var rows = group.ToList();
            var kind = group.Key.By == Province && rows.TrueForAll(r => KindOf(r) != ChartRowKind.Remainder) ? ReportChartKind.Map
                : rows.Count <= MostParts && rows.TrueForAll(AddsUp) ? ReportChartKind.Parts
                : ReportChartKind.Bars;
            if (kind == ReportChartKind.Parts && rows.Count(IsThere) < LeastParts)
            {
                continue;
            }

            var title = document.Definitions.FirstOrDefault(d => d.MeasureId == group.Key.MeasureId)?.Title ?? table.Title;
            var caption = kind == ReportChartKind.Map
                ? words.Fill("chart.map-caption", words.Say(title), words.Window(document.Window))
                : CaptionOf(rows[0].Current, words.Say(title), words);
            yield return new ReportChart(
                $"chart-{table.Id}-{group.Key.MeasureId}-{group.Key.By}",
                kind,
                caption,
                words.Fill("chart.description", caption, words.Digits(table.Id)),
                document.Comparison is { } earlier ? [words.Window(document.Window), words.Window(earlier)] : [words.Window(document.Window)],
                kind == ReportChartKind.Bars ? [.. rows.Where(HasBar)] : rows);
        }
    }

    public static string Draw(ReportChart chart, ReportWords words)
    {
        var frame = new ChartFrame(chart.Id, chart.Caption, chart.Description, words.NotReported, words.NumberLanguage, words.LanguageTag) { Hidden = words.Hidden };
        var rows = chart.Rows.Select(r => new ChartRow(LabelOf(r, words), KindOf(r), ValuesOf(r, chart.Series.Count))).ToList();
        return chart.Kind switch
        {
            ReportChartKind.Map => DrawMap(frame, chart, words),
            ReportChartKind.Parts => PartsChart.Draw(frame, chart.Series, rows),
            _ => BarChart.Draw(frame, chart.Series, rows),
        };
    }

    /// <summary>The caption names the breakdown, so a row is labelled by its category alone, also where the table says "sex: female".</summary>
    public static string LabelOf(ReportRow row, ReportWords words) =>
        row.Current.Key is { } key
        && BreakdownOf(row.Current) is { } breakdown
        && ClassificationCatalogue.Standard.TryGet(breakdown.ClassificationId, out var categories)
        && categories.Contains(key)
            ? words.Say(categories.LabelOf(key))
            : words.Say(row.Label);

    public static ChartRowKind KindOf(ReportRow row) => row.Current.Key switch
    {
        FactTable.UnknownCode => ChartRowKind.Unknown,
        Classification.OtherCode => ChartRowKind.Remainder,
        _ => ChartRowKind.Item,
    };

    public static ChartValue[] ValuesOf(ReportRow row, int series) => series == 1 ? [ValueOf(row.Current)] : [ValueOf(row.Current), row.Earlier is { } earlier ? ValueOf(earlier) : default];

    private static ChartValue ValueOf(ReportCell cell) => new(cell.Value, cell.Kind == ReportCellKind.Hidden);

    private static string CaptionOf(ReportCell cell, string title, ReportWords words) =>
        BreakdownOf(cell) is { } breakdown ? words.Fill("chart.caption", title, breakdown.Title) : title;

    private static Breakdown? BreakdownOf(ReportCell cell) =>
        cell.By is { } by && MeasureCatalogue.Standard.TryGet(cell.MeasureId, out var measure) ? measure.FindBreakdown(by) : null;

    /// <summary>Some parts only, as the summary prints them, would pass for the whole: the table that has all of them has the picture.</summary>
    private static bool IsWhole(ReportDocument document, string measureId, string by, int rows) =>
        document.Tables.All(t => t.Rows.Count(r => r.Current.MeasureId == measureId && r.Current.By == by) <= rows);

    // The table prints every category; a bar of no length would only make a long list longer.
    private static bool HasBar(ReportRow row) => KindOf(row) != ChartRowKind.Item || IsThere(row);

    private static bool IsThere(ReportRow row) => CellSigns.Cells(row).Any(c => c.Value > 0 || c.Kind == ReportCellKind.Hidden);

    private static bool AddsUp(ReportRow row) => CellSigns.Cells(row).All(c => c.Value is null or >= 0);

    private static string DrawMap(ChartFrame frame, ReportChart chart, ReportWords words)
    {
        var provinces = Gazetteer.Standard.Provinces;
        var iso = provinces.ToDictionary(p => p.Code, p => p.IsoCode, StringComparer.Ordinal);
        var values = new Dictionary<string, ChartValue>(StringComparer.Ordinal);
        foreach (var row in chart.Rows.Where(r => KindOf(r) == ChartRowKind.Item))
        {
            values[iso.GetValueOrDefault(row.Current.Key ?? "", row.Current.Key ?? "")] = ValueOf(row.Current);
        }

        // An open list prints only the provinces that occur: where the figure was counted, the others had none.
        if (chart.Rows.Any(r => r.Current.Kind == ReportCellKind.Computed))
        {
            foreach (var province in provinces)
            {
                values.TryAdd(province.IsoCode, new(0));
            }
        }

        return ProvinceMap.Draw(
            frame,
            values,
            provinces.ToDictionary(p => p.IsoCode, p => words.Say(p.Name), StringComparer.Ordinal),
            chart.Rows.Where(r => KindOf(r) == ChartRowKind.Unknown).Select(r => ValueOf(r.Current)).DefaultIfEmpty(new(0)).First(),
            new ProvinceMapWords(words["chart.schematic"], words["chart.unknown-province"], words["chart.none"], words["chart.hidden"]));
    }
}
