using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pratip.Reference.Wording;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Storage.Guards;
using Pratip.Registry.Storage.Writing;

namespace Pratip.Registry.Backups.Sources;

/// <summary>One repeatable-read transaction, in which every table is copied out in binary. Nothing of PostgreSQL's programs is needed.</summary>
internal sealed class PgSource(StorageEngine engine) : RegisterSource
{
    // Those that are checked at once: a table is copied in after the tables it points to.
    private const string References = """
        SELECT c.conrelid::regclass::text || ' ' || c.confrelid::regclass::text FROM pg_constraint AS c
        WHERE c.contype = 'f' AND NOT c.condeferrable AND c.conrelid <> c.confrelid AND c.connamespace = current_schema()::regnamespace
        """;

    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;
    private List<string> _tables = [];

    public override string Engine => BackupManifest.Postgres;

    public override async Task<SourceState> HoldAsync(CancellationToken ct)
    {
        _connection = (NpgsqlConnection)await engine.OpenAsync(ct);
        _transaction = await _connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

        // Rows that a policy would hide from this role stop the backup instead of being missing from it.
        await Catalogue.ExecuteAsync(_connection, "SET TRANSACTION READ ONLY; SET LOCAL row_security = off", ct);
        var (id, purpose, key) = await ReadRecordAsync(_connection, ct);
        _tables = await InOrderAsync(_connection, ct);
        await RefuseForeignAsync(ct);
        var tables = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in _tables)
        {
            tables.Add(table, await Catalogue.CountAsync(_connection, table, ct));
        }

        return new SourceState(id, purpose, key, await Catalogue.MigrationsAsync(_connection, ct), tables, await SequencesAsync(_connection, ct));
    }

    public override async Task CopyAsync(ArchiveWriter archive, CancellationToken ct)
    {
        foreach (var table in _tables)
        {
            await archive.AddAsync(PartNames.Tables + table, null, part => CopyAsync(table, part, ct));
        }
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
    }

    /// <summary>A table that no migration makes has no place in a restored database: better said now than then.</summary>
    private async Task RefuseForeignAsync(CancellationToken ct)
    {
        await using var db = engine.CreateContext();
        var known = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Concat(ReadTables.Names);
        if (!(await engine.CompareSchemaAsync(ct)).Older && _tables.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } foreign)
        {
            throw new RegisterException(new Message("backup.foreign-table", foreign));
        }
    }

    private async Task CopyAsync(string table, Stream part, CancellationToken ct)
    {
        await using var rows = await _connection!.BeginRawBinaryCopyAsync($"COPY {await PgTable.ColumnsAsync(_connection, table, ct)} TO STDOUT (FORMAT BINARY)", ct);
        rows.ReadTimeout = PgCopy.LongestCopy;
        await rows.CopyToAsync(part, ct);
    }

    private static async Task<List<string>> InOrderAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var pointsTo = (await Catalogue.ListAsync(connection, References, ct)).Select(line => line.Split(' ')).ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var ordered = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in await Catalogue.Postgres.TablesAsync(connection, ct))
        {
            Place(table);
        }

        return ordered;

        void Place(string table)
        {
            if (seen.Add(table))
            {
                foreach (var other in pointsTo[table])
                {
                    Place(other);
                }

                ordered.Add(table);
            }
        }
    }

    /// <summary>A sequence stands outside of transactions, so at the moment or beyond it; a gap harms nobody.</summary>
    private static async Task<SortedDictionary<string, long>> SequencesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var sequences = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in await Catalogue.ListAsync(connection, "SELECT sequencename::text FROM pg_sequences WHERE schemaname = current_schema() AND last_value IS NOT NULL", ct))
        {
            sequences.Add(name, await Catalogue.NumberAsync(connection, $"SELECT last_value FROM {Catalogue.Quoted(name)}", ct));
        }

        return sequences;
    }
}
