using Pratip.Reference.Wording;

namespace Pratip.Exchange.Tabular;

/// <summary>Words what is wrong with one file. Every text begins with the name under which its sender knows it.</summary>
internal sealed class FileProblems(string fileName)
{
    private const string Keys = "exchange.tabular.";

    public UnreadableFileException Of(UnreadableReason reason, params ReadOnlySpan<object?> details) => Of(reason, null, details);

    public UnreadableFileException Of(UnreadableReason reason, Exception? cause, params ReadOnlySpan<object?> details) =>
        new(reason, new Message(Keys + UnreadableReasons.Code(reason), [fileName, .. details]), cause);

    public UnreadableFileException OtherKind(string kind) => Of(UnreadableReason.OtherKind, new Message(Keys + "kind." + kind));

    public UnreadableFileException OtherTable(string kind) => Of(UnreadableReason.OtherTable, new Message(Keys + "kind." + kind));

    public UnreadableFileException Damaged(Exception? cause = null) => Of(UnreadableReason.Damaged, cause, Place("place.file"));

    public UnreadableFileException DamagedPart(string part, Exception? cause = null) =>
        Of(UnreadableReason.Damaged, cause, Place("place.part", part));

    public UnreadableFileException DamagedAfter(string sheet, int lastRow, Exception? cause = null) =>
        Of(UnreadableReason.Damaged, cause, lastRow == 0 ? Place("place.sheet", sheet) : Place("place.after-row", sheet, Plain(lastRow)));

    public UnreadableFileException InCell(UnreadableReason reason, string sheet, int row, int column, params ReadOnlySpan<object?> details) =>
        Of(reason, [Place("place.cell", sheet, ColumnName.Of(column) + Plain(row)), .. details]);

    /// <summary>Row numbers and lines are names, not quantities: no digit grouping.</summary>
    public static string Plain(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Message Place(string key, params object?[] args) => new(Keys + key, args);
}
