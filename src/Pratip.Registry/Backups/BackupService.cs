using Pratip.Reference.Wording;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Backups.Sources;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Backups;

/// <summary>An archive that was made or looked through.</summary>
/// <param name="File">Its whole path.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Manifest">What it holds.</param>
public sealed record BackupReport(string File, long Length, BackupManifest Manifest);

/// <summary>
/// Copies a register into one encrypted file while others work on it: the database with the log of reads as they stood at one
/// moment, the answers kept for senders, and the vault's key only when asked. Sessions are left out: after a restore everybody signs in again.
/// </summary>
public static class BackupService
{
    public static async Task<BackupReport> WriteAsync(RegisterLocation location, BackupOptions options, TimeProvider clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        options.Passphrase.RequireLength();
        var path = FreePath(options.Out);
        await using var engine = StorageEngine.For(location);
        await RequireRegisterAsync(location, engine, ct);

        // Under another name until it is whole and on the disk. Left by a killed process, it is written over by the next; in use
        // by another backup, it cannot be opened.
        var draft = path + ".part";
        var file = new FileStream(draft, Draft());
        try
        {
            BackupManifest manifest;
            await using (file)
            {
                manifest = await WriteAsync(location, engine, file, options, clock.GetUtcNow(), ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path);
            return new BackupReport(path, new FileInfo(path).Length, manifest);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>Reads an archive through: every chunk opened, every part held against the manifest.</summary>
    public static async Task<BackupReport> CheckAsync(RestoreOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var archive = ArchiveReader.Open(options.File, options.Passphrase);
        options.Progress?.Invoke(new Message("restore.stage.checking"));
        return new BackupReport(Path.GetFullPath(options.File), archive.FileLength, await archive.ReadAsync((_, _, _) => Task.CompletedTask, ct));
    }

    private static async Task<BackupManifest> WriteAsync(
        RegisterLocation location, StorageEngine engine, FileStream file, BackupOptions options, DateTimeOffset at, CancellationToken ct)
    {
        await using var source = RegisterSource.Of(location, engine);
        options.Progress?.Invoke(new Message("backup.stage.reading"));
        var state = await source.HoldAsync(ct);
        if (state.MasterKeyId is null)
        {
            throw new RegisterException(new Message("register.not-found", location.ToString()));
        }

        using var archive = ArchiveWriter.Begin(file, options.Passphrase);
        if (options.WithKeys)
        {
            _ = MasterKeyFile.Require(location.KeysFolder, state.MasterKeyId);
            await AddFileAsync(archive, PartNames.Key, MasterKeyFile.In(location.KeysFolder), ct);
        }

        options.Progress?.Invoke(new Message("backup.stage.writing"));
        await source.CopyAsync(archive, ct);
        await AddKeptFilesAsync(archive, location, ct);
        var manifest = new BackupManifest
        {
            Engine = source.Engine,
            RegisterId = state.RegisterId,
            Purpose = state.Purpose,
            At = at,
            MasterKeyId = state.MasterKeyId,
            HoldsKey = options.WithKeys,
            Migrations = state.Migrations,
            Tables = state.Tables,
            Sequences = state.Sequences,
            Parts = [.. archive.Parts],
        };
        await archive.FinishAsync(manifest);
        return manifest;
    }

    private static async Task AddKeptFilesAsync(ArchiveWriter archive, RegisterLocation location, CancellationToken ct)
    {
        var folder = location.ImportsFolder;
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList())
        {
            var name = Path.GetRelativePath(location.FilesFolder, path).Replace(Path.DirectorySeparatorChar, '/');
            await AddFileAsync(archive, PartNames.Files + name, path, ct);
        }
    }

    /// <summary>Files are written whole and never changed; one that is too old is deleted, perhaps just now.</summary>
    private static async Task AddFileAsync(ArchiveWriter archive, string name, string path, CancellationToken ct)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return;
        }

        await using (file)
        {
            await archive.AddAsync(name, File.GetLastWriteTimeUtc(file.SafeFileHandle), part => file.CopyToAsync(part, ct));
        }
    }

    private static async Task RequireRegisterAsync(RegisterLocation location, StorageEngine engine, CancellationToken ct)
    {
        if (!await engine.ExistsAsync(ct))
        {
            throw new RegisterException(new Message("register.not-found", location.ToString()));
        }

        // One of an older form is copied as it is: before an upgrade is when a backup is wanted.
        if ((await engine.CompareSchemaAsync(ct)).Newer)
        {
            throw new RegisterException(new Message("register.newer-program", location.ToString()));
        }
    }

    private static string FreePath(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.Exists(full))
        {
            throw new RegisterException(new Message("backup.out-exists", full));
        }

        var folder = Path.GetDirectoryName(full);
        return Directory.Exists(folder) ? full : throw new RegisterException(new Message("backup.no-out-folder", folder));
    }

    private static FileStreamOptions Draft()
    {
        var options = OwnerOnly.Creating(FileMode.Create);
        options.Share = FileShare.None;
        return options;
    }
}
