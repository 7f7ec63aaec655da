using Pratip.Exchange.Imports.Merging;
using Pratip.Exchange.Imports.Offline;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;

namespace Pratip.Exchange.Imports;

/// <summary>
/// One row of a sheet after its fields were read: a canonical text for each column, null where nothing was given. Codes
/// stand as codes, dates in ISO form, lists joined by semicolons, so that two files that say the same compare equal.
/// </summary>
internal sealed class SheetRow(Sheet sheet, int number, string?[] values)
{
    /// <summary>Between what a source wrote and what it was read as, in a column that keeps both.</summary>
    private const char Verbatim = '\u001F';

    public Sheet Sheet { get; } = sheet;

    /// <summary>The number beside the row in the file.</summary>
    public int Number { get; } = number;

    public ReadOnlySpan<string?> Values => values;

    /// <summary>Set by the first error; the row is then left out and goes back to its sender.</summary>
    public bool IsRejected { get; set; }

    /// <summary>What became of it; the graver fate of its parts. Null until it is compared.</summary>
    public Fate? Fate { get; set; }

    /// <summary>The row's id from the template, once it is known that no other row of the file has it.</summary>
    public Guid? RowId { get; set; }

    /// <summary>What the register wrote beside the row when it gave it out; null for a row that it never gave out.</summary>
    public RowStamp? Stamp { get; set; }

    /// <summary>The parts of a given-out row that its sender left as they were: they say nothing new.</summary>
    public RowParts Untouched { get; set; }

    public bool IsUntouched => Untouched == RowParts.All;

    /// <summary>The dossier a case reference was resolved to.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>The suspect a court step was resolved to.</summary>
    public Guid? SuspectId { get; set; }

    public string? this[string column]
    {
        get => Sheet.IndexOf(column) is var i and >= 0 ? values[i] : null;
        set => values[Sheet.IndexOf(column)] = value;
    }

    public string Required(string column) => this[column] ?? throw new InvalidOperationException($"Row {Number} was accepted without {column}.");

    public PartialDate? Date(string column) => this[column] is { } text && PartialDate.TryParseIso(text, out var date) ? date : null;

    public int? Integer(string column) => this[column] is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    public bool? YesNo(string column) => this[column] switch { "yes" => true, "no" => false, _ => null };

    /// <summary>Joins a list of country codes with what the source wrote.</summary>
    public static string WithVerbatim(string codes, string verbatim) => codes + Verbatim + verbatim;

    public static (string Codes, string? Reported) SplitVerbatim(string? value) => value is not null && value.IndexOf(Verbatim) is var at and >= 0
        ? (value[..at], value[(at + 1)..])
        : (value ?? "", null);
}
