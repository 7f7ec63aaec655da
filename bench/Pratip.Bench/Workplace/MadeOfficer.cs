using Pratip.Reference.Agencies;

namespace Pratip.Bench.Workplace;

/// <summary>An account of the made register.</summary>
internal sealed record MadeOfficer(string SignInName, string Role, string AgencyCode)
{
    public const string Password = "three lanterns by the river";

    /// <summary>Who sits where, and how many of them.</summary>
    private static readonly (string Agency, string Role, int Count)[] Offices =
    [
        ("AHTJP", "case-worker", 16), ("AHTJP", "agency-supervisor", 2), ("RGK", "case-worker", 8), ("MOJ", "court-liaison", 8), ("MOJ", "prosecutors-clerk", 4),
        ("MOSVY", "social-worker", 8), ("OCM", "data-officer", 4),
    ];

    public static IReadOnlyList<MadeOfficer> All { get; } =
    [
        .. AgencyTemplate.Standard.Agencies.Where(agency => agency.ProvinceCode is not null)
            .SelectMany(agency => Some(agency.Code, "provincial-officer", 3).Concat(Some(agency.Code, "agency-supervisor", 1))),
        .. Offices.SelectMany(office => Some(office.Agency, office.Role, office.Count)),
    ];

    private static IEnumerable<MadeOfficer> Some(string agency, string role, int count) =>
        Enumerable.Range(1, count).Select(number => new MadeOfficer($"{role}.{agency}.{number}".ToLowerInvariant(), role, agency));
}
