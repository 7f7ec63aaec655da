using System.CommandLine;
using Pratip.Exchange.Encoded;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Commands;

/// <summary>The side of an exchange that asks: a list outside any register becomes encodings, from which nobody reads a name without the key.</summary>
internal static class EncodeCommand
{
    private static readonly Argument<string> List = new("FILE") { Description = "The list: CSV or a workbook with the columns name_latin or name_own, sex, birth_date." };
    private static readonly Argument<string> Agreement = new("AGREEMENT") { Description = "The reference under which both sides have the agreement, for example NGO-03/2026-1." };
    private static readonly Option<string> Key = new("--key") { Description = "File with the key of the agreement, as pratip encode-key wrote it.", Required = true, HelpName = "FILE" };
    private static readonly Option<string> Out = new("--out") { Description = "The file to write.", Required = true, HelpName = "FILE" };
    private static readonly Option<bool> Force = new("--force") { Description = "Write over the file and the list of rows beside it where they are there already." };

    public static Command Create()
    {
        var command = new Command(
            "encode",
            "Encode a list of people so that an office with the same key can compare it without learning a name. Reads no register.\n\n"
            + "Example: pratip encode people.csv --key agreement.key --out people.encoded")
        {
            List, Key, Out, Force, CommonOptions.Lang,
        };
        command.Runs(EncodeAsync);
        return command;
    }

    public static Command CreateKey()
    {
        var command = new Command("encode-key", "Draw the key of an agreement about encoded lists.\n\nExample: pratip encode-key NGO-03/2026-1 --out agreement.key")
        {
            Agreement, Out, CommonOptions.Lang,
        };
        command.Runs(DrawKeyAsync);
        return command;
    }

    private static async Task<int> EncodeAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var (path, target, keyFile) = (parsed.GetRequiredValue(List), Path.GetFullPath(parsed.GetRequiredValue(Out)), parsed.GetRequiredValue(Key));
        if (new[] { path, keyFile }.Any(read => string.Equals(Path.GetFullPath(read), target, StringComparison.Ordinal) || string.Equals(Path.GetFullPath(read), EncodedFiles.RowsOf(target), StringComparison.Ordinal)))
        {
            throw new UsageException("--out names a file that is read: the list and the key are not written over.");
        }

        if (!parsed.GetValue(Force))
        {
            EncodedFiles.RequireFree(target);
        }

        var key = ExchangeKey.Read(keyFile);
        var people = PeopleToEncode.Read(path, PhnomPenhTime.DateOf(TimeProvider.System.GetUtcNow()), ct);
        var language = CommonOptions.LanguageIn(parsed);
        foreach (var warning in people.Problems.Where(problem => problem.Severity == ProblemSeverity.Warning))
        {
            await error.WriteLineAsync("pratip: " + warning.Say(ProductTexts.All, language));
        }

        if (people.Facts.Count == 0)
        {
            var errors = people.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.Say(ProductTexts.All, language));
            await Job.TellAsync(parsed, [.. errors, ProductTexts.All.Format("exchange.encoded.nothing-written", language)], output, error);
            return Program.JobFailed;
        }

        OutputFolder.Create(Path.GetDirectoryName(target)!);
        var list = EncodedFiles.Write(target, key, people.Facts, people.Rows);
        await SayAsync(
            parsed, output, new { file = target, rowsFile = EncodedFiles.RowsOf(target), agreement = list.Agreement, list.KeyCheck, encodings = list.Records.Count },
            new("exchange.encoded.written", target, list.Records.Count, list.Agreement), new("exchange.encoded.rows-written", EncodedFiles.RowsOf(target)));
        return Program.Succeeded;
    }

    private static async Task<int> DrawKeyAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var reference = parsed.GetRequiredValue(Agreement);
        if (!ExchangeKey.IsReference(reference))
        {
            throw new UsageException($"'{reference}' is no reference of an agreement. Write 1 to {ExchangeKey.LongestReference} letters, digits, hyphens, dots, slashes or underscores, such as NGO-03/2026-1.");
        }

        var target = Path.GetFullPath(parsed.GetRequiredValue(Out));
        OutputFolder.Create(Path.GetDirectoryName(target)!);
        ExchangeKey.New(reference).Write(target);
        await SayAsync(parsed, output, new { file = target, agreement = reference }, new Message("exchange.encoded.key-written", target, reference));
        return Program.Succeeded;
    }

    private static async Task SayAsync(ParseResult parsed, TextWriter output, object forMachine, params IEnumerable<Message> lines)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(forMachine));
            return;
        }

        foreach (var line in lines)
        {
            await output.WriteLineAsync(ProductTexts.All.Format(line, CommonOptions.LanguageIn(parsed)));
        }
    }
}
