using Pratip.Registry.Audit;

namespace Pratip.Registry.Returns;

/// <summary>What one entity sent about one subject for one period. No return is not the same as an explicit zero.</summary>
public sealed class Return : RegisterRow
{
    public required Guid AgencyId { get; set; }

    /// <summary>Code of the list return-subject.</summary>
    public required string Subject { get; set; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    /// <summary>Code of the list return-state: zero, partial, submitted, corrected or accepted.</summary>
    public required string State { get; set; }

    public required int RowCount { get; set; }
}

/// <summary>A total an entity sent without records. Printed as "reported total", never added to records.</summary>
public sealed class AggregateReturn : RegisterRow
{
    public required Guid AgencyId { get; set; }

    public required string Measure { get; set; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    public string? Breakdown { get; set; }

    public string? Key { get; set; }

    public required long Value { get; set; }

    public required string Source { get; set; }
}
