using Pratip.Registry.Audit;

namespace Pratip.Registry.Removals;

/// <summary>
/// That a person may be removed: after an individual screening and with no presumption or risk open, or by a recorded override of
/// another agency. One clearance serves one removal.
/// </summary>
public sealed class RemovalClearance : RegisterRow
{
    public required Guid ReportId { get; set; }

    public required Guid AgencyId { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>The screening it rests on; null where it is an override without one.</summary>
    public Guid? ScreeningId { get; set; }

    /// <summary>Code of the list clearance-status: asked (an override that waits), cleared, refused, withdrawn.</summary>
    public required string Status { get; set; }

    /// <summary>What stood in the way, as codes of the list clearance-obstacle; empty where nothing did.</summary>
    public List<string> Obstacles { get; set; } = [];

    /// <summary>Who asked, and who of another agency decided an override.</summary>
    public required Guid AskedBy { get; set; }

    public Guid? OverriddenBy { get; set; }

    public Guid? OverridingAgencyId { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>The reason, sealed.</summary>
    public required byte[] Reason { get; set; }
}

/// <summary>A removal that was carried out without clearance: opened by the program itself, answered for by an oversight agency.</summary>
public sealed class RemovalIncident : RegisterRow
{
    public required Guid RemovalId { get; set; }

    public required Guid ReportId { get; set; }

    public required Guid OversightAgencyId { get; set; }

    public required DateTimeOffset OpenedAt { get; set; }

    /// <summary>What stood in the way, as codes of the list clearance-obstacle.</summary>
    public List<string> Obstacles { get; set; } = [];

    /// <summary>Code of the list incident-finding: open and what it was found to be.</summary>
    public string Finding { get; set; } = "open";

    public string? FoundOn { get; set; }
}

/// <summary>A person who goes home because they wish to, with recorded consent. No removal, and never blocked by what blocks one.</summary>
public sealed class AssistedReturn : RegisterRow
{
    public required Guid ReportId { get; set; }

    public required Guid AgencyId { get; set; }

    /// <summary>The consent it rests on.</summary>
    public required Guid ConsentId { get; set; }

    public required string On { get; set; }

    public string? DestinationCountry { get; set; }

    public string? TicketPayer { get; set; }
}
