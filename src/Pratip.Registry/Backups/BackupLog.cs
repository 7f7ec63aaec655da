using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Backups;

/// <summary>
/// Tells the register's log that it was copied, or that it came out of an archive: who did it, when, and which archive. The entry of
/// a backup is made when the archive is whole, so it is not in it; the entry of a restore is the first thing that happens in the
/// register that was restored.
/// </summary>
public static class BackupLog
{
    public static Task BackedUpAsync(RegisterLocation location, BackupReport report, TimeProvider clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        var process = new ProcessContext(ProcessKind.RegisterBackUp, Environment.UserName, null, "a backup", Channels.Command);
        return RecordAsync(location, process, EventKind.RegisterBackedUp, CopyOf("backup", report.File, report.Manifest), clock, ct);
    }

    /// <param name="location">Where the register was restored to.</param>
    /// <param name="file">The archive.</param>
    /// <param name="report">What came of it.</param>
    /// <param name="clock">Of the entry.</param>
    /// <param name="ct">Stops waiting.</param>
    public static Task RestoredAsync(RegisterLocation location, string file, RestoreReport report, TimeProvider clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        var process = new ProcessContext(ProcessKind.RegisterRestore, Environment.UserName, null, "restored from an archive", Channels.Command);
        return RecordAsync(location, process, EventKind.RegisterRestored, CopyOf("restore", file, report.Manifest), clock, ct);
    }

    private static RegisterCopy CopyOf(string act, string file, BackupManifest manifest) =>
        new() { Act = act, File = Path.GetFileName(file), ArchiveAt = manifest.At, HoldsKey = manifest.HoldsKey };

    /// <summary>Throws <see cref="RegisterException"/> where the register has an older form, which is copied and restored as it is.</summary>
    private static async Task RecordAsync(RegisterLocation location, ProcessContext process, EventKind kind, RegisterCopy copy, TimeProvider clock, CancellationToken ct)
    {
        await using var register = await Register.OpenAsync(location, RegisterAccess.Note, clock, ct);
        await register.ChangeAsync(process, change => change.RecordAsync(kind, new RowChanges().Add(copy)), ct);
    }
}
