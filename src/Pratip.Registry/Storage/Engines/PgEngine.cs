using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pratip.Registry.Access;
using Pratip.Registry.Storage.Writing;

namespace Pratip.Registry.Storage.Engines;

internal sealed class PgEngine : StorageEngine
{
    /// <summary>Names the advisory lock of the one sealer; any number will do that nothing else in the database uses.</summary>
    private const long SealLock = 0x5052_4154_4950_0001;

    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PgDb> _options;

    public PgEngine(string connectionString)
    {
        _source = NpgsqlDataSource.Create(ForShortStatements(connectionString));
        _options = Options(options => options.UseNpgsql(_source));
    }

    public override bool RaisesCountersApart => true;

    public override RegistryDb CreateContext() => new PgDb(_options);

    public override RegistryDb CreateContext(Scopes scopes) => new ScopedPgDb(_options, scopes);

    public override RegistryDb CreateContext(DbConnection connection) => new PgDb(Options(options => options.UseNpgsql(connection)));

    public override RegistryDb CreateContext(DbConnection connection, Scopes scopes) => new ScopedPgDb(Options(options => options.UseNpgsql(connection)), scopes);

    public override async Task<DbConnection> OpenAsync(CancellationToken ct) => await _source.OpenConnectionAsync(ct);

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);

    public override RowWriter CreateWriter(DbConnection connection, DbTransaction transaction) =>
        new PgRowWriter(Tables, (NpgsqlConnection)connection, (NpgsqlTransaction)transaction);

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

    public override async Task HoldSealAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT pg_advisory_xact_lock({SealLock})";
        await command.ExecuteNonQueryAsync(ct);
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

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

    private static DbContextOptions<PgDb> Options(Action<DbContextOptionsBuilder<PgDb>> connect)
    {
        var options = new DbContextOptionsBuilder<PgDb>();
        connect(options);
        return options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }
}
