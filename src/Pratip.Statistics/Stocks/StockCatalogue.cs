using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Data;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Stocks;

/// <summary>Every stock there is, as data (stocks.json), held against the fact tables before any is counted.</summary>
public sealed class StockCatalogue
{
    private const string File = "stocks.json";

    private static readonly Lazy<StockCatalogue> Shipped = new(() => Parse(EmbeddedData.ReadText(File)));

    private StockCatalogue(IReadOnlyList<StockDefinition> all) => All = all;

    public static StockCatalogue Standard => Shipped.Value;

    public IReadOnlyList<StockDefinition> All { get; }

    public StockDefinition? Find(string id) => All.FirstOrDefault(stock => stock.Id == id);

    internal static StockCatalogue Parse(string json) => new([.. EmbeddedData.Parse<List<StockEntry>>(File, json).Select(Read)]);

    private static StockDefinition Read(StockEntry stock)
    {
        Check(stock);
        var ways = ClassificationCatalogue.Standard.Get(FactSchema.Standard.Table(stock.Facts).Codes[stock.By]);
        return new(
            stock.Id, stock.Version, stock.Table, stock.Section, stock.Unit, [.. stock.Subjects], stock.Facts, stock.Entered, stock.Left, stock.By,
            [.. stock.Ways.Select(way => new ClassificationCode(way, ways.LabelOf(way)))], stock.Where, stock.Title, stock.Definition, StatisticsTexts.All[stock.LegalBasis]);
    }

    private static void Check(StockEntry stock)
    {
        if (!FactSchema.Standard.TryGet(stock.Facts, out var table))
        {
            throw Wrong(stock, $"there is no fact table '{stock.Facts}'");
        }

        if (new[] { stock.Entered, stock.Left }.FirstOrDefault(d => !table.Dates.Contains(d, StringComparer.Ordinal)) is { } date)
        {
            throw Wrong(stock, $"'{stock.Facts}' has no date column '{date}'");
        }

        foreach (var (column, codes) in stock.Where.Append(new(stock.By, stock.Ways)))
        {
            if (!table.Codes.TryGetValue(column, out var id))
            {
                throw Wrong(stock, $"'{stock.Facts}' has no code column '{column}'");
            }

            if (codes.FirstOrDefault(code => !ClassificationCatalogue.Standard.Get(id).Contains(code)) is { } code)
            {
                throw Wrong(stock, $"'{code}' is not a code of '{id}'");
            }
        }

        if (stock.Subjects.FirstOrDefault(subject => !CodeListCatalogue.Standard.Get("return-subject").Contains(subject)) is { } subject)
        {
            throw Wrong(stock, $"'{subject}' is not a subject of returns");
        }

        if (!StatisticsTexts.All.Contains(stock.LegalBasis))
        {
            throw Wrong(stock, $"there is no text '{stock.LegalBasis}'");
        }
    }

    private static InvalidDataException Wrong(StockEntry stock, string what) => new($"{File}, stock '{stock.Id}': {what}.");

    /// <summary>A stock as it is written in stocks.json.</summary>
    private sealed record StockEntry(
        string Id,
        int Version,
        string Table,
        string Section,
        CountingUnit Unit,
        string Subject,
        string Facts,
        string Entered,
        string Left,
        string By,
        IReadOnlyList<string> Ways,
        Dictionary<string, IReadOnlyList<string>> Where,
        LocalizedText Title,
        LocalizedText Definition,
        string LegalBasis,
        IReadOnlyList<string>? Needs = null)
    {
        public IEnumerable<string> Subjects => [Subject, .. Needs ?? []];
    }
}
