using Pratip.Registry.Audit;

namespace Pratip.Registry.Prevention;

/// <summary>A measure of the national plan: which body answers for it, and how far it has come.</summary>
public sealed class PlanMeasure : RegisterRow
{
    public required Guid AgencyId { get; set; }

    /// <summary>The number in the plan, unique within it.</summary>
    public required string Number { get; set; }

    public required string Plan { get; set; }

    public required string Title { get; set; }

    public string? DueOn { get; set; }

    /// <summary>Code of the list measure-progress.</summary>
    public string Progress { get; set; } = "not-started";
}
