using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Statistics.Data;

namespace Pratip.Statistics.Facts;

/// <summary>
/// The contract between the register and the statistics: which fact tables there are, what one row of each counts, its
/// columns, and the classification each code column draws from. It is data (facts.json), so that both sides read the
/// same page.
/// </summary>
public sealed class FactSchema
{
    private readonly Dictionary<string, FactTableSchema> _tables;

    public FactSchema(IEnumerable<FactTableSchema> tables) =>
        _tables = tables.ToDictionary(t => t.Id, StringComparer.Ordinal);

    public static FactSchema Standard { get; } = new(EmbeddedData.Read<List<FactTableSchema>>("facts.json"));

    public IReadOnlyCollection<FactTableSchema> Tables => _tables.Values;

    public bool TryGet(string id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FactTableSchema? table) => _tables.TryGetValue(id, out table);

    public FactTableSchema Table(string id) => _tables.TryGetValue(id, out var table)
        ? table
        : throw new KeyNotFoundException($"There is no fact table '{id}'. There are: {string.Join(", ", _tables.Keys)}.");
}

/// <param name="Row">What one row stands for.</param>
/// <param name="Codes">Column to classification.</param>
/// <param name="Keys">The first key decides the order of the rows.</param>
public sealed record FactTableSchema(
    string Id,
    string Row,
    IReadOnlyList<string> Dates,
    IReadOnlyDictionary<string, string> Codes,
    IReadOnlyList<string> Keys,
    IReadOnlyList<string> Amounts,
    FactUnits Units)
{
    /// <summary>An empty table with every column of the contract declared.</summary>
    public FactTableBuilder NewTable(int capacity = 1024)
    {
        var table = new FactTableBuilder(Id, capacity);
        foreach (var name in Dates)
        {
            table.DeclareDates(name);
        }

        foreach (var (name, classification) in Codes)
        {
            table.DeclareCodes(name, classification == "country" ? Country.Unknown : null);
        }

        foreach (var name in Keys)
        {
            table.DeclareKeys(name);
        }

        foreach (var name in Amounts)
        {
            table.DeclareAmounts(name);
        }

        return table;
    }
}

/// <summary>Which units counting rows, distinct keys or amounts of a table may yield. Units are never mixed.</summary>
public sealed record FactUnits(
    IReadOnlyList<CountingUnit> Rows,
    IReadOnlyDictionary<string, IReadOnlyList<CountingUnit>> Keys,
    IReadOnlyList<CountingUnit> Amounts);
