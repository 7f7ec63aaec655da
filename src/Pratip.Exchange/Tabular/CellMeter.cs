namespace Pratip.Exchange.Tabular;

/// <summary>Counts what the sheets of one file have given, against its limits. Reading a sheet again does not count twice.</summary>
internal sealed class CellMeter(TabularLimits limits, FileProblems problems)
{
    private readonly Dictionary<int, long> _bySheet = [];
    private TabularSheet? _sheet;
    private long _others;
    private long _cells;
    private int _rows;

    public void Start(TabularSheet sheet)
    {
        if (_sheet is not null)
        {
            _bySheet[_sheet.Index] = Math.Max(_cells, _bySheet.GetValueOrDefault(_sheet.Index));
        }

        _sheet = sheet;
        _others = _bySheet.Where(pair => pair.Key != sheet.Index).Sum(pair => pair.Value);
        _cells = 0;
        _rows = 0;
    }

    public void Row(int number)
    {
        if (++_rows > limits.MaxRowsPerSheet)
        {
            throw problems.Of(UnreadableReason.TooManyRows, _sheet!.Name, limits.MaxRowsPerSheet);
        }

        Cells(1, number);
    }

    /// <summary>Counts the cells of a row, and any other work that grows with what the file says.</summary>
    public void Cells(int count, int row)
    {
        _cells += count;
        if (_others + _cells > limits.MaxCells)
        {
            throw problems.Of(UnreadableReason.TooManyCells, limits.MaxCells, _sheet!.Name, FileProblems.Plain(row));
        }
    }

    public void Column(int index, int row)
    {
        if (index >= limits.MaxColumns)
        {
            throw problems.Of(UnreadableReason.TooManyColumns, _sheet!.Name, limits.MaxColumns, FileProblems.Plain(row));
        }
    }
}
