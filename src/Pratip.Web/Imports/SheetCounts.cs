using Pratip.Exchange.Imports;

namespace Pratip.Web.Imports;

/// <summary>One line of a receipt's table, whether it was just made or is read from the register.</summary>
public sealed record SheetCounts(string SheetId, int Rows, int New, int Updated, int Unchanged, int Rejected, int Conflicts)
{
    public static SheetCounts Of(SheetReceipt sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return new(sheet.Sheet, sheet.Rows, sheet.New, sheet.Updated, sheet.Unchanged, sheet.Rejected, sheet.Conflicts);
    }

    public static SheetCounts Of(StoredSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return new(sheet.Sheet, sheet.Rows, sheet.New, sheet.Updated, sheet.Unchanged, sheet.Rejected, sheet.Conflicts);
    }
}
