using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Workbooks;

namespace Pratip.Exchange.Tests.Imports.Offline;

/// <summary>What a person does with a workbook in a spreadsheet program: opens it, changes cells, moves lines and saves it.</summary>
internal sealed class EditedWorkbook
{
    private readonly List<(string Name, List<List<Cell>> Rows)> _sheets = [];

    private EditedWorkbook(string path)
    {
        using var file = TabularFile.Open(path);
        foreach (var sheet in file.Sheets)
        {
            var rows = new List<List<Cell>>();
            foreach (var row in sheet.Rows)
            {
                while (rows.Count < row.Number - 1)
                {
                    rows.Add([]);
                }

                rows.Add([.. row.Cells]);
            }

            _sheets.Add((sheet.Name, rows));
        }
    }

    public static EditedWorkbook Open(string path) => new(path);

    /// <summary>The lines below the headings that hold something beside their ids.</summary>
    public List<List<Cell>> Lines(string sheet) => [.. Rows(sheet).Where(r => IsLine(sheet, r))];

    public string this[string sheet, List<Cell> line, string column] => PlaceOf(sheet, column) is var place && place < line.Count ? line[place].Text : "";

    public EditedWorkbook Set(string sheet, int line, string column, string? value)
    {
        Set(sheet, Lines(sheet)[line], column, value);
        return this;
    }

    /// <summary>Types a new line into the first blank row, as far as its columns are named.</summary>
    public EditedWorkbook Add(string sheet, IReadOnlyDictionary<string, string?> values)
    {
        var rows = Rows(sheet);
        var blank = rows.First(r => r.Count == 1 && Guid.TryParse(r[0].Text, out _));
        foreach (var (column, value) in values)
        {
            Set(sheet, blank, column, value);
        }

        return this;
    }

    /// <summary>Moves lines about; what the arrangement gets are the lines with all their cells.</summary>
    public EditedWorkbook Arrange(string sheet, Func<List<List<Cell>>, IEnumerable<List<Cell>>> arrangement)
    {
        var rows = Rows(sheet);
        var lines = Lines(sheet);
        var at = rows.IndexOf(lines[0]);
        rows.RemoveAll(lines.Contains);
        rows.InsertRange(at, arrangement(lines).Select(line => line.ToList()));
        return this;
    }

    public string Save(string folder)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.xlsx");
        using var output = File.Create(path);
        using var writer = new XlsxWriter(output, "edited");
        foreach (var (name, rows) in _sheets)
        {
            var tab = writer.AddSheet(name);
            foreach (var row in rows)
            {
                tab.Write([.. row.Select(c => XlsxCell.Of(c))]);
            }
        }

        return path;
    }

    public static int PlaceOf(string sheet, string column) => SheetCatalogue.Standard.Get(sheet).IndexOf(column);

    private static void Set(string sheet, List<Cell> line, string column, string? value)
    {
        var place = PlaceOf(sheet, column);
        while (line.Count <= place)
        {
            line.Add(Cell.Empty);
        }

        line[place] = value is null ? Cell.Empty : Cell.OfText(value);
    }

    private static bool IsLine(string sheet, List<Cell> row) =>
        row.Count > 2 && Guid.TryParse(row[PlaceOf(sheet, "row_id")].Text, out _);

    private List<List<Cell>> Rows(string sheet) => _sheets.Single(s => s.Name == sheet).Rows;
}
