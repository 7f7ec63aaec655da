namespace Pratip.Linkage.Records;

/// <summary>Two telephones, two documents: fields that hold several values of one record, with <see cref="RecordTable.Separator"/> between them. Of names the parts are compared instead.</summary>
internal static class SeveralValues
{
    /// <summary>Further ones are not compared.</summary>
    public const int Most = 4;

    public static bool Are(string text) => text.Contains(RecordTable.Separator, StringComparison.Ordinal);

    public static bool MayBe(FieldKind kind) => kind is FieldKind.Code or FieldKind.Phone;

    public static string[] Of(string text) => text.Split(RecordTable.Separator);

    /// <summary>The same values are the same text, in whatever order they were entered.</summary>
    public static string Together(IEnumerable<string> values) =>
        string.Join(RecordTable.Separator, values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Take(Most).Order(StringComparer.Ordinal));
}
