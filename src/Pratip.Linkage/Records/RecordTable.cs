namespace Pratip.Linkage.Records;

/// <summary>Records by columns. A record has no name or number of its own here: it is known by its place.</summary>
public sealed class RecordTable
{
    /// <summary>Between two values of one field of one record: a name and its alias, two telephone numbers.</summary>
    public const char Separator = '\u001F';

    /// <summary>A record is compared in one step as long as its fields fit into one vector.</summary>
    public const int MostFields = 16;

    internal RecordTable(IReadOnlyList<FieldColumn> columns, int count) => (Columns, Count) = (columns, count);

    public IReadOnlyList<FieldColumn> Columns { get; }

    public int Count { get; }

    /// <summary>The same records, their values as rare as a model knows them.</summary>
    internal RecordTable With(IReadOnlyList<KnownFrequencies> known) => new([.. Columns.Select((column, field) => column.With(known[field]))], Count);

    /// <summary>Some of the records, in this order.</summary>
    internal RecordTable Pick(int[] records) => new([.. Columns.Select(column => column.Pick(records))], records.Length);
}
