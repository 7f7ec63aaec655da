using System.CommandLine;
using Pratip.Reference.Wording;
using Pratip.Registry.Backups;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>A register from an archive, into a folder or a database where none is.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> Archive = new("FILE") { Description = "An archive that pratip backup wrote." };

    public static Command Create()
    {
        var command = new Command(
            "restore",
            "Put a register back from an archive, into a place where none is: a folder (--data), or the empty database of PRATIP_DB.\n\n"
            + "Example: pratip restore 2026-03-02.backup --data restored --passphrase-file backup-passphrase")
        {
            Archive, BackupCommand.PassphraseFile, CommonOptions.Lang,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var location = CommonOptions.Location(parsed);
        var options = new RestoreOptions(parsed.GetRequiredValue(Archive), BackupCommand.Passphrase(parsed)) { Progress = BackupCommand.Progress(parsed, error) };
        var report = await RestoreService.RestoreAsync(location, options, TimeProvider.System, ct);
        await BackupCommand.LogAsync(parsed, error, () => BackupLog.RestoredAsync(location, options.File, report, TimeProvider.System, ct));
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(Described(location, report)));
        }
        else
        {
            await PrintAsync(parsed, location, report, output, error);
        }

        // The register is there as it was; that something was wrong with it already must not go by unseen.
        return report.IsSound ? Program.Succeeded : Program.JobFailed;
    }

    private static object Described(RegisterLocation location, RestoreReport report) => new
    {
        restored = location.ToString(),
        holds = BackupCommand.Described(report.Manifest),
        report.Events,
        reads = report.Reads.Count,
        sound = report.IsSound,
        readsBrokenAt = report.Reads.BrokenAt,
        problems = report.Problems.Select(problem => ProductTexts.All.Format(problem, Kernel.Language.English)),
        report.KeyFile,
        report.HasKey,
        older = report.IsOlder,
    };

    private static async Task PrintAsync(ParseResult parsed, RegisterLocation location, RestoreReport report, TextWriter output, TextWriter error)
    {
        var language = CommonOptions.LanguageIn(parsed);
        var width = report.Manifest.Tables.Keys.Max(table => table.Length) + 2;
        foreach (var (table, rows) in report.Manifest.Tables)
        {
            await output.WriteLineAsync($"  {table.PadRight(width)}{Numbers.Format(rows, language),12}");
        }

        await SayAsync(output, new("pratip.restore.done", location.ToString()));
        await SayAsync(output, BackupCommand.Content(report.Manifest, language));
        await SayAsync(output, new("pratip.restore.rows-agree"));
        foreach (var problem in report.Problems)
        {
            await SayAsync(error, new("pratip.restore.problem", problem));
        }

        if (report.Problems.Count == 0)
        {
            await SayAsync(output, new("pratip.restore.events-whole", report.Events));
        }

        await (report.Reads.BrokenAt is { } broken
            ? SayAsync(error, new("pratip.restore.problem", new Message("restore.reads-broken", broken)))
            : SayAsync(output, new("pratip.restore.reads-whole", report.Reads.Count)));
        await (report.HasKey
            ? SayAsync(output, new("pratip.restore.key-there", report.Manifest.MasterKeyId, report.KeyFile))
            : SayAsync(error, new("pratip.restore.key-missing", report.Manifest.MasterKeyId, report.KeyFile)));
        if (report.IsOlder)
        {
            await SayAsync(output, new("pratip.restore.older"));
        }

        Task SayAsync(TextWriter to, Message message) => to.WriteLineAsync(ProductTexts.All.Format(message, language));
    }
}
