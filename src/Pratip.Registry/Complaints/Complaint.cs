using Pratip.Registry.Audit;

namespace Pratip.Registry.Complaints;

/// <summary>What somebody says has happened, and what became of it. It is never voided: one that came twice is linked to the other.</summary>
public sealed class Complaint : RegisterRow
{
    /// <summary>Drawn at random, so that it tells nothing of how many there are.</summary>
    public required string Reference { get; set; }

    /// <summary>The office that answers for it.</summary>
    public required Guid AgencyId { get; set; }

    /// <summary>Code of the list complaint-channel.</summary>
    public required string Channel { get; set; }

    public required DateTimeOffset ReceivedAt { get; set; }

    /// <summary>Codes of the list spoken-language: in which the reporter can be answered.</summary>
    public List<string> Languages { get; set; } = [];

    /// <summary>Code of the list complaint-about.</summary>
    public required string About { get; set; }

    public string? ProvinceCode { get; set; }

    /// <summary>One of <see cref="ComplaintState"/>.</summary>
    public string State { get; set; } = ComplaintState.Received;

    /// <summary>Code of the list complaint-priority; null before triage.</summary>
    public string? Priority { get; set; }

    /// <summary>Somebody is in danger now; null where nobody has said.</summary>
    public bool? IsDangerNow { get; set; }

    /// <summary>Whether that is still to be seen to: until it ends, or is found to repeat another.</summary>
    public bool IsUrgent => IsDangerNow == true && Outcome is null && DuplicateOfId is null;

    /// <summary>The complaint it repeats; it is then not counted by itself.</summary>
    public Guid? DuplicateOfId { get; set; }

    /// <summary>Code of the list complaint-outcome; null while it is open.</summary>
    public string? Outcome { get; set; }

    /// <summary>Code of the list complaint-no-action.</summary>
    public string? NoActionReason { get; set; }

    public string? OutcomeOn { get; set; }

    /// <summary>The vault's digest of the code by which the reporter follows it; the code itself is kept nowhere.</summary>
    public byte[]? Receipt { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>In the reporter's words, sealed.</summary>
    public required byte[] Text { get; set; }
}

public static class ComplaintState
{
    public const string Received = "received";

    public const string Checking = "checking";

    public const string Answered = "answered";
}

/// <summary>Who complained: apart from the complaint and sealed under a key of its own. An anonymous complaint has none.</summary>
public sealed class ComplaintReporter : RegisterRow
{
    public required Guid ComplaintId { get; set; }

    /// <summary>The report of the same person, where an office knows them to be in the register.</summary>
    public Guid? ReportId { get; set; }

    public required byte[] WrappedKey { get; set; }

    public byte[]? Name { get; set; }

    public byte[]? Contact { get; set; }
}

/// <summary>A body kept away from a complaint because it is about one of its own, or the body above or below.</summary>
public sealed class ComplaintRecusal : RegisterRow
{
    public required Guid ComplaintId { get; set; }

    public required Guid AgencyId { get; set; }
}

/// <summary>A site, a person's report or a case that a complaint is about; one of the three.</summary>
public sealed class ComplaintLink : RegisterRow
{
    public required Guid ComplaintId { get; set; }

    public Guid? SiteId { get; set; }

    public Guid? ReportId { get; set; }

    public Guid? CaseId { get; set; }

    /// <summary>A link is taken back and not deleted.</summary>
    public bool IsTakenBack { get; set; }
}
