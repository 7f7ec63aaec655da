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

    /// <summary>Null where the place is not in the register of sites.</summary>
    public Guid? SiteId { get; set; }

    /// <summary>The joint operation it was part of.</summary>
    public Guid? OperationId { get; set; }
}

/// <summary>One person met in an encounter, under the number given that evening.</summary>
public sealed class EncounteredPerson : RegisterRow
{
    public required Guid EncounterId { get; set; }

    public required Guid ReportId { get; set; }

    /// <summary>The number on the wristband; unique within the encounter.</summary>
    public required string Number { get; set; }

    /// <summary>Code of the list spoken-language; null where nobody asked.</summary>
    public string? SpokenLanguage { get; set; }

    /// <summary>As it seemed to whoever wrote it down; the report holds what is known.</summary>
    public int? ApparentAge { get; set; }
}
