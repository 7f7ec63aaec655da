using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Storage.Writing;

namespace Pratip.Registry.Storage.Engines;

/// <summary>What differs between the two databases. Everything above speaks to this.</summary>
internal abstract class StorageEngine : IAsyncDisposable
{
    private readonly Lazy<IReadOnlyList<TableLayout>> _tables;

    protected StorageEngine() => _tables = new Lazy<IReadOnlyList<TableLayout>>(() =>
    {
        using var db = CreateContext();
        return TableLayout.Of(db.Model);
    });

    protected IReadOnlyList<TableLayout> Tables => _tables.Value;

    public static StorageEngine For(RegisterLocation location) =>
        location.IsEmbedded ? new SqliteEngine(location.DatabaseFile) : new PgEngine(location.ConnectionString!, location.ScopedConnectionString);

    /// <summary>Why nobody is given a scoped context; null where users can work.</summary>
    public virtual Message? Unsecured => null;

    /// <summary>Makes sure that the database itself keeps users from rows out of their reach, where it can.</summary>
    /// <param name="install">Whether what is missing or out of date may be put right.</param>
    /// <param name="clock">By which it is said how long what a user is given is good.</param>
    /// <param name="ct">Stops waiting.</param>
    public virtual Task SecureAsync(bool install, TimeProvider clock, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Without scope: for the jobs of the program itself, never for what a user asks.</summary>
    public abstract RegistryDb CreateContext();

    public abstract RegistryDb CreateContext(Scopes scopes);

    public abstract RegistryDb CreateContext(DbConnection connection, Scopes scopes);

    public abstract RegistryDb CreateContext(DbConnection connection);

    public abstract Task<DbConnection> OpenAsync(CancellationToken ct);

    /// <summary>Begins a transaction that means to write.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct);

    public abstract RowWriter CreateWriter(DbConnection connection, DbTransaction transaction);

    /// <summary>For a change in a user's name: what follows on the connection happens within the user's reach, where the database keeps to it.</summary>
    public virtual Task<DbConnection> OpenAsync(Scopes? scopes, CancellationToken ct) => OpenAsync(ct);

    public virtual Task<DbTransaction> BeginAsync(DbConnection connection, Scopes? scopes, CancellationToken ct) => BeginAsync(connection, ct);

    public virtual RowWriter CreateWriter(DbConnection connection, DbTransaction transaction, Scopes? scopes) => CreateWriter(connection, transaction);

    /// <summary>Whether the database refused a row because it lies out of the user's reach.</summary>
    public virtual bool IsOutOfReach(DbException problem) => false;

    /// <summary>Whether several changes can be under way at once, so that one sees in its second look what it did not see in its first.</summary>
    public abstract bool ChangesOverlap { get; }

    /// <summary>What the database says was entered already; null for any other refusal.</summary>
    public abstract TakenKey? Taken(DbException problem);

    /// <summary>Whether the database gave up one of two changes that waited for each other.</summary>
    public virtual bool IsDeadlock(DbException problem) => false;

    /// <summary>False when nothing is there yet; a database without the register's tables counts as nothing.</summary>
    public abstract Task<bool> ExistsAsync(CancellationToken ct);

    public abstract Task MigrateAsync(CancellationToken ct);

    /// <summary>Holds a job of the program against every other node of the register, until it is given back; null where another node is at it.</summary>
    public abstract Task<IAsyncDisposable?> TryHoldJobAsync(string job, CancellationToken ct);

    /// <summary>Inside the transaction: waits until no other sealer is at work.</summary>
    public abstract Task HoldSealAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct);

    /// <summary>
    /// Inside a change: waits until no other change holds the same id, and holds it until this one ends; all ids at once where
    /// none is given. SQLite has one writer and nothing to wait for.
    /// </summary>
    public virtual Task HoldAsync(DbConnection connection, DbTransaction transaction, Guid? id, CancellationToken ct) => Task.CompletedTask;

    /// <summary>
    /// Where a counter is raised: apart from the change on a server, so that two imports do not wait for each other's
    /// commit; within it on SQLite, which has one writer.
    /// </summary>
    public abstract bool RaisesCountersApart { get; }

    public abstract ValueTask DisposeAsync();

    public async Task<(bool Older, bool Newer)> CompareSchemaAsync(CancellationToken ct)
    {
        await using var db = CreateContext();
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return (known.Except(applied, StringComparer.Ordinal).Any(), applied.Except(known, StringComparer.Ordinal).Any());
    }
}
