using Pratip.Registry.Audit;

namespace Pratip.Registry.Interceptions;

/// <summary>A person stopped from being trafficked abroad.</summary>
public sealed class Interception : RegisterRow
{
    public required Guid ReportId { get; set; }

    public required string FileReference { get; set; }

    public required string On { get; set; }

    public string? ProvinceCode { get; set; }

    public string? DestinationCountry { get; set; }
}
