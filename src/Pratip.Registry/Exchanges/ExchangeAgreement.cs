using Pratip.Registry.Audit;

namespace Pratip.Registry.Exchanges;

/// <summary>
/// A written agreement under which a partner may ask about people by encodings. Nothing is compared without one that was asked for by
/// one person, approved by another, and is in force. The key stands in a file of the operator and never in the register.
/// </summary>
public sealed class ExchangeAgreement : RegisterRow
{
    /// <summary>As both sides have it on paper; it salts the encodings.</summary>
    public required string Reference { get; set; }

    /// <summary>Who asks. An organisation; never a state.</summary>
    public required Guid PartnerAgencyId { get; set; }

    public required string Purpose { get; set; }

    public required DateOnly From { get; set; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; set; }

    /// <summary>So many encodings may be compared in a month.</summary>
    public required int QuotaPerMonth { get; set; }

    /// <summary>Where the operator keeps the key.</summary>
    public required string KeyFile { get; set; }

    public required Guid AskedByUserId { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>Another person than the one who asked; null while it is not in force.</summary>
    public Guid? ApprovedByUserId { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndReason { get; set; }

    public bool IsInForce(DateOnly day) => !IsVoided && ApprovedAt is not null && EndedAt is null && From <= day && day <= Until;
}

/// <summary>A list that was compared: how many encodings, and nothing of what they met.</summary>
public sealed class EncodedRun : RegisterRow
{
    public required Guid AgreementId { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>The same file is compared once.</summary>
    public required string FileSha256 { get; set; }

    public required int Encodings { get; set; }
}
