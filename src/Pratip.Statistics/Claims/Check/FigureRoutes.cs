using Pratip.Kernel;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Check;

/// <summary>
/// Figures with the ways to one that is not held as such and follows exactly from those that are: the cases of a group are the headline's part of
/// that group, foreigners are all without the Cambodians and those of whom nobody knows it, two years are the sum of both.
/// </summary>
internal sealed class FigureRoutes(IClaimFigures figures) : IClaimFigures
{
    private const string GroupMeasures = "cases.";
    private const string Group = "group";
    private const string Citizenship = "citizenship";
    private const string CitizenshipGroup = "citizenship-group";

    /// <summary>Nobody says the sum of more years than these.</summary>
    private const int MostYears = 10;

    public string Name => figures.Name;

    public KnownFigure Find(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of)
    {
        var found = figures.Find(measure, window, of);
        return found.Status is not FigureStatus.NotHeld ? found : ByGroup(measure, window, of) ?? ByCitizenship(measure, window, of) ?? OfYears(measure, window, of) ?? found;
    }

    public IReadOnlyList<(string Code, KnownFigure Figure)> RowsOf(string measure, ReportingWindow window, string by) => figures.RowsOf(measure, window, by);

    public IReadOnlyList<ReportingWindow> WindowsOf(string measure) => figures.WindowsOf(measure);

    /// <summary>The windows that a figure of a measure and window may come from, for whoever names the edition.</summary>
    public static IEnumerable<(string Measure, ReportingWindow Window)> Sources(string measure, ReportingWindow window)
    {
        string[] measures = GroupOf(measure) is null ? [measure] : [measure, FigureNotes.Headline];
        List<ReportingWindow> windows = [window, .. YearsOf(window)];
        return from span in windows from id in measures select (id, span);
    }

    private KnownFigure? ByGroup(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of)
    {
        var found = GroupOf(measure) is { } group ? figures.Find(FigureNotes.Headline, window, Sorted([.. of, new(Group, group)]))
            : measure == FigureNotes.Headline && of is [{ By: Group }] ? figures.Find(GroupMeasures + of[0].Code, window, [])
            : KnownFigure.NotHeld;
        return found.Status is FigureStatus.NotHeld ? null : found;
    }

    /// <summary>Only where every other number is printed: what is hidden or partly known is taken from nothing.</summary>
    private KnownFigure? ByCitizenship(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of)
    {
        if (of is not [{ By: CitizenshipGroup } group] || Part(Reference.Countries.Country.Cambodia) is not { Status: FigureStatus.Reported, Value: { } cambodian } known)
        {
            return null;
        }

        return group.Code == "cambodian" ? known
            : group.Code == "foreign" && Part("unknown") is { Status: FigureStatus.Reported, Value: { } unknown } && figures.Find(measure, window, []) is { Status: FigureStatus.Reported, Value: { } all } && all >= cambodian + unknown
            ? known with { Value = all - cambodian - unknown } : null;

        KnownFigure Part(string code) => figures.Find(measure, window, [new(Citizenship, code)]);
    }

    private KnownFigure? OfYears(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of)
    {
        if (YearsOf(window) is not { Count: > 0 } years || !AddsUp(measure))
        {
            return null;
        }

        var each = years.ConvertAll(year => Find(measure, year, of));
        return each.TrueForAll(f => f.Value is not null)
            ? each[^1] with { Status = each.Exists(f => f.Status is FigureStatus.Partial) ? FigureStatus.Partial : FigureStatus.Reported, Value = each.Sum(f => f.Value!.Value) }
            : each.Find(f => f.Value is null);
    }

    /// <summary>Rows and amounts of two years are those of both; a person or a citizenship may be in both.</summary>
    private static bool AddsUp(string measure) =>
        MeasureCatalogue.Standard.TryGet(measure, out var known) && known is { Reported: ReportedSpan.Exact, IsReportedOnly: false, Placing.IsStock: false, Counting.Kind: CountingKind.Rows or CountingKind.Sum };

    private static List<ReportingWindow> YearsOf(ReportingWindow window) =>
        window.To.Year > window.From.Year && window.To.Year - window.From.Year < MostYears && window == new ReportingWindow(new(window.From.Year, 1, 1), new(window.To.Year, 12, 31))
            ? [.. Enumerable.Range(window.From.Year, window.To.Year - window.From.Year + 1).Select(ReportingWindow.OfYear)] : [];

    internal static string? GroupOf(string? measure) => measure is "cases.trafficking" or "cases.sexual-exploitation" ? measure[GroupMeasures.Length..] : null;

    private static List<ClaimPart> Sorted(List<ClaimPart> of) => [.. of.OrderBy(p => p.By, StringComparer.Ordinal)];
}
