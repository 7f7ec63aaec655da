using Pratip.Registry.Audit;

namespace Pratip.Registry.Sites;

/// <summary>A place where people were found, held or made to work: compound, kiln, vessel, venue. Every encounter there points to it.</summary>
public sealed class Site : RegisterRow
{
    /// <summary>The agency that entered it.</summary>
    public required Guid AgencyId { get; set; }

    /// <summary>The agency's own reference.</summary>
    public required string OwnReference { get; set; }

    /// <summary>Code of the list site-kind.</summary>
    public required string Kind { get; set; }

    /// <summary>What the place is called; a place, never a person.</summary>
    public string? Name { get; set; }

    public string? ProvinceCode { get; set; }

    public string? Locality { get; set; }

    public string? KnownSince { get; set; }

    public string? ClosedOn { get; set; }

    /// <summary>Code of the list site-closing; null where nobody said how.</summary>
    public string? Closing { get; set; }
}
