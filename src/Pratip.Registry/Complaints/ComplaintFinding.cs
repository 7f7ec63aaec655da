using Pratip.Registry.Audit;

namespace Pratip.Registry.Complaints;

/// <summary>What a complaint was found to be. One person proposes, another decides; a later one takes its place and both stay.</summary>
public sealed class ComplaintFinding : RegisterRow
{
    public required Guid ComplaintId { get; set; }

    /// <summary>Code of the list complaint-finding.</summary>
    public required string Finding { get; set; }

    /// <summary>One of <see cref="FindingState"/>.</summary>
    public string State { get; set; } = FindingState.Proposed;

    public required Guid AgencyId { get; set; }

    public required Guid ProposedByUserId { get; set; }

    public required DateTimeOffset ProposedAt { get; set; }

    public Guid? DecidedByUserId { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Ids of the pieces of evidence it rests on.</summary>
    public List<string> Evidence { get; set; } = [];

    public required byte[] WrappedKey { get; set; }

    public required byte[] Reason { get; set; }
}

public static class FindingState
{
    public const string Proposed = "proposed";

    public const string InForce = "in-force";

    public const string Refused = "refused";

    /// <summary>A later finding took its place.</summary>
    public const string Replaced = "replaced";
}

public static class FindingKind
{
    public const string Substantiated = "substantiated";

    public const string Partly = "partly";

    public const string Untrue = "untrue";

    public const string Unsupported = "unsupported";

    public const string NotVerifiable = "not-verifiable";

    public const string StillOpen = "still-open";

    /// <summary>Those that say how a complaint ended: they are its outcome, which nobody records by hand.</summary>
    public static bool IsOutcome(string? finding) => finding is Untrue or Unsupported or NotVerifiable;

    /// <summary>Those that say the contrary of a site check that confirmed what was said.</summary>
    public static bool DeniesChecks(string? finding) => finding is Untrue or Unsupported;
}

/// <summary>What the public is told of a finding, without names, in both languages.</summary>
public sealed class ComplaintPublication : RegisterRow
{
    public required Guid ComplaintId { get; set; }

    public required Guid FindingId { get; set; }

    public required Guid WrittenByUserId { get; set; }

    public required DateTimeOffset WrittenAt { get; set; }

    public required string TextEn { get; set; }

    public required string TextKm { get; set; }

    /// <summary>A second person has confirmed that nobody can be told from it, and let it out.</summary>
    public Guid? ReleasedByUserId { get; set; }

    public string? ReleasedOn { get; set; }

    public string? WithdrawnOn { get; set; }
}
