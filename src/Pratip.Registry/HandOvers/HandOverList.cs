using Pratip.Registry.Audit;

namespace Pratip.Registry.HandOvers;

/// <summary>People handed over together, on a sheet that both sides sign on paper.</summary>
public sealed class HandOverList : RegisterRow
{
    public required Guid AgencyId { get; set; }

    public required string OwnReference { get; set; }

    public Guid? EncounterId { get; set; }

    /// <summary>Code of the list hand-over-destination.</summary>
    public required string Destination { get; set; }

    /// <summary>The body that takes them, where it is one of the register's.</summary>
    public Guid? ToAgencyId { get; set; }

    public required string On { get; set; }

    public string? SignedOn { get; set; }
}

public sealed class HandOverEntry : RegisterRow
{
    public required Guid ListId { get; set; }

    public required Guid ReportId { get; set; }

    public required int Place { get; set; }
}
