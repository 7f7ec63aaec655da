using System.Data.Common;
using System.Text;
using Npgsql;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Storage.Writing;

/// <summary>
/// What a user changes: a few rows, by plain statements, because the server takes no COPY where it looks at every row that
/// somebody enters. It refuses a row out of the user's reach.
/// </summary>
internal sealed class PgScopedRowWriter(IReadOnlyList<TableLayout> tables, NpgsqlConnection connection, NpgsqlTransaction transaction)
    : RowWriter(tables, connection, transaction)
{
    /// <summary>The protocol counts the parameters of a statement in two bytes.</summary>
    private const int MostParameters = 60_000;

    public override async Task InsertAsync(TableLayout table, IEnumerable<object> rows, CancellationToken ct)
    {
        foreach (var chunk in rows.Chunk(MostParameters / table.Columns.Length))
        {
            using var command = Command("");
            var sql = new StringBuilder($"INSERT INTO {table.Table} ({table.ColumnList}) VALUES ");
            for (var at = 0; at < chunk.Length; at++)
            {
                sql.Append(at == 0 ? "(" : ", (").AppendJoin(", ", table.Columns.Select((column, index) => Parameter(command, $"p{at}_{index}", column, chunk[at]))).Append(')');
            }

            command.CommandText = sql.ToString();
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>The id is asked for by a statement of its own: who may write an event may not read the log.</summary>
    public override async Task<long> InsertEventAsync(RegisterEvent one, CancellationToken ct)
    {
        using var command = Command("");
        var table = TableOf(typeof(RegisterEvent));
        var columns = table.Columns.Where(column => column.Name != "id").ToList();
        command.CommandText = $"INSERT INTO {table.Table} ({string.Join(", ", columns.Select(column => TableLayout.Quoted(column.Name)))}) "
            + $"VALUES ({string.Join(", ", columns.Select(column => Parameter(command, column.Name, column, one)))}); "
            + $"SELECT set_config('pratip.event', currval(pg_get_serial_sequence('{table.Table}', 'id'))::text, true)::bigint";
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public override async Task<IReadOnlyList<Guid>> StageUpdatesAsync(TableLayout table, IReadOnlyList<RowUpdate> updates, CancellationToken ct)
    {
        using var command = Command($"SELECT id, version FROM {table.Table} WHERE id = ANY (@ids) ORDER BY id FOR UPDATE");
        AddParameter(command, "ids", updates.Select(update => IdOf(update.Before)).ToArray());
        using var reader = await command.ExecuteReaderAsync(ct);
        var kept = new Dictionary<Guid, int>();
        while (await reader.ReadAsync(ct))
        {
            kept.Add(reader.GetGuid(0), reader.GetInt32(1));
        }

        if (kept.Count < updates.Count)
        {
            throw new RowOutOfReachException();
        }

        return [.. updates.Where(update => kept[IdOf(update.Before)] != VersionOf(update.Before)).Select(update => IdOf(update.Before)).Order()];
    }

    public override async Task UpdateAsync(TableLayout table, IReadOnlyList<RowUpdate> updates, long eventId, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var update in updates)
        {
            var changed = update.Changed.Split(',').ToHashSet(StringComparer.Ordinal);
            var command = new NpgsqlBatchCommand();
            var assignments = table.Columns.Where(column => column.Name is "event_id" or "version" || changed.Contains(column.Name))
                .Select(column => $"{TableLayout.Quoted(column.Name)} = {Positional(command, column, update.After)}").ToList();
            var id = table.Columns.Single(column => column.Name == "id");
            command.CommandText = $"UPDATE {table.Table} SET {string.Join(", ", assignments)} WHERE id = {Positional(command, id, update.After)}";
            batch.BatchCommands.Add(command);
        }

        // What a statement changed none of is out of reach: it was held, and its version compared, before.
        if (await batch.ExecuteNonQueryAsync(ct) != updates.Count)
        {
            throw new RowOutOfReachException();
        }
    }

    public override Task UpdateByIdAsync(TableLayout table, IReadOnlyList<object> rows, CancellationToken ct) =>
        throw new InvalidOperationException("The import's bookkeeping is written by the program's own job.");

    private static Guid IdOf(object row) => ((RegisterRow)row).Id;

    private static int VersionOf(object row) => ((RegisterRow)row).Version;

    private static string Parameter(DbCommand command, string name, ColumnLayout column, object row)
    {
        AddParameter(command, name, Stored(column, row));
        return "@" + name;
    }

    private static string Positional(NpgsqlBatchCommand command, ColumnLayout column, object row)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = Stored(column, row) ?? DBNull.Value });
        return $"${command.Parameters.Count}";
    }

    /// <summary>A moment is one whatever clock it was read from; the driver takes it in one way only.</summary>
    private static object? Stored(ColumnLayout column, object row) =>
        column.ToStore(row) is var value && value is DateTimeOffset at ? at.ToUniversalTime() : value;
}
