using Pratip.Kernel;
using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Windows;

/// <summary>A day from which figures are not those of before: another definition, another source, another way of counting.</summary>
/// <param name="On">The first day of the new series.</param>
/// <param name="By">The breakdown that is broken; null where the whole measure is.</param>
public sealed record SeriesBreak(string Id, DateOnly On, IReadOnlyList<string> Measures, LocalizedText Reason, string? By = null);

/// <summary>The breaks in series, as data (breaks.json). A comparison across one is printed with its reason, and marked.</summary>
public sealed class SeriesBreaks
{
    private const string File = "breaks.json";

    private static readonly Lazy<SeriesBreaks> Shipped = new(() => Parse(EmbeddedData.ReadText(File)));

    private SeriesBreaks(IReadOnlyList<SeriesBreak> all)
    {
        All = all;
        foreach (var one in all)
        {
            foreach (var id in one.Measures)
            {
                if (!MeasureCatalogue.Standard.TryGet(id, out var measure))
                {
                    throw new InvalidDataException($"{File}, break '{one.Id}': there is no measure '{id}'.");
                }

                if (one.By is { } by && measure.FindBreakdown(by) is null)
                {
                    throw new InvalidDataException($"{File}, break '{one.Id}': the measure '{id}' has no breakdown '{by}'.");
                }
            }
        }
    }

    public static SeriesBreaks Standard => Shipped.Value;

    public IReadOnlyList<SeriesBreak> All { get; }

    /// <summary>The breaks that lie in one of two windows, or between them.</summary>
    /// <param name="by">The breakdown compared; null for the total, which a break of a breakdown leaves whole.</param>
    public IEnumerable<SeriesBreak> Between(string measureId, string? by, ReportingWindow one, ReportingWindow other)
    {
        var first = one.From < other.From ? one.From : other.From;
        var last = one.To > other.To ? one.To : other.To;
        return All.Where(b => b.On > first && b.On <= last && b.Measures.Contains(measureId, StringComparer.Ordinal) && (b.By is null || b.By == by));
    }

    internal static SeriesBreaks Parse(string json) => new(EmbeddedData.Parse<List<SeriesBreak>>(File, json));
}
