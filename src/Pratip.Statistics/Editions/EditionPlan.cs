using Pratip.Kernel;
using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Editions;

/// <summary>What an edition is to be of.</summary>
public sealed record EditionPlan(ReportingWindow Window, IReadOnlyList<ReportingWindow> Comparisons, Vintage Vintage, int Number, RegisterPurpose Purpose)
{
    /// <summary>How many years the UNODC questionnaire asks for beside that of the edition.</summary>
    private const int YearsBefore = 3;

    /// <summary>A window set beside the same days of the year before.</summary>
    public static EditionPlan Of(ReportingWindow window, Vintage vintage, int number, RegisterPurpose purpose) =>
        new(window, window.HasYearBefore ? [window.YearBefore()] : [], vintage, number, purpose);

    /// <summary>
    /// What stands beside a window where nobody says otherwise, the nearest first: the three years before a calendar year, for the
    /// questionnaire; beside any other window the same days of the year before.
    /// </summary>
    public static IReadOnlyList<ReportingWindow> Usual(ReportingWindow window)
    {
        var years = window.IsYear ? YearsBefore : 1;
        var before = new List<ReportingWindow>();
        for (var one = window; before.Count < years && one.HasYearBefore; before.Add(one))
        {
            one = one.YearBefore();
        }

        return before;
    }

    /// <summary>Every window a figure is computed for, each once.</summary>
    public IReadOnlyList<ReportingWindow> Windows => [.. Comparisons.Prepend(Window).Distinct()];
}

/// <summary>Which figures an edition holds: those of the report, and those that packs for others need beside them.</summary>
internal static class EditionFigures
{
    private const string File = "edition-tables.json";

    private static readonly Lazy<IReadOnlyList<(Measure Measure, string By)>> Extra = new(() => Parse(EmbeddedData.ReadText(File)));

    /// <summary>Every figure once; with each breakdown goes the total it divides.</summary>
    public static IReadOnlyList<FigureRequest> Of(IReadOnlyList<ReportingWindow> windows)
    {
        var requests = Report.RequestsOf(TableCatalogue.Standard, windows)
            .Concat(Extra.Value.SelectMany(one => windows.Select(window => new FigureRequest(one.Measure, window, one.By))))
            .ToList();
        return [.. requests.Select(request => request with { By = null }).Concat(requests).Distinct()];
    }

    internal static IReadOnlyList<(Measure Measure, string By)> Parse(string json)
    {
        var requests = new List<(Measure, string)>();
        foreach (var entry in EmbeddedData.Parse<List<EditionTable>>(File, json))
        {
            if (!MeasureCatalogue.Standard.TryGet(entry.Measure, out var measure))
            {
                throw new InvalidDataException($"{File}: there is no measure '{entry.Measure}'.");
            }

            foreach (var by in entry.By)
            {
                if (measure.FindBreakdowns(by).Count == 0)
                {
                    throw new InvalidDataException($"{File}: the measure '{entry.Measure}' has no breakdown '{by}'.");
                }

                requests.Add((measure, by));
            }
        }

        return requests;
    }

    private sealed record EditionTable(string Measure, IReadOnlyList<string> By);
}
