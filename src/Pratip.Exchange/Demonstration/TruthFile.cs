using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// Lists every cell of the demonstration with its value: published figures with where they were printed, and fill. A figure
/// marked A was not printed itself but follows from printed ones.
/// </summary>
internal static class TruthFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string folder, ulong seed, IReadOnlyDictionary<CellAddress, long> counted)
    {
        var cells = counted.Select(c => Cell.Of(c.Key, c.Value)).OrderBy(c => c.SortKey, StringComparer.Ordinal).ToArray();
        WriteJson(Path.Combine(folder, DemonstrationFiles.TruthJson), seed, cells);
        WriteCsv(Path.Combine(folder, DemonstrationFiles.TruthCsv), cells);
    }

    /// <summary>One cell a line, so that two truths can be compared by eye.</summary>
    private static void WriteJson(string path, ulong seed, Cell[] cells)
    {
        var text = new StringBuilder();
        text.Append("{\n\"synthetic\": true,\n\"seed\": ").Append(seed.ToString(CultureInfo.InvariantCulture));
        text.Append(",\n\"title\": ").Append(JsonSerializer.Serialize(DemonstrationFiles.TruthTitle.En, Options));
        text.Append(",\n\"titleKm\": ").Append(JsonSerializer.Serialize(DemonstrationFiles.TruthTitle.Km, Options));
        text.Append(",\n\"cells\": [\n").AppendJoin(",\n", cells.Select(c => JsonSerializer.Serialize(c, Options))).Append("\n]\n}\n");
        File.WriteAllText(path, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static void WriteCsv(string path, Cell[] cells)
    {
        using var stream = new FileStream(path, FileMode.Create);
        using var csv = new CsvWriter(stream, new CsvFormat { ByteOrderMark = true });
        csv.WriteRow("measure", "window", "by", "key", "value", "origin", "mark", "source");
        foreach (var cell in cells)
        {
            csv.WriteRow(cell.Measure, cell.Window, cell.By, cell.Key, cell.Value.ToString(CultureInfo.InvariantCulture), cell.Origin, cell.Mark, cell.Source);
        }
    }

    private sealed record Cell(string Measure, string Window, string? By, string? Key, long Value, string Origin, string? Mark, string Source)
    {
        internal string SortKey => string.Join('\u0001', Measure, Window, By, Key);

        public static Cell Of(CellAddress address, long value)
        {
            var published = PublishedFigures.Standard.Find(address);
            return new(
                address.Measure, address.Window.ToString(), address.By, address.Key, value,
                published is null ? "synthetic" : "published", published?.Mark, published?.Source ?? "synthetic fill");
        }
    }
}
