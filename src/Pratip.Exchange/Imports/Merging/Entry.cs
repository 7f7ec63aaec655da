using Pratip.Exchange.Imports.Offline;
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

    public bool IsOneRow => _more is null;

    public IEnumerable<SheetRow> Rows => _more is null ? [Row] : _more.Prepend(Row);

    public byte[] Hash { get; set; } = [];

    /// <summary>The register's row that this is, or will be.</summary>
    public Guid TargetId { get; set; }

    /// <summary>Set once the register has been asked for the entry.</summary>
    public bool IsOnRecord { get; set; }

    /// <summary>What the last file with this key has left.</summary>
    public ImportedRow? Known { get; set; }

    public Fate Fate { get; set; } = Fate.Unchanged;

    /// <summary>The oldest version on which the edited rows of the entry are based; null where none was given out by the register.</summary>
    public int? BaseOf(RowParts part) => Rows.Where(r => r.Stamp is not null && !r.Untouched.HasFlag(part)).Min(r => r.Stamp?[part].Version);

    public bool IsUntouched(RowParts part) => Rows.All(r => r.Untouched.HasFlag(part));

    public void AlsoIn(SheetRow row) => (_more ??= []).Add(row);

    /// <summary>What the rows say in a column: the first that says anything certain, else the first that says anything.</summary>
    public string? Value(string column)
    {
        if (_more is null)
        {
            return Says(Row, column) ? Row[column] : null;
        }

        var values = Rows.Where(r => Says(r, column)).Select(r => r[column]).Where(v => v is not null).ToList();
        if (column == "birth_date")
        {
            // One sheet knows the day, another only the year.
            return values.MaxBy(v => v!.Length);
        }

        return values.Find(v => v != "unknown" && SheetRow.SplitVerbatim(v).Codes != Reference.Countries.Country.Unknown) ?? values.FirstOrDefault();
    }

    /// <summary>What its sender left as it was given out is no word about an entry that is on record.</summary>
    private bool Says(SheetRow row, string column) =>
        row.Untouched == RowParts.None || !IsOnRecord || !row.Untouched.HasFlag(RowStamper.PartOf(row.Sheet, column));
}
