using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Reports.Charts;

/// <summary>
/// How a whole divides: one bar for each window, cut into its parts. A window whose parts were not all reported has no bar
/// and says so: a bar of what happens to be known would pass for the whole.
/// </summary>
public static class PartsChart
{
    private const double BarHeight = 34;
    private const double RowHeight = 56;
    private const double KeyHeight = 22;
    private const double LabelRoom = 150;
    private const double Room = SvgPicture.Width - LabelRoom - 80;

    /// <param name="wholes">What each bar stands for, usually the two windows.</param>
    /// <param name="parts">One row for each part; its figures are those of the bars.</param>
    public static string Draw(ChartFrame frame, IReadOnlyList<string> wholes, IReadOnlyList<ChartRow> parts)
    {
        var totals = Enumerable.Range(0, wholes.Count).Select(w => Total(parts, w)).ToList();
        var most = Math.Max(1, totals.Max() ?? 1);
        var keys = Keys(parts);
        var top = 8 + ((keys.Count == 0 ? 0 : keys[^1].Line + 1) * KeyHeight);
        var picture = new SvgPicture(frame, top + (wholes.Count * RowHeight), "parts");
        picture.Define(parts.Select((p, i) => ChartFill.OfPart(i, p.Kind)));
        for (var i = 0; i < parts.Count; i++)
        {
            var (x, line) = keys[i];
            picture.Box(x, 4 + (line * KeyHeight), 14, 14, ChartFill.OfPart(i, parts[i].Kind));
            picture.Label(x + 20, 16 + (line * KeyHeight), parts[i].Label);
        }

        for (var w = 0; w < wholes.Count; w++)
        {
            var y = top + (w * RowHeight);
            picture.Label(LabelRoom - 8, y + 22, wholes[w], anchor: "end", weight: w == 0 ? "bold" : null);
            DrawWhole(picture, frame.Numbers, parts, w, totals[w], y, most);
        }

        return picture.Finish();
    }

    private static void DrawWhole(SvgPicture picture, Language language, IReadOnlyList<ChartRow> parts, int whole, long? total, double y, long most)
    {
        if (total is null)
        {
            picture.Rule(LabelRoom, y + (BarHeight / 2), LabelRoom + 22, y + (BarHeight / 2), SvgPicture.Muted, "3 3");
            picture.Label(LabelRoom + 28, y + 22, picture.Say(new ChartValue(null, IsOnlyHidden(parts, whole))), colour: SvgPicture.Muted);
            return;
        }

        var x = LabelRoom;
        for (var i = 0; i < parts.Count; i++)
        {
            var value = parts[i].Values[whole].Number!.Value;
            var width = value * Room / most;
            if (width <= 0)
            {
                continue;
            }

            picture.Box(x, y, width, BarHeight, ChartFill.OfPart(i, parts[i].Kind));
            var said = Numbers.Format(value, language);
            var wide = TextWidth.Of(said, SvgPicture.FontSize) + 8;
            if (wide + 4 < width)
            {
                // A figure on a pattern needs a ground of its own to be read.
                picture.Markup.Leaf(
                    "rect",
                    ("x", Markup.Number(x + ((width - wide) / 2))),
                    ("y", Markup.Number(y + 8)),
                    ("width", Markup.Number(wide)),
                    ("height", "18"),
                    ("rx", "3"),
                    ("fill", "#ffffff"));
                picture.Label(x + (width / 2), y + 22, said, anchor: "middle");
            }

            x += width;
        }

        picture.Label(x + 8, y + 22, Numbers.Format(total.Value, language), weight: "bold");
    }

    private static long? Total(IReadOnlyList<ChartRow> parts, int whole)
    {
        long total = 0;
        foreach (var part in parts)
        {
            if (part.Values[whole].Number is not { } value)
            {
                return null;
            }

            total += value;
        }

        return total;
    }

    /// <summary>A part that nobody reported leaves no whole, whatever else is hidden.</summary>
    private static bool IsOnlyHidden(IReadOnlyList<ChartRow> parts, int whole) => parts.All(part => part.Values[whole] != default);

    private static List<(double X, int Line)> Keys(IReadOnlyList<ChartRow> parts)
    {
        var places = new List<(double, int)>(parts.Count);
        double x = 0;
        var line = 0;
        foreach (var part in parts)
        {
            var width = TextWidth.Of(part.Label, SvgPicture.FontSize) + 44;
            if (x > 0 && x + width > SvgPicture.Width)
            {
                (x, line) = (0, line + 1);
            }

            places.Add((x, line));
            x += width;
        }

        return places;
    }
}
