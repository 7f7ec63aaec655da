namespace Pratip.Exchange.Tabular.Writing;

/// <summary>How a number is shown. Dates are numbers in a workbook; their format is what makes them dates.</summary>
public enum NumberFormat
{
    General,
    Integer,
    Decimal,

    /// <summary>The cell holds the fraction (0.1954) and shows 19.54%.</summary>
    Percent,
    Date,
    DateTime,

    /// <summary>Whatever is typed stays as typed: 2024-03 does not become a day, 012 keeps its zero.</summary>
    Text,
}

public enum CellFill
{
    None,
    Header,
    Total,
    Note,
    Problem,
    Input,
}

public enum CellAlignment
{
    General,
    Left,
    Center,
    Right,
}

/// <summary>The look of a cell. Two styles that look the same are the same.</summary>
public sealed record CellStyle
{
    public static CellStyle Normal { get; } = new();

    public static CellStyle Title { get; } = new() { Bold = true, Size = 16 };

    public static CellStyle Header { get; } = new() { Bold = true, Wrap = true, Fill = CellFill.Header, Border = true };

    public static CellStyle BoldText { get; } = new() { Bold = true };

    public static CellStyle Integer { get; } = new() { Format = NumberFormat.Integer };

    public static CellStyle Decimal { get; } = new() { Format = NumberFormat.Decimal };

    public static CellStyle Percent { get; } = new() { Format = NumberFormat.Percent };

    public static CellStyle Date { get; } = new() { Format = NumberFormat.Date };

    public static CellStyle DateTime { get; } = new() { Format = NumberFormat.DateTime };

    public static CellStyle Text { get; } = new() { Format = NumberFormat.Text };

    public static CellStyle Wrapped { get; } = new() { Wrap = true };

    public static CellStyle Note { get; } = new() { Italic = true, Wrap = true, Fill = CellFill.Note };

    public static CellStyle Problem { get; } = new() { Wrap = true, Fill = CellFill.Problem };

    public NumberFormat Format { get; init; }

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public bool Wrap { get; init; }

    public bool Border { get; init; }

    public CellFill Fill { get; init; }

    public CellAlignment Alignment { get; init; }

    /// <summary>In points.</summary>
    public int Size { get; init; } = 11;
}
