using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Statements;

/// <summary>A reply that was sent.</summary>
public sealed record NoteReplyOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid StatementId { get; init; }

    /// <summary>ISO date, to the day.</summary>
    public string? SentOn { get; init; }

    public string? SentTo { get; init; }

    public string? Text { get; init; }

    /// <summary>The released report whose address was sent.</summary>
    public Guid? ReportId { get; init; }

    internal SentAgain Again(StatementReply standing) => new SentAgain()
        .Same(nameof(SentOn), standing.SentOn == StatementDays.Read(SentOn), standing.SentOn).Line(nameof(SentTo), standing.SentTo, SentTo).Text(nameof(Text), standing.Text, Text)
        .Same(nameof(ReportId), standing.ReportId == ReportId, standing.ReportId is null ? null : new Message("statements.other-report"));

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        StatementDays.Require(check, nameof(SentOn), SentOn, today);
        _ = check.Require(nameof(SentTo), SentTo) && check.Line(nameof(SentTo), SentTo);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}

/// <summary>A correction that appeared.</summary>
public sealed record NoteCorrectionOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid StatementId { get; init; }

    /// <summary>Code of the list statement-correction-by.</summary>
    public string? MadeBy { get; init; }

    /// <summary>ISO date, to the day.</summary>
    public string? MadeOn { get; init; }

    public string? Text { get; init; }

    /// <summary>Where the words of the claim begin; null where it is about the whole text.</summary>
    public int? ClaimStart { get; init; }

    internal SentAgain Again(StatementCorrection standing, string text) => new SentAgain()
        .Code(nameof(MadeBy), "statement-correction-by", standing.MadeBy, MadeBy).Same(nameof(MadeOn), standing.MadeOn == StatementDays.Read(MadeOn), standing.MadeOn)
        .Text(nameof(Text), standing.Text, Text)
        .Same(nameof(ClaimStart), standing.ClaimStart == ClaimStart, standing.ClaimStart is { } start ? EntryCheck.Shortened(text[start..]) : null);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(MadeBy), MadeBy) && check.Code(nameof(MadeBy), "statement-correction-by", MadeBy);
        StatementDays.Require(check, nameof(MadeOn), MadeOn, today);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}

/// <summary>That the newest check of a statement gets an address that can be sent, once it is released.</summary>
public sealed record PrepareReportOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid StatementId { get; init; }
}

/// <summary>That a report is open to whoever has its address.</summary>
public sealed record ReleaseReportOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }
}
