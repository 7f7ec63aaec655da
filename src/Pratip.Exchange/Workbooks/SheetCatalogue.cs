using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Kernel;

namespace Pratip.Exchange.Workbooks;

/// <summary>
/// What a column of an agency sheet holds. One catalogue serves the templates that are written, the files that are read
/// and the demonstration's files, so they cannot drift apart.
/// </summary>
public sealed record SheetColumn(string Id, string En, string Km, string Type)
{
    /// <summary>The code list of a code or codes column.</summary>
    public string? List { get; init; }

    public bool Required { get; init; }

    /// <summary>Part of the row's identity within agency and sheet.</summary>
    public bool Key { get; init; }

    /// <summary>A date that must be a day.</summary>
    public bool Exact { get; init; }

    public bool Hidden { get; init; }

    /// <summary>Goes to the vault as ciphertext and nowhere else.</summary>
    public bool Sealed { get; init; }

    public int? MaxLength { get; init; }

    [JsonIgnore]
    public LocalizedText Header => new(En, Km);
}

public sealed record Sheet(string Id, string? Subject, string En, string Km, IReadOnlyList<SheetColumn> Columns)
{
    private readonly FrozenDictionary<string, int> _places =
        Columns.Select((c, i) => KeyValuePair.Create(c.Id, i)).ToFrozenDictionary(StringComparer.Ordinal);

    [JsonIgnore]
    public LocalizedText Title => new(En, Km);

    /// <summary>The places of the columns that make up a row's identity.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> KeyPlaces { get; } = [.. Enumerable.Range(0, Columns.Count).Where(i => Columns[i].Key)];

    public SheetColumn Column(string id) => Columns[_places[id]];

    /// <summary>The place of a column among the sheet's columns, or -1.</summary>
    public int IndexOf(string id) => _places.GetValueOrDefault(id, -1);

    public bool Has(string id) => _places.ContainsKey(id);
}

/// <summary>The first sheet of every return: who reports, for which period, and what each sheet says about its subject.</summary>
public sealed record CoverSheet(string Id, string En, string Km, IReadOnlyList<SheetColumn> Fields, IReadOnlyList<CoverState> States);

public sealed record CoverState(string Id, string En, string Km);

/// <summary>The sheets of an agency's workbook, from <c>sheets.json</c>.</summary>
public sealed class SheetCatalogue
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly FrozenDictionary<string, Sheet> _byId;

    private SheetCatalogue(Content content)
    {
        Cover = content.Cover;
        Sheets = content.Sheets;
        _byId = Sheets.ToFrozenDictionary(s => s.Id, StringComparer.OrdinalIgnoreCase);
    }

    public static SheetCatalogue Standard { get; } = Load();

    public CoverSheet Cover { get; }

    public IReadOnlyList<Sheet> Sheets { get; }

    public Sheet Get(string id) => _byId[id];

    public bool TryGet(string id, out Sheet? sheet) => _byId.TryGetValue(id, out sheet);

    private static SheetCatalogue Load()
    {
        using var stream = typeof(SheetCatalogue).Assembly.GetManifestResourceStream("Pratip.Exchange.Workbooks.sheets.json")!;
        return new(JsonSerializer.Deserialize<Content>(stream, Options)!);
    }

    private sealed record Content(int Version, CoverSheet Cover, IReadOnlyList<Sheet> Sheets);
}
