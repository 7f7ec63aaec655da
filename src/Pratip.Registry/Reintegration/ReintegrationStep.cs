using Pratip.Registry.Audit;

namespace Pratip.Registry.Reintegration;

/// <summary>A stage of the way back, by the social-affairs body: pre-integration, integration, follow-up, closure.</summary>
public sealed class ReintegrationStep : RegisterRow
{
    public required Guid ReportId { get; set; }

    public required Guid AgencyId { get; set; }

    /// <summary>Code of the list reintegration-stage.</summary>
    public required string Stage { get; set; }

    public required string On { get; set; }

    public string? ProvinceCode { get; set; }
}
