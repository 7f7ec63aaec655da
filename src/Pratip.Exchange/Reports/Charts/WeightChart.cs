using Pratip.Reference.Wording;

namespace Pratip.Exchange.Reports.Charts;

/// <summary>A heading with bars beneath it.</summary>
public sealed record WeightGroup(string Title, IReadOnlyList<(string Label, double Value)> Bars);

/// <summary>Bars to either side of a line: what speaks for to the right, what speaks against to the left, hatched, each with its figure.</summary>
public static class WeightChart
{
    private const double BarHeight = 15;
    private const double RowHeight = 20;
    private const double TitleHeight = 30;
    private const double LabelRoom = 210;
    private const double ValueRoom = 52;

    public static string Draw(ChartFrame frame, IReadOnlyList<WeightGroup> groups)
    {
        var all = groups.SelectMany(group => group.Bars).Select(bar => bar.Value).ToList();
        var most = Math.Max(1, all.DefaultIfEmpty().Max());
        var least = Math.Min(-1, all.DefaultIfEmpty().Min());
        var unit = (SvgPicture.Width - LabelRoom - (2 * ValueRoom)) / (most - least);
        var zero = LabelRoom + ValueRoom - (least * unit);
        var picture = new SvgPicture(frame, groups.Sum(group => TitleHeight + (group.Bars.Count * RowHeight)) + 8, "weights");
        picture.Define([ChartFill.Comparison]);
        var y = 0.0;
        foreach (var group in groups)
        {
            picture.Label(0, y + 20, group.Title, weight: "bold");
            y += TitleHeight;
            foreach (var (label, value) in group.Bars)
            {
                picture.Label(LabelRoom - 8, y + 12, label, anchor: "end");
                DrawBar(picture, frame, value, zero, y, unit);
                y += RowHeight;
            }
        }

        picture.Rule(zero, 4, zero, y, SvgPicture.Muted);
        return picture.Finish();
    }

    private static void DrawBar(SvgPicture picture, ChartFrame frame, double value, double zero, double y, double unit)
    {
        var width = Math.Abs(value) * unit;
        var left = value < 0 ? zero - width : zero;
        if (width >= 0.1)
        {
            picture.Box(left, y, width, BarHeight, value < 0 ? ChartFill.Comparison : ChartFill.Window);
        }

        var said = (value > 0 ? "+" : "") + Numbers.Format((decimal)value, 1, frame.Numbers);
        picture.Label(value < 0 ? left - 5 : left + width + 5, y + 12, said, anchor: value < 0 ? "end" : null);
    }
}
