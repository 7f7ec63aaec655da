using Pratip.Registry.Audit;

namespace Pratip.Registry.Cases;

/// <summary>An agency that works on a case beside its lead: court, social affairs, an organisation it was referred to.</summary>
public sealed class CaseParty : RegisterRow
{
    public required Guid CaseId { get; set; }

    public required Guid AgencyId { get; set; }

    /// <summary>Code of the list case-party-role.</summary>
    public required string Role { get; set; }

    public required string Since { get; set; }

    public string? Until { get; set; }
}

/// <summary>
/// An agency kept away from a case, because one of its own is a suspect. Whatever a role of its users says, the case is out
/// of their reach; the oversight agency takes its place.
/// </summary>
public sealed class CaseRecusal : RegisterRow
{
    public required Guid CaseId { get; set; }

    public required Guid AgencyId { get; set; }

    public required Guid OversightAgencyId { get; set; }

    public required string Reason { get; set; }
}

/// <summary>The officer who answers for a case. A case without one in force waits for its supervisor.</summary>
public sealed class CaseAssignment : RegisterRow
{
    public required Guid CaseId { get; set; }

    public required Guid UserId { get; set; }

    public required string Since { get; set; }

    public string? Until { get; set; }
}
