using System.Globalization;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Statistics.Exploration;
using Pratip.Statistics.Measures;

namespace Pratip.Exchange.Explorations;

/// <summary>
/// What was explored as one tidy table: a line for each number, complete in itself. A number that nobody reported is an empty field, never a zero.
/// </summary>
public static class ExploreCsv
{
    /// <summary>The header, which programs rely on: columns may be added at the end and never renamed.</summary>
    private static readonly string[] Columns =
    [
        "measure", "version", "unit", "window", "by", "key", "label_en", "label_km", "value", "source", "completeness", "reported", "expected", "purpose", "release", "as_of", "small_cells",
    ];

    /// <summary>With a byte order mark, without which Excel shows no Khmer.</summary>
    /// <param name="showsSmall">Whether small cells are shown: every line says so, wherever the file goes.</param>
    public static byte[] Render(IReadOnlyList<ExploredTable> tables, RegisterPurpose purpose, DateOnly asOf, bool showsSmall)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var buffer = new MemoryStream();
        using (var csv = new CsvWriter(buffer, new CsvFormat { ByteOrderMark = true }))
        {
            csv.WriteRow([.. Columns]);
            foreach (var cell in tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells))
            {
                Write(csv, cell, purpose, asOf, showsSmall);
            }
        }

        return buffer.ToArray();
    }

    private static void Write(CsvWriter csv, ExploredCell cell, RegisterPurpose purpose, DateOnly asOf, bool showsSmall)
    {
        var figure = cell.Figure;
        var label = cell.Key is null ? null : figure.FindRow(cell.Key)?.Label;
        csv.Write(figure.Measure.Id).Write((long)figure.Measure.Version).Write(figure.Measure.Unit.Code()).Write(figure.Window.ToString());
        csv.Write(cell.By).Write(cell.Key).Write(Markup.Clean(label?.En ?? "")).Write(Markup.Clean(label?.Km ?? "")).Write(cell.Value);
        csv.Write(cell.IsHidden ? "hidden" : cell.Value is null ? figure.IsIncomplete ? "incomplete" : "not-reported" : figure.Source.ToString().ToLower(CultureInfo.InvariantCulture));
        csv.Write(figure.Completeness.State.Code()).Write((long)figure.Completeness.ReportedEntities).Write((long)figure.Completeness.ExpectedEntities);
        csv.Write(purpose.Code()).Write(ReportCodes.Release).Write(asOf).Write(ReportCodes.SmallCells(showsSmall));
        csv.EndRow();
    }
}
