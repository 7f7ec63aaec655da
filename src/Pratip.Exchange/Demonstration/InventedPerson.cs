using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>Somebody who does not exist, as one agency would write that person down.</summary>
internal sealed record InventedPerson(string Reference, InventedName? Name, string? Alias, string Sex, PartialDate? Born, int? Age, string Citizenship)
{
    public const string Female = "female";
    public const string Male = "male";
    public const string Cambodian = "KH";

    public string? DocumentKind { get; init; }

    public string? DocumentNumber { get; init; }

    public InventedEntry? Entry { get; init; }

    public bool IsMinor => Age < AgeBandSet.Majority;
}

/// <param name="Own">The name in its own script; null where that script is Latin.</param>
internal sealed record InventedName(string Latin, string? Own);

/// <summary>How a foreigner came into the country, as far as the agency knows.</summary>
internal sealed record InventedEntry(PartialDate? On, string? Place, string Legality, string? Visa, string? TransitCountry);
