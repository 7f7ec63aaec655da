using Pratip.Exchange.Imports.Fields;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;

namespace Pratip.Exchange.Imports.Reading;

/// <summary>Reads the rows below the headings of one tab into canonical fields, each problem at its cell.</summary>
internal sealed class TableReader(FieldContext context, ProblemList problems, RowBudget budget)
{
    public SheetTable? Read(TabularSheet tab, Sheet sheet, IReadOnlyList<TabularRow> top)
    {
        var header = HeaderFinder.Find(top, sheet);
        if (header is null)
        {
            if (top.Count > 0)
            {
                problems.Tab(tab.Name, ImportWording.Of("no-headings", sheet.Title, string.Join(", ", sheet.Columns.Where(c => c.Required).Select(c => c.En))));
                problems.Refuse();
            }

            return null;
        }

        var table = new SheetTable(sheet, tab.Name, tab.Index, header.Places) { HeaderRow = header.LastRow, UnknownColumns = [.. header.Unknown.Select(u => u.Heading)] };
        if (!CheckHeader(tab, table, header))
        {
            problems.Refuse();
            return null;
        }

        ReadRows(tab, table, header);
        return table;
    }

    private bool CheckHeader(TabularSheet tab, SheetTable table, FoundHeader header)
    {
        var sound = true;
        foreach (var range in tab.MergedRanges.Where(r => r.FirstRow >= header.FirstRow && r.LastRow <= header.LastRow && r.LastColumn > r.FirstColumn))
        {
            problems.Tab(tab.Name, ImportWording.Of("merged-headings", range.ToString()), address: range.ToString());
            sound = false;
        }

        foreach (var (column, _) in header.Repeated)
        {
            problems.Tab(tab.Name, ImportWording.Of("repeated-heading", table.Sheet.Has(column) ? table.Sheet.Column(column).Header : WorkbookLayout.SentRowHeader));
            sound = false;
        }

        foreach (var column in table.Sheet.Columns.Where(c => c.Required && !header.Places.ContainsKey(c.Id)))
        {
            problems.Tab(tab.Name, ImportWording.Of("missing-column", column.Header, column.Id), column: column);
            sound = false;
        }

        foreach (var heading in table.UnknownColumns)
        {
            problems.Tab(tab.Name, ImportWording.Of("unknown-column", heading), ProblemSeverity.Warning);
        }

        return sound;
    }

    private void ReadRows(TabularSheet tab, SheetTable table, FoundHeader header)
    {
        var readers = table.Sheet.Columns.Select(c => new FieldReader(c, context)).ToArray();
        var places = table.Sheet.Columns.Select(c => header.Places.GetValueOrDefault(c.Id, -1)).ToArray();
        var (rowId, version) = (table.Sheet.IndexOf("row_id"), table.Sheet.IndexOf("row_version"));
        var merged = tab.MergedRanges.Where(r => r.LastRow > header.LastRow).OrderBy(r => r.FirstRow).ToList();
        foreach (var row in ReadAhead.Of(tab.Rows).SkipWhile(r => r.Number <= header.LastRow))
        {
            if (!HasData(row.Span, places, rowId, version))
            {
                WarnOfCleared(row, table, places[version]);
                continue;
            }

            budget.Take(tab.Name, row.Number);
            var values = new string?[places.Length];
            var read = new SheetRow(table.Sheet, row.Number, values);
            ReadFields(row, table, read, values, readers, places);
            foreach (var range in merged.TakeWhile(r => r.FirstRow <= row.Number).Where(r => r.LastRow >= row.Number))
            {
                problems.Error(table, read, null, ImportWording.Of("merged-data", range.ToString()), range.ToString());
            }

            table.Rows.Add(read);
            budget.Report(table.Sheet.Id);
        }
    }

    private void ReadFields(TabularRow row, SheetTable table, SheetRow read, string?[] values, FieldReader[] readers, int[] places)
    {
        var cells = row.Span;
        for (var i = 0; i < places.Length; i++)
        {
            var column = table.Sheet.Columns[i];
            var cell = (uint)places[i] < (uint)cells.Length ? cells[places[i]] : Cell.Empty;
            if (cell.IsEmpty)
            {
                if (column.Required)
                {
                    problems.Error(table, read, column, readers[i].Missing);
                }

                continue;
            }

            var (value, problem) = readers[i].Read(cell);
            if (value is { } district && column.Type == "district")
            {
                // Of a province that is given and wrong the row says so already.
                var province = table.Sheet.IndexOf("province");
                (value, problem) = values[province] is null && !row[places[province]].IsEmpty ? (null, null) : FieldReader.ReadDistrict(values[province], district);
            }

            values[i] = value;
            if (problem is not null)
            {
                problems.Error(table, read, column, problem);
            }
            else if (value is null && column.Required)
            {
                problems.Error(table, read, column, readers[i].Missing);
            }
            else if (cell.FromFormula)
            {
                problems.Warning(table, read, column, ImportWording.Of("formula-value"));
            }
        }
    }

    /// <summary>Who empties a row that the register gave out may think that it is deleted.</summary>
    private void WarnOfCleared(TabularRow row, SheetTable table, int version)
    {
        if (version >= 0 && !row[version].IsEmpty)
        {
            problems.Warning(table, new SheetRow(table.Sheet, row.Number, new string?[table.Sheet.Columns.Count]), null, ImportWording.Of("row-cleared"));
        }
    }

    /// <summary>A template's blank rows carry an id and nothing else.</summary>
    private static bool HasData(ReadOnlySpan<Cell> cells, int[] places, int rowId, int version)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (i != rowId && i != version && (uint)places[i] < (uint)cells.Length && !cells[places[i]].IsEmpty && !string.IsNullOrWhiteSpace(cells[places[i]].Text))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>How many rows one file may hold, and the telling of how many were read.</summary>
internal sealed class RowBudget(IProgress<ImportProgress>? progress, CancellationToken ct)
{
    public const int MostRows = 250_000;
    private const int ReportedEach = 2_000;

    private int _rows;

    public void Take(string tab, int row)
    {
        if (++_rows > MostRows)
        {
            throw new TooManyRowsException(tab, row);
        }
    }

    public void Report(string sheet)
    {
        if (_rows % ReportedEach == 0)
        {
            ct.ThrowIfCancellationRequested();
            progress?.Report(new(ImportStage.Reading, sheet, _rows));
        }
    }
}

/// <summary>More rows than one import holds in memory; the file has to be split.</summary>
internal sealed class TooManyRowsException(string tab, int row) : Exception($"{tab}, row {row}: more than {RowBudget.MostRows} rows.")
{
    public string Tab { get; } = tab;

    public int Row { get; } = row;
}
