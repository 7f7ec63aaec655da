using System.Data.Common;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Backups.Targets;

/// <summary>A place for a restored register. It appears there with <see cref="PlaceAsync"/>, whole and checked, and before that nothing of it does.</summary>
internal abstract class RegisterTarget(RegisterLocation location) : IAsyncDisposable
{
    protected RegisterLocation Location { get; } = location;

    public static RegisterTarget Of(RegisterLocation location, StorageEngine engine) =>
        location.IsEmbedded ? new SqliteTarget(location) : new PgTarget(location, engine);

    /// <summary>Refuses a place where something is.</summary>
    public abstract Task PrepareAsync(BackupManifest manifest, CancellationToken ct);

    public abstract Task TakeAsync(string name, DateTime? modifiedAt, Stream content, CancellationToken ct);

    /// <summary>Holds what was taken against the manifest, and asks whether its logs are whole.</summary>
    public abstract Task<LogFindings> CheckAsync(BackupManifest manifest, CancellationToken ct);

    public abstract Task PlaceAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    /// <summary>Files that the program keeps and the key, to where they belong.</summary>
    protected IReadOnlyList<(string Name, string To)> FileMoves()
    {
        var key = MasterKeyFile.In(Location.KeysFolder);
        var files = (PartNames.Files + Path.GetFileName(Location.ImportsFolder), Location.ImportsFolder);

        // One that is there was found to be the right one.
        return File.Exists(key) ? [files] : [files, (PartNames.Key, key)];
    }

    protected void RefuseFiles()
    {
        if (Directory.Exists(Location.ImportsFolder) && Directory.EnumerateFileSystemEntries(Location.ImportsFolder).Any())
        {
            throw Occupied(Location.ImportsFolder);
        }
    }

    protected static bool IsFile(string name) => name == PartNames.Key || name.StartsWith(PartNames.Files, StringComparison.Ordinal);

    protected static RegisterException Occupied(string what) => new(new Message("restore.occupied", what));

    protected static InvalidDataException Unknown(string name) => new($"The archive has a part '{name}', which does not belong into one of this kind.");

    protected static async Task RequireRowsAsync(DbConnection connection, IEnumerable<string> tables, BackupManifest manifest, CancellationToken ct)
    {
        foreach (var table in tables)
        {
            var found = await Catalogue.CountAsync(connection, table, ct);
            var expected = manifest.Tables.GetValueOrDefault(table, -1);
            if (found != expected)
            {
                throw new RegisterException(new Message("restore.rows-differ", table, expected, found));
            }
        }
    }
}

/// <summary>What the restored register's own logs say of it.</summary>
internal sealed record LogFindings(long Events, IReadOnlyList<Message> Problems, ReadVerification Reads);
