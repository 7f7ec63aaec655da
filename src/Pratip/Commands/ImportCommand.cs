using System.CommandLine;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>
/// Brings files in. The job succeeded when every file was read and answered, even if rows were rejected: those come back
/// to their sender. It failed when a file was refused as a whole.
/// </summary>
internal static class ImportCommand
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "Workbooks or CSV files.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Agency = new("--agency") { Description = "Code of the reporting body, for files that do not say it (CSV, HTCDS).", HelpName = "CODE" };
    private static readonly Option<string?> Sheet = new("--sheet") { Description = "Which sheet a CSV file is, where its columns do not tell.", HelpName = "SHEET" };
    private static readonly Option<ReportingWindow?> Period = CommonOptions.Window("--period", "Period reported on, for files that do not say it", required: false);
    private static readonly Option<DateOnly?> RegisteredOn = CommonOptions.Day("--registered-on", "Day on which the persons were registered, for HTCDS rows that do not say it (default: the file's own date)");
    private static readonly Option<string?> Rejected = new("--rejected") { Description = "Folder for return-to-sender workbooks (default: beside each file).", HelpName = "DIR" };

    public static Command Create()
    {
        var command = new Command("import", "Bring agency files in; every row is answered.\n\nExample: pratip import PC-12-2024-H1.xlsx")
        {
            Files, Agency, Sheet, Period, RegisteredOn, Rejected, CommonOptions.Lang,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var json = parsed.GetValue(CommonOptions.Json);
        var language = CommonOptions.LanguageIn(parsed);
        var files = parsed.GetRequiredValue(Files);
        if (!Array.Exists(files, Path.Exists))
        {
            // Before a register is begun where there is none: a mistyped name is no reason for one.
            throw new IOException(string.Join(" ", files.Select(path => ProductTexts.All.Format("exchange.tabular.not-found", language, path))));
        }

        var answer = new ImportAnswer(language);
        var (opened, refused) = await OpenAsync(CommonOptions.Location(parsed), files, answer, error, ct);
        await using var register = opened;
        var receipts = new List<(ImportReceipt Receipt, string? Returned)>();
        for (var i = 0; i < files.Length; i++)
        {
            var options = register is null ? null : Options(parsed, files[i], language);
            var receipt = options is null ? refused[i] : await Importer.ImportAsync(register!, files[i], options, json ? null : answer.Progress(files[i], error), ct);
            receipts.Add((receipt, options is not null && File.Exists(options.RejectedPath) ? options.RejectedPath : null));
            if (!json)
            {
                await answer.PrintAsync(receipt, receipts[^1].Returned, receipt.Succeeded ? output : error);
            }
        }

        if (json)
        {
            await output.WriteLineAsync(JsonAnswer.Of(receipts.Select(r => Described(r.Receipt, r.Returned, language))));
        }

        return receipts.All(r => r.Receipt.Succeeded) ? Program.Succeeded : Program.JobFailed;
    }

    private static ImportOptions Options(ParseResult parsed, string path, Language language) => new()
    {
        Actor = Environment.UserName,
        Channel = Channels.Command,
        AgencyCode = parsed.GetValue(Agency),
        Sheet = parsed.GetValue(Sheet),
        Period = parsed.GetValue(Period),
        RegisteredOn = parsed.GetValue(RegisteredOn),
        RejectedPath = RejectedPath(path, parsed.GetValue(Rejected)),
        Language = language,
    };

    /// <summary>
    /// Where nothing is yet, the first file begins a register; it is for trying out, until production may be opened. Files of
    /// which none can be opened as a table begin nothing: their refusals are the whole answer.
    /// </summary>
    private static async Task<(Register? Register, ImportReceipt[] Refused)> OpenAsync(
        RegisterLocation location, string[] files, ImportAnswer answer, TextWriter error, CancellationToken ct)
    {
        try
        {
            return (await Register.OpenAsync(location, RegisterAccess.Write, TimeProvider.System, ct), []);
        }
        catch (RegisterException missing) when (missing.Reason.Key == "register.not-found")
        {
            var refused = files.Select(Importer.Refusal).OfType<ImportReceipt>().ToArray();
            if (refused.Length == files.Length)
            {
                return (null, refused);
            }

            var register = await Register.CreateAsync(location, RegisterPurpose.Test, TimeProvider.System, ct);
            await error.WriteLineAsync(answer.Begun(location.ToString()));
            return (register, []);
        }
    }

    /// <summary>A name that is free: the workbook of an earlier import may hold corrections that were not sent yet.</summary>
    private static string RejectedPath(string path, string? folder)
    {
        var name = Path.GetFileNameWithoutExtension(path) + ".rejected";
        var target = Path.Combine(folder is null ? Path.GetDirectoryName(Path.GetFullPath(path))! : OutputFolder.Create(folder), name);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? target + ".xlsx" : $"{target}-{n}.xlsx").First(free => !Path.Exists(free));
    }

    private static object Described(ImportReceipt receipt, string? returned, Language language) => new
    {
        file = receipt.FileName,
        outcome = receipt.Outcome switch
        {
            ImportOutcome.Imported => "imported",
            ImportOutcome.NothingChanged => "nothing-changed",
            ImportOutcome.AlreadyReceived => "already-received",
            _ => "refused",
        },
        agency = receipt.AgencyCode,
        period = receipt.Period?.ToString(),
        rows = receipt.Rows,
        @new = receipt.New,
        receipt.Updated,
        receipt.Unchanged,
        receipt.Rejected,
        conflicts = receipt.ConflictCount,
        receipt.Sheets,
        problems = receipt.Problems.Select(p => new
        {
            severity = p.Severity == ProblemSeverity.Error ? "error" : "warning",
            p.Code,
            p.Sheet,
            p.Row,
            column = p.Column?.In(language),
            p.Address,
            text = p.Say(ProductTexts.All, language),
        }),
        conflictRows = receipt.Conflicts,
        returnToSender = returned,
    };
}
