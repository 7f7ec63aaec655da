using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Checks;

/// <summary>The figures that are checked, and those of other windows that they are held against.</summary>
public sealed class FigureSet
{
    private readonly Dictionary<(string Measure, ReportingWindow Window, string? By), Figure> _byName = [];

    /// <param name="history">Figures of earlier windows or editions; where one is also among <paramref name="figures"/>, that one speaks.</param>
    public FigureSet(IReadOnlyList<Figure> figures, IReadOnlyList<Figure> history, CheckPlan plan)
    {
        Figures = figures;
        Plan = plan;
        foreach (var figure in figures.Concat(history))
        {
            _byName.TryAdd((figure.Measure.Id, figure.Window, figure.By), figure);
        }

        All = [.. _byName.Values];
        Windows = [.. figures.Select(f => f.Window).Distinct()];
    }

    public CheckPlan Plan { get; }

    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>With the history.</summary>
    public IReadOnlyList<Figure> All { get; }

    /// <summary>The windows that are checked, the first of them first.</summary>
    public IReadOnlyList<ReportingWindow> Windows { get; }

    /// <summary>One figure of each measure and window that has a total, the undivided where there is one.</summary>
    public IEnumerable<Figure> Totals(bool withHistory) => (withHistory ? All : Figures)
        .Where(f => f.Total is not null)
        .GroupBy(f => (f.Measure.Id, f.Window))
        .Select(g => g.OrderBy(f => f.By, StringComparer.Ordinal).First());

    public Figure? Find(string measure, ReportingWindow window, string? by) => _byName.GetValueOrDefault((measure, window, by));

    /// <summary>Null where it was not computed, and where nobody stands by a number.</summary>
    public long? Value(FigureTerm term, ReportingWindow window) => term.By is not null
        ? Find(term.Measure, window, term.By)?.FindRow(term.Key ?? "")?.Value
        : All.FirstOrDefault(f => f.Measure.Id == term.Measure && f.Window == window && f.Total is not null)?.Total;

    public static LocalizedText LabelOf(FigureTerm term) => LabelOf(MeasureCatalogue.Standard.Get(term.Measure), term.By, term.Key);

    /// <summary>"Suspects sent to court", or "Suspects sent to court: foreign".</summary>
    public static LocalizedText LabelOf(Measure measure, string? by, string? key) => (by, key) switch
    {
        (null, _) => measure.Title,
        (_, null) => measure.GetBreakdowns(by).Aggregate(measure.Title, (said, breakdown) => ReportTexts.Say("row.of", said, breakdown.Title)),
        _ => ReportTexts.Say("row.of", measure.Title, ClassificationCatalogue.Standard.Get(measure.GetBreakdown(by).ClassificationId).LabelOf(key)),
    };
}
