using Pratip.Exchange.Reports;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Statistics.Exploration;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Explorations;

/// <summary>What was explored as a workbook: a sheet a table, numbers as numbers, then what is counted and who reported.</summary>
public static class ExploreXlsx
{
    private static readonly CellStyle Missing = new() { Alignment = CellAlignment.Right };
    private static readonly CellStyle NumberHeader = CellStyle.Header with { Alignment = CellAlignment.Right };
    private static readonly CellStyle TotalNumber = CellStyle.Integer with { Bold = true };

    public static byte[] Render(IReadOnlyList<ExploredTable> tables, RegisterPurpose purpose, DateOnly asOf, ReportStyle style, bool showsSmall)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var words = new ReportWords(style);
        var mark = words.Mark(ReportTexts.PurposeMark(purpose));
        using var buffer = new MemoryStream();
        using (var workbook = new XlsxWriter(buffer, mark))
        {
            foreach (var (number, table) in tables.Index())
            {
                Write(workbook, table, words.Fill("table", words.Number(number + 1)), mark, words);
            }

            WriteBasis(workbook, tables, mark, asOf, showsSmall, words);
        }

        return buffer.ToArray();
    }

    private static void Write(XlsxWriter workbook, ExploredTable table, string name, string mark, ReportWords words)
    {
        var sheet = Begin(workbook, name, mark, table.Columns.Any(c => c.Above is not null) ? 4 : 3, [new(34), .. table.Columns.Select(_ => new SheetColumn(14))]);
        sheet.Write(XlsxCell.Of(words.Say(table.Title), CellStyle.BoldText));
        if (table.Columns.Any(column => column.Above is not null))
        {
            sheet.Write(["", .. table.Columns.Select(column => XlsxCell.Of(column.Above is { } above ? words.Say(above) : "", NumberHeader))]);
        }

        sheet.Write([XlsxCell.Of(words.Say(table.RowTitle), CellStyle.Header), .. table.Columns.Select(column => XlsxCell.Of(words.Say(column.Title), NumberHeader))]);
        foreach (var row in table.Rows)
        {
            sheet.Write(
            [
                XlsxCell.Of(words.Say(row.Label), row.IsTotal ? CellStyle.BoldText : CellStyle.Wrapped),
                .. row.Cells.Select(cell => cell.Value is null ? XlsxCell.Of(cell.IsHidden ? words.Hidden : cell.Figure.IsIncomplete ? words.Incomplete : words.NotReported, Missing) : XlsxCell.Of(cell.Value, row.IsTotal ? TotalNumber : CellStyle.Integer)),
            ]);
        }
    }

    private static void WriteBasis(XlsxWriter workbook, IReadOnlyList<ExploredTable> tables, string mark, DateOnly asOf, bool showsSmall, ReportWords words)
    {
        var sheet = Begin(workbook, words["definitions"], mark, 2, new(28), new(18), new(18), new(60));
        sheet.Write(XlsxCell.Of(words["measure"], CellStyle.Header), XlsxCell.Of(words["window"], CellStyle.Header), XlsxCell.Of(words["completeness"], CellStyle.Header), XlsxCell.Of(words["definition.text"], CellStyle.Header));
        foreach (var figure in tables.SelectMany(table => table.Figures).DistinctBy(figure => (figure.Measure.Id, figure.Window)))
        {
            sheet.Write(
                figure.Measure.Id, words.Window(figure.Window), words.ReportedOf(figure.Completeness), XlsxCell.Of(words.Say(figure.Measure.Definition), CellStyle.Wrapped));
        }

        sheet.Skip();
        sheet.Write(words["as-of"], asOf);
        sheet.Write(words["small-cells"], showsSmall ? words["small-cells.shown"] : words.Fill("small-cells.hidden", words.Number(tables.Sum(table => table.Rows.Sum(row => row.Cells.Count(cell => cell.IsHidden))))));
    }

    private static XlsxSheetWriter Begin(XlsxWriter workbook, string name, string mark, int frozenRows, params SheetColumn[] columns) =>
        MarkedSheet.Begin(workbook, name, new SheetLayout { Columns = columns, FrozenRows = frozenRows, Landscape = true, PageMark = mark });
}
