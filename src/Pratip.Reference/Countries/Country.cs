using Pratip.Kernel;

namespace Pratip.Reference.Countries;

/// <summary>
/// A country of ISO 3166-1, or one of the two codes of its user-assigned range that the register needs beside them. What a
/// source wrote is kept verbatim by whoever stores it: "China (including Taiwan)" is not the same statement as CN.
/// </summary>
/// <param name="Name">The Khmer name is empty for territories that have not needed one yet; English then stands in.</param>
public sealed record Country(string Alpha2, string Alpha3, LocalizedText Name, IReadOnlyList<string> Aliases)
{
    /// <summary>A person whom no state considers its national: XXA as in ICAO Doc 9303.</summary>
    public const string Stateless = "XA";

    /// <summary>A citizenship that is not known. It is a category and always printed.</summary>
    public const string Unknown = "XU";

    public const string Cambodia = "KH";

    /// <summary>ISO's code for Taiwan. Reports of it are labelled as reported, whatever a source counts it with.</summary>
    public const string Taiwan = "TW";

    /// <summary>False for the codes that stand for no country.</summary>
    public bool IsCountry => Alpha2 is not (Stateless or Unknown);

    /// <summary>The name as it is said in either language.</summary>
    public LocalizedText Words => Name.Km.Length == 0 ? new LocalizedText(Name.En, Name.En) : Name;

    public override string ToString() => $"{Alpha2} {Name.En}";
}
