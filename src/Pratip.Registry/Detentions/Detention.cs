using Pratip.Registry.Audit;

namespace Pratip.Registry.Detentions;

/// <summary>A person held, from when, where, and until when.</summary>
public sealed class Detention : RegisterRow
{
    public required Guid ReportId { get; set; }

    public Guid? EncounterId { get; set; }

    public required string From { get; set; }

    /// <summary>The moment, where it is known to the hour: what limits in hours run from.</summary>
    public DateTimeOffset? FromAt { get; set; }

    public string? Until { get; set; }

    public string? Facility { get; set; }

    /// <summary>The agency that holds the person; null in files that did not say.</summary>
    public Guid? HoldingAgencyId { get; set; }

    /// <summary>Code of the list detention-ground: which limit runs.</summary>
    public string Ground { get; set; } = "unknown";

    /// <summary>What became of the person; every detained person ends in one, and "unknown" prints.</summary>
    public string Disposition { get; set; } = "unknown";

    public string? DisposedOn { get; set; }
}
