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
}
