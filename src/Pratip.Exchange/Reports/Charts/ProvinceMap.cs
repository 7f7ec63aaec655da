using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Reports.Charts;

/// <param name="Schematic">Says that the map shows no official boundary.</param>
/// <param name="UnknownLabel">What is written before the number of things whose province nobody recorded.</param>
/// <param name="HiddenLabel">What the sign of a hidden figure means.</param>
public sealed record ProvinceMapWords(string Schematic, string UnknownLabel, string NoneLabel, string HiddenLabel);

/// <summary>
/// The provinces shaded by a measure. Each province carries its figure, so that the shade is never the only sign; zero and
/// "not reported" are drawn differently, and what has no province is printed below.
/// </summary>
public static class ProvinceMap
{
    private const double LegendWidth = 178;
    private const double NoteHeight = 46;
    private const double Small = 11;

    /// <param name="values">By ISO code (KH-1 to KH-25); a province that is absent or null was not reported.</param>
    /// <param name="names">Province names by ISO code, in the language of the frame.</param>
    public static string Draw(
        ChartFrame frame,
        IReadOnlyDictionary<string, ChartValue> values,
        IReadOnlyDictionary<string, string> names,
        ChartValue unknown,
        ProvinceMapWords words)
    {
        var shapes = ProvinceShapes.Cambodia;
        var scale = (SvgPicture.Width - LegendWidth) / shapes.Width;
        var mapHeight = shapes.Height * scale;
        var classes = ShadeClasses.Of(values.Values.Select(v => v.Number).OfType<long>());
        var picture = new SvgPicture(frame, mapHeight + NoteHeight, "map");
        picture.Define([ChartFill.Missing]);
        DrawShapes(picture, shapes, scale, values, names, classes);
        DrawFigures(picture, shapes, scale, values, names, classes);
        DrawLegend(picture, frame.Numbers, classes, words, [.. values.Values.Concat(values.Count < shapes.Provinces.Count ? [default] : [])]);
        picture.Label(0, mapHeight + 18, $"{words.UnknownLabel}: {picture.Say(unknown)}", weight: "bold");
        picture.Label(0, mapHeight + 38, words.Schematic, colour: SvgPicture.Muted, size: Small + 1);
        return picture.Finish();
    }

    private static void DrawShapes(
        SvgPicture picture,
        ProvinceShapes shapes,
        double scale,
        IReadOnlyDictionary<string, ChartValue> values,
        IReadOnlyDictionary<string, string> names,
        ShadeClasses classes)
    {
        var factor = scale.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
        picture.Markup.Open("g", ("transform", $"scale({factor})"), ("stroke", "#4a5560"), ("stroke-width", "1.4"), ("stroke-linejoin", "round"));
        foreach (var shape in shapes.Provinces)
        {
            var value = values.GetValueOrDefault(shape.Iso);
            picture.Markup.Open(
                "path",
                ("class", "province"),
                ("data-province", shape.Iso),
                ("d", shape.Path),
                ("fill", value.Number is { } number ? classes.ShadeOf(number) : picture.Fill(ChartFill.Missing)));
            picture.Markup.Element("title", $"{NameOf(shape, names)}: {picture.Say(value)}").Close();
        }

        picture.Markup.Close();
    }

    /// <summary>A figure stands in its province; its name too where there is room for it, else the tooltip and the table have it.</summary>
    private static void DrawFigures(
        SvgPicture picture,
        ProvinceShapes shapes,
        double scale,
        IReadOnlyDictionary<string, ChartValue> values,
        IReadOnlyDictionary<string, string> names,
        ShadeClasses classes)
    {
        foreach (var shape in shapes.Provinces)
        {
            var value = values.GetValueOrDefault(shape.Iso);
            var dark = value.Number is { } number && classes.IsDark(number);
            var ink = dark ? "#ffffff" : SvgPicture.Ink;
            var name = NameOf(shape, names);
            var named = TextWidth.Of(name, Small) < shape.Room * scale * 2.3;
            var (x, y) = (shape.X * scale, shape.Y * scale);
            if (named)
            {
                picture.Label(x, y - 3, name, anchor: "middle", colour: ink, size: Small, halo: !dark);
            }

            var figure = value == default ? "\u2014" : picture.Say(value);
            picture.Label(x, named ? y + 12 : y + 4, figure, anchor: "middle", weight: "bold", colour: ink, size: shape.Room * scale < 12 ? Small - 1 : Small + 1, halo: !dark);
        }
    }

    private static void DrawLegend(SvgPicture picture, Language language, ShadeClasses classes, ProvinceMapWords words, IReadOnlyList<ChartValue> values)
    {
        const double X = SvgPicture.Width - LegendWidth + 24;
        double y = 12;
        foreach (var (shade, from, to) in classes.Classes)
        {
            var text = to == 0 ? words.NoneLabel
                : from == to ? Numbers.Format(from, language)
                : $"{Numbers.Format(from, language)} \u2013 {Numbers.Format(to, language)}";
            Key(picture, X, y, shade, text);
            y += 24;
        }

        if (values.Contains(default))
        {
            Key(picture, X, y, picture.Fill(ChartFill.Missing), picture.Say(default) + " (\u2014)");
            y += 24;
        }

        if (values.FirstOrDefault(value => value.IsHidden) is { IsHidden: true } hidden)
        {
            Key(picture, X, y, picture.Fill(ChartFill.Missing), $"{words.HiddenLabel} {picture.Say(hidden)}");
        }
    }

    private static void Key(SvgPicture picture, double x, double y, string fill, string text)
    {
        picture.Markup.Leaf(
            "rect",
            ("x", Markup.Number(x)),
            ("y", Markup.Number(y)),
            ("width", "20"),
            ("height", "16"),
            ("fill", fill),
            ("stroke", "#4a5560"),
            ("stroke-width", "0.8"));
        picture.Label(x + 28, y + 13, text);
    }

    private static string NameOf(ProvinceShape shape, IReadOnlyDictionary<string, string> names) => names.GetValueOrDefault(shape.Iso, shape.Iso);
}
