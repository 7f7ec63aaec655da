namespace Pratip.Exchange.Tabular;

/// <summary>A rectangle of cells; columns count from 0 and rows from 1, as elsewhere in tabular files.</summary>
public readonly record struct CellRange(int FirstColumn, int FirstRow, int LastColumn, int LastRow)
{
    public bool Contains(int column, int row) =>
        column >= FirstColumn && column <= LastColumn && row >= FirstRow && row <= LastRow;

    public static bool TryParse(ReadOnlySpan<char> text, out CellRange range)
    {
        range = default;
        var colon = text.IndexOf(':');
        var first = colon < 0 ? text : text[..colon];
        var last = colon < 0 ? text : text[(colon + 1)..];
        if (!ColumnName.TryParseReference(first, out var firstColumn, out var firstRow)
            || !ColumnName.TryParseReference(last, out var lastColumn, out var lastRow)
            || firstRow == 0 || lastRow < firstRow || lastColumn < firstColumn)
        {
            return false;
        }

        range = new CellRange(firstColumn, firstRow, lastColumn, lastRow);
        return true;
    }

    public override string ToString()
    {
        var first = $"{ColumnName.Of(FirstColumn)}{FirstRow}";
        return FirstColumn == LastColumn && FirstRow == LastRow ? first : $"{first}:{ColumnName.Of(LastColumn)}{LastRow}";
    }
}
