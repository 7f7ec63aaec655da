using Pratip.Registry.Audit;

namespace Pratip.Registry.Storage.Writing;

/// <summary>What one event does to one table. Updates that change nothing are left out.</summary>
internal sealed class TableWork
{
    public TableWork(TableLayout table, RowChanges rows)
    {
        Table = table;
        Added = rows.Added.GetValueOrDefault(table.ClrType) ?? [];
        Updated = [.. (rows.Updated.GetValueOrDefault(table.ClrType) ?? [])
            .Select(pair => new RowUpdate(pair.Before, pair.After, table.Differences(pair.Before, pair.After)))
            .Where(update => update.Changed.Length > 0)];
        foreach (RegisterRow row in Added)
        {
            row.Version = 1;
        }

        foreach (var update in Updated)
        {
            ((RegisterRow)update.After).Version = ((RegisterRow)update.Before).Version + 1;
        }
    }

    public TableLayout Table { get; }

    public List<object> Added { get; }

    public List<RowUpdate> Updated { get; }

    public int Count => Added.Count + Updated.Count;

    public void BelongTo(long eventId)
    {
        foreach (RegisterRow row in Added)
        {
            row.EventId = eventId;
        }

        foreach (var update in Updated)
        {
            ((RegisterRow)update.After).EventId = eventId;
        }
    }

    /// <summary>The event's detail, made while it is written: a bulk load never holds its JSON in memory.</summary>
    public IEnumerable<EventRow> Detail(long eventId)
    {
        using var json = new CanonicalJson();
        foreach (RegisterRow row in Added)
        {
            yield return Line(eventId, row, changed: "", before: null, json.Of(Table, row));
        }

        foreach (var update in Updated)
        {
            yield return Line(eventId, (RegisterRow)update.After, update.Changed, json.Of(Table, update.Before), json.Of(Table, update.After));
        }
    }

    private EventRow Line(long eventId, RegisterRow row, string changed, string? before, string after) => new()
    {
        EventId = eventId,
        RowId = row.Id,
        Noun = Table.Table,
        Version = row.Version,
        Changed = changed,
        Before = before,
        After = after,
    };
}
