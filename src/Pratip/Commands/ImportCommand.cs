using System.CommandLine;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Tabular;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>
/// Brings files in. The job succeeded when every file was read and answered, even if rows were rejected: those come back
/// to their sender. It failed when a file was refused as a whole.
/// </summary>
internal static class ImportCommand
{
    private const int ProblemsShown = 20;
    private static readonly Argument<string[]> Files = new("FILE") { Description = "Workbooks or CSV files.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Agency = new("--agency") { Description = "Code of the reporting body, for files that do not say it (CSV, HTCDS).", HelpName = "CODE" };
    private static readonly Option<string?> Sheet = new("--sheet") { Description = "Which sheet a CSV file is, where its columns do not tell.", HelpName = "SHEET" };
    private static readonly Option<ReportingWindow?> Period = CommonOptions.Window("--period", "Period reported on, for files that do not say it", required: false);
    private static readonly Option<DateOnly?> RegisteredOn = CommonOptions.Day("--registered-on", "Day on which the persons were registered, for HTCDS rows that do not say it (default: the file's own date)");
    private static readonly Option<string?> Rejected = new("--rejected") { Description = "Folder for return-to-sender workbooks (default: beside each file).", HelpName = "DIR" };
    private static readonly Option<string> LanguageOf = new("--lang") { Description = "Language of the answers: en or km.", DefaultValueFactory = _ => "en", HelpName = "LANG" };

    public static Command Create()
    {
        LanguageOf.AcceptOnlyFromAmong("en", "km");
        var command = new Command("import", "Bring agency files in; every row is answered.\n\nExample: pratip import PC-12-2024-H1.xlsx")
        {
            Files, Agency, Sheet, Period, RegisteredOn, Rejected, LanguageOf,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var json = parsed.GetValue(CommonOptions.Json);
        var language = LanguageCodes.TryParse(parsed.GetValue(LanguageOf), out var chosen) ? chosen : Language.English;
        var files = parsed.GetRequiredValue(Files);
        if (!Array.Exists(files, Path.Exists))
        {
            // Before a register is begun where there is none: a mistyped name is no reason for one.
            throw new IOException(string.Join(" ", files.Select(path => ProductTexts.All.Format("exchange.tabular.not-found", language, path))));
        }

        await using var register = await OpenAsync(CommonOptions.Location(parsed), error, ct);
        var receipts = new List<(ImportReceipt Receipt, string? Returned)>();
        foreach (var path in files)
        {
            var returned = RejectedPath(path, parsed.GetValue(Rejected));
            var options = new ImportOptions
            {
                Actor = Environment.UserName,
                Channel = "command",
                AgencyCode = parsed.GetValue(Agency),
                Sheet = parsed.GetValue(Sheet),
                Period = parsed.GetValue(Period),
                RegisteredOn = parsed.GetValue(RegisteredOn),
                RejectedPath = returned,
                Language = language,
            };
            var receipt = await Importer.ImportAsync(register, path, options, json ? null : new TerminalProgress(path, error), ct);
            receipts.Add((receipt, File.Exists(returned) ? returned : null));
            if (!json)
            {
                await PrintAsync(receipt, receipts[^1].Returned, language, receipt.Succeeded ? output : error);
            }
        }

        if (json)
        {
            await output.WriteLineAsync(JsonAnswer.Of(receipts.Select(r => Described(r.Receipt, r.Returned, language))));
        }

        return receipts.All(r => r.Receipt.Succeeded) ? Program.Succeeded : Program.JobFailed;
    }

    /// <summary>Where nothing is yet, the first file begins a register; it is for trying out, until production may be opened.</summary>
    private static async Task<Register> OpenAsync(RegisterLocation location, TextWriter error, CancellationToken ct)
    {
        try
        {
            return await Register.OpenAsync(location, RegisterAccess.Write, TimeProvider.System, ct);
        }
        catch (RegisterException missing) when (missing.Reason.Key == "register.not-found")
        {
            var register = await Register.CreateAsync(location, RegisterPurpose.Test, TimeProvider.System, ct);
            await error.WriteLineAsync($"There was no register at {location}: a new test register was begun there.");
            return register;
        }
    }

    /// <summary>A name that is free: the workbook of an earlier import may hold corrections that were not sent yet.</summary>
    private static string RejectedPath(string path, string? folder)
    {
        var name = Path.GetFileNameWithoutExtension(path) + ".rejected";
        var target = Path.Combine(folder is null ? Path.GetDirectoryName(Path.GetFullPath(path))! : Directory.CreateDirectory(folder).FullName, name);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? target + ".xlsx" : $"{target}-{n}.xlsx").First(free => !Path.Exists(free));
    }

    private static async Task PrintAsync(ImportReceipt receipt, string? returned, Language language, TextWriter output)
    {
        await output.WriteLineAsync($"{receipt.FileName}: {Outcome(receipt)}");
        foreach (var sheet in receipt.Sheets)
        {
            if (sheet.Rows == 0)
            {
                await PrintStateAsync(sheet, output);
                continue;
            }

            await output.WriteLineAsync(
                $"  {sheet.Tab}: {sheet.Rows} rows; {sheet.New} new, {sheet.Updated} updated, {sheet.Unchanged} unchanged, {sheet.Rejected} rejected, {sheet.Conflicts} in conflict");
            await PrintColumnsAsync("columns not read", sheet.UnknownColumns, output);
            await PrintColumnsAsync("columns not kept", sheet.ColumnsNotKept, output);
        }

        var problems = receipt.Problems.OrderByDescending(p => p.Severity).ToList();
        foreach (var problem in problems.Take(ProblemsShown))
        {
            await output.WriteLineAsync($"  {(problem.Severity == ProblemSeverity.Error ? "error" : "warning")}: {problem.Say(ProductTexts.All, language)}");
        }

        if (problems.Count > ProblemsShown)
        {
            await output.WriteLineAsync($"  ... and {problems.Count - ProblemsShown} more; --json lists all");
        }

        foreach (var conflict in receipt.Conflicts.Take(ProblemsShown))
        {
            await output.WriteLineAsync($"  conflict: {conflict.Sheet}, row {conflict.Row} ({conflict.Reference}) was changed in the register since; not overwritten: {Fields(conflict)}");
        }

        if (returned is not null)
        {
            await output.WriteLineAsync($"  return to sender: {returned}");
        }
    }

    private static Task PrintStateAsync(SheetReceipt sheet, TextWriter output) => sheet.State switch
    {
        "nothing-to-report" => output.WriteLineAsync($"  {sheet.Tab}: nothing to report, which counts as zero"),
        "not-included" => output.WriteLineAsync($"  {sheet.Tab}: not included"),
        _ => Task.CompletedTask,
    };

    private static Task PrintColumnsAsync(string what, IReadOnlyList<string> columns, TextWriter output) =>
        columns.Count == 0 ? Task.CompletedTask : output.WriteLineAsync($"    {what}: {string.Join(", ", columns)}");

    private static string Fields(ImportConflict conflict) => string.Join("; ", conflict.Fields.Select(f => f.Sealed
        ? $"{f.Field.En} differs (sealed)"
        : $"{f.Field.En}: file '{f.FileValue}', register '{f.RegisterValue}'"));

    private static string Outcome(ImportReceipt receipt) => receipt.Outcome switch
    {
        ImportOutcome.Imported or ImportOutcome.NothingChanged when receipt.Rows > 0 && receipt.Rejected == receipt.Rows => "read; no row was taken",
        ImportOutcome.Imported => "imported",
        ImportOutcome.NothingChanged when receipt.Rejected + receipt.ConflictCount > 0 => "nothing changed: every accepted row is on record just so",
        ImportOutcome.NothingChanged => "nothing changed: every row is on record just so",
        ImportOutcome.AlreadyReceived => "already received; nothing changed",
        _ => "refused; nothing was taken",
    };

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

    /// <summary>One line when an import turns to its next stage: enough to see that it lives, also in a log.</summary>
    private sealed class TerminalProgress(string path, TextWriter error) : IProgress<ImportProgress>
    {
        private ImportStage? _stage;

        public void Report(ImportProgress value)
        {
            if (value.Stage != _stage && value.Stage != ImportStage.Done)
            {
                _stage = value.Stage;
                error.WriteLine($"{TabularFile.ShownName(Path.GetFileName(path))}: {value.Stage.ToString().ToLowerInvariant()} ...");
            }
        }
    }
}
