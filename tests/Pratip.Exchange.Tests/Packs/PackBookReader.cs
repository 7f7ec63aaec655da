using DocumentFormat.OpenXml.Packaging;
using Pratip.Exchange.Packs;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Pratip.Exchange.Tests.Packs;

/// <summary>A workbook as rows of texts and numbers: a cell with a number is a double, one without a value null.</summary>
internal static class PackBookReader
{
    public static IReadOnlyList<string> Sheets(PackFile file)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false);
        return [.. book.WorkbookPart!.Workbook.Descendants<S.Sheet>().Select(s => s.Name!.Value!)];
    }

    public static IReadOnlyList<IReadOnlyList<object?>> Rows(PackFile file, string sheet)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false);
        var id = book.WorkbookPart!.Workbook.Descendants<S.Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        return [.. ((WorksheetPart)book.WorkbookPart.GetPartById(id)).Worksheet.Descendants<S.Row>().Select(Cells)];
    }

    /// <summary>The figures behind the row whose first cell is this label.</summary>
    public static IReadOnlyList<object?> Row(PackFile file, string sheet, string label) =>
        Rows(file, sheet).First(r => r.Count > 0 && (r[0] as string)?.Trim() == label);

    private static IReadOnlyList<object?> Cells(S.Row row)
    {
        var cells = new List<object?>();
        foreach (var cell in row.Elements<S.Cell>())
        {
            var column = 0;
            foreach (var letter in cell.CellReference!.Value!.TakeWhile(char.IsAsciiLetter))
            {
                column = (column * 26) + letter - 'A' + 1;
            }

            while (cells.Count < column - 1)
            {
                cells.Add(null);
            }

            cells.Add(cell.DataType?.Value == S.CellValues.InlineString ? cell.InnerText : cell.CellValue is { } value ? double.Parse(value.Text) : null);
        }

        return cells;
    }
}
