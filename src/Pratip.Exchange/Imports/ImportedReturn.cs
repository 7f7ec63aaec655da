using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Agencies;

namespace Pratip.Exchange.Imports;

/// <summary>A file after reading: who sent it, for which period, what the cover says of each sheet, and the rows.</summary>
internal sealed class ImportedReturn
{
    public Agency? Agency { get; set; }

    public ReportingWindow? Period { get; set; }

    /// <summary>By sheet id; empty where the file has no cover.</summary>
    public Dictionary<string, string> States { get; } = new(StringComparer.Ordinal);

    public List<SheetTable> Tables { get; } = [];

    public SheetTable? Table(string sheetId) => Tables.Find(t => t.Sheet.Id == sheetId);

    /// <summary>Tables in the order of the catalogue, so that a case is known before those who belong to it.</summary>
    public IEnumerable<SheetTable> InOrder => SheetCatalogue.Standard.Sheets.Select(s => Table(s.Id)).OfType<SheetTable>();
}
