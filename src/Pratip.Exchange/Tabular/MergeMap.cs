namespace Pratip.Exchange.Tabular;

/// <summary>Marks the cells under merged ranges while rows go by in ascending order.</summary>
internal sealed class MergeMap(IReadOnlyList<CellRange> ranges, CellMeter meter)
{
    private readonly CellRange[] _byFirstRow = [.. ranges.OrderBy(range => range.FirstRow)];
    private readonly List<CellRange> _open = [];
    private int _next;

    public void Mark(Span<Cell> cells, int row)
    {
        if (_byFirstRow.Length == 0)
        {
            return;
        }

        for (; _next < _byFirstRow.Length && _byFirstRow[_next].FirstRow <= row; _next++)
        {
            _open.Add(_byFirstRow[_next]);
        }

        _open.RemoveAll(range => range.LastRow < row);
        foreach (var range in _open)
        {
            var last = Math.Min(range.LastColumn, cells.Length - 1);

            // Ranges that overlap are a fault of the file; their cost counts like that of cells.
            meter.Cells(Math.Max(1, last - range.FirstColumn + 1), row);
            for (var column = range.FirstColumn; column <= last; column++)
            {
                if (row != range.FirstRow || column != range.FirstColumn)
                {
                    cells[column] = cells[column] with { IsMergedContinuation = true };
                }
            }
        }
    }
}
