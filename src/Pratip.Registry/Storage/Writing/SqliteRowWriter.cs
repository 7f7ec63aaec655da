using Microsoft.Data.Sqlite;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Storage.Writing;

/// <summary>Prepared statements, one execution a row: in one process and one transaction that is the fast way.</summary>
internal sealed class SqliteRowWriter(IReadOnlyList<TableLayout> tables, SqliteConnection connection, SqliteTransaction transaction)
    : RowWriter(tables, connection, transaction)
{
    private const int RowsBetweenLooks = 1024;

    public override Task InsertAsync(TableLayout table, IEnumerable<object> rows, CancellationToken ct)
    {
        Run($"INSERT INTO {table.Table} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => Place(i)))})", table.Columns, rows, ct);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<Guid>> StageUpdatesAsync(TableLayout table, IReadOnlyList<RowUpdate> updates, CancellationToken ct)
    {
        // The transaction is the only writer from its first statement on, so looking is enough.
        using var look = new SqliteStatement(connection, $"SELECT 1 FROM {table.Table} WHERE id = ?1 AND version = ?2");
        var stale = new List<Guid>();
        foreach (var update in updates)
        {
            var before = (RegisterRow)update.Before;
            look.Bind(1, before.Id.ToByteArray(true));
            look.Bind(2, before.Version);
            if (!look.Run())
            {
                stale.Add(before.Id);
            }
        }

        return Task.FromResult<IReadOnlyList<Guid>>(stale);
    }

    public override Task UpdateAsync(TableLayout table, IReadOnlyList<RowUpdate> updates, long eventId, CancellationToken ct) =>
        UpdateByIdAsync(table, [.. updates.Select(update => update.After)], ct);

    public override Task UpdateByIdAsync(TableLayout table, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var assignments = table.Columns.Index().Where(column => column.Item.Name != "id")
            .Select(column => $"{TableLayout.Quoted(column.Item.Name)} = {Place(column.Index)}");
        var key = Array.FindIndex(table.Columns, column => column.Name == "id");
        Run($"UPDATE {table.Table} SET {string.Join(", ", assignments)} WHERE id = {Place(key)}", table.Columns, rows, ct);
        return Task.CompletedTask;
    }

    private static string Place(int column) => $"?{column + 1}";

    private void Run(string sql, ColumnLayout[] columns, IEnumerable<object> rows, CancellationToken ct)
    {
        using var statement = new SqliteStatement(connection, sql);
        var count = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                statement.Bind(i + 1, columns[i].ToStore(row));
            }

            statement.Run();
            if (++count % RowsBetweenLooks == 0)
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }
}
