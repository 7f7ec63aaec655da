using System.Globalization;
using Pratip.Exchange.Reports.Charts;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>
/// A chart that the word processor draws itself and the reader can restyle. The map has no such form: provinces are drawn
/// as bars there.
/// </summary>
internal static class DocxChart
{
    private const string C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const string A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private const long WidthInEmu = 5_900_000;
    private const long BarInEmu = 330_000;

    private sealed record Series(string Name, ChartFill Fill, IReadOnlyList<long?> Values);

    /// <summary>The place of a chart in the text, with its words for those who cannot see it.</summary>
    public static void Place(DocxText text, ReportChart chart, int number, string relationshipId)
    {
        var bars = chart.Kind == ReportChartKind.Parts ? chart.Series.Count : chart.Rows.Count * (chart.Series.Count + 1) / 2;
        var height = Math.Min(8_000_000, 900_000 + (bars * BarInEmu)).ToString(CultureInfo.InvariantCulture);
        var width = WidthInEmu.ToString(CultureInfo.InvariantCulture);
        var id = number.ToString(CultureInfo.InvariantCulture);
        text.Open();
        text.Markup.Open("w:r").Open("w:drawing");
        text.Markup.Open("wp:inline", ("xmlns:wp", Drawing), ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"));
        text.Markup.Leaf("wp:extent", ("cx", width), ("cy", height));
        text.Markup.Leaf("wp:docPr", ("id", id), ("name", "Chart " + id), ("descr", chart.Description));
        text.Markup.Open("a:graphic", ("xmlns:a", A)).Open("a:graphicData", ("uri", C));
        text.Markup.Leaf("c:chart", ("xmlns:c", C), ("xmlns:r", DocxPackage.R), ("r:id", relationshipId));
        text.Markup.Close().Close().Close().Close().Close();
        text.Close();
    }

    public static string Part(ReportChart chart, ReportWords words)
    {
        var stacked = chart.Kind == ReportChartKind.Parts;
        var (categories, series) = stacked ? Stacked(chart, words) : Clustered(chart, words);
        var xml = DocxPackage.Part("c:chartSpace", ("xmlns:c", C), ("xmlns:a", A));
        xml.Leaf("c:roundedCorners", ("val", "0"));
        xml.Open("c:chart").Leaf("c:autoTitleDeleted", ("val", "1"));
        xml.Open("c:plotArea").Leaf("c:layout").Open("c:barChart");
        xml.Leaf("c:barDir", ("val", "bar")).Leaf("c:grouping", ("val", stacked ? "stacked" : "clustered")).Leaf("c:varyColors", ("val", "0"));
        for (var i = 0; i < series.Count; i++)
        {
            WriteSeries(xml, i, series[i], categories, stacked);
        }

        xml.Leaf("c:gapWidth", ("val", stacked ? "50" : "60"));
        if (stacked)
        {
            xml.Leaf("c:overlap", ("val", "100"));
        }

        xml.Leaf("c:axId", ("val", "1")).Leaf("c:axId", ("val", "2")).Close();
        WriteAxes(xml);
        xml.Close();
        xml.Open("c:legend").Leaf("c:legendPos", ("val", "t")).Leaf("c:overlay", ("val", "0")).Close();
        xml.Leaf("c:plotVisOnly", ("val", "1")).Leaf("c:dispBlanksAs", ("val", "gap"));
        xml.Close();
        WriteFont(xml);
        return xml.Close().ToString();
    }

    private static (List<string> Categories, List<Series> Series) Clustered(ReportChart chart, ReportWords words)
    {
        var categories = chart.Rows.Select(r => LabelOf(chart, r, words)).ToList();
        var series = chart.Series.Select((name, s) => new Series(
            name,
            s == 0 ? ChartFill.Window : ChartFill.Comparison,
            [.. chart.Rows.Select(r => ReportCharts.ValuesOf(r, chart.Series.Count)[s])])).ToList();
        return (categories, series);
    }

    /// <summary>A bar that is not there looks like none; the label says that the figure was not reported.</summary>
    private static string LabelOf(ReportChart chart, ReportRow row, ReportWords words)
    {
        var values = ReportCharts.ValuesOf(row, chart.Series.Count);
        var missing = chart.Series.Where((_, s) => values[s] is null).ToList();
        return missing.Count == 0 ? ReportCharts.LabelOf(row, words) : $"{ReportCharts.LabelOf(row, words)} ({string.Join(", ", missing)}: {words.NotReported})";
    }

    private static (List<string> Categories, List<Series> Series) Stacked(ReportChart chart, ReportWords words)
    {
        var values = chart.Rows.Select(r => ReportCharts.ValuesOf(r, chart.Series.Count)).ToList();
        var whole = chart.Series.Select((_, w) => values.TrueForAll(v => v[w] is not null)).ToList();
        var categories = chart.Series.Select((name, w) => whole[w] ? name : $"{name} ({words.NotReported})").ToList();
        var series = chart.Rows.Select((row, i) => new Series(
            ReportCharts.LabelOf(row, words),
            ChartFill.OfPart(i, ReportCharts.KindOf(row)),
            [.. values[i].Select((v, w) => whole[w] ? v : null)])).ToList();
        return (categories, series);
    }

    private static void WriteSeries(Markup xml, int index, Series series, List<string> categories, bool stacked)
    {
        var number = index.ToString(CultureInfo.InvariantCulture);
        xml.Open("c:ser").Leaf("c:idx", ("val", number)).Leaf("c:order", ("val", number));
        xml.Open("c:tx").Element("c:v", series.Name).Close();
        WriteFill(xml, series.Fill);
        xml.Leaf("c:invertIfNegative", ("val", "0"));
        xml.Open("c:dLbls");

        // A part of nothing has no room for its figure; the table has it.
        xml.Leaf("c:numFmt", ("formatCode", stacked ? "#,##0;;" : "#,##0"), ("sourceLinked", "0"));
        if (stacked && series.Fill.Pattern is null)
        {
            WriteFont(xml, "FFFFFF");
        }

        xml.Leaf("c:showLegendKey", ("val", "0")).Leaf("c:showVal", ("val", "1")).Leaf("c:showCatName", ("val", "0"));
        xml.Leaf("c:showSerName", ("val", "0")).Leaf("c:showPercent", ("val", "0")).Leaf("c:showBubbleSize", ("val", "0")).Close();
        xml.Open("c:cat").Open("c:strLit");
        WritePoints(xml, [.. categories]);
        xml.Close().Close();
        xml.Open("c:val").Open("c:numLit").Element("c:formatCode", "#,##0");
        WritePoints(xml, [.. series.Values.Select(v => v?.ToString(CultureInfo.InvariantCulture))]);
        xml.Close().Close().Close();
    }

    private static void WritePoints(Markup xml, IReadOnlyList<string?> values)
    {
        xml.Leaf("c:ptCount", ("val", values.Count.ToString(CultureInfo.InvariantCulture)));
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                xml.Open("c:pt", ("idx", i.ToString(CultureInfo.InvariantCulture))).Element("c:v", value).Close();
            }
        }
    }

    private static void WriteFill(Markup xml, ChartFill fill)
    {
        xml.Open("c:spPr");
        if (fill.Pattern is null)
        {
            xml.Open("a:solidFill");
            Colour(xml, fill.Colour);
            xml.Close();
        }
        else
        {
            xml.Open("a:pattFill", ("prst", fill.Preset)).Open("a:fgClr");
            Colour(xml, fill.Colour);
            xml.Close().Open("a:bgClr");
            Colour(xml, fill.Ground);
            xml.Close().Close();
        }

        xml.Open("a:ln", ("w", "6350")).Open("a:solidFill");
        Colour(xml, fill.Colour);
        xml.Close().Close().Close();
    }

    private static void Colour(Markup xml, string colour) => xml.Leaf("a:srgbClr", ("val", colour.TrimStart('#').ToUpperInvariant()));

    /// <summary>The first row stands on top, as in the table; the values stand at the bars, so that their axis is not needed.</summary>
    private static void WriteAxes(Markup xml)
    {
        xml.Open("c:catAx").Leaf("c:axId", ("val", "1")).Open("c:scaling").Leaf("c:orientation", ("val", "maxMin")).Close();
        xml.Leaf("c:delete", ("val", "0")).Leaf("c:axPos", ("val", "l")).Leaf("c:majorTickMark", ("val", "none")).Leaf("c:minorTickMark", ("val", "none"));
        xml.Leaf("c:tickLblPos", ("val", "low")).Leaf("c:crossAx", ("val", "2")).Leaf("c:crosses", ("val", "autoZero")).Close();
        xml.Open("c:valAx").Leaf("c:axId", ("val", "2")).Open("c:scaling").Leaf("c:orientation", ("val", "minMax")).Leaf("c:min", ("val", "0")).Close();
        xml.Leaf("c:delete", ("val", "1")).Leaf("c:axPos", ("val", "t")).Leaf("c:numFmt", ("formatCode", "#,##0"), ("sourceLinked", "0"));
        xml.Leaf("c:crossAx", ("val", "1")).Leaf("c:crosses", ("val", "autoZero")).Close();
    }

    private static void WriteFont(Markup xml, string? colour = null)
    {
        xml.Open("c:txPr").Leaf("a:bodyPr").Leaf("a:lstStyle").Open("a:p").Open("a:pPr").Open("a:defRPr", ("sz", "900"));
        if (colour is not null)
        {
            xml.Open("a:solidFill");
            Colour(xml, colour);
            xml.Close();
        }

        xml.Leaf("a:latin", ("typeface", "Noto Sans")).Leaf("a:cs", ("typeface", "Noto Sans Khmer"));
        xml.Close().Close().Leaf("a:endParaRPr", ("lang", "en-GB")).Close().Close();
    }
}
