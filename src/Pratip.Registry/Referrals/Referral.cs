using Pratip.Registry.Audit;

namespace Pratip.Registry.Referrals;

/// <summary>
/// One agency asks another to do something about a case or a person, by a day, and gets an answer. While it stands, the agency it
/// went to may see the person's report, and once it has accepted it may write to it; declined or withdrawn, no more.
/// </summary>
public sealed class Referral : RegisterRow
{
    public required Guid FromAgencyId { get; set; }

    public required Guid FromUserId { get; set; }

    public required Guid ToAgencyId { get; set; }

    public Guid? CaseId { get; set; }

    public Guid? ReportId { get; set; }

    /// <summary>Code of the list referral-purpose: screening, shelter, medical, legal-aid, investigation, reintegration ...</summary>
    public required string Purpose { get; set; }

    /// <summary>The consent to sharing it rests on; null where there was none to ask for, or it was overridden.</summary>
    public Guid? ConsentId { get; set; }

    /// <summary>Code of the list consent-override; null where consent was given or nobody is named.</summary>
    public string? ConsentOverride { get; set; }

    public required DateTimeOffset SentAt { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Code of the list referral-status: sent, asked-back, accepted, declined, done, withdrawn.</summary>
    public string Status { get; set; } = "sent";

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Code of the list referral-outcome, once done.</summary>
    public string? Outcome { get; set; }

    public DateTimeOffset? EscalatedAt { get; set; }

    /// <summary>Whether the agency it went to may see the person by it: false once declined or withdrawn, and where consent was withdrawn before it was accepted.</summary>
    public bool GivesReach { get; set; } = true;

    /// <summary>Who held what when it was sent: agency, officer, detention, shelter, open clocks; canonical JSON of ids and codes.</summary>
    public required string Snapshot { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>What is asked for, sealed.</summary>
    public required byte[] Request { get; set; }
}

/// <summary>One word in the exchange about a referral: an answer, a question back, a reply, an outcome.</summary>
public sealed class ReferralStep : RegisterRow
{
    public required Guid ReferralId { get; set; }

    public required Guid AgencyId { get; set; }

    public required Guid UserId { get; set; }

    /// <summary>Code of the list referral-step: accepted, declined, asked-back, replied, done, withdrawn, escalated.</summary>
    public required string Kind { get; set; }

    public required DateTimeOffset At { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>The words, sealed.</summary>
    public required byte[] Words { get; set; }
}
