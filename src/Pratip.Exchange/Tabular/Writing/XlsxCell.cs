using Pratip.Reference.Calendars;

namespace Pratip.Exchange.Tabular.Writing;

/// <summary>A value on its way into a workbook, with its look. Strings, numbers, dates and Booleans convert by themselves.</summary>
public readonly struct XlsxCell
{
    internal enum ValueKind
    {
        Empty,
        Text,
        Number,
        Boolean,
    }

    private XlsxCell(ValueKind kind, string? text, double number, CellStyle? style)
    {
        Kind = kind;
        TextValue = text;
        NumberValue = number;
        Style = style;
    }

    internal ValueKind Kind { get; }

    internal string? TextValue { get; }

    internal double NumberValue { get; }

    /// <summary>Null leaves the look to the column.</summary>
    internal CellStyle? Style { get; }

    public static XlsxCell Empty => default;

    public static XlsxCell Of(string? text, CellStyle? style = null) =>
        new(string.IsNullOrEmpty(text) ? ValueKind.Empty : ValueKind.Text, text, 0, style);

    /// <summary>A number; null and what is no finite number leave the cell empty, never zero.</summary>
    public static XlsxCell Of(double? number, CellStyle? style = null) =>
        number is { } value && double.IsFinite(value) ? new(ValueKind.Number, null, value, style) : new(ValueKind.Empty, null, 0, style);

    public static XlsxCell Of(decimal? number, CellStyle? style = null) => Of((double?)number, style);

    public static XlsxCell Of(long? number, CellStyle? style = null) => Of((double?)number, style ?? CellStyle.Integer);

    public static XlsxCell Of(DateOnly? date, CellStyle? style = null) =>
        Of(date is { } value ? DateSerial.Of(value) : null, style ?? CellStyle.Date);

    public static XlsxCell Of(DateTime? moment, CellStyle? style = null) =>
        Of(moment is { } value ? DateSerial.Of(value) : null, style ?? CellStyle.DateTime);

    public static XlsxCell Of(bool value, CellStyle? style = null) => new(ValueKind.Boolean, null, value ? 1 : 0, style);

    /// <summary>A cell read from a file, as it was: for rows that go back to their sender.</summary>
    public static XlsxCell Of(Cell cell, CellStyle? style = null) => cell.Kind switch
    {
        CellKind.Empty => new(ValueKind.Empty, null, 0, style),
        CellKind.Number => Of((double?)cell.Number, style),
        CellKind.Date => Of((double?)cell.Number, style ?? (cell.Number % 1 == 0 ? CellStyle.Date : CellStyle.DateTime)),
        CellKind.Boolean => Of(cell.Number != 0, style),
        _ => Of(cell.Text, style),
    };

    public XlsxCell With(CellStyle style) => new(Kind, TextValue, NumberValue, style);

    public static implicit operator XlsxCell(string? text) => Of(text);

    public static implicit operator XlsxCell(double number) => Of((double?)number);

    public static implicit operator XlsxCell(decimal number) => Of((decimal?)number);

    public static implicit operator XlsxCell(long number) => Of((long?)number);

    public static implicit operator XlsxCell(int number) => Of((long?)number);

    public static implicit operator XlsxCell(DateOnly date) => Of((DateOnly?)date);

    public static implicit operator XlsxCell(bool value) => Of(value);

    public static implicit operator XlsxCell(Cell cell) => Of(cell);
}
