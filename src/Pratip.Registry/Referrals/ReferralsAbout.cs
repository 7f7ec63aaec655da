using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Encounters;

namespace Pratip.Registry.Referrals;

/// <summary>The referrals about a case or a person's reports, as far as a reader belongs to one of their sides.</summary>
/// <param name="MayRefer">What of it the reader may hand on.</param>
/// <param name="Encounters">In which the person was met, where the reader may hand on everybody met there.</param>
public sealed record ReferralsAbout(IReadOnlyList<Referral> Referrals, IReadOnlyDictionary<Guid, Agency> Agencies, IReadOnlyList<CaseOrReport> MayRefer, IReadOnlyList<Encounter> Encounters)
{
    /// <summary>Of one case, as they were read with it. Null where the reader is told of no referrals at all.</summary>
    /// <param name="register">Of whoever reads.</param>
    /// <param name="dossier">The case.</param>
    /// <param name="mayEnter">Whether the reader may enter anything into the case.</param>
    public static ReferralsAbout? Of(ActorRegister register, CaseDossier dossier, bool mayEnter)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(dossier);
        return register.Actor.May(AccessVerb.View, AccessNoun.Referrals)
            ? new ReferralsAbout(dossier.Referrals, dossier.Agencies, mayEnter && register.Actor.May(AccessVerb.Enter, AccessNoun.Referrals) ? [new CaseOrReport(dossier.Case.Id, null)] : [], [])
            : null;
    }

    public static async Task<ReferralsAbout> OfReportsAsync(ActorRegister register, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(reportIds);
        register.Require(AccessVerb.View, AccessNoun.Referrals);
        var reports = reportIds.Select(id => (Guid?)id).ToList();
        await using var db = register.CreateContext();
        var found = await db.Referrals.Where(one => reports.Contains(one.ReportId)).OrderByDescending(one => one.Id).Take(CaseList.PageSize).ToListAsync(ct);
        var agencies = found.Select(one => one.ToAgencyId).Distinct().ToList();
        return new ReferralsAbout(
            found, await db.Agencies.Where(agency => agencies.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct),
            await WithinAsync(register, reports, ct), await EncountersAsync(register, reports, ct));
    }

    private static async Task<IReadOnlyList<Encounter>> EncountersAsync(ActorRegister register, List<Guid?> reports, CancellationToken ct)
    {
        if (reports.Count == 0 || !register.Actor.May(AccessVerb.Enter, AccessNoun.Referrals) || !register.Actor.May(AccessVerb.Enter, AccessNoun.People))
        {
            return [];
        }

        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.People);
        return await db.Encounters.Where(met => db.EncounteredPersons.Any(person => person.EncounterId == met.Id && reports.Contains(person.ReportId))).OrderBy(met => met.Id).ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<CaseOrReport>> WithinAsync(ActorRegister register, List<Guid?> reports, CancellationToken ct)
    {
        if (!register.Actor.May(AccessVerb.Enter, AccessNoun.Referrals) || !register.Actor.May(AccessVerb.Enter, AccessNoun.People))
        {
            return [];
        }

        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.People);
        var within = await db.PersonReports.Where(one => reports.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct);
        return [.. reports.OfType<Guid>().Where(within.Contains).Select(id => new CaseOrReport(null, id))];
    }
}
