using System.CommandLine;
using System.Text;
using Pratip.Exchange.Packs;
using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;

namespace Pratip.Commands;

/// <summary>Editions as files: taken out of the register, and verified without one.</summary>
internal static class EditionFiles
{
    private const string KeyMark = "pratip-edition-key-1";

    private static readonly Argument<string> Name = new("NUMBER") { Description = "The edition, for example 2024-p1; 'pratip edition list' shows them." };
    private static readonly Option<string> Out = new("--out") { Description = "Where the bundle is written.", Required = true, HelpName = "FILE" };
    private static readonly Option<bool> PublicPart = new("--public") { Description = "Leave out the sealed facts: content, signatures and public key alone, for everybody." };
    private static readonly Option<string?> PublicKeyOut = new("--public-key") { Description = "Also write the office's public key here, to be made known apart from the bundle.", HelpName = "FILE" };
    private static readonly Option<string?> KeyOut = new("--key") { Description = "Also write the key of the restricted parts here; needs --by and --reason.", HelpName = "FILE" };
    private static readonly Option<string?> By = new("--by") { Description = "Sign-in name of the statistician who takes the key.", HelpName = "NAME" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "What the key is needed for; it stands in the log.", HelpName = "TEXT" };
    private static readonly Option<string> Folder = new("--out") { Description = "Folder for the report's files.", Required = true, HelpName = "DIR" };
    private static readonly Option<bool> Pdf = new("--pdf") { Description = "Print a PDF in each language, too; needs Chromium." };
    private static readonly Argument<string> Bundle = new("BUNDLE") { Description = "A file that 'pratip edition export' wrote." };
    private static readonly Option<string?> KeyIn = new("--key") { Description = "The edition's key: with it every figure is counted again.", HelpName = "FILE" };
    private static readonly Option<string?> PublicKeyIn = new("--public-key") { Description = "The office's public key (PEM).", HelpName = "FILE" };

    public static Command CreateExport()
    {
        var command = new Command("export", "Write a signed edition to one file.\n\nExample: pratip edition export 2024-p1 --public --out 2024-p1-public.pratip-edition")
        {
            Name, Out, PublicPart, PublicKeyOut, KeyOut, By, Reason, CommonOptions.Lang,
        };
        command.Runs(ExportAsync);
        return command;
    }

    public static Command CreateVerify()
    {
        var command = new Command(
            "verify",
            "Verify an edition without a register: hashes, signatures, sums, and with its key every figure.\n\n"
            + "Example: pratip edition verify 2024-p1.pratip-edition --key 2024-p1.key --public-key office.pem")
        {
            Bundle, KeyIn, PublicKeyIn, CommonOptions.Lang,
        };
        command.Runs(VerifyAsync);
        return command;
    }

    public static Command CreateReport()
    {
        var command = new Command(
            "report",
            "Write the report of an edition in Khmer and English, from its bundle: HTML, XLSX, DOCX, CSV and JSON. Nothing is counted again.\n\n"
            + "Example: pratip edition report 2024-p1.pratip-edition --out report-2024")
        {
            Bundle, Folder, Pdf, CommonOptions.Lang,
        };
        command.Runs(ReportAsync);
        return command;
    }

    /// <summary>What a bundle says, once it is found to be as it was made; null where it is not, and that has been said.</summary>
    public static async Task<(EditionContent Content, EditionDocket Docket)?> ReadSoundAsync(ParseResult parsed, string file, TextWriter output, TextWriter error, CancellationToken ct) =>
        await SoundAsync(parsed, file, output, error, ct) is var (bundle, _) ? EditionBundle.ReadContent(bundle) : null;

    /// <summary>A bundle with the hash of its content, once it is found to be as it was made; null where it is not, and that has been said.</summary>
    public static async Task<(byte[] Bundle, string? Hash)?> SoundAsync(ParseResult parsed, string file, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var bundle = await NamedFile.ReadAsync(file, ct);
        var verified = EditionVerifier.Verify(bundle, null, null);
        if (verified.IsSound)
        {
            return (bundle, verified.Hash);
        }

        var language = CommonOptions.LanguageIn(parsed);
        await Job.TellAsync(parsed, [.. verified.Faults.Select(fault => Place(file, fault) + ProductTexts.All.Format(fault.Says, language))], output, error);
        return null;
    }

    private static async Task<int> ReportAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (await ReadSoundAsync(parsed, parsed.GetRequiredValue(Bundle), output, error, ct) is not var (content, docket))
        {
            return Program.JobFailed;
        }

