using Npgsql;

namespace Pratip.Registry.Storage.Writing;

/// <summary>Binary COPY for new rows; for changed ones COPY into a temporary table and one UPDATE.</summary>
internal sealed class PgRowWriter(IReadOnlyList<TableLayout> tables, NpgsqlConnection connection, NpgsqlTransaction transaction)
    : RowWriter(tables, connection, transaction)
{
    private const int NamedStaleRows = 20;

    private readonly PgCopy _copy = new(connection, transaction);

    public override Task InsertAsync(TableLayout table, IEnumerable<object> rows, CancellationToken ct) =>
        _copy.WriteAsync(table.Table, table, rows, ct);

    public override async Task<IReadOnlyList<Guid>> StageUpdatesAsync(TableLayout table, IReadOnlyList<RowUpdate> updates, CancellationToken ct)
    {
        await StageAsync(table, updates.Select(update => update.After), ct);

        // First hold the rows, which waits for whoever holds them now; the next statement then sees what they left.
        await ExecuteAsync(
            $"SELECT count(*) FROM (SELECT 1 FROM {table.Table} AS kept JOIN {Staged(table)} AS next USING (id) ORDER BY kept.id FOR UPDATE OF kept) AS held", ct);
        using var command = Command(
            $"SELECT next.id FROM {Staged(table)} AS next LEFT JOIN {table.Table} AS kept ON kept.id = next.id AND kept.version = next.version - 1 "
            + $"WHERE kept.id IS NULL ORDER BY next.id LIMIT {NamedStaleRows}");
        using var reader = await command.ExecuteReaderAsync(ct);
        var stale = new List<Guid>();
        while (await reader.ReadAsync(ct))
        {
            stale.Add(reader.GetGuid(0));
        }

        return stale;
    }

    public override async Task UpdateAsync(TableLayout table, IReadOnlyList<RowUpdate> updates, long eventId, CancellationToken ct)
    {
        var assignments = table.Columns.Where(column => column.Name is not ("id" or "event_id"))
            .Select(column => $"{TableLayout.Quoted(column.Name)} = next.{TableLayout.Quoted(column.Name)}");
        await ExecuteAsync(
            $"UPDATE {table.Table} AS kept SET event_id = {eventId}, {string.Join(", ", assignments)} FROM {Staged(table)} AS next WHERE kept.id = next.id", ct);
        await ExecuteAsync($"DROP TABLE {Staged(table)}", ct);
    }

    public override async Task UpdateByIdAsync(TableLayout table, IReadOnlyList<object> rows, CancellationToken ct)
    {
        await StageAsync(table, rows, ct);
        var assignments = table.Columns.Where(column => column.Name != "id")
            .Select(column => $"{TableLayout.Quoted(column.Name)} = next.{TableLayout.Quoted(column.Name)}");
        await ExecuteAsync($"UPDATE {table.Table} AS kept SET {string.Join(", ", assignments)} FROM {Staged(table)} AS next WHERE kept.id = next.id", ct);
        await ExecuteAsync($"DROP TABLE {Staged(table)}", ct);
    }

    private static string Staged(TableLayout table) => $"staged_{table.Table}";

    private async Task StageAsync(TableLayout table, IEnumerable<object> rows, CancellationToken ct)
    {
        await ExecuteAsync($"CREATE TEMPORARY TABLE {Staged(table)} ON COMMIT DROP AS SELECT {table.ColumnList} FROM {table.Table} WITH NO DATA", ct);
        await _copy.WriteAsync(Staged(table), table, rows, ct);
        await ExecuteAsync($"ANALYZE {Staged(table)}", ct);
    }
}
