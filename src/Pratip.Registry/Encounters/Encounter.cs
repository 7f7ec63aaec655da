using Pratip.Registry.Audit;

namespace Pratip.Registry.Encounters;

/// <summary>An operation or check in which people were met, one or hundreds.</summary>
public sealed class Encounter : RegisterRow
{
    public required Guid AgencyId { get; set; }

    public required string OwnReference { get; set; }

    public required string On { get; set; }

    public string? ProvinceCode { get; set; }

    public string? SiteKind { get; set; }
}
