using System.Globalization;
using Pratip.Reference.Calendars;

namespace Pratip.Exchange.Tabular;

public enum CellKind
{
    Empty,
    Text,
    Number,

    /// <summary>A number its cell shows as a date: <see cref="Cell.Number"/> is the serial in the 1900 system.</summary>
    Date,
    Boolean,

    /// <summary>#N/A, #REF! and their like; the text is the error as the sheet shows it.</summary>
    Error,

    /// <summary>A formula that was never calculated, so that there is no value to take; the text is the formula.</summary>
    Formula,
}

/// <summary>
/// One value of a tabular file. <see cref="Text"/> is never null and can be read whatever the kind: a number without
/// digit grouping, a date as 2024-03-05, a Boolean as TRUE or FALSE.
/// </summary>
public readonly record struct Cell(CellKind Kind, string Text, double Number)
{
    private readonly string? _text = Text;

    public static Cell Empty => default;

    // Numbers keep no string of their own: most of them are never read as text, and a sheet has millions.
    public string Text
    {
        get => _text ?? Describe();
        init => _text = value;
    }

    /// <summary>The value is what a formula gave when the file was last saved.</summary>
    public bool FromFormula { get; init; }

    /// <summary>The cell lies under a merged range and is not its upper left corner, which alone carries the value.</summary>
    public bool IsMergedContinuation { get; init; }

    public bool IsEmpty => Kind == CellKind.Empty;

    public static Cell OfText(string text) => text.Length == 0 ? Empty : new(CellKind.Text, text, 0);

    public static Cell OfNumber(double number) => new(CellKind.Number, null!, number);

    public static Cell OfDate(double serial) => new(CellKind.Date, null!, serial);

    public static Cell OfBoolean(bool value) => new(CellKind.Boolean, null!, value ? 1 : 0);

    public static Cell OfError(string error) => new(CellKind.Error, error, 0);

    public static Cell OfFormula(string formula) => new(CellKind.Formula, "=" + formula, 0);

    /// <summary>The day and time of a date cell; null where the cell is no date.</summary>
    public DateTime? AsDateTime() => Kind == CellKind.Date && DateSerial.TryRead(Number, out var date) ? date : null;

    public bool Equals(Cell other) =>
        Kind == other.Kind && Number.Equals(other.Number) && FromFormula == other.FromFormula
        && IsMergedContinuation == other.IsMergedContinuation && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Kind, Number, Text);

    public override string ToString() => Text;

    private string Describe() => Kind switch
    {
        CellKind.Number => Number.ToString(CultureInfo.InvariantCulture),
        CellKind.Boolean => Number != 0 ? "TRUE" : "FALSE",
        CellKind.Date when DateSerial.TryRead(Number, out var date) =>
            date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        CellKind.Date => Number.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
