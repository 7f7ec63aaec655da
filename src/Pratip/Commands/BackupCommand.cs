using System.CommandLine;
using System.Data.Common;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Backups;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>One encrypted file with all of a register, made while others work on it; or such a file looked through.</summary>
internal static class BackupCommand
{
    private const string Variable = "PRATIP_BACKUP_PASSPHRASE";

    private static readonly Option<string?> Out = new("--out") { Description = "The archive to write; nothing may be there yet.", HelpName = "FILE" };
    private static readonly Option<string?> Check = new("--check") { Description = "Look an archive through instead: is it whole, and what does it hold?", HelpName = "FILE" };
    private static readonly Option<bool> WithKeys = new("--with-keys") { Description = "Put the vault's key in as well. Then the archive and its passphrase alone open every identity." };

    /// <summary>Never the passphrase itself: the command lines of a machine can be read by everybody on it.</summary>
    public static Option<string?> PassphraseFile { get; } = new("--passphrase-file")
    {
        Description = $"File that holds the passphrase of the archive. Without it, the environment variable {Variable} does.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command(
            "backup",
            "Copy a register into one encrypted file, also while it is served; or look such a file through.\n\n"
            + "Example: pratip backup --out 2026-03-02.backup --passphrase-file backup-passphrase\nExample: pratip backup --check 2026-03-02.backup --passphrase-file backup-passphrase")
        {
            Out, Check, PassphraseFile, WithKeys, CommonOptions.Lang,
        };
        command.Runs((parsed, output, error, ct) => (parsed.GetValue(Out), parsed.GetValue(Check)) switch
        {
            ({ } file, null) => WriteAsync(parsed, file, output, error, ct),
            (null, { } file) => CheckAsync(parsed, file, output, error, ct),
            _ => throw new UsageException("backup needs --out FILE to write an archive or --check FILE to look one through, and not both."),
        });
        return command;
    }

    public static BackupPassphrase Passphrase(ParseResult parsed) => (parsed.GetValue(PassphraseFile), Environment.GetEnvironmentVariable(Variable)) switch
    {
        ({ } file, _) => BackupPassphrase.OfFile(file),
        (null, { Length: > 0 } text) => BackupPassphrase.Of(text),
        _ => throw new UsageException($"no passphrase is given. Name a file that holds it with --passphrase-file FILE, or set the environment variable {Variable}."),
    };

    /// <summary>Lines on standard error that show it lives; none for a machine.</summary>
    public static Action<Message>? Progress(ParseResult parsed, TextWriter error) =>
        parsed.GetValue(CommonOptions.Json) ? null : stage => error.WriteLine(ProductTexts.All.Format(stage, CommonOptions.LanguageIn(parsed)));

    /// <summary>What both commands say of an archive to a machine.</summary>
    public static object Described(BackupManifest manifest) => new
    {
        register = manifest.RegisterId,
        manifest.Purpose,
        manifest.Engine,
        manifest.At,
        rows = manifest.Tables.Values.Sum(),
        manifest.Tables,
        key = manifest.MasterKeyId,
        manifest.HoldsKey,
        parts = manifest.Parts.Count,
    };

    private static async Task<int> WriteAsync(ParseResult parsed, string file, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var location = CommonOptions.Location(parsed);
        var options = new BackupOptions(file, Passphrase(parsed)) { WithKeys = parsed.GetValue(WithKeys), Progress = Progress(parsed, error) };
        var report = await BackupService.WriteAsync(location, options, TimeProvider.System, ct);
        await LogAsync(parsed, error, () => BackupLog.BackedUpAsync(location, report, TimeProvider.System, ct));
        return await TellAsync(parsed, report, "pratip.backup.written", output,
            report.Manifest.HoldsKey ? new("pratip.backup.key-inside", report.Manifest.MasterKeyId)
            : new("pratip.backup.key-apart", report.Manifest.MasterKeyId, location.KeysFolder));
    }

    /// <summary>The archive, or the register, is there whatever becomes of the entry; that it could not be written is said.</summary>
    public static async Task LogAsync(ParseResult parsed, TextWriter error, Func<Task> record)
    {
        try
        {
            await record();
        }
        catch (Exception problem) when (problem is RegisterException or DbException)
        {
            var language = CommonOptions.LanguageIn(parsed);
            var why = problem is RegisterException refusal ? ProductTexts.All.Format(refusal.Reason, language) : problem.Message;
            await error.WriteLineAsync(ProductTexts.All.Format("pratip.backup.not-logged", language, why));
        }
    }

    private static async Task<int> CheckAsync(ParseResult parsed, string file, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (parsed.GetValue(WithKeys))
        {
            throw new UsageException("--with-keys goes with --out: an archive that is looked through is not changed.");
        }

        var report = await BackupService.CheckAsync(new RestoreOptions(file, Passphrase(parsed)) { Progress = Progress(parsed, error) }, ct);
        return await TellAsync(parsed, report, "pratip.backup.whole", output,
            report.Manifest.HoldsKey ? new("pratip.backup.key-inside", report.Manifest.MasterKeyId) : new("pratip.backup.key-not-inside", report.Manifest.MasterKeyId));
    }

    private static async Task<int> TellAsync(ParseResult parsed, BackupReport report, string key, TextWriter output, Message aboutKey)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(new { report.File, bytes = report.Length, holds = Described(report.Manifest) }));
            return Program.Succeeded;
        }

        var language = CommonOptions.LanguageIn(parsed);
        await output.WriteLineAsync(ProductTexts.All.Format(key, language, report.File));
        await output.WriteLineAsync(ProductTexts.All.Format(Content(report.Manifest, language), language));
        await output.WriteLineAsync(ProductTexts.All.Format(aboutKey, language));
        return Program.Succeeded;
    }

    /// <summary>Which register of when, and how much of it.</summary>
    public static Message Content(BackupManifest manifest, Language language) => new(
        "pratip.backup.content", new Message($"exchange.reports.purpose.{manifest.Purpose}"), manifest.RegisterId,
        Moment(manifest.At, language), manifest.Tables.Values.Sum(), manifest.Tables.Count);

    private static string Moment(DateTimeOffset at, Language language)
    {
        var text = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm");
        return language == Language.Khmer ? KhmerDigits.From(text) : text;
    }
}
