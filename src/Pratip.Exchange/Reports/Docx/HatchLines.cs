using Pratip.Exchange.Reports.Charts;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>
/// The lines of a pattern, cut to a shape: where a line crosses the outline it enters or leaves. The directions follow the
/// patterns of the page, so that a bar has the same hatch in every output.
/// </summary>
internal static class HatchLines
{
    private const double Spacing = 5;

    /// <summary>By the name of the preset: the direction across the lines, of unit length.</summary>
    private static readonly Dictionary<string, (double X, double Y)[]> Across = new(StringComparer.Ordinal)
    {
        ["wdUpDiag"] = [(Math.Sqrt(0.5), Math.Sqrt(0.5))],
        ["wdDnDiag"] = [(Math.Sqrt(0.5), -Math.Sqrt(0.5))],
        ["narVert"] = [(1, 0)],
        ["smGrid"] = [(1, 0), (0, 1)],
        ["pct10"] = [(0, 1)],
    };

    public static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Of(IReadOnlyList<(double X, double Y)> outline, ChartFill fill) =>
        Across[fill.Preset!].SelectMany(across => Cut(outline, across));

    private static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Cut(IReadOnlyList<(double X, double Y)> outline, (double X, double Y) across)
    {
        double Depth((double X, double Y) p) => (p.X * across.X) + (p.Y * across.Y);
        double Along((double X, double Y) p) => (p.Y * across.X) - (p.X * across.Y);
        (double X, double Y) Back(double depth, double along) => ((depth * across.X) - (along * across.Y), (depth * across.Y) + (along * across.X));
        var deepest = outline.Max(Depth);
        for (var depth = (Math.Floor(outline.Min(Depth) / Spacing) + 0.5) * Spacing; depth < deepest; depth += Spacing)
        {
            var crossings = new List<double>();
            for (var i = 0; i < outline.Count; i++)
            {
                var (a, b) = (outline[i], outline[(i + 1) % outline.Count]);
                if (Depth(a) < depth != Depth(b) < depth)
                {
                    var share = (depth - Depth(a)) / (Depth(b) - Depth(a));
                    crossings.Add(Along(a) + (share * (Along(b) - Along(a))));
                }
            }

            crossings.Sort();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                yield return (Back(depth, crossings[i]), Back(depth, crossings[i + 1]));
            }
        }
    }
}
