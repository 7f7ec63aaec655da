using Pratip.Registry.Audit;

namespace Pratip.Registry.Cases;

/// <summary>Two dossiers that belong together; both stay, and the link can be voided.</summary>
public sealed class CaseLink : RegisterRow
{
    public required Guid CaseId { get; set; }

    public required Guid OtherCaseId { get; set; }

    /// <summary>Code of the list case-link.</summary>
    public required string Kind { get; set; }

    public required string Reason { get; set; }
}
