using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Charts;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Figures;

/// <summary>The picture of a single figure. Only its course over the months has one; the tables of the report have the others.</summary>
public static class FigureChart
{
    /// <summary>Null where the figure has no course, or nobody reported any of it.</summary>
    public static string? Draw(Figure figure, ReportWords words)
    {
        var months = figure.Rows.Where(r => r.Key != FactTable.UnknownCode).ToList();
        if (figure.By != Breakdown.Month || months.TrueForAll(m => m.Value is null))
        {
            return null;
        }

        var frame = new ChartFrame(
            $"chart-{figure.Measure.Id}-{Breakdown.Month}",
            CaptionOf(figure, words),
            words.Fill("chart.figure-description", CaptionOf(figure, words)),
            words.NotReported,
            words.NumberLanguage,
            words.LanguageTag)
        { Hidden = words.Hidden };
        var points = months.Select(m => (LabelOf(m.Key, words), new ChartValue(m.Value, m.IsHidden))).ToList();
        return MonthChart.Draw(frame, points, words["chart.unknown-month"], figure.FindRow(FactTable.UnknownCode) is { } unknown ? new(unknown.Value, unknown.IsHidden) : default);
    }

    public static string CaptionOf(Figure figure, ReportWords words) =>
        words.Fill("chart.caption", words.Say(figure.Measure.Title), ReportTexts.TitleOf(figure.Measure, figure.By!));

    /// <summary>2024-03 has room under a point where "March 2024" has none, in both languages.</summary>
    private static string LabelOf(string month, ReportWords words) => words.Digits(month);
}
