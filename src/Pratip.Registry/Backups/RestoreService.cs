using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Backups.Targets;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Backups;

/// <summary>A register that was restored, as it was backed up.</summary>
/// <param name="Manifest">What it was held against: there are as many rows in each table.</param>
/// <param name="Events">How many events its log has.</param>
/// <param name="Problems">What in the backed-up register itself does not agree; empty for a sound one.</param>
/// <param name="Reads">Whether the chain of the log of reads is whole.</param>
/// <param name="KeyFile">Where the vault's key is looked for.</param>
/// <param name="HasKey">Whether it is there.</param>
/// <param name="IsOlder">Whether the database still has to be brought to the form of this program.</param>
public sealed record RestoreReport(
    BackupManifest Manifest, long Events, IReadOnlyList<Message> Problems, ReadVerification Reads, string KeyFile, bool HasKey, bool IsOlder)
{
    public bool IsSound => Problems.Count == 0 && Reads.IsWhole;
}

/// <summary>Puts a register back from an archive, into a place where none is.</summary>
public static class RestoreService
{
    public static async Task<RestoreReport> RestoreAsync(RegisterLocation location, RestoreOptions options, TimeProvider clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        using var archive = ArchiveReader.Open(options.File, options.Passphrase);
        options.Progress?.Invoke(new Message("restore.stage.checking"));
        var manifest = await archive.ReadAsync((_, _, _) => Task.CompletedTask, ct);
        await using var engine = StorageEngine.For(location);
        var isOlder = RequireFitting(location, engine, manifest);

        LogFindings findings;
        await using (var target = RegisterTarget.Of(location, engine))
        {
            await target.PrepareAsync(manifest, ct);
            options.Progress?.Invoke(new Message("restore.stage.writing"));
            await archive.ReadAsync((name, at, content) => target.TakeAsync(name, at, content, ct), ct);
            options.Progress?.Invoke(new Message("restore.stage.verifying"));
            findings = await target.CheckAsync(manifest, ct);
            await target.PlaceAsync(ct);
        }

        if (!isOlder)
        {
            // The last proof: the program itself takes it for a register.
            await using var register = await Register.OpenAsync(location, RegisterAccess.Read, clock, ct);
        }

        var key = MasterKeyFile.In(location.KeysFolder);
        return new RestoreReport(manifest, findings.Events, findings.Problems, findings.Reads, key, File.Exists(key), isOlder);
    }

    /// <summary>Before anything is written. Returns whether the archive's form is older than the program's.</summary>
    private static bool RequireFitting(RegisterLocation location, StorageEngine engine, BackupManifest manifest)
    {
        if (manifest.Engine != (location.IsEmbedded ? BackupManifest.Sqlite : BackupManifest.Postgres))
        {
            throw new RegisterException(new Message(location.IsEmbedded ? "restore.into-postgres" : "restore.into-folder"));
        }

        using var db = engine.CreateContext();
        var known = db.Database.GetMigrations().ToList();
        if (manifest.Migrations.Count == 0 || !known.Take(manifest.Migrations.Count).SequenceEqual(manifest.Migrations, StringComparer.Ordinal))
        {
            throw new RegisterException(new Message("restore.newer-program"));
        }

        // Another register's key in the way: neither register could be opened beside it.
        if (File.Exists(MasterKeyFile.In(location.KeysFolder)))
        {
            _ = MasterKeyFile.Require(location.KeysFolder, manifest.MasterKeyId);
        }

        return manifest.Migrations.Count < known.Count;
    }
}
