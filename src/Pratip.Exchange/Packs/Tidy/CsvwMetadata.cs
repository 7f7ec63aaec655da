using System.Text.Json;
using Pratip.Kernel;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Packs.Tidy;

/// <summary>Metadata by the W3C's "CSV on the Web", which tells programs the types, keys and references of the tables.</summary>
internal static class CsvwMetadata
{
    public const string FileName = "csv-metadata.json";

    private static readonly (string Name, string Type)[] DictionaryColumns =
        [("column", "string"), ("meaning_en", "string"), ("meaning_km", "string"), ("type", "string"), ("required", "boolean"), ("codes", "string")];

    private static readonly (string Name, string Type)[] CodeColumns = [("column", "string"), ("code", "string"), ("label_en", "string"), ("label_km", "string")];

    private static readonly (string Name, string Type)[] MeasureColumns =
    [
        ("measure", "string"), ("version", "integer"), ("unit", "string"), ("title_en", "string"), ("title_km", "string"),
        ("definition_en", "string"), ("definition_km", "string"), ("legal_basis_en", "string"), ("legal_basis_km", "string"),
    ];

    public static byte[] Render(EditionContent content, TidyColumns columns) => PackJson.Render(json =>
    {
        json.WriteStartArray("@context");
        json.WriteStringValue("http://www.w3.org/ns/csvw");
        json.WriteStartObject();
        json.WriteString("@language", "en");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("dc:title", $"{PackTexts.Say("kind.csv").En}: {PackTexts.NameOf(content.Head)}");
        json.WriteString("dc:description", PackTexts.Mark(content.Head).En);
        json.WriteStartArray("tables");
        DataTable(json, columns);
        Table(json, TidyPack.Dictionary, DictionaryColumns, "column");
        Table(json, TidyPack.Codes, CodeColumns, "column", "code");
        Table(json, TidyPack.Measures, MeasureColumns, "measure");
        json.WriteEndArray();
    });

    private static void DataTable(Utf8JsonWriter json, TidyColumns columns)
    {
        json.WriteStartObject();
        json.WriteString("url", TidyPack.Data);
        json.Object("tableSchema", () =>
        {
            json.Objects("columns", columns.All, column =>
            {
                json.WriteString("name", column.Name);
                json.WriteString("titles", column.Name);
                json.WriteString("dc:description", column.Meaning.En);
                json.WriteString("datatype", column.Type);
                json.WriteBoolean("required", column.Required);
            });
            Strings(json, "primaryKey", ["measure", "window", .. columns.Breakdowns.Select(TidyColumns.NameOf)]);
            json.Objects("foreignKeys", ["measure"], column =>
            {
                json.WriteString("columnReference", column);
                json.Object("reference", () =>
                {
                    json.WriteString("resource", TidyPack.Measures);
                    json.WriteString("columnReference", column);
                });
            });
        });
        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, string url, IEnumerable<(string Name, string Type)> columns, params string[] key)
    {
        json.WriteStartObject();
        json.WriteString("url", url);
        json.Object("tableSchema", () =>
        {
            json.Objects("columns", columns, column =>
            {
                json.WriteString("name", column.Name);
                json.WriteString("titles", column.Name);
                json.WriteString("datatype", column.Type);
                if (column.Name.EndsWith("_km", StringComparison.Ordinal))
                {
                    json.WriteString("lang", Language.Khmer.Code());
                }
            });
            Strings(json, "primaryKey", key);
        });
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values) => json.Array(name, values, json.WriteStringValue);
}
