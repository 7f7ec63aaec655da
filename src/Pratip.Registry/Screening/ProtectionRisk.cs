using Pratip.Registry.Audit;

namespace Pratip.Registry.Screening;

/// <summary>A risk that a return or a word to the person's own state would bring; open, it blocks both until somebody decides.</summary>
public sealed class ProtectionRisk : RegisterRow
{
    public required Guid ReportId { get; set; }

    /// <summary>Code of the list protection-risk: asylum, own-state, reprisal, re-trafficking, other.</summary>
    public required string Kind { get; set; }

    public required Guid RaisedByAgencyId { get; set; }

    public required string RaisedOn { get; set; }

    /// <summary>Code of the list protection-decision: open, no-return, return-possible.</summary>
    public string Decision { get; set; } = "open";

    public Guid? DecidedByAgencyId { get; set; }

    public string? DecidedOn { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>What was said and decided, sealed.</summary>
    public required byte[] Reason { get; set; }
}
