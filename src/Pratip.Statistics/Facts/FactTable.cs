namespace Pratip.Statistics.Facts;

/// <summary>
/// One row per counted thing, column by column, without names, free text or case numbers. Rows lie in the order of the
/// first key column, so that one person's rows are neighbours and persons are counted by walking, not by hashing.
/// </summary>
public sealed class FactTable
{
    /// <summary>A date that is not known, or has not happened.</summary>
    public const int NoDate = -1;

    /// <summary>A number that was not given; it is not added as zero.</summary>
    public const int NoAmount = -1;

    /// <summary>Entry 0 of every dictionary.</summary>
    public const string UnknownCode = "unknown";

    private readonly Dictionary<string, DateColumn> _dates;
    private readonly Dictionary<string, CodeColumn> _codes;
    private readonly Dictionary<string, int[]> _keys;
    private readonly Dictionary<string, int[]> _amounts;

    internal FactTable(
        string id,
        int rowCount,
        string? orderedBy,
        Dictionary<string, DateColumn> dates,
        Dictionary<string, CodeColumn> codes,
        Dictionary<string, int[]> keys,
        Dictionary<string, int[]> amounts)
    {
        Id = id;
        RowCount = rowCount;
        OrderedBy = orderedBy;
        _dates = dates;
        _codes = codes;
        _keys = keys;
        _amounts = amounts;
    }

    public string Id { get; }

    public int RowCount { get; }

    /// <summary>The key that tells persons apart as each agency counts its own.</summary>
    public const string ReportKey = "report";

    /// <summary>The code column of who reported.</summary>
    public const string AgencyColumn = "agency";

    /// <summary>The key column whose equal values are neighbours.</summary>
    public string? OrderedBy { get; }

    public DateColumn GetDates(string name) => Column(_dates, name, "date");

    public CodeColumn GetCodes(string name) => Column(_codes, name, "code");

    /// <summary>Pseudonymous ordinals for counting distinct persons or files; they mean nothing outside this snapshot.</summary>
    public int[] GetKeys(string name) => Column(_keys, name, "key");

    public bool HasKeys(string name) => _keys.ContainsKey(name);

    public int[] GetAmounts(string name) => Column(_amounts, name, "amount");

    private T Column<T>(Dictionary<string, T> columns, string name, string kind) => columns.TryGetValue(name, out var column)
        ? column
        : throw new KeyNotFoundException($"The fact table '{Id}' has no {kind} column '{name}'. It has: {string.Join(", ", columns.Keys)}.");
}

/// <summary>
/// Day numbers (<see cref="DateOnly.DayNumber"/>) of the earliest and the latest day each date may mean. Both are the same
/// array where every date is exact.
/// </summary>
public sealed record DateColumn(int[] First, int[] Last)
{
    public bool IsExact => ReferenceEquals(First, Last);
}

/// <summary>Codes as indexes into a dictionary in ordinal order, after "unknown" at 0.</summary>
public sealed record CodeColumn(string[] Dictionary, ushort[] Values)
{
    /// <summary>The index of a code, or -1 where no row has it.</summary>
    public int IndexOf(string code) => Array.IndexOf(Dictionary, code);
}
