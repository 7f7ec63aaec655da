using System.Data.Common;
using Microsoft.Data.Sqlite;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Storage.Guards;

namespace Pratip.Registry.Audit.Reads;

/// <summary>
/// Where the log of reads lies. On PostgreSQL beside the register; on SQLite in a file of its own, so that looking never waits
/// for the one writer of the register, nor holds it up. The tables are the same.
/// </summary>
internal abstract class ReadStore : IAsyncDisposable
{
    public abstract Task<DbConnection> OpenAsync(CancellationToken ct);

    /// <summary>What goes before the first statement of a transaction, so that from there on nobody else adds to the chain.</summary>
    public abstract string HoldsChain { get; }

    /// <summary>A transaction in which nobody else adds to the chain once <see cref="HoldsChain"/> was said.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}

internal sealed class PgReadStore(StorageEngine engine) : ReadStore
{
    public override Task<DbConnection> OpenAsync(CancellationToken ct) => engine.OpenAsync(ct);

    public override string HoldsChain { get; } = $"SELECT pg_advisory_xact_lock({PgLocks.ReadChain});\n";

    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) => engine.BeginAsync(connection, ct);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal sealed class SqliteReadStore(string file) : ReadStore
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private bool _isPrepared;

    /// <summary>Nothing: a transaction that means to write is the only one.</summary>
    public override string HoldsChain => "";

    public override async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        if (!_isPrepared)
        {
            OwnerOnly.CreateFile(file);
        }

        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(ct);
            await SqlitePragmas.SetAsync(connection, ct);
            await PrepareAsync(connection, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _preparing.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PrepareAsync(SqliteConnection connection, CancellationToken ct)
    {
        if (_isPrepared)
        {
            return;
        }

        await _preparing.WaitAsync(ct);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL;" + ReadTables.Sqlite;
            await command.ExecuteNonQueryAsync(ct);
            _isPrepared = true;
        }
        finally
        {
            _preparing.Release();
        }
    }
}
