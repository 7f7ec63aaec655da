using System.Globalization;
using ExcelDataReader;
using Pratip.Reference.Calendars;

namespace Pratip.Exchange.Tabular.Xls;

internal sealed class XlsSheet(IExcelDataReader reader, XlsErrors errors, CellMeter meter, TabularLimits limits, FileProblems problems, string name, int index, bool isHidden)
    : TabularSheet(name, index, isHidden)
{
    public override IEnumerable<TabularRow> Rows
    {
        get
        {
            var lastRow = 0;
            return Faults.Translate(Walk(), cause => problems.DamagedAfter(Name, lastRow, cause), XlsContent.IsOfFile);

            IEnumerable<TabularRow> Walk()
            {
                meter.Start(this);
                GoTo();
                MergedRanges = [.. (reader.MergeCells ?? []).Take(limits.MaxMergedRanges)
                    .Select(range => new CellRange(range.FromColumn, range.FromRow + 1, range.ToColumn, range.ToRow + 1))];
                var merges = new MergeMap(MergedRanges, meter);
                for (var number = 1; reader.Read(); number++)
                {
                    lastRow = number;
                    if (ReadRow(number) is { } cells)
                    {
                        merges.Mark(cells, number);
                        yield return new TabularRow(number, cells, reader.RowHeight == 0);
                    }
                }
            }
        }
    }

    private void GoTo()
    {
        reader.Reset();
        for (var i = 0; i < Index; i++)
        {
            reader.NextResult();
        }
    }

    private Cell[]? ReadRow(int row)
    {
        meter.Row(row);
        var count = reader.FieldCount;
        while (count > 0 && reader.GetValue(count - 1) is null && errors.At(Index, row, count - 1) is null)
        {
            count--;
        }

        if (count == 0)
        {
            return null;
        }

        meter.Column(count - 1, row);
        meter.Cells(count, row);
        var cells = new Cell[count];
        for (var column = 0; column < count; column++)
        {
            cells[column] = Read(column, row);
        }

        return cells;
    }

    private Cell Read(int column, int row)
    {
        if (errors.At(Index, row, column) is { } error)
        {
            return Cell.OfError(error);
        }

        switch (reader.GetValue(column))
        {
            case null:
                return Cell.Empty;
            case string text when text.Length > limits.MaxCellCharacters:
                throw problems.InCell(UnreadableReason.CellTooLong, Name, row, column, limits.MaxCellCharacters);
            case string text:
                return Cell.OfText(text);
            case bool value:
                return Cell.OfBoolean(value);
            case DateTime date:
                return Cell.OfDate(DateSerial.Of(date));
            case TimeSpan time:
                return Cell.OfNumber(time.TotalDays);
            case IConvertible number:
                return Cell.OfNumber(number.ToDouble(CultureInfo.InvariantCulture));
            case var other:
                return Cell.OfText(other.ToString() ?? "");
        }
    }
}
