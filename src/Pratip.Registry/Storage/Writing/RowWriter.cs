using System.Data.Common;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Storage.Writing;

/// <summary>A row to bring from one state to the next.</summary>
internal readonly record struct RowUpdate(object Before, object After, string Changed);

/// <summary>Writes rows of any table the model knows, one or a hundred thousand, on the connection of one transaction.</summary>
internal abstract class RowWriter(IReadOnlyList<TableLayout> tables, DbConnection connection, DbTransaction transaction)
{
    public IReadOnlyList<TableLayout> Tables => tables;

    protected DbConnection Connection => connection;

    protected DbTransaction Transaction => transaction;

    public TableLayout TableOf(Type type) => tables.Single(table => table.ClrType == type);

    public abstract Task InsertAsync(TableLayout table, IEnumerable<object> rows, CancellationToken ct);

    /// <summary>
    /// Makes sure that every row to update is still in the state the change was based on, and holds it there until commit.
    /// The ids of those that are not come back, the first few.
    /// </summary>
    public abstract Task<IReadOnlyList<Guid>> StageUpdatesAsync(TableLayout table, IReadOnlyList<RowUpdate> updates, CancellationToken ct);

    /// <summary>Writes what <see cref="StageUpdatesAsync"/> has staged.</summary>
    public abstract Task UpdateAsync(TableLayout table, IReadOnlyList<RowUpdate> updates, long eventId, CancellationToken ct);

    /// <summary>Updates bookkeeping rows that have no version of their own.</summary>
    public abstract Task UpdateByIdAsync(TableLayout table, IReadOnlyList<object> rows, CancellationToken ct);

    /// <summary>Sends what a writer has gathered to send at once; nothing where it sends each thing as it comes.</summary>
    public virtual Task FlushAsync(CancellationToken ct) => Task.CompletedTask;

    public virtual async Task<long> InsertEventAsync(RegisterEvent one, CancellationToken ct)
    {
        var table = TableOf(typeof(RegisterEvent));
        var columns = table.Columns.Where(column => column.Name != "id").ToList();
        using var command = Command(
            $"INSERT INTO {table.Table} ({string.Join(", ", columns.Select(column => TableLayout.Quoted(column.Name)))}) "
            + $"VALUES ({string.Join(", ", columns.Select(column => "@" + column.Name))}) RETURNING id");
        foreach (var column in columns)
        {
            AddParameter(command, "@" + column.Name, column.ToStore(one));
        }

        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    protected DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }

    protected static DbParameter AddParameter(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter;
    }

    protected async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        using var command = Command(sql);
        await command.ExecuteNonQueryAsync(ct);
    }
}
