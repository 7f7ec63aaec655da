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

    private readonly List<NpgsqlBatchCommand> _gathered = [];
    private int _parameters;

    /// <summary>Gathered, and sent with what follows: each message to the server and back costs a site more than the row in it.</summary>
    public override async Task InsertAsync(TableLayout table, IEnumerable<object> rows, CancellationToken ct)
    {
        foreach (var chunk in rows.Chunk(MostParameters / table.Columns.Length))
        {
            if (_parameters > 0 && _parameters + (chunk.Length * table.Columns.Length) > MostParameters)
            {
                await FlushAsync(ct);
            }

            var command = new NpgsqlBatchCommand();
            command.CommandText = $"INSERT INTO {table.Table} ({table.ColumnList}) VALUES {string.Join(", ", chunk.Select(row => $"({string.Join(", ", table.Columns.Select(column => Positional(command, column, row)))})"))}";
            Gather(command);
        }
    }

    /// <summary>The id is asked for by a statement of its own: who may write an event may not read the log.</summary>
    public override async Task<long> InsertEventAsync(RegisterEvent one, CancellationToken ct)
    {
        var table = TableOf(typeof(RegisterEvent));
        var columns = table.Columns.Where(column => column.Name != "id").ToList();
        var command = new NpgsqlBatchCommand();
        command.CommandText = $"INSERT INTO {table.Table} ({string.Join(", ", columns.Select(column => TableLayout.Quoted(column.Name)))}) VALUES ({string.Join(", ", columns.Select(column => Positional(command, column, one)))})";
        Gather(command);
        Gather(new NpgsqlBatchCommand($"SELECT set_config('pratip.event', currval(pg_get_serial_sequence('{table.Table}', 'id'))::text, true)::bigint"));
        await using var batch = Gathered();
        return (long)(await batch.ExecuteScalarAsync(ct))!;
    }

    public override async Task FlushAsync(CancellationToken ct)
    {
        if (_gathered.Count > 0)
        {
            await using var batch = Gathered();
            await batch.ExecuteNonQueryAsync(ct);
        }
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
        await FlushAsync(ct);
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

    private void Gather(NpgsqlBatchCommand command)
    {
        _gathered.Add(command);
        _parameters += command.Parameters.Count;
    }

    /// <summary>What is sent is over, also where the server refuses it: the change is then over as well.</summary>
    private NpgsqlBatch Gathered()
    {
        var batch = new NpgsqlBatch(connection, transaction) { Timeout = 0 };
        _gathered.ForEach(batch.BatchCommands.Add);
        _gathered.Clear();
        _parameters = 0;
        return batch;
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
