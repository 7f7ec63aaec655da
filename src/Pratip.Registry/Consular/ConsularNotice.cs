using Pratip.Registry.Audit;

namespace Pratip.Registry.Consular;

/// <summary>
/// The mission of one country and one person: told of the right, asked or not, notified, acknowledged. The mission's account sees
/// the row from the moment of notice on and never before; a claimed citizenship alone opens nothing.
/// </summary>
public sealed class ConsularNotice : RegisterRow
{
    public required Guid ReportId { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string CountryCode { get; set; }

    /// <summary>The mission's agency in the register; null where none is registered, so that nobody is shown anything.</summary>
    public Guid? MissionAgencyId { get; set; }

    /// <summary>Which agency answers for the notice.</summary>
    public required Guid AgencyId { get; set; }

    public DateTimeOffset? InformedOfRightAt { get; set; }

    /// <summary>Code of the list spoken-language.</summary>
    public string? InformedIn { get; set; }

    /// <summary>Code of the list consular-request: yes, no, not-asked.</summary>
    public string Request { get; set; } = "not-asked";

    public DateTimeOffset? RequestedAt { get; set; }

    /// <summary>Whether a treaty compels notice, as the list of treaties (data) said at that time.</summary>
    public bool IsTreatyMandatory { get; set; }

    public Guid? ConsentId { get; set; }

    public DateTimeOffset? NotifiedAt { get; set; }

    /// <summary>Code of the list notice-channel.</summary>
    public string? Channel { get; set; }

    /// <summary>Where the mission may meet the person: an office, never a shelter.</summary>
    public string? PlaceOfContact { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>The day on a signed paper by which the mission acknowledged; null where its account did.</summary>
    public string? PaperSignedOn { get; set; }

    /// <summary>Who signed it for the mission, by name and office; an official acting as one, and nobody a record is about.</summary>
    public string? PaperSignedBy { get; set; }

    /// <summary>Code of the list identity-confirmation: not-asked, confirmed, not-ours, unknown.</summary>
    public string IdentityConfirmed { get; set; } = "not-asked";

    public DateTimeOffset? ConfirmedAt { get; set; }
}

/// <summary>The mission met the person.</summary>
public sealed class ConsularVisit : RegisterRow
{
    public required Guid NoticeId { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>A paper to travel on, by the mission.</summary>
public sealed class TravelDocument : RegisterRow
{
    public required Guid NoticeId { get; set; }

    /// <summary>Code of the list travel-document-kind.</summary>
    public required string Kind { get; set; }

    public required string IssuedOn { get; set; }

    public string? ValidUntil { get; set; }

    /// <summary>The file of it, sealed as every attachment.</summary>
    public Guid? AttachmentId { get; set; }
}
