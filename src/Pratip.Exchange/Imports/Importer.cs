using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports.Fields;
using Pratip.Exchange.Imports.Merging;
using Pratip.Exchange.Imports.Offline;
using Pratip.Exchange.Imports.Reading;
using Pratip.Exchange.Imports.Rules;
using Pratip.Exchange.Tabular;
using Pratip.Kernel;
using Pratip.Registry.Imports;
using Pratip.Registry.Storage;
using Pratip.Statistics.Measures;

namespace Pratip.Exchange.Imports;

/// <summary>
/// Takes an agency's file into the register. Everything is read, checked and compared first; then all accepted rows go in
/// together in one short transaction, so that the register is as it was if the process dies at any moment before.
/// </summary>
public static class Importer
{
    /// <summary>Somebody else may change the register between comparing and writing; then the file is compared anew.</summary>
    private const int Attempts = 3;

    public static async Task<ImportReceipt> ImportAsync(
        Register register, string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var problems = new ProblemList();
        var name = TabularFile.ShownName(options.FileName ?? Path.GetFileName(path));
        try
        {
            progress?.Report(new(ImportStage.Opening, null, 0));
            using var file = TabularFile.Open(path, displayName: name);
            return await ImportAsync(register, file, path, options, problems, progress, ct);
        }
        catch (UnreadableFileException unreadable)
        {
            problems.File(unreadable.Problem);
        }
        catch (TooManyRowsException tooMany)
        {
            problems.File(ImportWording.Of("too-many-rows", tooMany.Tab, ImportProblem.Plain(tooMany.Row), RowBudget.MostRows));
        }

        return Refused(name, problems);
    }

    /// <summary>The answer to a file that cannot be opened as a table, which needs no register to be told; null where it can.</summary>
    public static ImportReceipt? Refusal(string path)
    {
        var name = TabularFile.ShownName(Path.GetFileName(path));
        try
        {
            using var file = TabularFile.Open(path, displayName: name);

            // Up to the first row: what is damaged before it shows only in the reading.
            _ = file.Sheets.Any(sheet => sheet.Rows.Any());
            return null;
        }
        catch (UnreadableFileException unreadable)
        {
            var problems = new ProblemList();
            problems.File(unreadable.Problem);
            return Refused(name, problems);
        }
    }

    private static ImportReceipt Refused(string name, ProblemList problems) => new() { FileName = name, Outcome = ImportOutcome.Refused, Problems = problems.All };

    private static async Task<ImportReceipt> ImportAsync(
        Register register, TabularFile file, string path, ImportOptions options, ProblemList problems, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        await using var first = register.CreateContext();
        var agencies = new AgencyDirectory(await first.Agencies.Where(a => !a.IsVoided).ToListAsync(ct));
        var fields = new FieldContext(register.Clock.Today(), options.DateOrder, agencies)
        {
            Measures = MeasureCatalogue.Standard.All.Select(m => m.Id).ToHashSet(StringComparer.Ordinal),
        };
        var read = new FileReader(fields, options, problems, new RowBudget(progress, ct), Htcds(register, path, options)).Read(file);

        // The same bytes of another agency are that agency's own reports, and nobody is told that somebody sent them before.
        var sender = read.Agency?.Id;
        var earlier = sender is null ? null : await first.ImportedFiles.SingleOrDefaultAsync(f => f.Sha256 == file.Sha256 && f.AgencyId == sender, ct);
        if (earlier is { Rejected: 0, Conflicts: 0 } && !problems.HasFileErrors)
        {
            return new() { FileName = file.FileName, Sha256 = file.Sha256, Outcome = ImportOutcome.AlreadyReceived, FileId = earlier.Id };
        }

        progress?.Report(new(ImportStage.Checking, null, read.Tables.Sum(t => t.Rows.Count)));
        Check(register, read, problems);
        var receipt = new ImportReceipt
        {
            FileName = file.FileName,
            Sha256 = file.Sha256,
            Outcome = ImportOutcome.Refused,
            AgencyCode = read.Agency?.Code,
            Period = read.Period,
        };
        if (problems.HasFileErrors)
        {
            problems.CountWarnings();
            return receipt with { Problems = problems.All };
        }

        return await MergeAsync(register, read, receipt, earlier, path, options, agencies, problems, progress, ct);
    }

    /// <summary>Where neither row nor option tells when persons were registered, the file's own date is the best there is.</summary>
    private static HtcdsContext Htcds(Register register, string path, ImportOptions options)
    {
        var fileDate = PhnomPenhTime.DateOf(new DateTimeOffset(File.GetLastWriteTimeUtc(path)));
        var today = register.Clock.Today();
        return new(
            text => Convert.ToHexStringLower(register.Vault.Digest(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8)),
            options.RegisteredOn ?? (fileDate < today ? fileDate : today));
    }

    private static void Check(Register register, ImportedReturn read, ProblemList problems)
    {
        FileRules.CheckStates(read, problems);
        foreach (var table in read.InOrder)
        {
            RowRules.Check(table, read.Period, problems);
        }

        StampedRows.Recognise(read, register, problems);
        FileRules.CheckRows(read, problems);
    }

    private static async Task<ImportReceipt> MergeAsync(
        Register register, ImportedReturn read, ImportReceipt receipt, ImportedFile? earlier, string path, ImportOptions options,
        AgencyDirectory agencies, ProblemList problems, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var checkedSoFar = problems.Mark(read);
            await using var db = register.CreateContext();
            var context = new MergeContext(db, register.Vault, read, agencies, problems, ct);
            progress?.Report(new(ImportStage.Comparing, null, 0));
            await FileMerge.CompareAsync(context, progress);
            try
            {
                return await new ImportWriter(register, context, options, progress).WriteAsync(receipt, earlier, path, ct);
            }
            catch (StaleVersionException) when (attempt < Attempts)
            {
                problems.BackTo(checkedSoFar);
            }
        }
    }
}
