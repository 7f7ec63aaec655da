namespace Pratip.Exchange.Reports.Charts;

/// <summary>
/// Horizontal bars, one group a row, the window above the earlier window. Every bar carries its figure; a figure that was
/// not reported has no bar and says so, which an empty place would not.
/// </summary>
public static class BarChart
{
    private const double BarHeight = 15;
    private const double BarGap = 3;
    private const double RowGap = 12;
    private const double LineHeight = 18;
    private const double LegendHeight = 30;
    private const double LabelRoom = 230;
    private const double ValueRoom = 110;

    /// <param name="series">What each figure of a row stands for, usually the two windows.</param>
    public static string Draw(ChartFrame frame, IReadOnlyList<string> series, IReadOnlyList<ChartRow> rows)
    {
        var labels = rows.Select(r => TextWidth.Wrap(r.Label, SvgPicture.FontSize, LabelRoom - 16, 3)).ToList();
        var heights = labels.Select(l => Math.Max(l.Count * LineHeight, series.Count * (BarHeight + BarGap)) + RowGap).ToList();
        var most = Math.Max(1, rows.SelectMany(r => r.Values).Max(v => v.Number) ?? 1);
        var picture = new SvgPicture(frame, LegendHeight + heights.Sum() + 4, "bars");
        picture.Define(rows.SelectMany(r => Enumerable.Range(0, series.Count).Select(s => FillOf(s, r.Kind))).Append(ChartFill.Comparison));
        Legend(picture, series);
        var y = LegendHeight;
        for (var i = 0; i < rows.Count; i++)
        {
            DrawLabel(picture, labels[i], y + ((heights[i] - RowGap - (labels[i].Count * LineHeight)) / 2));
            DrawBars(picture, rows[i], series.Count, y, most);
            y += heights[i];
        }

        picture.Rule(LabelRoom, LegendHeight - 4, LabelRoom, y, SvgPicture.Muted);
        return picture.Finish();
    }

    internal static void Legend(SvgPicture picture, IReadOnlyList<string> series)
    {
        var x = LabelRoom;
        for (var i = 0; i < series.Count; i++)
        {
            picture.Box(x, 4, 14, 14, FillOf(i, ChartRowKind.Item));
            picture.Label(x + 20, 16, series[i]);
            x += TextWidth.Of(series[i], SvgPicture.FontSize) + 56;
        }
    }

    private static void DrawLabel(SvgPicture picture, List<string> lines, double y)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            picture.Label(LabelRoom - 8, y + (i * LineHeight) + 13, lines[i], anchor: "end");
        }
    }

    private static void DrawBars(SvgPicture picture, ChartRow row, int series, double y, long most)
    {
        const double Room = SvgPicture.Width - LabelRoom - ValueRoom;
        for (var i = 0; i < series; i++, y += BarHeight + BarGap)
        {
            var value = i < row.Values.Count ? row.Values[i] : default;
            if (value.Number is not { } number)
            {
                picture.Rule(LabelRoom, y + (BarHeight / 2), LabelRoom + 22, y + (BarHeight / 2), SvgPicture.Muted, "3 3");
                picture.Label(LabelRoom + 28, y + 12, picture.Say(value), colour: SvgPicture.Muted);
                continue;
            }

            var width = Math.Max(0, number) * Room / most;
            if (width > 0)
            {
                picture.Box(LabelRoom, y, Math.Max(1, width), BarHeight, FillOf(i, row.Kind));
            }

            picture.Label(LabelRoom + width + 6, y + 12, picture.Say(value), weight: i == 0 ? "bold" : null);
        }
    }

    /// <summary>In a row that is a remainder or unknown, the first bar is hatched too: it is not an item of the list.</summary>
    private static ChartFill FillOf(int series, ChartRowKind kind) => series switch
    {
        > 0 => ChartFill.Comparison,
        _ => kind switch
        {
            ChartRowKind.Remainder => ChartFill.Remainder,
            ChartRowKind.Unknown => ChartFill.Unknown,
            _ => ChartFill.Window,
        },
    };
}
