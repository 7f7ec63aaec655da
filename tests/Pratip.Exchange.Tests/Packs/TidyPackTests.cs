using System.Text.Json;
using Pratip.Exchange.Packs;

namespace Pratip.Exchange.Tests.Packs;

public sealed class TidyPackTests
{
    private static readonly IReadOnlyList<PackFile> Files = EditionPacks.Files(SampleEdition.Content, PackKind.Csv);
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Data = SampleEdition.Rows(SampleEdition.File(Files, "data.csv"));

    [Fact]
    public void Every_cell_is_a_row_with_its_codes_in_the_columns_of_its_breakdowns()
    {
        Assert.Equal(SampleEdition.Content.Cells.Count, Data.Count);
        var women = Assert.Single(Data, r => r["by_sex"] == "female" && r["by_age_unodc"] == "18-and-over");
        Assert.Equal(("victims.identified", "2024", "2024-01-01", "2024-12-31", "230", "counted"), (women["measure"], women["window"], women["window_from"], women["window_to"], women["value"], women["status"]));
        Assert.Equal(("2024-p1", "provisional", "victim", "partial", "internal"), (women["edition"], women["vintage"], women["unit"], women["completeness"], women["release"]));
    }

    [Fact]
    public void What_is_hidden_or_missing_is_empty_beside_its_status()
    {
        Assert.Equal(3, Data.Count(r => r["status"] == "hidden" && r["value"].Length == 0));
        Assert.Single(Data, r => r["status"] == "not-reported" && r["value"].Length == 0);
        Assert.Single(Data, r => r["status"] == "reported" && r["value"] == "273");
        Assert.All(Data.Where(r => r["status"] == "counted"), r => Assert.NotEmpty(r["value"]));
    }

    [Fact]
    public void The_dictionary_explains_every_column_in_both_languages_and_every_code_is_listed()
    {
        var dictionary = SampleEdition.Rows(SampleEdition.File(Files, "dictionary.csv"));
        Assert.Equal(Data[0].Keys, dictionary.Select(d => d["column"]), StringComparer.Ordinal);
        Assert.All(dictionary, d => Assert.True(d["meaning_en"].Length > 0 && d["meaning_km"].Any(c => c is >= '\u1780' and <= '\u17FF'), d["column"]));
        var codes = SampleEdition.Rows(SampleEdition.File(Files, "codes.csv")).Select(c => (c["column"], c["code"])).ToHashSet();
        Assert.All(Data.SelectMany(r => r.Where(c => c.Key.StartsWith("by_", StringComparison.Ordinal) && c.Value.Length > 0)), c => Assert.Contains((c.Key, c.Value), codes));
        Assert.All(Data, r => Assert.Contains(("status", r["status"]), codes));
    }

    /// <summary>What "CSV on the Web" asks of metadata: the context, a url a table, columns in the order of the file, keys of columns there are.</summary>
    [Fact]
    public void The_metadata_names_the_columns_of_every_file_in_their_order()
    {
        using var metadata = JsonDocument.Parse(SampleEdition.File(Files, "csv-metadata.json").Content);
        Assert.Equal("http://www.w3.org/ns/csvw", metadata.RootElement.GetProperty("@context")[0].GetString());
        var tables = metadata.RootElement.GetProperty("tables").EnumerateArray().ToList();
        Assert.Equal(4, tables.Count);
        foreach (var table in tables)
        {
            var file = SampleEdition.File(Files, table.GetProperty("url").GetString()!);
            var rows = SampleEdition.Rows(file);
            var schema = table.GetProperty("tableSchema");
            var columns = schema.GetProperty("columns").EnumerateArray().ToList();
            Assert.Equal(rows[0].Keys, columns.Select(c => c.GetProperty("titles").GetString()!), StringComparer.Ordinal);
            Assert.All(columns, c => Assert.Matches("^[a-z][a-z0-9_]*$", c.GetProperty("name").GetString()));
            Assert.All(columns, c => Assert.Contains(c.GetProperty("datatype").GetString(), new[] { "string", "integer", "date", "boolean" }, StringComparer.Ordinal));
            var key = schema.GetProperty("primaryKey").EnumerateArray().Select(k => k.GetString()!).ToList();
            Assert.Equal(rows.Count, rows.Select(r => string.Join('|', key.Select(k => r[k]))).Distinct(StringComparer.Ordinal).Count());
            foreach (var required in columns.Where(c => c.TryGetProperty("required", out var r) && r.GetBoolean()).Select(c => c.GetProperty("name").GetString()!))
            {
                Assert.All(rows, r => Assert.NotEmpty(r[required]));
            }
        }
    }
}
