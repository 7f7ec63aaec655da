using Pratip.Registry.Audit;

namespace Pratip.Registry.Detentions;

/// <summary>A person held, from when, where, and until when.</summary>
public sealed class Detention : RegisterRow
{
    public required Guid ReportId { get; set; }

    public Guid? EncounterId { get; set; }

    public required string From { get; set; }

    public string? Until { get; set; }

    public string? Facility { get; set; }

    /// <summary>What became of the person; every detained person ends in one, and "unknown" prints.</summary>
    public string Disposition { get; set; } = "unknown";
}
