using Pratip.Exchange.Imports.Merging;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Imports;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Imports;

/// <summary>The end of an import: the one transaction, and the receipt.</summary>
internal sealed class ImportWriter(Register register, MergeContext context, ImportOptions options, IProgress<ImportProgress>? progress)
{
    private const int UpdatedRowsNamed = 1_000;

    public async Task<ImportReceipt> WriteAsync(ImportReceipt draft, ImportedFile? earlier, string path, CancellationToken ct)
    {
        context.Problems.CountWarnings();
        var receipt = draft with
        {
            Sheets = [.. context.File.InOrder.Select(Count)],
            Problems = context.Problems.All,
            Conflicts = context.Conflicts,
        };
        if (context.Problems.HasFileErrors)
        {
            return receipt with { Sheets = [] };
        }

        receipt = receipt with { RejectedWorkbook = RejectedWorkbook.Of(path, register.Purpose, context.File, receipt) };
        var changed = context.Changes.Touched > 0;
        if (changed || earlier is null)
        {
            receipt = await CommitAsync(receipt, earlier, ct);
        }

        if (receipt.RejectedWorkbook is { } rejected && options.RejectedPath is { } target)
        {
            receipt = Return(receipt, rejected, target);
        }

        progress?.Report(new(ImportStage.Done, null, receipt.Rows));
        return receipt with { Outcome = changed ? ImportOutcome.Imported : earlier is null ? ImportOutcome.NothingChanged : ImportOutcome.AlreadyReceived };
    }

    /// <summary>The accepted rows are in by now: a full disk or a locked folder must not hide the receipt.</summary>
    private ImportReceipt Return(ImportReceipt receipt, RejectedWorkbook rejected, string target)
    {
        try
        {
            rejected.Save(target, options.Language);
            return receipt;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return receipt with { Problems = [.. receipt.Problems, new(ProblemSeverity.Warning, ImportWording.Of("return-not-written", target, cause.Message))] };
        }
    }

    private async Task<ImportReceipt> CommitAsync(ImportReceipt receipt, ImportedFile? earlier, CancellationToken ct)
    {
        progress?.Report(new(ImportStage.Writing, null, context.Changes.Touched));
        var file = FileRow(receipt, earlier);
        if (earlier is null)
        {
            context.Changes.Add(file);
        }
        else
        {
            context.Changes.Update(earlier, file);
        }

        var process = new ProcessContext(ProcessKind.FileImport, options.Actor, context.Agency.Id, receipt.FileName, options.Channel);
        var rows = context.Changes.Complete();
        var eventId = await register.ChangeAsync(
            process,
            async change =>
            {
                await IssueNumbersAsync(change, ct);
                await RemovalGate.JudgeAsync(register, change, rows, context.Agency, context.RemovalsToJudge, ct);
                await MissionDepartures.JudgeAsync(register, change, rows, context.HandedToJudge, ct, context.Agency);
                await change.RecordAsync(EventKind.FileImported, rows);
            },
            ct);
        return receipt with { EventId = eventId, FileId = file.Id };
    }

    private async Task IssueNumbersAsync(Change change, CancellationToken ct)
    {
        foreach (var year in context.NewCases.GroupBy(c => PartialDate.TryParseIso(c.ActedOn, out var date) ? date.Year : 0).OrderBy(g => g.Key))
        {
            var cases = year.ToList();
            foreach (var (one, number) in cases.Zip(await CaseNumbers.IssueAsync(change, year.Key, cases.Count, ct)))
            {
                one.Number = number;
            }
        }
    }

    private ImportedFile FileRow(ImportReceipt receipt, ImportedFile? earlier)
    {
        var file = earlier?.Copy<ImportedFile>() ?? new ImportedFile
        {
            Sha256 = receipt.Sha256!,
            FileName = receipt.FileName,
            At = register.Clock.GetUtcNow(),
            Accepted = 0,
            Updated = 0,
            Unchanged = 0,
            Rejected = 0,
            Conflicts = 0,
            Receipt = "",
        };
        file.AgencyId = context.Agency.Id;
        file.At = register.Clock.GetUtcNow();
        file.Accepted = receipt.New;
        file.Updated = receipt.Updated;
        file.Unchanged = receipt.Unchanged;
        file.Rejected = receipt.Rejected;
        file.Conflicts = receipt.ConflictCount;
        file.Receipt = receipt.ToStoredForm();
        return file;
    }

    private SheetReceipt Count(SheetTable table)
    {
        var fates = table.Accepted.Select(r => (r.Number, Fate: r.Fate.GetValueOrDefault())).ToList();
        return new()
        {
            Sheet = table.Sheet.Id,
            Tab = table.Tab,
            State = context.File.States.GetValueOrDefault(table.Sheet.Id),
            Rows = table.Rows.Count,
            New = fates.Count(f => f.Fate == Fate.New),
            Updated = fates.Count(f => f.Fate == Fate.Updated),
            Unchanged = fates.Count(f => f.Fate == Fate.Unchanged),
            Conflicts = fates.Count(f => f.Fate == Fate.Conflict),
            Rejected = table.Rows.Count - fates.Count,
            UnknownColumns = table.UnknownColumns,
            ColumnsNotKept = table.ColumnsNotKept,
            UpdatedRows = [.. fates.Where(f => f.Fate == Fate.Updated).Select(f => f.Number).Take(UpdatedRowsNamed)],
        };
    }
}
