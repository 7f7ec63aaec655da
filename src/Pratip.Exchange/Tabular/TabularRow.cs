namespace Pratip.Exchange.Tabular;

/// <summary>One row that holds something. Rows without any value are passed over; the numbers of the others stay theirs.</summary>
public sealed class TabularRow(int number, Cell[] cells, bool isHidden = false)
{
    /// <summary>The number a person sees beside the row; in a text file the line on which the row starts.</summary>
    public int Number { get; } = number;

    public bool IsHidden { get; } = isHidden;

    /// <summary>The cells up to the last one written in the file, so rows may differ in length.</summary>
    public IReadOnlyList<Cell> Cells => cells;

    public ReadOnlySpan<Cell> Span => cells;

    /// <summary>The cell of a column counted from 0; empty where the row ends before it.</summary>
    public Cell this[int column] => (uint)column < (uint)cells.Length ? cells[column] : Cell.Empty;
}
