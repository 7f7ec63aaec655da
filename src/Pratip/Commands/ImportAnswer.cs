using System.Globalization;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Tabular;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Commands;

/// <summary>Says to a person what became of a file, in the language asked for.</summary>
internal sealed class ImportAnswer(Language language)
{
    private const int ProblemsShown = 20;

    public string Begun(string place) => Say("pratip.import.begun", place);

    public async Task PrintAsync(ImportReceipt receipt, string? returned, TextWriter output)
    {
        await output.WriteLineAsync(Say("pratip.import.file", receipt.FileName, Say(Outcome(receipt))));
        foreach (var sheet in receipt.Sheets)
        {
            await PrintSheetAsync(sheet, output);
        }

        var problems = receipt.Problems.OrderByDescending(p => p.Severity).ToList();
        foreach (var problem in problems.Take(ProblemsShown))
        {
            var key = problem.Severity == ProblemSeverity.Error ? "pratip.import.error" : "pratip.import.warning";
            await output.WriteLineAsync("  " + Say(key, problem.Say(ProductTexts.All, language)));
        }

        if (problems.Count > ProblemsShown)
        {
            await output.WriteLineAsync("  " + Say("pratip.import.more", Count(problems.Count - ProblemsShown)));
        }

        foreach (var conflict in receipt.Conflicts.Take(ProblemsShown))
        {
            var fields = string.Join("; ", conflict.Fields.Select(Difference));
            await output.WriteLineAsync("  " + Say("pratip.import.conflict", conflict.Sheet, Plain(conflict.Row), conflict.Reference, fields));
        }

        if (returned is not null)
        {
            await output.WriteLineAsync("  " + Say("pratip.import.return", returned));
        }
    }

    /// <summary>One line when an import turns to its next stage: enough to see that it lives, also in a log.</summary>
    public IProgress<ImportProgress> Progress(string path, TextWriter error) =>
        new StageLines(stage => error.WriteLine(Say($"pratip.import.stage.{stage.ToString().ToLowerInvariant()}", TabularFile.ShownName(Path.GetFileName(path)))));

    private async Task PrintSheetAsync(SheetReceipt sheet, TextWriter output)
    {
        if (sheet.Rows == 0)
        {
            if (sheet.State is "nothing-to-report" or "not-included")
            {
                await output.WriteLineAsync("  " + Say(sheet.State == "not-included" ? "pratip.import.not-included" : "pratip.import.nothing-to-report", sheet.Tab));
            }

            return;
        }

        int[] counts = [sheet.Rows, sheet.New, sheet.Updated, sheet.Unchanged, sheet.Rejected, sheet.Conflicts];
        await output.WriteLineAsync("  " + Say("pratip.import.sheet", [sheet.Tab, .. counts.Select(Count)]));
        await PrintColumnsAsync("pratip.import.columns-not-read", sheet.UnknownColumns, output);
        await PrintColumnsAsync("pratip.import.columns-not-kept", sheet.ColumnsNotKept, output);
    }

    private Task PrintColumnsAsync(string key, IReadOnlyList<string> columns, TextWriter output) =>
        columns.Count == 0 ? Task.CompletedTask : output.WriteLineAsync("    " + Say(key, columns));

    private string Difference(ConflictField field) => field.Sealed
        ? Say("pratip.import.differs-sealed", field.Field)
        : Say("pratip.import.differs", field.Field, field.FileValue, field.RegisterValue);

    private static string Outcome(ImportReceipt receipt) => receipt.Outcome switch
    {
        ImportOutcome.Imported or ImportOutcome.NothingChanged when receipt.Rows > 0 && receipt.Rejected == receipt.Rows => "pratip.import.outcome.no-row",
        ImportOutcome.Imported => "pratip.import.outcome.imported",
        ImportOutcome.NothingChanged when receipt.Rejected + receipt.ConflictCount > 0 => "pratip.import.outcome.accepted-on-record",
        ImportOutcome.NothingChanged => "pratip.import.outcome.all-on-record",
        ImportOutcome.AlreadyReceived => "pratip.import.outcome.already-received",
        _ => "pratip.import.outcome.refused",
    };

    /// <summary>Ungrouped in English, where scripts read these lines.</summary>
    private string Count(int number) => language == Language.Khmer ? Numbers.Format(number, language) : Plain(number);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Say(string key, params object?[] args) => ProductTexts.All.Format(key, language, args);

    private sealed class StageLines(Action<ImportStage> say) : IProgress<ImportProgress>
    {
        private ImportStage? _stage;

        public void Report(ImportProgress value)
        {
            if (value.Stage != _stage && value.Stage != ImportStage.Done)
            {
                _stage = value.Stage;
                say(value.Stage);
            }
        }
    }
}
