using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>What a judgement of a pair must know past the scope of whoever makes it: everything that was said, and what both are in the register.</summary>
internal sealed record PairState(IReadOnlyList<IdentityJudgement> Said, Guid AgencyA, Guid AgencyB, int VersionA, int VersionB, ReportRoles RolesA, ReportRoles RolesB)
{
    public static async Task<PairState?> ReadAsync(RegistryDb db, ReportPair of, CancellationToken ct)
    {
        Guid[] ids = [of.A, of.B];
        var reports = await db.PersonReports.Where(report => ids.Contains(report.Id) && !report.IsVoided).ToDictionaryAsync(report => report.Id, report => report.AgencyId, ct);
        if (reports.Count < ids.Length)
        {
            return null;
        }

        var said = await db.IdentityJudgements.Where(one => one.ReportAId == of.A && one.ReportBId == of.B && !one.IsVoided).ToListAsync(ct);
        var versions = await db.SealedIdentities.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Version, ct);
        return new PairState(
            said, reports[of.A], reports[of.B], versions.GetValueOrDefault(of.A), versions.GetValueOrDefault(of.B),
            await RolesAsync(db, of.A, ct), await RolesAsync(db, of.B, ct));
    }

    /// <summary>Whether one officer's word is not enough.</summary>
    public bool IsSensitive => !JudgementRules.MayBeAutomatic(RolesA, RolesB);

    private static async Task<ReportRoles> RolesAsync(RegistryDb db, Guid id, CancellationToken ct) =>
        (await db.Victims.AnyAsync(row => row.ReportId == id && !row.IsVoided, ct) ? ReportRoles.Victim : ReportRoles.None)
        | (await db.Suspects.AnyAsync(row => row.ReportId == id && !row.IsVoided, ct) ? ReportRoles.Suspect : ReportRoles.None)
        | (await db.Removals.AnyAsync(row => row.ReportId == id && !row.IsVoided, ct) ? ReportRoles.Removed : ReportRoles.None);
}
