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
    public static async Task<ReferralsAbout> ReadAsync(ActorRegister register, IReadOnlyCollection<CaseOrReport> about, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(about);
        register.Require(AccessVerb.View, AccessNoun.Referrals);
        var (cases, reports) = (about.Select(of => of.CaseId).OfType<Guid>().Select(id => (Guid?)id).ToList(), about.Select(of => of.ReportId).OfType<Guid>().Select(id => (Guid?)id).ToList());
        await using var db = register.CreateContext();
        var found = await db.Referrals.Where(one => cases.Contains(one.CaseId) || reports.Contains(one.ReportId)).OrderByDescending(one => one.Id).Take(CaseList.PageSize).ToListAsync(ct);
        var agencies = found.Select(one => one.ToAgencyId).Distinct().ToList();
        return new ReferralsAbout(
            found, await db.Agencies.Where(agency => agencies.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct), [.. about.Where((await WithinAsync(register, cases, reports, ct)).Contains)],
            await EncountersAsync(register, reports, ct));
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

    private static async Task<HashSet<CaseOrReport>> WithinAsync(ActorRegister register, List<Guid?> cases, List<Guid?> reports, CancellationToken ct)
    {
        var within = new HashSet<CaseOrReport>();
        if (!register.Actor.May(AccessVerb.Enter, AccessNoun.Referrals))
        {
            return within;
        }

        if (cases.Count > 0 && register.Actor.May(AccessVerb.Enter, AccessNoun.Cases))
        {
            await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Cases);
            within.UnionWith((await db.Cases.Where(one => cases.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct)).Select(id => new CaseOrReport(id, null)));
        }

        if (reports.Count > 0 && register.Actor.May(AccessVerb.Enter, AccessNoun.People))
        {
            await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.People);
            within.UnionWith((await db.PersonReports.Where(one => reports.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct)).Select(id => new CaseOrReport(null, id)));
        }

        return within;
    }
}
