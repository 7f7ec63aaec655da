using System.Globalization;
using System.Text.RegularExpressions;
using Pratip.Exchange.Reports.Charts;
using Pratip.Exchange.Reports.Docx;

namespace Pratip.Exchange.Reports.Pdf;

/// <summary>
/// Bars with their hatches as lines. A browser prints a pattern as a picture of every bar, which makes a report of some thirty pages
/// twelve megabytes; lines stay lines.
/// </summary>
internal static partial class PrintedPatterns
{
    public static string AsLines(string html) => PatternedBox().Replace(html, box =>
    {
        var fill = ChartFill.Patterned.First(f => box.Groups["fill"].Value.EndsWith("-" + f.Name, StringComparison.Ordinal));
        var (left, top) = (Number(box, "x"), Number(box, "y"));
        var (right, bottom) = (left + Number(box, "w"), top + Number(box, "h"));
        var lines = HatchLines.Of([(left, top), (right, top), (right, bottom), (left, bottom)], fill)
            .Select(line => $"M{Markup.Number(line.From.X)},{Markup.Number(line.From.Y)}L{Markup.Number(line.To.X)},{Markup.Number(line.To.Y)}");
        var hatch = new Markup().Leaf("path", ("d", string.Concat(lines)), ("stroke", fill.Colour), ("stroke-width", "1"), ("fill", "none"));
        return $"{box.Groups["before"].Value}fill=\"{fill.Ground}\"{box.Groups["after"].Value}{hatch}";
    });

    private static double Number(Match box, string name) => double.Parse(box.Groups[name].Value, CultureInfo.InvariantCulture);

    /// <summary>A rectangle as <see cref="SvgPicture.Box"/> writes it; a label is escaped and can never look like one.</summary>
    [GeneratedRegex("""(?<before><rect x="(?<x>[^"]+)" y="(?<y>[^"]+)" width="(?<w>[^"]+)" height="(?<h>[^"]+)" )fill="url\(#(?<fill>[^)]+)\)"(?<after>[^>]*/>)""", RegexOptions.NonBacktracking)]
    private static partial Regex PatternedBox();
}
