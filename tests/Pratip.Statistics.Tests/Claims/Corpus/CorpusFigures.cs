using System.Text.Json;
using Pratip.Kernel;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;

namespace Pratip.Statistics.Tests.Claims.Corpus;

/// <summary>The figures that the corpus is held against: published ones, and some that were made up where none were published.</summary>
public sealed class CorpusFigures : IClaimFigures
{
    private readonly Dictionary<(string, ReportingWindow), Entry> _entries;

    private CorpusFigures(IEnumerable<Entry> entries) => _entries = entries.ToDictionary(e => (e.M, ReportingWindow.Parse(e.W)));

    public static CorpusFigures Standard { get; } = new(JsonSerializer.Deserialize<List<Entry>>(CorpusFile.ReadText("figures.json"), CorpusFile.Options)!);

    public string Name => "corpus";

    /// <summary>The same with one number changed, as another edition has it.</summary>
    public CorpusFigures With(string measure, string window, long? value, string? status = null) =>
        new(_entries.Values.Select(e => e.M == measure && e.W == window ? e with { N = value, Status = status ?? e.Status } : e));

    /// <summary>The same with one part that it did not have.</summary>
    public CorpusFigures WithPart(string measure, string window, string by, string code, long value) => new(_entries.Values.Where(e => e.M != measure || e.W != window).Append(
        (_entries.GetValueOrDefault((measure, ReportingWindow.Parse(window))) ?? new Entry(measure, window)) with { By = new(StringComparer.Ordinal) { [by] = new(StringComparer.Ordinal) { [code] = value } } }));

    /// <summary>The same with one row more beside those that it has.</summary>
    public CorpusFigures WithRow(string measure, string window, string by, string code, long value) => new(_entries.Values.Select(e => e.M != measure || e.W != window ? e : e with
    {
        By = new(e.By ?? [], StringComparer.Ordinal) { [by] = new(e.By?.GetValueOrDefault(by) ?? [], StringComparer.Ordinal) { [code] = value } },
    }));

    public KnownFigure Find(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of)
    {
        if (!_entries.TryGetValue((measure, window), out var entry))
        {
            return KnownFigure.NotHeld;
        }

        if (of.Count == 0)
        {
            return Known(entry, entry.N);
        }

        return of.Count == 1 && entry.By is { } by && by.TryGetValue(of[0].By, out var rows) && rows.TryGetValue(of[0].Code, out var value) ? Known(entry, value) : KnownFigure.NotHeld;
    }

    public IReadOnlyList<(string Code, KnownFigure Figure)> RowsOf(string measure, ReportingWindow window, string by) =>
        _entries.TryGetValue((measure, window), out var entry) && entry.By?.GetValueOrDefault(by) is { } rows ? [.. rows.Select(r => (r.Key, Known(entry, r.Value)))] : [];

    public IReadOnlyList<ReportingWindow> WindowsOf(string measure) => [.. _entries.Keys.Where(k => k.Item1 == measure).Select(k => k.Item2)];

    private static KnownFigure Known(Entry entry, long? value) => entry.Status switch
    {
        "missing" => new(FigureStatus.Missing, null),
        "hidden" => new(FigureStatus.Hidden, null),
        "partial" => new(FigureStatus.Partial, value),
        _ => new(FigureStatus.Reported, value),
    };

    /// <summary>Measure, window, number and its parts.</summary>
    private sealed record Entry(string M, string W, long? N = null, string? Status = null, Dictionary<string, Dictionary<string, long>>? By = null);
}
