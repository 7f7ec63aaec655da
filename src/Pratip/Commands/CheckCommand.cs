using System.CommandLine;
using System.Globalization;
using System.Text;
using Pratip.Exchange.Statements;
using Pratip.Kernel;
using Pratip.Registry.Editions;
using Pratip.Registry.Storage;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Checked;

namespace Pratip.Commands;

/// <summary>Holds the figures of a text against editions, and does the sums within it.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> Text = new("FILE") { Description = "The text: .txt, .html, .docx, or .pdf where Poppler is installed." };
    private static readonly Option<DateOnly?> Date = CommonOptions.Day("--date", "The day it was said, from which \"last year\" is reckoned");
    private static readonly Option<string?> Title = new("--title") { Description = "What the text is called (default: what the file says, else its name).", HelpName = "TEXT" };
    private static readonly Option<string?> Source = new("--source") { Description = "Who said it, and where.", HelpName = "TEXT" };

    private static readonly Option<string[]> Edition = new("--edition")
    {
        Description = "Hold it against this edition alone: a bundle, or the number of one in the register, also before it is out. May be given several times (default: all that have been released).",
        HelpName = "EDITION",
    };

    private static readonly Option<string?> Html = new("--html") { Description = "Also write it as a page.", HelpName = "FILE" };
    private static readonly Option<string?> Docx = new("--docx") { Description = "Also write it as a document.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command(
            "check",
            "Find what a text claims about the figures, and hold it against the editions in force on its date and the latest. Without a register only the sums within the text are done."
            + "\n\nExample: pratip check speech.txt --date 2025-03-28 --html checked.html")
        {
            Text, Date, Title, Source, Edition, Html, Docx, CommonOptions.Lang,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        NamedFile.RequirePlace(parsed.GetValue(Html));
        NamedFile.RequirePlace(parsed.GetValue(Docx));
        if (parsed.GetValue(Date) is { } said && !ClaimReader.IsDayOf(said))
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--date {said:yyyy-MM-dd} is no day of a text that can be checked. Give one from {ClaimReader.FirstYear} to {ClaimReader.LastYear}, or leave --date out."));
        }

        var file = parsed.GetRequiredValue(Text);
        var language = CommonOptions.LanguageIn(parsed);
        FileText read;
        try
        {
            read = await TextFiles.ReadAsync(file, ct);
        }
        catch (UnreadableTextException refused)
        {
            await Job.TellAsync(parsed, [ProductTexts.All.Format(refused.Problem, language)], output, error);
            return refused.Fault is TextFault.NotFound or TextFault.Folder ? Program.WrongUsage : Program.JobFailed;
        }

        if (await FiguresAsync(parsed, output, error, ct) is not var (editions, purpose))
        {
            return Program.JobFailed;
        }

        var given = new GivenText(parsed.GetValue(Title) ?? read.Title ?? Path.GetFileName(file), read.Text, parsed.GetValue(Date)) { Source = parsed.GetValue(Source) };
        var found = TextCheck.Of(given, editions, purpose, TimeProvider.System.Today());
        await WriteAsync(parsed, found, error, ct);
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(CheckedTextJson.Write(found));
            return Program.Succeeded;
        }

        await CheckedTable.WriteAsync(found, language, output);
        if (given.Date is null && (read.Day ?? WrittenDay.Of(read.Text)) is { } day)
        {
            var written = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await output.WriteLineAsync(ProductTexts.All.Format("pratip.check.proposed", language, day, written));
        }

        return Program.Succeeded;
    }

    /// <summary>The editions that were named, else those that the register has released; neither where there is no register. Null where a bundle is not sound, which has been said.</summary>
    private static async Task<(EditionsInForce? Editions, RegisterPurpose? Purpose)?> FiguresAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var named = parsed.GetValue(Edition) ?? [];
        var editions = new List<DatedEdition>();
        foreach (var bundle in named.Where(File.Exists))
        {
            if (await EditionFiles.SoundAsync(parsed, bundle, output, error, ct) is not var (bytes, hash))
            {
                return null;
            }

            editions.Add(DatedEditions.OfBundle(bytes, hash));
        }

        var rest = named.Where(name => !File.Exists(name)).ToList();
        if (named.Length > 0 && rest.Count == 0)
        {
            return (new(editions), editions[0].Content.Head.Purpose);
        }

        await using var register = await RegisterAsync(parsed, rest.Count > 0, ct);
        if (register is null)
        {
            return (null, null);
        }

        foreach (var name in rest)
        {
            editions.Add(await DatedEditionReader.FindAsync(register, name.Trim(), ct)
                ?? throw new UsageException($"there is no file and no edition '{name}'. 'pratip edition list' shows the editions."));
        }

        return (new(named.Length > 0 ? editions : await DatedEditionReader.ReleasedAsync(register, ct)), register.Purpose);
    }

    /// <summary>A register that nobody named need not be there; one that was named must.</summary>
    private static async Task<Register?> RegisterAsync(ParseResult parsed, bool isNeeded, CancellationToken ct)
    {
        var location = CommonOptions.Location(parsed);
        var isNamed = isNeeded || parsed.GetValue(CommonOptions.Data) is not null || !location.IsEmbedded;
        try
        {
            return await Register.OpenAsync(location, RegisterAccess.Read, TimeProvider.System, ct);
        }
        catch (RegisterException missing) when (!isNamed && missing.Reason.Key == "register.not-found")
        {
            return null;
        }
    }

    private static async Task WriteAsync(ParseResult parsed, CheckedText found, TextWriter error, CancellationToken ct)
    {
        var language = CommonOptions.LanguageIn(parsed);
        if (parsed.GetValue(Html) is { } html)
        {
            await NamedFile.WriteAsync(html, Encoding.UTF8.GetBytes(CheckedTextHtml.Render(found, language)), ct);
            await error.WriteLineAsync(ProductTexts.All.Format("pratip.check.wrote", language, Path.GetFullPath(html)));
        }

        if (parsed.GetValue(Docx) is { } docx)
        {
            await NamedFile.WriteAsync(docx, CheckedTextDocx.Render(found, language), ct);
            await error.WriteLineAsync(ProductTexts.All.Format("pratip.check.wrote", language, Path.GetFullPath(docx)));
        }
    }
}
