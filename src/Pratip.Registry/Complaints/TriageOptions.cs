using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Complaints;

/// <summary>How soon, by whom, and whether somebody is in danger now.</summary>
public sealed record TriageOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list complaint-priority.</summary>
    public string? Priority { get; init; }

    public bool? IsDangerNow { get; init; }

    /// <summary>The office that takes it over; null for the own one.</summary>
    public Guid? AgencyId { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Priority), Priority) && check.Code(nameof(Priority), "complaint-priority", Priority);
        return check.Problems;
    }
}

/// <summary>A complaint repeats another one, or does not after all.</summary>
public sealed record MarkDuplicateOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>The reference of the other; null to take the link back.</summary>
    public string? OtherReference { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        check.Line(nameof(OtherReference), OtherReference);
        return check.Problems;
    }
}

/// <summary>What a complaint is about, of what the register knows already: one of the three.</summary>
public sealed record LinkComplaintOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ComplaintId { get; init; }

    public Guid? SiteId { get; init; }

    /// <summary>The own reference of a person's report.</summary>
    public string? PersonReference { get; init; }

    /// <summary>The central number of a case.</summary>
    public string? CaseNumber { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        var given = (SiteId is null ? 0 : 1) + (string.IsNullOrWhiteSpace(PersonReference) ? 0 : 1) + (string.IsNullOrWhiteSpace(CaseNumber) ? 0 : 1);
        check.Line(nameof(PersonReference), PersonReference);
        _ = check.Line(nameof(CaseNumber), CaseNumber) && (given == 1 || check.Refuse(nameof(CaseNumber), "complaints.one-link"));
        return check.Problems;
    }
}

public sealed record IssueReceiptOptions(Guid Id, int BasedOn);

public sealed record UnlinkComplaintOptions(Guid Id, int BasedOn);

/// <summary>It turns out to be about somebody of a public body, which is kept away from then on; or, with a reason, that a body was named by mistake.</summary>
public sealed record AccuseBodyOptions
{
    /// <summary>Of this entry: a form sent twice is one step.</summary>
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ComplaintId { get; init; }

    /// <summary>The body it is about. With a reason it takes the place of whatever was named before; null then names none.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>Why what was named before was a mistake; sealed. Null where nothing is taken back.</summary>
    public string? Reason { get; init; }

    public bool TakesBack => !string.IsNullOrWhiteSpace(Reason);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (AgencyId is null && !TakesBack)
        {
            check.Refuse(nameof(Reason), "complaints.accused-or-reason");
        }

        check.Text(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>What was done, for the table of received, acted and not acted.</summary>
public sealed record RecordOutcomeOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list complaint-outcome; pending opens it again.</summary>
    public string? Outcome { get; init; }

    /// <summary>Code of the list complaint-no-action, for no action and only for it.</summary>
    public string? NoActionReason { get; init; }

    public string? On { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Outcome), Outcome) && check.Code(nameof(Outcome), "complaint-outcome", Outcome);
        if (FindingKind.IsOutcome(Outcome))
        {
            check.Refuse(nameof(Outcome), "complaints.outcome-by-finding");
        }

        if (Outcome == ComplaintOutcome.NoAction)
        {
            _ = check.Require(nameof(NoActionReason), NoActionReason) && check.Code(nameof(NoActionReason), "complaint-no-action", NoActionReason);
        }
        else if (!string.IsNullOrEmpty(NoActionReason))
        {
            check.Refuse(nameof(NoActionReason), "complaints.reason-without");
        }

        if (Outcome != ComplaintOutcome.Pending)
        {
            _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        }

        return check.Problems;
    }
}

public static class ComplaintOutcome
{
    public const string Pending = "pending";

    public const string Acted = "acted";

    public const string NoAction = "no-action";
}
