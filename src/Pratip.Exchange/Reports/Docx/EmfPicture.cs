using System.Globalization;
using System.Xml.Linq;
using Pratip.Exchange.Reports.Charts;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>A chart as a metafile, with its size in the units of the chart.</summary>
internal sealed record EmfPicture(double Width, double Height, byte[] Bytes)
{
    public static EmfPicture Of(string svg) => new EmfTranslation(XElement.Parse(svg)).Translate();
}

/// <summary>
/// Turns the chart of the page into a metafile for word processors: the same shapes, patterns and words, read from the one
/// drawing, so that no chart is drawn by two rules. It knows the elements that charts are made of and refuses any other.
/// </summary>
internal sealed class EmfTranslation(XElement svg)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private const double PatternLine = 0.8;

    private readonly EmfWriter _writer = new(Number(svg, "width"), Number(svg, "height"));

    private readonly Dictionary<string, ChartFill> _patterns = svg.Descendants(Svg + "pattern")
        .ToDictionary(p => $"url(#{p.Attribute("id")!.Value})", PatternOf, StringComparer.Ordinal);

    public EmfPicture Translate()
    {
        Draw(svg, 1, null);
        return new(Number(svg, "width"), Number(svg, "height"), _writer.Finish());
    }

    /// <param name="group">The group whose stroke its shapes share.</param>
    private void Draw(XElement parent, double scale, XElement? group)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "title" or "desc" or "defs":
                    break;
                case "g":
                    Draw(element, scale * ScaleOf(element), element);
                    break;
                case "rect":
                    Shape(element, Corners(element), PenOf(element, 1));
                    break;
                case "path":
                    foreach (var outline in ProvinceOutline.Read(element.Attribute("d")!.Value, scale))
                    {
                        Shape(element, outline, PenOf(group ?? element, scale));
                    }

                    break;
                case "polyline":
                    _writer.Polyline(PointsOf(element), PenOf(element, 1)!);
                    break;
                case "line":
                    _writer.Polyline([(Number(element, "x1"), Number(element, "y1")), (Number(element, "x2"), Number(element, "y2"))], PenOf(element, 1)!);
                    break;
                case "circle":
                    _writer.Ellipse(Number(element, "cx"), Number(element, "cy"), Number(element, "r"), element.Attribute("fill")!.Value, PenOf(element, 1));
                    break;
                case "text":
                    _writer.Text(Number(element, "x"), Number(element, "y"), element.Value, FontOf(element));
                    break;
                default:
                    throw new InvalidOperationException($"A chart has an element '{element.Name.LocalName}', which has no form in a metafile yet.");
            }
        }
    }

    /// <summary>Word processors know hatches but not all draw them; lines they all draw.</summary>
    private void Shape(XElement element, IReadOnlyList<(double X, double Y)> outline, EmfPen? pen)
    {
        var fill = element.Attribute("fill")!.Value;
        if (!_patterns.TryGetValue(fill, out var pattern))
        {
            _writer.Polygon(outline, fill, pen);
            return;
        }

        _writer.Polygon(outline, pattern.Ground, null);
        var ink = new EmfPen(pattern.Colour, PatternLine, Dashed: false);
        foreach (var (from, to) in HatchLines.Of(outline, pattern))
        {
            _writer.Polyline([from, to], ink);
        }

        _writer.Polygon(outline, null, pen ?? new EmfPen(pattern.Colour, PatternLine, Dashed: false));
    }

    private static EmfPen? PenOf(XElement element, double scale) => element.Attribute("stroke") is not { } stroke
        ? null
        : new(stroke.Value, scale * (element.Attribute("stroke-width") is null ? 1 : Number(element, "stroke-width")), element.Attribute("stroke-dasharray") is not null);

    private EmfFont FontOf(XElement text) => new(
        text.Value.AsSpan().IndexOfAnyInRange('\u1780', '\u17FF') >= 0 ? "Noto Sans Khmer" : "Noto Sans",
        Number(text.Attribute("font-size") is null ? svg : text, "font-size"),
        text.Attribute("font-weight")?.Value == "bold",
        (text.Attribute("fill") ?? svg.Attribute("fill"))!.Value,
        text.Attribute("text-anchor")?.Value);

    private static ChartFill PatternOf(XElement pattern)
    {
        var name = pattern.Attribute("id")!.Value;
        return ChartFill.Patterned.First(f => name.EndsWith("-" + f.Name, StringComparison.Ordinal));
    }

    private static IReadOnlyList<(double X, double Y)> Corners(XElement rect)
    {
        var (left, top) = (Number(rect, "x"), Number(rect, "y"));
        var (right, bottom) = (left + Number(rect, "width"), top + Number(rect, "height"));
        return [(left, top), (right, top), (right, bottom), (left, bottom)];
    }

    private static IReadOnlyList<(double X, double Y)> PointsOf(XElement polyline) =>
        [.. polyline.Attribute("points")!.Value.Split(' ').Select(p => p.Split(',')).Select(p => (Number(p[0]), Number(p[1])))];

    private static double ScaleOf(XElement group) =>
        group.Attribute("transform")?.Value is { } transform ? Number(transform["scale(".Length..^1]) : 1;

    private static double Number(XElement element, string name) => Number(element.Attribute(name)!.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
