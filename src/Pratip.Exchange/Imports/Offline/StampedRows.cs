using Pratip.Exchange.Imports.Rules;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Imports.Offline;

/// <summary>
/// Recognises the rows that the register gave out: which row each is, wherever sorting and copying have put it, and what
/// of it was edited.
/// </summary>
internal static class StampedRows
{
    public static void Recognise(ImportedReturn file, Register register, ProblemList problems)
    {
        if (file.Agency is not { } agency || !file.Tables.Exists(t => t.Rows.Exists(r => r["row_version"] is not null)))
        {
            return;
        }

        var stamper = new RowStamper(register.Vault, agency.Code);
        foreach (var table in file.InOrder)
        {
            Recognise(table, stamper, problems);
        }
    }

    private static void Recognise(SheetTable table, RowStamper stamper, ProblemList problems)
    {
        var stamps = new Dictionary<SheetRow, RowStamp>();
        foreach (var row in table.Rows.Where(r => r["row_version"] is not null))
        {
            if (stamper.Read(row["row_version"]!) is { } stamp)
            {
                stamps.Add(row, stamp);
            }
            else
            {
                problems.Error(table, row, row.Sheet.Column("row_version"), ImportWording.Of("row-version-damaged"));
            }
        }

        Assign(table, stamps, stamper);
    }

    /// <summary>
    /// The reference wins over the place: a sort that left out the stamps has mixed them up. Who has a reference of no stamp
    /// keeps the stamp in its own line, for it was given a new reference, unless the stamp's row is still there: then it is a copy.
    /// </summary>
    private static void Assign(SheetTable table, Dictionary<SheetRow, RowStamp> stamps, RowStamper stamper)
    {
        var byKey = new Dictionary<ulong, RowStamp>();
        foreach (var stamp in stamps.Values)
        {
            byKey.TryAdd(stamp.Key, stamp);
        }

        var taken = new HashSet<Guid>();
        var open = new List<SheetRow>();
        foreach (var row in table.Rows)
        {
            if (byKey.TryGetValue(stamper.Key(row.Sheet, c => row[c]), out var own) && taken.Add(own.RowId))
            {
                Give(row, own, stamper);
            }
            else
            {
                open.Add(row);
            }
        }

        foreach (var row in open.Where(stamps.ContainsKey))
        {
            if (taken.Add(stamps[row].RowId))
            {
                Give(row, stamps[row], stamper);
            }
            else
            {
                row["row_id"] = null;
            }
        }
    }

    private static void Give(SheetRow row, RowStamp stamp, RowStamper stamper)
    {
        row["row_id"] = stamp.RowId.ToString();
        row.Stamp = stamp;
        row.Untouched = stamper.Untouched(row.Sheet, c => row[c], stamp);
    }
}
