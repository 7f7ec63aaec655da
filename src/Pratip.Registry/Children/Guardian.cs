using Pratip.Registry.Audit;

namespace Pratip.Registry.Children;

/// <summary>Who speaks for a child. A guardian who is a suspect in one of the child's cases is a conflict that raises a task.</summary>
public sealed class Guardian : RegisterRow
{
    public required Guid ReportId { get; set; }

    /// <summary>Code of the list guardian-relation.</summary>
    public required string Relation { get; set; }

    /// <summary>The guardian's own report, where there is one.</summary>
    public Guid? GuardianReportId { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>The guardian's name and contact, sealed; null where a report has them.</summary>
    public byte[]? Contact { get; set; }

    public required string Since { get; set; }

    public string? Until { get; set; }
}

/// <summary>What makes a child's situation. An uncertain age is treated as a child's.</summary>
public sealed class ChildSituation : RegisterRow
{
    public required Guid ReportId { get; set; }

    /// <summary>Null while unknown.</summary>
    public bool? IsUnaccompanied { get; set; }

    public bool AgeIsUncertain { get; set; }
}

/// <summary>A decision in a child's best interest.</summary>
public sealed class BestInterestDecision : RegisterRow
{
    public required Guid ReportId { get; set; }

    public required string On { get; set; }

    public required Guid DecidingAgencyId { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>What was decided and why, sealed.</summary>
    public required byte[] Decision { get; set; }
}
