using System.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Storage.Writing;

namespace Pratip.Registry.Backups.Targets;

/// <summary>
/// An empty database, filled in one transaction: the tables in the form they had, their rows with the guards put aside, the guards
/// again. Whatever ends it before the commit leaves the database empty.
/// </summary>
internal sealed class PgTarget(RegisterLocation location, StorageEngine engine) : RegisterTarget(location)
{
    private const string PutAside = """
        SELECT count(*) FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND t.tgenabled <> 'O'
        """;

    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;
    private RestorePlace? _place;
    private IReadOnlyList<string> _tables = [];

    private NpgsqlConnection Connection => _connection!;

    public override async Task PrepareAsync(BackupManifest manifest, CancellationToken ct)
    {
        _connection = (NpgsqlConnection)await engine.OpenAsync(ct);
        _transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        if (await Catalogue.NumberAsync(_connection, $"SELECT CASE WHEN pg_try_advisory_xact_lock({PgLocks.Restore}) THEN 1 ELSE 0 END", ct) == 0)
        {
            throw new RegisterException(new Message("restore.busy", Location.ToString()));
        }

        if ((await Catalogue.Postgres.TablesAsync(_connection, ct)).Count > 0
            || await Catalogue.NumberAsync(_connection, $"SELECT count(to_regclass('\"{Catalogue.History}\"'))", ct) > 0)
        {
            throw Occupied(Location.ToString());
        }

        RefuseFiles();
        await CreateTablesAsync(manifest, ct);
    }

    public override async Task TakeAsync(string name, DateTime? modifiedAt, Stream content, CancellationToken ct)
    {
        if (IsFile(name))
        {
            _place ??= RestorePlace.Begin(Location.FilesFolder, takesBack: false);
            await _place.StageAsync(name, modifiedAt, content, ct);
            return;
        }

        var table = name.StartsWith(PartNames.Tables, StringComparison.Ordinal) ? name[PartNames.Tables.Length..] : "";
        await CopyAsync(_tables.Contains(table, StringComparer.Ordinal) ? table : throw Unknown(name), content, ct);
    }

    public override async Task<LogFindings> CheckAsync(BackupManifest manifest, CancellationToken ct)
    {
        // Foreign keys that wait for the commit are asked now: a table they wait for cannot be altered.
        await Catalogue.ExecuteAsync(Connection, "SET CONSTRAINTS ALL IMMEDIATE", ct);
        foreach (var table in _tables)
        {
            await Catalogue.ExecuteAsync(Connection, $"ALTER TABLE {Catalogue.Quoted(table)} ENABLE TRIGGER USER", ct);
        }

        foreach (var (sequence, value) in manifest.Sequences)
        {
            await using var command = new NpgsqlCommand("SELECT setval(quote_ident($1)::regclass, $2)", Connection);
            command.Parameters.AddWithValue(sequence);
            command.Parameters.AddWithValue(value);
            await command.ExecuteNonQueryAsync(ct);
        }

        // The questions that follow, and the first users, are answered by plans that know how much there is.
        await Catalogue.ExecuteAsync(Connection, "ANALYZE", ct);
        await RequireRowsAsync(Connection, _tables, manifest, ct);
        if (await Catalogue.NumberAsync(Connection, PutAside, ct) is var aside and > 0)
        {
            throw new InvalidOperationException($"{aside} guards of the restored database would be switched off.");
        }

        return new LogFindings(
            await Catalogue.CountAsync(Connection, "events", ct), await LogCheck.RunAsync(Connection, Catalogue.Postgres, ct),
            _tables.Contains("reads", StringComparer.Ordinal) ? await ReadLog.VerifyAsync(Connection, ct) : new ReadVerification(0, null));
    }

    public override async Task PlaceAsync(CancellationToken ct)
    {
        _place?.Place(FileMoves());
        try
        {
            await _transaction!.CommitAsync(ct);
        }
        catch
        {
            _place?.TakeBack();
            throw;
        }

        _place?.Keep();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _place?.Dispose();
    }

    /// <summary>The migrations up to the archive's last, as one script, so that the tables come and go with the transaction.</summary>
    private async Task CreateTablesAsync(BackupManifest manifest, CancellationToken ct)
    {
        await using var db = engine.CreateContext();
        var script = db.GetService<IMigrator>().GenerateScript(toMigration: manifest.Migrations[^1], options: MigrationsSqlGenerationOptions.NoTransactions);
        await Catalogue.ExecuteAsync(Connection, script, ct);
        _tables = await Catalogue.Postgres.TablesAsync(Connection, ct);
        if (await Catalogue.NumberAsync(Connection, PutAside, ct) > 0 || !_tables.SequenceEqual(manifest.Tables.Keys, StringComparer.Ordinal))
        {
            throw new InvalidDataException("The archive's tables are not those of its migrations.");
        }

        foreach (var table in _tables)
        {
            await Catalogue.ExecuteAsync(Connection, $"ALTER TABLE {Catalogue.Quoted(table)} DISABLE TRIGGER USER", ct);
        }
    }

    private async Task CopyAsync(string table, Stream content, CancellationToken ct)
    {
        var rows = await Connection.BeginRawBinaryCopyAsync($"COPY {await PgTable.ColumnsAsync(Connection, table, ct)} FROM STDIN (FORMAT BINARY)", ct);
        await using (rows)
        {
            try
            {
                rows.WriteTimeout = PgCopy.LongestCopy;
                await content.CopyToAsync(rows, ct);
            }
            catch
            {
                // Otherwise giving the stream back would end the statement as if all rows were in.
                await rows.CancelAsync();
                throw;
            }
        }
    }
}