        var document = EditionReport.Of(content, docket);
        var formats = ReportFormats.With(parsed.GetValue(Pdf));
        var folder = parsed.GetRequiredValue(Folder);
        OutputFolder.Create(folder);
        var files = await ReportFiles.WriteAsync(document, folder, Enum.GetValues<Language>(), formats, ct);
        await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json)
            ? JsonAnswer.Of(new { edition = EditionName.Of(content.Head), files })
            : ProductTexts.All.Format("pratip.edition.reported", CommonOptions.LanguageIn(parsed), EditionName.Of(content.Head), files.Count, Path.GetFullPath(folder)));
        return Program.Succeeded;
    }

    public static async Task<IReadOnlyList<string>> WriteDraftAsync(EditionView view, string folder, CancellationToken ct)
    {
        var written = new List<string>();
        OutputFolder.Create(folder);
        foreach (var file in CanonicalContent.Write(view.Content, view.Docket))
        {
            var path = Path.Combine(folder, Path.GetFileName(file.Path));
            await NamedFile.WriteAsync(path, file.Bytes, ct);
            written.Add(path);
        }

        return written;
    }

    private static async Task<int> ExportAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var name = parsed.GetRequiredValue(Name).Trim();
        var (by, reason, keyFile) = (parsed.GetValue(By), parsed.GetValue(Reason), parsed.GetValue(KeyOut));
        if (keyFile is null != (by is null) || keyFile is null != (reason is null))
        {
            throw new UsageException("the key of the restricted parts is handed to a named statistician with a reason: give --key FILE, --by NAME and --reason TEXT together.");
        }

        if (keyFile is not null && parsed.GetValue(PublicPart))
        {
            throw new UsageException("--public leaves out what --key opens: export the bundle for everybody and the one to recount from one after the other.");
        }

        var (file, publicKeyFile) = (parsed.GetRequiredValue(Out), parsed.GetValue(PublicKeyOut));
        foreach (var place in (string?[])[file, publicKeyFile, keyFile])
        {
            NamedFile.RequirePlace(place);
        }

        await using var call = await EditionCall.OpenAsync(parsed, RegisterAccess.Write, ct);
        var language = CommonOptions.LanguageIn(parsed);
        try
        {
            var bundle = await EditionConsole.BundleAsync(call.Register, name, ct) ?? throw EditionCall.NotThere(name);
            bundle = parsed.GetValue(PublicPart) ? PublicBundle.Of(bundle) : bundle;
            if (keyFile is not null)
            {
                await WriteKeyAsync(call, name, keyFile, by!, reason!);
            }

            await NamedFile.WriteAsync(file, bundle, ct);
            if (publicKeyFile is not null)
            {
                await NamedFile.WriteAsync(publicKeyFile, Encoding.UTF8.GetBytes(EditionReader.PublicKey(call.Register)), ct);
            }

            var path = Path.GetFullPath(file);
            await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json)
                ? JsonAnswer.Of(new { edition = name, file = path, bytes = bundle.Length })
                : ProductTexts.All.Format("pratip.edition.exported", language, name, path));
            return Program.Succeeded;
        }
        catch (Exception refused) when (refused is EntryRefusedException or AccessRefusedException)
        {
            return await EditionCall.TellAsync(parsed, refused, by, output, error);
        }
    }

    private static async Task WriteKeyAsync(EditionCall call, string name, string file, string by, string reason)
    {
        var edition = (await EditionConsole.HandleAsync(call.Register, name, call.Ct))!;
        var key = await EditionReader.HandOutKeyAsync(await call.AsAsync(by), new() { Id = edition.Id, Reason = reason }, call.Ct);
        await NamedFile.WriteAsync(file, Encoding.ASCII.GetBytes($"{KeyMark} {Convert.ToBase64String(key)}\n"), call.Ct, OwnerOnly.Creating(FileMode.Create));
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var file = parsed.GetRequiredValue(Bundle);
        var bundle = await NamedFile.ReadAsync(file, ct);
        var key = parsed.GetValue(KeyIn) is { } keyFile ? KeyOf(Encoding.UTF8.GetString(await NamedFile.ReadAsync(keyFile, ct)), keyFile) : null;
        var publicKey = parsed.GetValue(PublicKeyIn) is { } pem ? Encoding.UTF8.GetString(await NamedFile.ReadAsync(pem, ct)) : null;
        var verified = EditionVerifier.Verify(bundle, key, publicKey);
        var language = CommonOptions.LanguageIn(parsed);
        string Say(Reference.Wording.Message message) => ProductTexts.All.Format(message, language);
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(new
            {
                edition = verified.Name,
                hash = verified.Hash,
                sound = verified.IsSound,
                recomputed = verified.IsRecomputed,
                faults = verified.Faults.Select(fault => new { fault.File, fault.Line, says = Say(fault.Says) }),
                notes = verified.Notes.Select(Say),
            }));
            return verified.IsSound ? Program.Succeeded : Program.JobFailed;
        }

        foreach (var fault in verified.Faults)
        {
            await error.WriteLineAsync($"pratip: {Place(file, fault)}{Say(fault.Says)}");
        }

        if (verified.IsSound)
        {
            await output.WriteLineAsync(ProductTexts.All.Format(verified.IsRecomputed ? "pratip.edition.recomputed" : "pratip.edition.sound", language, verified.Name, verified.Hash));
        }

        foreach (var note in verified.Notes)
        {
            await output.WriteLineAsync(Say(note));
        }

        return verified.IsSound ? Program.Succeeded : Program.JobFailed;
    }

    /// <summary>The bundle, and the file within it with its line, as far as the fault has them.</summary>
    private static string Place(string bundle, EditionFault fault) =>
        string.Concat(new[] { Path.GetFileName(bundle), fault.File is null || fault.Line is null ? fault.File : $"{fault.File}:{fault.Line}" }.OfType<string>().Select(place => place + ": "));

    private static byte[] KeyOf(string text, string file)
    {
        var key = new byte[SealedPart.KeyLength];
        return text.Trim().Split(' ') is [KeyMark, var digits] && Convert.TryFromBase64String(digits, key, out var length) && length == key.Length
            ? key
            : throw new UsageException($"{file} is not the key of an edition. 'pratip edition export NUMBER --out FILE --key FILE --by NAME --reason TEXT' writes one.");
    }
}
