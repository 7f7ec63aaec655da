using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;

namespace Pratip.Exchange.Workbooks;

/// <summary>One agency's return for one period, put together in memory and written in the layout of the templates.</summary>
public sealed class AgencyWorkbook(string agencyCode, ReportingWindow period)
{
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string?[]>> _rows = new(StringComparer.Ordinal);

    public string AgencyCode { get; } = agencyCode;

    public ReportingWindow Period { get; } = period;

    /// <summary>What the cover says of a sheet: data, partial, nothing-to-report or not-included.</summary>
    public void Set(string sheetId, string state)
    {
        if (SheetCatalogue.Standard.Cover.States.All(s => s.Id != state))
        {
            throw new ArgumentException($"'{state}' is no state of a return.", nameof(state));
        }

        _states[SheetCatalogue.Standard.Get(sheetId).Id] = state;
    }

    /// <summary>Adds a row by column id; a sheet with rows that nothing else is said of holds data.</summary>
    public void AddRow(string sheetId, IReadOnlyDictionary<string, string?> values)
    {
        var sheet = SheetCatalogue.Standard.Get(sheetId);
        var row = new string?[sheet.Columns.Count];
        foreach (var (column, value) in values)
        {
            var place = sheet.IndexOf(column);
            row[place >= 0 ? place : throw new ArgumentException($"The sheet {sheetId} has no column '{column}'.", nameof(values))] = value;
        }

        if (!_rows.TryGetValue(sheet.Id, out var rows))
        {
            _rows.Add(sheet.Id, rows = []);
        }

        rows.Add(row);
        _states.TryAdd(sheet.Id, "data");
    }

    /// <summary>Writes the file. The marker stands at the top of every sheet, e.g. "Synthetic demonstration data".</summary>
    public void Save(string path, string? purposeMarker = null)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        Save(file, purposeMarker);
    }

    public void Save(Stream output, string? purposeMarker = null)
    {
        using var writer = new XlsxWriter(output, $"{AgencyCode} {Period}");
        var layout = new WorkbookLayout(writer, purposeMarker);
        var sheets = SheetCatalogue.Standard.Sheets.Where(s => _states.GetValueOrDefault(s.Id, "not-included") != "not-included").ToList();
        layout.WriteCover(AgencyCode, Period, sheets, _states, stateList: null);
        foreach (var sheet in sheets)
        {
            var tab = layout.Begin(sheet);
            var cells = new XlsxCell[sheet.Columns.Count];
            foreach (var row in _rows.GetValueOrDefault(sheet.Id) ?? [])
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    cells[i] = WorkbookLayout.Cell(sheet.Columns[i], row[i]);
                }

                tab.Write(cells);
            }
        }
    }
}
