using Pratip.Registry.Audit;

namespace Pratip.Registry.Identities;

/// <summary>
/// One side of a judgement across agencies: whether this agency lets the other know that both have reported the same person.
/// Until both do, neither sees the judgement, nor whose the other report is.
/// </summary>
public sealed class IdentityClearance : RegisterRow
{
    public required Guid JudgementId { get; set; }

    /// <summary>The agency's own report.</summary>
    public required Guid ReportId { get; set; }

    public required Guid AgencyId { get; set; }

    /// <summary>asked, cleared, refused or withdrawn.</summary>
    public string Answer { get; set; } = ClearanceAnswer.Asked;

    public string? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }
}

public static class ClearanceAnswer
{
    public const string Asked = "asked";

    public const string Cleared = "cleared";

    public const string Refused = "refused";

    /// <summary>The judgement was taken back before anybody answered.</summary>
    public const string Withdrawn = "withdrawn";
}
