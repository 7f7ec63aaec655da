using Microsoft.Data.Sqlite;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Backups.Sources;

/// <summary>
/// The two files of an embedded register at one moment. Both are looked at in a transaction that is only read in: whoever writes
/// goes on, and the copies show the files as they were.
/// </summary>
internal sealed class SqliteSource(RegisterLocation location) : RegisterSource
{
    private readonly SqliteConnection _register = Connection(location.DatabaseFile);
    private readonly SqliteConnection _reads = Connection(location.ReadsFile);

    public override string Engine => BackupManifest.Sqlite;

    public override async Task<SourceState> HoldAsync(CancellationToken ct)
    {
        await _register.OpenAsync(ct);
        await _reads.OpenAsync(ct);
        await HoldBothAsync(ct);
        var (id, purpose, key) = await ReadRecordAsync(_register, ct);
        var tables = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var file in new[] { _register, _reads })
        {
            foreach (var table in await Catalogue.Sqlite.TablesAsync(file, ct))
            {
                tables.Add(table, await Catalogue.CountAsync(file, table, ct));
            }
        }

        return new SourceState(id, purpose, key, await Catalogue.MigrationsAsync(_register, ct), tables, []);
    }

    /// <summary>By way of plain copies beside the register: SQLite copies a file into a file only.</summary>
    public override async Task CopyAsync(ArchiveWriter archive, CancellationToken ct)
    {
        using var scratch = ScratchFolder.Create(location.FilesFolder, "backing-up");
        foreach (var (from, name) in new[] { (_register, PartNames.Register), (_reads, PartNames.Reads) })
        {
            ct.ThrowIfCancellationRequested();
            var copy = Path.Combine(scratch.Path, name);
            OwnerOnly.CreateFile(copy);
            await using (var to = Connection(copy))
            {
                await to.OpenAsync(ct);

                // It is read once and deleted: nothing has to reach the disk.
                await Catalogue.ExecuteAsync(to, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", ct);
                from.BackupDatabase(to);
            }

            await using var file = new FileStream(copy, FileMode.Open, FileAccess.Read, FileShare.Read);
            await archive.AddAsync(name, null, part => file.CopyToAsync(part, ct));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _register.DisposeAsync();
        await _reads.DisposeAsync();
    }

    /// <summary>
    /// While nothing can be added to the log of reads, the register is looked at, then the log: so both are seen as they were when
    /// the register was. Writers of the register are not held up, and readers for as long as it takes to look twice.
    /// </summary>
    private async Task HoldBothAsync(CancellationToken ct)
    {
        await using var store = new SqliteReadStore(location.ReadsFile);
        await using var holding = await store.OpenAsync(ct);
        await using var nobodyAdds = await store.BeginAsync(holding, ct);
        _register.BeginTransaction(deferred: true);
        _ = await Catalogue.CountAsync(_register, "registers", ct);
        _reads.BeginTransaction(deferred: true);
        _ = await Catalogue.NumberAsync(_reads, "SELECT coalesce(max(position), 0) FROM reads", ct);
    }

    private static SqliteConnection Connection(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 60 }.ToString());
}
