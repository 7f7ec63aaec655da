using Microsoft.Data.Sqlite;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Backups.Targets;

/// <summary>A folder. The database is moved in last: what makes it a register is there when everything else is.</summary>
internal sealed class SqliteTarget(RegisterLocation location) : RegisterTarget(location)
{
    private readonly bool _hadFolder = Directory.Exists(location.DataFolder);
    private WriterLock? _writer;
    private RestorePlace? _place;
    private bool _isPlaced;

    public override Task PrepareAsync(BackupManifest manifest, CancellationToken ct)
    {
        if (File.Exists(Location.DatabaseFile))
        {
            throw Occupied(Location.DatabaseFile);
        }

        // Nobody begins a register here meanwhile, nor restores one.
        _writer = WriterLock.Take(Location.DataFolder!);
        _place = RestorePlace.Begin(Location.DataFolder!, takesBack: true);
        foreach (var file in new[] { Location.DatabaseFile, Location.ReadsFile })
        {
            // A log left beside a database that is gone would be played into the restored one.
            if (new[] { "", "-wal", "-journal" }.Select(ending => file + ending).FirstOrDefault(File.Exists) is { } there)
            {
                throw Occupied(there);
            }
        }

        RefuseFiles();
        return Task.CompletedTask;
    }

    public override Task TakeAsync(string name, DateTime? modifiedAt, Stream content, CancellationToken ct) =>
        IsFile(name) || name is PartNames.Register or PartNames.Reads ? _place!.StageAsync(name, modifiedAt, content, ct) : throw Unknown(name);

    public override async Task<LogFindings> CheckAsync(BackupManifest manifest, CancellationToken ct)
    {
        await using var register = await OpenAsync(PartNames.Register, ct);
        await using var reads = await OpenAsync(PartNames.Reads, ct);
        var problems = new List<Message>();
        foreach (var file in new[] { register, reads })
        {
            await RequireRowsAsync(file, await Catalogue.Sqlite.TablesAsync(file, ct), manifest, ct);
            problems.AddRange((await Catalogue.ListAsync(file, "SELECT integrity_check FROM pragma_integrity_check", ct))
                .Where(said => said != "ok").Take(1).Select(said => new Message("restore.database-broken", said)));
        }

        problems.AddRange(await LogCheck.RunAsync(register, Catalogue.Sqlite, ct));
        return new LogFindings(await Catalogue.CountAsync(register, "events", ct), problems, await ReadLog.VerifyAsync(reads, ct));
    }

    public override Task PlaceAsync(CancellationToken ct)
    {
        _place!.Place([.. FileMoves(), (PartNames.Reads, Location.ReadsFile), (PartNames.Register, Location.DatabaseFile)]);
        _place.Keep();
        _isPlaced = true;
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _place?.Dispose();
        _writer?.Dispose();
        if (_writer is not null && !_isPlaced && !_hadFolder)
        {
            Directory.Delete(Location.DataFolder!, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private async Task<SqliteConnection> OpenAsync(string name, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _place!.PathOf(name), Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }
}
