using Pratip.Registry.Audit;

namespace Pratip.Registry.Victims;

/// <summary>A decision on somebody's status as victim: which body, when, and why. The latest one in force is the status.</summary>
public sealed class VictimDecision : RegisterRow
{
    public required Guid VictimId { get; set; }

    /// <summary>Code of the list identification-status.</summary>
    public required string Status { get; set; }

    public required string On { get; set; }

    /// <summary>Code of the list identifying-body.</summary>
    public required string Body { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>The reason, sealed.</summary>
    public required byte[] Reason { get; set; }
}

/// <summary>What a victim needs, and whether it was met.</summary>
public sealed class VictimNeed : RegisterRow
{
    public required Guid VictimId { get; set; }

    /// <summary>Code of the list service-kind.</summary>
    public required string Kind { get; set; }

    public required string On { get; set; }

    public string? MetOn { get; set; }
}

/// <summary>A service given to a victim.</summary>
public sealed class VictimService : RegisterRow
{
    public required Guid VictimId { get; set; }

    /// <summary>Code of the list service-kind.</summary>
    public required string Kind { get; set; }

    public required Guid ProviderAgencyId { get; set; }

    public required string From { get; set; }

    public string? To { get; set; }
}

/// <summary>Where a victim's way led for now.</summary>
public sealed class VictimDisposition : RegisterRow
{
    public required Guid VictimId { get; set; }

    /// <summary>Code of the list victim-disposition.</summary>
    public required string Disposition { get; set; }

    public required string On { get; set; }
}
