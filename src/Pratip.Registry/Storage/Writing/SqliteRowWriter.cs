using System.Data.Common;
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
        using var command = Command(
            $"INSERT INTO {table.Table} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})");
        Run(command, table.Columns, rows, ct);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<Guid>> StageUpdatesAsync(TableLayout table, IReadOnlyList<RowUpdate> updates, CancellationToken ct)
    {
        // The transaction is the only writer from its first statement on, so looking is enough.
        using var command = Command($"SELECT 1 FROM {table.Table} WHERE id = @id AND version = @version");
        var id = AddParameter(command, "@id", null);
        var version = AddParameter(command, "@version", null);
        var stale = new List<Guid>();
        foreach (var update in updates)
        {
            var before = (RegisterRow)update.Before;
            id.Value = before.Id.ToByteArray(true);
            version.Value = before.Version;
            if (command.ExecuteScalar() is null)
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
            .Select(column => $"{TableLayout.Quoted(column.Item.Name)} = @p{column.Index}");
        var key = Array.FindIndex(table.Columns, column => column.Name == "id");
        using var command = Command($"UPDATE {table.Table} SET {string.Join(", ", assignments)} WHERE id = @p{key}");
        Run(command, table.Columns, rows, ct);
        return Task.CompletedTask;
    }

    private static void Run(DbCommand command, ColumnLayout[] columns, IEnumerable<object> rows, CancellationToken ct)
    {
        var parameters = columns.Select((_, i) => AddParameter(command, $"@p{i}", null)).ToArray();
        var prepared = false;
        var count = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                parameters[i].Value = columns[i].ToStore(row) ?? DBNull.Value;
            }

            if (!prepared)
            {
                command.Prepare();
                prepared = true;
            }

            command.ExecuteNonQuery();
            if (++count % RowsBetweenLooks == 0)
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }
}
