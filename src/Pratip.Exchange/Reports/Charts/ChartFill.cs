namespace Pratip.Exchange.Reports.Charts;

/// <summary>
/// A colour and, for all but the first of a chart, a pattern: printed in grey or seen without colour vision, the bars can
/// still be told apart.
/// </summary>
/// <param name="Pattern">A path in a square of six units, or null for the plain colour.</param>
/// <param name="Preset">The name by which office documents know a like pattern.</param>
internal sealed record ChartFill(string Name, string Colour, string Ground, string? Pattern, string? Preset = null)
{
    private const string Diagonal = "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2";
    private const string Counter = "M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2";
    private const string Grid = "M0,3 h6 M3,0 v6";
    private const string Upright = "M3,0 v6";
    private const string Dots = "M2.2,3 h1.6";

    /// <summary>The window the report speaks of.</summary>
    public static ChartFill Window { get; } = new("window", "#14507a", "#14507a", null);

    /// <summary>The earlier window beside it.</summary>
    public static ChartFill Comparison { get; } = new("comparison", "#b26a00", "#fff4e0", Diagonal, "wdUpDiag");

    public static ChartFill Remainder { get; } = new("remainder", "#5a6470", "#eef0f2", Counter, "wdDnDiag");

    public static ChartFill Unknown { get; } = new("unknown", "#5a6470", "#ffffff", Dots, "pct10");

    public static ChartFill Missing { get; } = new("missing", "#8a939c", "#ffffff", Grid, "smGrid");

    /// <summary>The parts of a whole, in the order of printing; "unknown" is always drawn alike and is not among them.</summary>
    public static IReadOnlyList<ChartFill> Parts { get; } =
    [
        Window,
        Comparison,
        new("part-3", "#2e7d4f", "#e3f3e9", Upright, "narVert"),
        new("part-4", "#8c2f6b", "#f8e6f1", Grid, "smGrid"),
        new("part-5", "#445a9a", "#e6eaf8", Counter, "wdDnDiag"),
    ];

    /// <summary>Every fill with a pattern; a chart names them by their names.</summary>
    public static IEnumerable<ChartFill> Patterned => [.. Parts.Where(f => f.Pattern is not null), Remainder, Unknown, Missing];

    public static ChartFill OfPart(int index, ChartRowKind kind) => kind switch
    {
        ChartRowKind.Unknown => Unknown,
        ChartRowKind.Remainder => Remainder,
        _ => Parts[index % Parts.Count],
    };

    /// <summary>The shades of the map, from few to many.</summary>
    public static IReadOnlyList<string> Shades { get; } = ["#dcebf5", "#a9cde4", "#6fa8cd", "#357eae", "#14507a"];
}
