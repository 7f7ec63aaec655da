namespace Pratip.Exchange.Reports.Charts;

/// <summary>
/// A line through the months of a window. Every point carries its figure; a month nobody reported, or whose figure is hidden, breaks the
/// line and says so, for a line drawn across it would be a guess. What has no month is printed below.
/// </summary>
public static class MonthChart
{
    private const double Top = 34;
    private const double Plot = 190;
    private const double Left = 24;
    private const double Small = 11;
    private const double LabelHeight = 34;

    /// <param name="months">In their order; the label is the short name of the month.</param>
    /// <param name="unplaced">What belongs to the window but to no known month; nothing where the figure was not reported.</param>
    public static string Draw(ChartFrame frame, IReadOnlyList<(string Label, ChartValue Value)> months, string unknownLabel, ChartValue unplaced)
    {
        var picture = new SvgPicture(frame, Top + Plot + LabelHeight + 30, "months");
        var most = Math.Max(1, months.Max(m => m.Value.Number) ?? 1);
        var step = (SvgPicture.Width - (2 * Left)) / months.Count;
        double X(int month) => Left + (step * (month + 0.5));
        double Y(long value) => Top + Plot - (value * Plot / most);
        picture.Rule(Left, Top + Plot, SvgPicture.Width - Left, Top + Plot, SvgPicture.Muted);
        foreach (var (first, last) in Stretches(months))
        {
            var points = Enumerable.Range(first, last - first + 1).Select(i => $"{Markup.Number(X(i))},{Markup.Number(Y(months[i].Value.Number!.Value))}");
            picture.Markup.Leaf(
                "polyline", ("points", string.Join(' ', points)), ("fill", "none"), ("stroke", ChartFill.Window.Colour), ("stroke-width", "2.5"));
        }

        var every = Math.Max(1, (int)Math.Ceiling(WidestOf(months, picture) / step));
        for (var i = 0; i < months.Count; i++)
        {
            DrawMonth(picture, months[i], X(i), months[i].Value.Number is { } value ? Y(value) : null, isLabelled: i % every == 0);
        }

        picture.Label(Left, Top + Plot + LabelHeight + 20, $"{unknownLabel}: {picture.Say(unplaced)}", weight: "bold");
        if (months.Any(m => m.Value == default))
        {
            picture.Label(SvgPicture.Width - Left, Top + Plot + LabelHeight + 20, $"\u2014 {picture.Say(default)}", anchor: "end", colour: SvgPicture.Muted);
        }

        return picture.Finish();
    }

    private static void DrawMonth(SvgPicture picture, (string Label, ChartValue Value) month, double x, double? y, bool isLabelled)
    {
        picture.Markup.Leaf(
            "circle",
            ("cx", Markup.Number(x)),
            ("cy", Markup.Number(y ?? Top + Plot)),
            ("r", "4"),
            ("fill", y is null ? "#ffffff" : ChartFill.Window.Colour),
            ("stroke", y is null ? SvgPicture.Muted : ChartFill.Window.Colour),
            ("stroke-dasharray", y is null ? "2 2" : null));
        if (isLabelled)
        {
            picture.Label(x, (y ?? Top + Plot) - 10, month.Value == default ? "\u2014" : picture.Say(month.Value), anchor: "middle", weight: "bold", size: Small + 1);
            picture.Label(x, Top + Plot + 20, month.Label, anchor: "middle", size: Small);
        }
    }

    /// <summary>The runs of months that were reported one after the other.</summary>
    private static IEnumerable<(int First, int Last)> Stretches(IReadOnlyList<(string Label, ChartValue Value)> months)
    {
        for (var first = 0; first < months.Count; first++)
        {
            if (months[first].Value.Number is null)
            {
                continue;
            }

            var last = first;
            while (last + 1 < months.Count && months[last + 1].Value.Number is not null)
            {
                last++;
            }

            yield return (first, last);
            first = last;
        }
    }

    /// <summary>Of more months than there is room for only some are labelled; the table has all of them.</summary>
    private static double WidestOf(IReadOnlyList<(string Label, ChartValue Value)> months, SvgPicture picture) =>
        12 + months.Max(m => Math.Max(TextWidth.Of(m.Label, Small), TextWidth.Of(m.Value == default ? "" : picture.Say(m.Value), Small + 1)));
}
