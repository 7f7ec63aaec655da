using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Packs.Tables;

/// <summary>Fills the tables of a pack from an edition.</summary>
internal sealed class PackTableBuilder(EditionContent content, IReadOnlyList<ReportingWindow> windows)
{
    private readonly EditionCells _cells = new(content);

    /// <summary>The names of entities, where the edition pinned them; their codes stand otherwise.</summary>
    private readonly Classification? _agencies = content.Classifications.FirstOrDefault(c => c.Id == "agency");

    public PackTable Build(PackTableEntry entry)
    {
        var measures = entry.Rows.Select(r => r.Measure).Distinct(StringComparer.Ordinal).Select(_cells.FindMeasure).OfType<Measure>().ToList();
        return new(
            entry,
            windows,
            [.. entry.Rows.SelectMany(Rows)],
            entry.ArticlesOf is null ? null : Articles(entry.ArticlesOf),
            [.. windows.Select(window => Sources(measures, window))],
            measures);
    }

    private IEnumerable<PackRow> Rows(PackRowEntry row)
    {
        if (_cells.FindMeasure(row.Measure) is not { } measure)
        {
            // An edition made before the measure was: the row is printed all the same, so that nobody takes it for left out.
            return [Row(row, row.Label ?? new(row.Measure, row.Measure), 0, null, _ => PackValue.NotAvailable)];
        }

        if (row.By is null)
        {
            return [Row(row, row.Label ?? measure.Title, 0, null, w => _cells.Total(row.Measure, w))];
        }

        if (row.Beside is { } beside)
        {
            return [Row(row, row.Label!, 1, null, w => _cells.Rest(row.Measure, w, row.By, beside))];
        }

        var keys = row.Key is { } key ? [key] : _cells.Keys(row.Measure, windows, row.By);
        return keys.Count == 0
            ? [Row(row, _cells.TitleOf(row.Measure, row.By), 1, null, _ => PackValue.NotAvailable)]
            : keys.Select(k => Row(row, row.Label ?? LabelOf(row, k), 1, k, w => _cells.At(row.Measure, w, row.By, k)));
    }

    private PackRow Row(PackRowEntry row, LocalizedText label, int indent, string? key, Func<ReportingWindow, PackValue> value) =>
        new(label, indent, row.Measure, row.By, key, [.. windows.Select(window => Stated(value(window), Reporting(row.Measure, window)))], [.. windows.Select(window => Reporting(row.Measure, window))]);

    private Completeness? Reporting(string measure, ReportingWindow window) =>
        content.Completeness.FirstOrDefault(c => c.MeasureId == measure && c.Window == window)?.Completeness;

    /// <summary>A zero is what everybody stands by who had to report; else nobody says that there were none.</summary>
    private static PackValue Stated(PackValue value, Completeness? reporting) =>
        value is not { Value: 0, State: PackValueState.Counted } || reporting is null or { State: CompletenessState.Complete } ? value
        : reporting.State == CompletenessState.Missing ? PackValue.NotReported
        : PackValue.Incomplete;

    private LocalizedText LabelOf(PackRowEntry row, string key)
    {
        var (title, label) = (_cells.TitleOf(row.Measure, row.By!), _cells.LabelOf(row.Measure, row.By!, key));
        return new($"{title.En}: {label.En}", $"{title.In(Language.Khmer)}: {label.In(Language.Khmer)}");
    }

    /// <summary>The articles that any window has a charge under; a hidden number still is one.</summary>
    private LocalizedText Articles(string measure)
    {
        const string Article = "article";
        if (_cells.FindMeasure(measure) is null || _cells.Keys(measure, windows, Article) is not { Count: > 0 } keys)
        {
            return PackTexts.State(PackValueState.NotAvailable);
        }

        var charged = keys.Where(k => windows.Any(w => _cells.At(measure, w, Article, k) is { State: PackValueState.Hidden } or { Value: > 0 })).ToList();
        return charged.Count == 0
            ? PackTexts.Say("no-articles")
            : new(Joined(Language.English), Joined(Language.Khmer));

        string Joined(Language language) => string.Join("; ", charged.Select(k => $"{k} {_cells.LabelOf(measure, Article, k).In(language)}"));
    }

    private LocalizedText Sources(IReadOnlyList<Measure> measures, ReportingWindow window)
    {
        var name = ReportTexts.NameOf(window);
        var told = measures
            .Select(m => (Measure: m, Completeness: Reporting(m.Id, window)))
            .Where(m => m.Completeness is not null)
            .Select(m => Told(m.Measure, m.Completeness!))
            .ToList();
        return told.Count == 0
            ? PackTexts.Say("source.nothing", name)
            : new($"{name.En}: " + string.Join("; ", told.Select(t => t.En)), $"{name.Km}: " + string.Join("; ", told.Select(t => t.Km)));
    }

    private LocalizedText Told(Measure measure, Completeness completeness)
    {
        var missing = completeness.Missing.Select(code => _agencies?.LabelOf(code) ?? new(code, code)).ToList();
        return PackTexts.Say(
            missing.Count == 0 ? "source.entities" : "source.entities-but",
            measure.Title,
            completeness.ReportedEntities,
            completeness.ExpectedEntities,
            ReportTexts.Bodies(missing));
    }
}
