using Pratip.Exchange.Reports;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;

namespace Pratip.Exchange.Packs.Tidy;

/// <summary>
/// The whole edition as one plain table, a row a figure, with a dictionary of its columns, the codes in them, the measures,
/// and metadata by which programs read all four. A column of a breakdown is empty where the figure is not divided by it.
/// </summary>
internal static class TidyPack
{
    public const string Data = "data.csv";
    public const string Dictionary = "dictionary.csv";
    public const string Codes = "codes.csv";
    public const string Measures = "measures.csv";

    public static IReadOnlyList<PackFile> Files(EditionContent content)
    {
        var columns = new TidyColumns(content);
        return
        [
            new(Data, Csv(csv => WriteData(csv, content, columns))),
            new(Dictionary, Csv(csv => WriteDictionary(csv, columns))),
            new(Codes, Csv(csv => WriteCodes(csv, columns))),
            new(Measures, Csv(csv => WriteMeasures(csv, content))),
            new(CsvwMetadata.FileName, CsvwMetadata.Render(content, columns)),
        ];
    }

    private static byte[] Csv(Action<CsvWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var csv = new CsvWriter(buffer, new CsvFormat { ByteOrderMark = true }))
        {
            write(csv);
        }

        return buffer.ToArray();
    }

    private static void WriteData(CsvWriter csv, EditionContent content, TidyColumns columns)
    {
        csv.WriteRow([.. columns.All.Select(c => c.Name)]);
        var measures = content.Measures.ToDictionary(m => m.Id, StringComparer.Ordinal);
        var states = content.Completeness.ToLookup(c => (c.MeasureId, c.Window), c => c.Completeness.State.Code());
        foreach (var cell in content.Cells)
        {
            var measure = measures[cell.MeasureId];
            csv.Write(PackTexts.NameOf(content.Head)).Write(EditionCodes.Of(content.Head.Vintage)).Write(measure.Id).Write((long)measure.Version).Write(measure.Unit.Code());
            csv.Write(cell.Window.ToString()).Write(cell.Window.From).Write(cell.Window.To);
            foreach (var code in CodesOf(cell, columns))
            {
                csv.Write(code is null ? null : Markup.Clean(code));
            }

            csv.Write(cell.Value).Write(EditionCells.ValueOf(cell).State.Code()).Write(states[(cell.MeasureId, cell.Window)].FirstOrDefault());
            csv.Write(content.Head.Purpose.Code()).Write(ReportCodes.Release).Write(content.Head.AsOf);
            csv.EndRow();
        }
    }

    private static IEnumerable<string?> CodesOf(EditionCell cell, TidyColumns columns)
    {
        var parts = cell.By?.Split(Breakdown.Cross) ?? [];
        var keys = cell.Key?.Split(Breakdown.Cross) ?? [];
        return columns.Breakdowns.Select(b => Array.IndexOf(parts, b) is >= 0 and var place ? keys[place] : null);
    }

    private static void WriteDictionary(CsvWriter csv, TidyColumns columns)
    {
        csv.WriteRow("column", "meaning_en", "meaning_km", "type", "required", "codes");
        foreach (var column in columns.All)
        {
            csv.WriteRow(
                column.Name, Markup.Clean(column.Meaning.En), Markup.Clean(column.Meaning.Km), column.Type, column.Required ? "true" : "false",
                columns.Codes.Any(c => c.Column == column.Name) ? Codes : column.Name == "measure" ? Measures : null);
        }
    }

    private static void WriteCodes(CsvWriter csv, TidyColumns columns)
    {
        csv.WriteRow("column", "code", "label_en", "label_km");
        foreach (var code in columns.Codes)
        {
            csv.WriteRow(code.Column, Markup.Clean(code.Code), Markup.Clean(code.Label.En), Markup.Clean(code.Label.In(Language.Khmer)));
        }
    }

    private static void WriteMeasures(CsvWriter csv, EditionContent content)
    {
        csv.WriteRow("measure", "version", "unit", "title_en", "title_km", "definition_en", "definition_km", "legal_basis_en", "legal_basis_km");
        foreach (var m in content.Measures)
        {
            csv.Write(m.Id).Write((long)m.Version).Write(m.Unit.Code());
            foreach (var text in new[] { m.Title, m.Definition, m.LegalBasis })
            {
                csv.Write(Markup.Clean(text.En)).Write(Markup.Clean(text.In(Language.Khmer)));
            }

            csv.EndRow();
        }
    }
}
