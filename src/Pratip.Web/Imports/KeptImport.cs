using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Web.Imports;

/// <summary>What the list of earlier imports shows of one.</summary>
public sealed record KeptImport(string Id, DateTimeOffset At, DateTimeOffset Until, IReadOnlyList<string> Files);

/// <summary>The small part of a kept import.</summary>
internal sealed record KeptCover(DateTimeOffset At, IReadOnlyList<string> Files, ImportSender? Sender = null);

/// <summary>An answer in a form that can be written down: every text in both languages.</summary>
internal sealed record KeptAnswer(KeptReceipt? Receipt, LocalizedText? Failure)
{
    /// <summary>Shows a text that was put into words before.</summary>
    private const string AsWritten = "web.imports.as-written";

    public static KeptAnswer Of(ImportAnswer answer, Texts texts) => new(
        answer.Receipt is { } receipt ? KeptReceipt.Of(receipt, texts) : null,
        answer.Failure is { } failure ? Words(failure, texts) : null);

    public ImportAnswer Answer(HandedOverFile file) => new(file, Receipt?.Receipt(), Failure is null ? null : Again(Failure));

    public static LocalizedText Words(Message message, Texts texts) => new(texts.Format(message, Language.English), texts.Format(message, Language.Khmer));

    public static Message Again(LocalizedText words) => new(AsWritten, words);
}

internal sealed record KeptReceipt(
    string FileName, ImportOutcome Outcome, string? AgencyCode, string? Period, IReadOnlyList<SheetReceipt> Sheets, IReadOnlyList<KeptProblem> Problems,
    IReadOnlyList<ImportConflict> Conflicts, Guid? FileId)
{
    public static KeptReceipt Of(ImportReceipt receipt, Texts texts) => new(
        receipt.FileName, receipt.Outcome, receipt.AgencyCode, receipt.Period?.ToString(), receipt.Sheets,
        [.. receipt.Problems.Select(p => new KeptProblem(p.Severity, KeptAnswer.Words(p.What, texts), p.Sheet, p.Row, p.Column, p.Address))],
        receipt.Conflicts, receipt.FileId);

    public ImportReceipt Receipt() => new()
    {
        FileName = FileName,
        Outcome = Outcome,
        AgencyCode = AgencyCode,
        Period = ReportingWindow.TryParse(Period ?? "", out var period) ? period : null,
        Sheets = Sheets,
        Problems = [.. Problems.Select(p => new ImportProblem(p.Severity, KeptAnswer.Again(p.What), p.Sheet, p.Row, p.Column, p.Address))],
        Conflicts = Conflicts,
        FileId = FileId,
    };
}

internal sealed record KeptProblem(ProblemSeverity Severity, LocalizedText What, string? Sheet, int? Row, LocalizedText? Column, string? Address);
