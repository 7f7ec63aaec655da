using Pratip.Registry.Audit;

namespace Pratip.Registry.People;

/// <summary>
/// One agency's account of one person, owned by that agency and never merged with another. Who the person is stands in
/// the vault (<see cref="Pratip.Registry.Vault.SealedIdentity"/>); here is only what statistics and case work need.
/// </summary>
public sealed class PersonReport : RegisterRow
{
    public required Guid AgencyId { get; set; }

    /// <summary>The agency's own reference; with the agency it is the identity until persons are linked.</summary>
    public required string OwnReference { get; set; }

    /// <summary>The derived cluster of reports. Until linkage exists each report is its own person.</summary>
    public required Guid PersonId { get; set; }

    public string Sex { get; set; } = "unknown";

    public int? BirthYear { get; set; }

    /// <summary>exact, year, estimated or unknown.</summary>
    public string AgePrecision { get; set; } = "unknown";

    /// <summary>ISO 3166-1 alpha-2 codes; empty when unknown.</summary>
    public List<string> Citizenships { get; set; } = [];

    /// <summary>Kept verbatim, because sources write "China (including Taiwan)".</summary>
    public string? CitizenshipsAsReported { get; set; }

    public string? EnteredOn { get; set; }

    public string? EntryPlace { get; set; }

    /// <summary>legal, irregular or unknown.</summary>
    public string EntryLegality { get; set; } = "unknown";

    public string? VisaKind { get; set; }

    public string? TransitCountry { get; set; }

    /// <summary>The anonymous tier: no identity exists, not even in the vault.</summary>
    public bool IsAnonymous { get; set; }
}
