using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Reports.Charts;

/// <summary>
/// A picture under construction. Only presentation attributes and classes are written, no styles and no script, so that a
/// page may show it under a content policy that forbids both. Text stays text: the viewer shapes it, also Khmer.
/// </summary>
internal sealed class SvgPicture
{
    public const double Width = 720;
    public const double FontSize = 13;
    public const string Ink = "#1b1f24";
    public const string Muted = "#5a6470";

    private const string Fonts = "'Noto Sans', 'Noto Sans Khmer', 'Khmer OS', 'Khmer UI', sans-serif";

    private readonly ChartFrame _frame;

    public SvgPicture(ChartFrame frame, double height, string kind)
    {
        _frame = frame;
        Markup = new Markup();
        Markup.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "chart chart-" + kind),
            ("role", "img"),
            ("aria-labelledby", $"{frame.SafeId}-title {frame.SafeId}-desc"),
            ("lang", frame.LanguageTag),
            ("viewBox", $"0 0 {Markup.Number(Width)} {Markup.Number(height)}"),
            ("width", Markup.Number(Width)),
            ("height", Markup.Number(height)),
            ("font-family", Fonts),
            ("font-size", Markup.Number(FontSize)),
            ("fill", Ink));
        Markup.Element("title", frame.Title, ("id", frame.SafeId + "-title"));
        Markup.Element("desc", frame.Description, ("id", frame.SafeId + "-desc"));
    }

    public Markup Markup { get; }

    public string Fill(ChartFill fill) => fill.Pattern is null ? fill.Colour : $"url(#{_frame.SafeId}-{fill.Name})";

    /// <summary>The patterns a chart uses, each once; a plain colour needs none.</summary>
    public SvgPicture Define(IEnumerable<ChartFill> fills)
    {
        var patterns = fills.Where(f => f.Pattern is not null).Distinct().ToList();
        if (patterns.Count > 0)
        {
            Markup.Open("defs");
            foreach (var fill in patterns)
            {
                Markup.Open(
                    "pattern",
                    ("id", $"{_frame.SafeId}-{fill.Name}"),
                    ("width", "6"),
                    ("height", "6"),
                    ("patternUnits", "userSpaceOnUse"));
                Markup.Leaf("rect", ("width", "6"), ("height", "6"), ("fill", fill.Ground));
                Markup.Leaf("path", ("d", fill.Pattern), ("stroke", fill.Colour), ("stroke-width", "1.6"), ("fill", "none"));
                Markup.Close();
            }

            Markup.Close();
        }

        return this;
    }

    public SvgPicture Box(double x, double y, double width, double height, ChartFill fill)
    {
        Markup.Leaf(
            "rect",
            ("x", Markup.Number(x)),
            ("y", Markup.Number(y)),
            ("width", Markup.Number(width)),
            ("height", Markup.Number(height)),
            ("fill", Fill(fill)),
            ("stroke", fill.Colour),
            ("stroke-width", fill.Pattern is null ? null : "0.8"));
        return this;
    }

    /// <param name="halo">Sets the text off from lines that run behind it.</param>
    public SvgPicture Label(double x, double y, string text, string? anchor = null, string? weight = null, string? colour = null, double? size = null, bool halo = false)
    {
        Markup.Element(
            "text",
            text,
            ("x", Markup.Number(x)),
            ("y", Markup.Number(y)),
            ("text-anchor", anchor),
            ("font-weight", weight),
            ("fill", colour),
            ("font-size", size is null ? null : Markup.Number(size.Value)),
            ("paint-order", halo ? "stroke" : null),
            ("stroke", halo ? "#ffffff" : null),
            ("stroke-width", halo ? "2.5" : null),
            ("stroke-linejoin", halo ? "round" : null));
        return this;
    }

    public SvgPicture Rule(double x1, double y1, double x2, double y2, string colour, string? dashes = null)
    {
        Markup.Leaf(
            "line",
            ("x1", Markup.Number(x1)),
            ("y1", Markup.Number(y1)),
            ("x2", Markup.Number(x2)),
            ("y2", Markup.Number(y2)),
            ("stroke", colour),
            ("stroke-width", "1"),
            ("stroke-dasharray", dashes));
        return this;
    }

    /// <summary>A count as the language writes it, or why there is none.</summary>
    public string Say(ChartValue value) => value.Number is { } number ? Numbers.Format(number, _frame.Numbers) : value.IsHidden ? _frame.Hidden : _frame.Missing;

    public string Finish() => Markup.Close().ToString();
}
