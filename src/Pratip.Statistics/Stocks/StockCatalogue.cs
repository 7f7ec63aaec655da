using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Data;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Stocks;

/// <summary>What is counted as there, coming in and going out.</summary>
/// <param name="Id">Public, as the id of a measure.</param>
/// <param name="Table">The table of the report it is printed as, at the end of <paramref name="Section"/>.</param>
/// <param name="Entered">The date column from which on something is there.</param>
/// <param name="Left">The date column on which it went; without a date it is still there.</param>
/// <param name="By">The code column that says how it went. Whatever went by none of <paramref name="Ways"/> is unaccounted for.</param>
public sealed record StockDefinition(
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
    IReadOnlyDictionary<string, IReadOnlyList<string>> Where,
    LocalizedText Title,
    LocalizedText Definition,
    string LegalBasis,
    IReadOnlyList<string>? Needs = null)
{
    /// <summary>Every subject of returns the stock rests on, its own first.</summary>
    public IReadOnlyList<string> Subjects => [Subject, .. Needs ?? []];

    public LocalizedText LabelOf(string way) => ClassificationCatalogue.Standard.Get(FactSchema.Standard.Table(Facts).Codes[By]).LabelOf(way);
}

/// <summary>Every stock there is, as data (stocks.json), held against the fact tables before any is counted.</summary>
public sealed class StockCatalogue
{
    private const string File = "stocks.json";

    private static readonly Lazy<StockCatalogue> Shipped = new(() => Parse(EmbeddedData.ReadText(File)));

    private StockCatalogue(IReadOnlyList<StockDefinition> all)
    {
        All = all;
        foreach (var stock in all)
        {
            Check(stock);
        }
    }

    public static StockCatalogue Standard => Shipped.Value;

    public IReadOnlyList<StockDefinition> All { get; }

    internal static StockCatalogue Parse(string json) => new(EmbeddedData.Parse<List<StockDefinition>>(File, json));

    private static void Check(StockDefinition stock)
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

    private static InvalidDataException Wrong(StockDefinition stock, string what) => new($"{File}, stock '{stock.Id}': {what}.");
}
