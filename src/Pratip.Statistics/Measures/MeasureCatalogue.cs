using System.Diagnostics.CodeAnalysis;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Data;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Measures;

/// <summary>Every measure there is, checked against the fact tables, classifications and texts before any is used.</summary>
public sealed class MeasureCatalogue
{
    internal const string MeasureFile = "measures.json";
    internal const string BreakdownFile = "breakdowns.json";

    private static readonly Lazy<MeasureCatalogue> Shipped = new(() =>
        Parse(EmbeddedData.ReadText(MeasureFile), EmbeddedData.ReadText(BreakdownFile)));

    private readonly Dictionary<string, Measure> _byId = new(StringComparer.Ordinal);

    private MeasureCatalogue(IReadOnlyList<Measure> measures)
    {
        All = measures;
        foreach (var measure in measures)
        {
            if (!_byId.TryAdd(measure.Id, measure))
            {
                throw new InvalidDataException($"{MeasureFile}: the measure '{measure.Id}' is there twice.");
            }
        }
    }

    public static MeasureCatalogue Standard => Shipped.Value;

    /// <summary>In the order of the file, which is that of the report.</summary>
    public IReadOnlyList<Measure> All { get; }

    public bool TryGet(string id, [NotNullWhen(true)] out Measure? measure) => _byId.TryGetValue(id, out measure);

    public Measure Get(string id) => _byId.TryGetValue(id, out var measure)
        ? measure
        : throw new KeyNotFoundException($"There is no measure '{id}'. There are: {string.Join(", ", All.Select(m => m.Id))}.");

    internal static MeasureCatalogue Parse(string measures, string breakdowns)
    {
        var reader = new MeasureReader(
            FactSchema.Standard,
            ClassificationCatalogue.Standard,
            StatisticsTexts.All,
            EmbeddedData.Parse<Dictionary<string, LocalizedText>>(BreakdownFile, breakdowns),
            id => LineOf(measures, id));
        return new([.. EmbeddedData.Parse<List<MeasureEntry>>(MeasureFile, measures).Select(reader.Read)]);
    }

    /// <summary>The line that names a measure: whoever wrote it finds the entry there.</summary>
    private static int LineOf(string measures, string id)
    {
        var at = Math.Max(0, measures.IndexOf($"\"{id}\"", StringComparison.Ordinal));
        return measures.AsSpan(0, at).Count('\n') + 1;
    }
}

