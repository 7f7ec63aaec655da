using Pratip.Registry.Imports;

namespace Pratip.Exchange.Imports.Merging;

internal enum Fate
{
    Unchanged,
    New,
    Updated,
    Conflict,
}

/// <summary>What one key of an agency's file amounts to in the register: a row of a sheet, or a person whom several rows name.</summary>
internal sealed class Entry(string key, SheetTable table, SheetRow row)
{
    private List<SheetRow>? _more;

    public string Key { get; } = key;

    public SheetTable Table { get; } = table;

    /// <summary>The first row that says it.</summary>
    public SheetRow Row { get; } = row;

    public IEnumerable<SheetRow> Rows => _more is null ? [Row] : _more.Prepend(Row);

    public byte[] Hash { get; set; } = [];

    /// <summary>The register's row that this is, or will be.</summary>
    public Guid TargetId { get; set; }

    /// <summary>What the last file with this key has left.</summary>
    public ImportedRow? Known { get; set; }

    public Fate Fate { get; set; } = Fate.Unchanged;

    public void AlsoIn(SheetRow row) => (_more ??= []).Add(row);

    /// <summary>What the rows say in a column: the first that says anything certain, else the first that says anything.</summary>
    public string? Value(string column)
    {
        if (_more is null)
        {
            return Row[column];
        }

        var values = Rows.Select(r => r[column]).Where(v => v is not null).ToList();
        if (column == "birth_date")
        {
            // One sheet knows the day, another only the year.
            return values.MaxBy(v => v!.Length);
        }

        return values.Find(v => v != "unknown" && SheetRow.SplitVerbatim(v).Codes != Reference.Countries.Country.Unknown) ?? values.FirstOrDefault();
    }
}
