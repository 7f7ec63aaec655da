namespace Pratip.Exchange.Tabular.Writing;

/// <summary>A sheet that begins with its page's mark across all columns: on the screen too it says what it is and that it stays inside.</summary>
internal static class MarkedSheet
{
    private static readonly CellStyle Mark = new() { Bold = true, Fill = CellFill.Note };

    public static XlsxSheetWriter Begin(XlsxWriter workbook, string name, SheetLayout layout)
    {
        var sheet = workbook.AddSheet(name, layout);
        sheet.Write([XlsxCell.Of(layout.PageMark, Mark), .. layout.Columns.Skip(1).Select(_ => XlsxCell.Of((string?)null, Mark))]);
        return sheet;
    }
}
