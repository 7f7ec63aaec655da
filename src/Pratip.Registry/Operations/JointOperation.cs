using Pratip.Registry.Audit;

namespace Pratip.Registry.Operations;

/// <summary>One plan of several agencies.</summary>
public sealed class JointOperation : RegisterRow
{
    public required Guid LeadAgencyId { get; set; }

    public required string OwnReference { get; set; }

    public required string PlannedOn { get; set; }

    public Guid? SiteId { get; set; }

    public string? ProvinceCode { get; set; }

    /// <summary>Code of the list operation-status: planned, carried-out, called-off.</summary>
    public string Status { get; set; } = "planned";

    public required byte[] WrappedKey { get; set; }

    /// <summary>The plan in words, sealed: a plan that leaks empties the place.</summary>
    public required byte[] Plan { get; set; }
}

/// <summary>What one agency does in it, and what came of that.</summary>
public sealed class OperationPart : RegisterRow
{
    public required Guid OperationId { get; set; }

    public required Guid AgencyId { get; set; }

    /// <summary>Code of the list operation-task.</summary>
    public required string Task { get; set; }

    /// <summary>Code of the list operation-result; null while it is open.</summary>
    public string? Result { get; set; }

    public string? ResultOn { get; set; }
}