/// <summary>Turns entries of measures.json into measures; a mistake names the file, the entry and what would be right.</summary>
internal sealed class MeasureReader(
    FactSchema schema,
    ClassificationCatalogue classifications,
    Texts texts,
    IReadOnlyDictionary<string, LocalizedText> breakdownTitles,
    Func<string, int> lineOf)
{
    public Measure Read(MeasureEntry entry)
    {
        CheckTexts(entry);
        if (entry.Facts is null)
        {
            return ReadReportedOnly(entry);
        }

        if (!schema.TryGet(entry.Facts, out var table))
        {
            throw Wrong(entry, $"there is no fact table '{entry.Facts}'; there are: {string.Join(", ", schema.Tables.Select(t => t.Id))}");
        }

        CheckSubjects(entry);

        CheckColumn(entry, "date", table.Dates, entry.Placing?.Date ?? throw Wrong(entry, "no date places it in a window"));
        if (entry.Placing.Until is { } until)
        {
            CheckColumn(entry, "date", table.Dates, until);
        }

        foreach (var (column, codes) in entry.Where ?? [])
        {
            CheckCodes(entry, table, column, codes);
        }

        var counting = ReadCounting(entry, table);
        return new(
            entry.Id, entry.Version, entry.Unit, entry.Subject, entry.Facts, entry.Placing, entry.Where ?? [], counting,
            [.. (entry.Breakdowns ?? []).Select(b => ReadBreakdown(entry, table, counting, b))],
            entry.Title, entry.Definition, texts[entry.LegalBasis], ReadFootnote(entry, table, counting), entry.Reported)
        {
            History = ReadHistory(entry),
            Needs = entry.Needs ?? [],
        };
    }

    private Measure ReadReportedOnly(MeasureEntry entry)
    {
        if (entry.Placing is not null || entry.Where is not null || entry.Counting is not null || entry.Breakdowns is not null || entry.Footnote is not null || entry.Needs is not null)
        {
            throw Wrong(entry, "it names no fact table, so nothing can be placed, filtered, counted, divided, footnoted or needed");
        }

        return new(
            entry.Id, entry.Version, entry.Unit, entry.Subject, null, null, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            new(CountingKind.Rows, null, null, [], new Dictionary<string, string>(StringComparer.Ordinal), null, []), [],
            entry.Title, entry.Definition, texts[entry.LegalBasis], null, entry.Reported)
        {
            History = ReadHistory(entry),
        };
    }

    private void CheckSubjects(MeasureEntry entry)
    {
        string?[] subjects = [entry.Subject, .. entry.Needs ?? []];
        foreach (var subject in subjects.Where(subject => subject is null || !CodeListCatalogue.Standard.Get("return-subject").Contains(subject)))
        {
            throw Wrong(entry, $"'{subject}' is not a subject of returns");
        }

        if (subjects.Distinct(StringComparer.Ordinal).Count() < subjects.Length)
        {
            throw Wrong(entry, "it names a subject of returns twice");
        }
    }

    private Counting ReadCounting(MeasureEntry entry, FactTableSchema table)
    {
        var counting = entry.Counting ?? throw Wrong(entry, "it does not say how to count");
        var amounts = counting.Amounts ?? [];
        if ((counting.Kind == CountingKind.Sum) != (amounts.Count > 0))
        {
            throw Wrong(entry, "a sum needs amounts, and only a sum has them");
        }

        if ((counting.Kind is CountingKind.Distinct or CountingKind.DistinctCodes) != (counting.Column is not null))
        {
            throw Wrong(entry, "counting distinct needs a column, and nothing else has one");
        }

        CheckUnit(entry, table, counting);
        foreach (var amount in amounts.Values)
        {
            CheckColumn(entry, "amount", table.Amounts, amount);
        }

        if (counting.Kind == CountingKind.Distinct)
        {
            CheckColumn(entry, "key", table.Keys, counting.Column!);
        }
        else if (counting.Kind == CountingKind.DistinctCodes)
        {
            CheckColumn(entry, "code", table.Codes.Keys, counting.Column!);
        }

        var order = Array.Empty<string>();
        if (counting.Precedence is { } precedence)
        {
            CheckColumn(entry, "code", table.Codes.Keys, precedence);
            order = [.. ClassificationOf(entry, table.Codes[precedence]).Codes.Select(c => c.Code)];
        }

        return new(counting.Kind, counting.Column, counting.Precedence, order, amounts, counting.AmountsBy, counting.Except ?? []);
    }

    /// <summary>A table's rows are of one unit and its keys of others; a measure that names a third would mix them.</summary>
    private void CheckUnit(MeasureEntry entry, FactTableSchema table, CountingEntry counting)
    {
        var allowed = counting.Kind switch
        {
            CountingKind.Distinct => table.Units.Keys.TryGetValue(counting.Column!, out var units) ? units : [],
            CountingKind.Sum => table.Units.Amounts,
            CountingKind.DistinctCodes => [CountingUnit.Citizenship],
            _ => table.Units.Rows,
        };
        if (!allowed.Contains(entry.Unit))
        {
            throw Wrong(entry, $"counting {counting.Kind} of '{table.Id}' yields {(allowed.Count == 0 ? "no unit" : string.Join(" or ", allowed))}, not {entry.Unit}");
        }
    }

    private Breakdown ReadBreakdown(MeasureEntry entry, FactTableSchema table, Counting counting, string id)
    {
        if (!breakdownTitles.TryGetValue(id, out var title))
        {
            throw Wrong(entry, $"the breakdown '{id}' has no title in {MeasureCatalogue.BreakdownFile}");
        }

        if (counting.AmountsBy == id)
        {
            ClassificationOf(entry, id);
            return new(id, null, id, title);
        }

        if (counting.Kind is CountingKind.Sum or CountingKind.DistinctCodes)
        {
            throw Wrong(entry, $"a {counting.Kind} cannot be divided by '{id}', because its parts would not add up to the total");
        }

        if (id == Breakdown.Origin)
        {
            return entry.Placing!.IsStock
                ? new(id, null, id, title)
                : throw Wrong(entry, "only a stock has an origin; the placing needs 'until'");
        }

        if (id == Breakdown.Month)
        {
            return entry.Placing!.IsStock
                ? throw Wrong(entry, "what is open for months has no month of its own; only a flow is divided by month")
                : new(id, null, id, title);
        }

        CheckColumn(entry, "code", table.Codes.Keys, id);
        ClassificationOf(entry, table.Codes[id]);
        return new(id, id, table.Codes[id], title);
    }

    /// <summary>The rows that a footnote speaks of are told by their codes, so that it is printed when one of them is counted, and only then.</summary>
    private Footnote? ReadFootnote(MeasureEntry entry, FactTableSchema table, Counting counting)
    {
        if (entry.Footnote is not { } footnote)
        {
            return null;
        }

        if (counting.Kind is CountingKind.Sum or CountingKind.DistinctCodes)
        {
            throw Wrong(entry, $"a {counting.Kind} counts no rows that a footnote could speak of");
        }

        if (footnote.Where.Count != 1)
        {
            throw Wrong(entry, "the footnote names one column that tells which rows it speaks of");
        }

        var (column, codes) = footnote.Where.First();
        CheckCodes(entry, table, column, codes);
        return new(texts[footnote.Text], column, codes);
    }

    private void CheckCodes(MeasureEntry entry, FactTableSchema table, string column, IReadOnlyList<string> codes)
    {
        CheckColumn(entry, "code", table.Codes.Keys, column);
        var classification = ClassificationOf(entry, table.Codes[column]);
        if (codes.FirstOrDefault(c => !classification.Contains(c)) is { } unknown)
        {
            throw Wrong(entry, $"'{unknown}' is not a code of '{classification.Id}' ({string.Join(", ", classification.Codes.Select(c => c.Code))})");
        }
    }

    private Classification ClassificationOf(MeasureEntry entry, string id) => classifications.TryGet(id, out var classification)
        ? classification
        : throw Wrong(entry, $"there is no classification '{id}'");

    private void CheckTexts(MeasureEntry entry)
    {
        foreach (var (name, text) in new[] { ("title", entry.Title), ("definition", entry.Definition) })
        {
            if (string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.Km))
            {
                throw Wrong(entry, $"the {name} is missing in {(string.IsNullOrWhiteSpace(text.En) ? "English" : "Khmer")}");
            }
        }

        foreach (var key in new[] { entry.LegalBasis, entry.Footnote?.Text ?? entry.LegalBasis })
        {
            if (!texts.Contains(key))
            {
                throw Wrong(entry, $"there is no text '{key}'");
            }
        }
    }

    private void CheckColumn(MeasureEntry entry, string kind, IEnumerable<string> columns, string name)
    {
        if (!columns.Contains(name, StringComparer.Ordinal))
        {
            throw Wrong(entry, $"'{entry.Facts}' has no {kind} column '{name}' (it has: {string.Join(", ", columns)})");
        }
    }

    /// <summary>Without a word about its past a measure has only ever had one version.</summary>
    private IReadOnlyList<MeasureVersion> ReadHistory(MeasureEntry entry)
    {
        var history = entry.History ?? [new MeasureVersion(1, texts["statistics.history.first"])];
        if (history.Count != entry.Version || history.Index().Any(one => one.Item.Version != one.Index + 1))
        {
            throw Wrong(entry, $"its history does not tell each version from 1 to {entry.Version}");
        }

        if (history.Skip(1).Any(one => one.From is null) || history.Zip(history.Skip(1)).Any(two => two.First.From >= two.Second.From))
        {
            throw Wrong(entry, "each later version of its history is in force from a later day");
        }

        return history;
    }

    private InvalidDataException Wrong(MeasureEntry entry, string what) =>
        new($"{MeasureCatalogue.MeasureFile}, line {lineOf(entry.Id)}, measure '{entry.Id}': {what}.");
}
