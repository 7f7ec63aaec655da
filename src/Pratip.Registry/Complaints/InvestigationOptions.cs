using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Notes;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>A site check that is to be made.</summary>
public sealed record PlanCheckOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ComplaintId { get; init; }

    /// <summary>The day it is planned for; it may lie ahead.</summary>
    public string? On { get; init; }

    public string? Plan { get; init; }

    internal SentAgain Again(ComplaintStep standing, IdentityVault vault) =>
        new SentAgain().Date(nameof(On), standing.On, On).Words(nameof(Plan), ComplaintRows.TextOf(vault, standing), Plan);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, DateOnly.MaxValue);
        _ = check.Require(nameof(Plan), Plan) && check.Text(nameof(Plan), Plan);
        return check.Problems;
    }
}

/// <summary>What a site check came to, and who was there.</summary>
public sealed record RecordCheckOptions
{
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>The planned check.</summary>
    public required Guid PlanId { get; init; }

    public string? On { get; init; }

    /// <summary>Code of the list complaint-check-result.</summary>
    public string? Result { get; init; }

    /// <summary>One person a line; sealed.</summary>
    public string? Present { get; init; }

    public string? Text { get; init; }

    internal SentAgain Again(ComplaintStep standing, IdentityVault vault) => new SentAgain()
        .Date(nameof(On), standing.On, On).Code(nameof(Result), "complaint-check-result", standing.Result, Result)
        .Words(nameof(Present), ComplaintRows.PresentOf(vault, standing), Present).Words(nameof(Text), ComplaintRows.TextOf(vault, standing), Text);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        _ = check.Require(nameof(Result), Result) && check.Code(nameof(Result), "complaint-check-result", Result);
        _ = check.Require(nameof(Present), Present) && check.Text(nameof(Present), Present);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}

/// <summary>What somebody said who was heard; who may read it is chosen.</summary>
public sealed record AddInterviewOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ComplaintId { get; init; }

    public string? On { get; init; }

    /// <summary>Code of the list note-visibility.</summary>
    public string? Visibility { get; init; }

    public string? Present { get; init; }

    public string? Text { get; init; }

    internal SentAgain Again(ComplaintStep standing, IdentityVault vault) => new SentAgain()
        .Date(nameof(On), standing.On, On).Visibility(nameof(Visibility), standing.Visibility, Visibility)
        .Words(nameof(Present), ComplaintRows.PresentOf(vault, standing), Present).Words(nameof(Text), ComplaintRows.TextOf(vault, standing), Text);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        NoteVisibility.Check(check, nameof(Visibility), Visibility);
        check.Text(nameof(Present), Present);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}

/// <summary>What the reporter is told, or offered to reply to; or what the accused is offered to reply to.</summary>
public sealed record TellOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ComplaintId { get; init; }

    /// <summary>answer, interim-answer, reply-offered-reporter or reply-offered-accused: codes of the list complaint-step.</summary>
    public string? Kind { get; init; }

    public string? Text { get; init; }

    internal SentAgain Again(ComplaintStep standing, IdentityVault vault) => new SentAgain()
        .Code(nameof(Kind), "complaint-step", standing.Kind, Kind).Words(nameof(Text), ComplaintRows.TextOf(vault, standing), Text);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (Kind is not (StepKind.Answer or StepKind.InterimAnswer or StepKind.ReplyOfferedReporter or StepKind.ReplyOfferedAccused))
        {
            check.Refuse(nameof(Kind), "entry.code", EntryCheck.Shortened(Kind ?? ""));
        }

        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}

/// <summary>What the reporter or the accused replied.</summary>
public sealed record RecordReplyOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ComplaintId { get; init; }

    /// <summary>reply-received-reporter or reply-received-accused: codes of the list complaint-step.</summary>
    public string? Kind { get; init; }

    public string? On { get; init; }

    public string? Text { get; init; }

    internal SentAgain Again(ComplaintStep standing, IdentityVault vault) => new SentAgain()
        .Code(nameof(Kind), "complaint-step", standing.Kind, Kind).Date(nameof(On), standing.On, On).Words(nameof(Text), ComplaintRows.TextOf(vault, standing), Text);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (Kind is not (StepKind.ReplyReceivedReporter or StepKind.ReplyReceivedAccused))
        {
            check.Refuse(nameof(Kind), "entry.code", EntryCheck.Shortened(Kind ?? ""));
        }

        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}

/// <summary>A piece of evidence goes from hand to hand.</summary>
public sealed record HandEvidenceOnOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid EvidenceId { get; init; }

    public string? On { get; init; }

    /// <summary>From whom, to whom, where it lies; sealed.</summary>
    public string? Text { get; init; }

    internal SentAgain Again(ComplaintStep standing, IdentityVault vault) =>
        new SentAgain().Date(nameof(On), standing.On, On).Words(nameof(Text), ComplaintRows.TextOf(vault, standing), Text);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}
