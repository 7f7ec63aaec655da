using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pratip.Registry.Access;
using Pratip.Registry.Storage.Writing;
using SQLitePCL;

namespace Pratip.Registry.Storage.Engines;

internal sealed partial class SqliteEngine : StorageEngine
{
    private readonly string _file;
    private readonly string _connectionString;
    private readonly DbContextOptions<SqliteDb> _options;

    public SqliteEngine(string file)
    {
        _file = file;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        _options = Options(options => options.UseSqlite(_connectionString));
    }

    public override bool RaisesCountersApart => false;

    public override bool ChangesOverlap => false;

    public override RegistryDb CreateContext() => new SqliteDb(_options);

    public override RegistryDb CreateContext(Scopes scopes) => new ScopedSqliteDb(_options, scopes);

    public override RegistryDb CreateContext(DbConnection connection) => new SqliteDb(Options(options => options.UseSqlite(connection)));

    public override RegistryDb CreateContext(DbConnection connection, Scopes scopes) => new ScopedSqliteDb(Options(options => options.UseSqlite(connection)), scopes);

    public override async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(ct);
        await SqlitePragmas.SetAsync(connection, ct);
        return connection;
    }

    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public override RowWriter CreateWriter(DbConnection connection, DbTransaction transaction) =>
        new SqliteRowWriter(Tables, (SqliteConnection)connection, (SqliteTransaction)transaction);

    public override TakenKey? Taken(DbException problem)
    {
        if (problem is not SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY })
        {
            return null;
        }

        // SQLite names the columns: "UNIQUE constraint failed: cases.lead_agency_id, cases.own_reference".
        var columns = QualifiedColumn().Matches(problem.Message);
        return new TakenKey(columns.Count == 0 ? "" : columns[0].Groups["table"].Value, null, [.. columns.Select(column => column.Groups["column"].Value)]);
    }

    public override async Task<bool> ExistsAsync(CancellationToken ct)
    {
        if (!File.Exists(_file))
        {
            return false;
        }

        await using var connection = await OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'registers'";
        return (long)(await command.ExecuteScalarAsync(ct))! > 0;
    }

    public override async Task MigrateAsync(CancellationToken ct)
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(_file)!);

        // The write-ahead log and its index take the rights of the file.
        OwnerOnly.CreateFile(_file);
        await using var db = CreateContext();

        // A process killed while it migrated leaves a lock row that everybody after it would wait for. The writer's lock on
        // the folder is held here, so nobody else can be migrating.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>The folder has one writer, whose lock is held as long as the register is open: there is no other node.</summary>
    public override Task<IAsyncDisposable?> TryHoldJobAsync(string job, CancellationToken ct) => Task.FromResult<IAsyncDisposable?>(new NoOtherNode());

    /// <summary>One process writes, and within it one change at a time.</summary>
    public override Task HoldSealAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct) => Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        // Gives the file free, so that the folder can be moved or deleted right after.
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"\b(?<table>\w+)\.(?<column>\w+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QualifiedColumn();

    private static DbContextOptions<SqliteDb> Options(Action<DbContextOptionsBuilder<SqliteDb>> connect)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        connect(options);
        return options.KeepQueries().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).AddInterceptors(SqlitePragmas.Interceptor).Options;
    }
}

internal sealed class NoOtherNode : IAsyncDisposable
{
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>What every connection to the file must have set; foreign keys are in the connection string.</summary>
internal static class SqlitePragmas
{
    // recursive_triggers: INSERT OR REPLACE runs the guards of the rows it would delete.
    private const string Sql =
        "PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;";

    public static DbConnectionInterceptor Interceptor { get; } = new OnOpen();

    public static async Task SetAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class OnOpen : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
            SetAsync(connection, cancellationToken);
    }
}
