using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Storage.RowSecurity;
using Pratip.Registry.Storage.Writing;

namespace Pratip.Registry.Storage.Engines;

internal sealed class PgEngine : StorageEngine
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _scopedSource;
    private readonly PooledDbContextFactory<PgDb> _contexts;
    private readonly PooledDbContextFactory<LentPgDb> _scopedContexts;
    private readonly PgRowSecurity _security;

    /// <param name="connectionString">The owner of the tables, for the program's own jobs.</param>
    /// <param name="scopedConnectionString">A sign-in that owns nothing, for users' work; without it that goes through the owner's, which gives its rights up for it.</param>
    public PgEngine(string connectionString, string? scopedConnectionString)
    {
        _source = NpgsqlDataSource.Create(ForShortStatements(connectionString));
        _scopedSource = scopedConnectionString is null ? _source : NpgsqlDataSource.Create(ForShortStatements(scopedConnectionString));
        _security = new PgRowSecurity(_source, scopedConnectionString is null ? null : _scopedSource);
        _contexts = new PooledDbContextFactory<PgDb>(Options<PgDb>(options => options.UseNpgsql(_source)));
        _scopedContexts = new PooledDbContextFactory<LentPgDb>(Options<LentPgDb>(options => options.UseNpgsql(_scopedSource).AddInterceptors(new ScopedCommands(_security))));
    }

    public override Message? Unsecured => _security.Refusal;

    public override bool RaisesCountersApart => true;

    public override bool ChangesOverlap => true;

    public override RegistryDb CreateContext() => _contexts.CreateDbContext();

    public override RegistryDb CreateContext(Scopes scopes)
    {
        _security.Require();
        return _scopedContexts.CreateDbContext().To(scopes);
    }

    public override RegistryDb CreateContext(DbConnection connection) => new PgDb(Options<PgDb>(options => options.UseNpgsql(connection)));

    public override RegistryDb CreateContext(DbConnection connection, Scopes scopes) => new ScopedPgDb(Options<PgDb>(options => options.UseNpgsql(connection)), scopes);

    public override async Task<DbConnection> OpenAsync(CancellationToken ct) => await _source.OpenConnectionAsync(ct);

    public override async Task<DbConnection> OpenAsync(Scopes? scopes, CancellationToken ct)
    {
        if (scopes is null)
        {
            return await OpenAsync(ct);
        }

        _security.Require();
        return await _scopedSource.OpenConnectionAsync(ct);
    }

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, Scopes? scopes, CancellationToken ct)
    {
        var transaction = await BeginAsync(connection, ct);
        if (scopes is not null)
        {
            await _security.EnterAsync(connection, transaction, scopes, ct);
        }

        return transaction;
    }

    public override RowWriter CreateWriter(DbConnection connection, DbTransaction transaction) =>
        new PgRowWriter(Tables, (NpgsqlConnection)connection, (NpgsqlTransaction)transaction);

    public override RowWriter CreateWriter(DbConnection connection, DbTransaction transaction, Scopes? scopes) =>
        scopes is null
            ? CreateWriter(connection, transaction)
            : new PgScopedRowWriter(Tables, (NpgsqlConnection)connection, (NpgsqlTransaction)transaction);

    public override bool IsOutOfReach(DbException problem) => problem.SqlState == PostgresErrorCodes.InsufficientPrivilege;

    public override TakenKey? Taken(DbException problem) =>
        problem is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken ? new TakenKey(taken.TableName ?? "", taken.ConstraintName, []) : null;

    public override bool IsDeadlock(DbException problem) => problem.SqlState == PostgresErrorCodes.DeadlockDetected;

    public override Task SecureAsync(bool install, TimeProvider clock, CancellationToken ct) => _security.SecureAsync(install, clock, ct);

    public override async Task<bool> ExistsAsync(CancellationToken ct)
    {
        await using var command = _source.CreateCommand("SELECT to_regclass('registers') IS NOT NULL");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    public override async Task MigrateAsync(CancellationToken ct)
    {
        await using var db = CreateContext();
        await db.Database.MigrateAsync(ct);
    }

    public override Task<IAsyncDisposable?> TryHoldJobAsync(string job, CancellationToken ct) => PgJobLock.TryTakeAsync(_source, job, ct);

    public override async Task HoldSealAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT pg_advisory_xact_lock({PgLocks.Seal})";
        await command.ExecuteNonQueryAsync(ct);
    }

    public override async Task HoldAsync(DbConnection connection, DbTransaction transaction, Guid? id, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT pg_advisory_xact_lock({PgLocks.HeldIds})";
        if (id is { } one)
        {
            command.CommandText = $"SELECT pg_advisory_xact_lock_shared({PgLocks.HeldIds}), pg_advisory_xact_lock(@held)";
            command.Parameters.Add(new NpgsqlParameter("held", BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(one.ToByteArray()))));
        }

        await command.ExecuteNonQueryAsync(ct);
    }

    public override async ValueTask DisposeAsync()
    {
        await _scopedSource.DisposeAsync();
        await _source.DisposeAsync();
    }

    /// <summary>
    /// What suits a site whose statements read a few rows: compiling a statement to machine code would take longer than all
    /// pages of a second; nothing is left behind in a session that would have to be wiped when it is given back (temporary
    /// tables go with their transaction, locks and settings are those of one transaction); statements that come again and
    /// again are planned once. Whatever the connection string says itself stays.
    /// </summary>
    internal static string ForShortStatements(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        if (given.Options?.Contains("jit", StringComparison.Ordinal) != true)
        {
            given.Options = $"{given.Options} -c jit=off".TrimStart();
        }

        given.NoResetOnClose = true;
        if (given.MaxAutoPrepare == 0)
        {
            given.MaxAutoPrepare = 200;
            given.AutoPrepareMinUsages = 3;
        }

        return given.ToString();
    }

    private static DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder<T>> connect)
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        connect(options);
        return options.KeepQueries().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }
}
