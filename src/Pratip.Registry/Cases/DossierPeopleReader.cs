using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Children;
using Pratip.Registry.Courts;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Cases;

/// <summary>Reads what hangs on suspects, victims and their reports, one statement a table, for the page of a case and for a person's file.</summary>
internal sealed class DossierPeopleReader(ActorRegister register, RegistryDb db)
{
    public async Task<(IReadOnlyList<DossierSuspect> Suspects, IReadOnlyList<DossierVictim> Victims)> ReadAsync(
        List<Suspect> suspects, List<Victim> victims, CancellationToken ct)
    {
        var reportIds = suspects.Select(suspect => suspect.ReportId).Concat(victims.Select(victim => victim.ReportId)).Distinct().ToList();
        var reports = await db.PersonReports.Where(report => reportIds.Contains(report.Id)).ToDictionaryAsync(report => report.Id, ct);
        var inTwoRoles = InTwoRoles(suspects, victims, reports);
        var facts = await FactsAsync([.. victims.Select(victim => victim.ReportId).Distinct()], reports, victims, ct);
        return (await SuspectsAsync(suspects, reports, inTwoRoles, ct), await VictimsAsync(victims, facts, inTwoRoles, ct));
    }

    public async Task<IReadOnlyList<DossierSuspect>> SuspectsAsync(
        List<Suspect> suspects, Dictionary<Guid, PersonReport> reports, HashSet<Guid> inTwoRoles, CancellationToken ct)
    {
        var now = register.Clock.GetUtcNow();
        var ids = suspects.ConvertAll(suspect => suspect.Id);
        var charges = await GroupAsync(db.Charges.Where(charge => ids.Contains(charge.SuspectId)), charge => charge.SuspectId, ct);
        var steps = await GroupAsync(db.ProceduralStages.Where(step => ids.Contains(step.SuspectId)), step => step.SuspectId, ct);
        var custodies = await GroupAsync(db.Custodies.Where(custody => ids.Contains(custody.SuspectId)), custody => custody.SuspectId, ct);
        var disciplinary = await GroupAsync(db.DisciplinarySteps.Where(step => ids.Contains(step.SuspectId)), step => step.SuspectId, ct);
        return suspects.ConvertAll(suspect => new DossierSuspect(
            suspect,
            reports.GetValueOrDefault(suspect.ReportId),
            [.. charges[suspect.Id].OrderBy(charge => charge.Id)],
            [.. steps[suspect.Id].OrderBy(step => step.On, StringComparer.Ordinal).ThenBy(step => step.Id)],
            [.. custodies[suspect.Id].OrderBy(custody => custody.ArrivedAt).Select(custody => new DossierCustody(custody, CustodyClock.Of(custody, now)))],
            [.. disciplinary[suspect.Id].OrderBy(step => step.On, StringComparer.Ordinal).ThenBy(step => step.Id)],
            inTwoRoles.Contains(suspect.Id)));
    }

    public async Task<IReadOnlyList<DossierVictim>> VictimsAsync(
        List<Victim> victims, IReadOnlyDictionary<Guid, PersonFacts> facts, HashSet<Guid> inTwoRoles, CancellationToken ct)
    {
        var ids = victims.ConvertAll(victim => victim.Id);
        var decisions = await GroupAsync(
            db.VictimDecisions.Where(decision => ids.Contains(decision.VictimId))
                .Select(decision => new DecisionHead(decision.Id, decision.VictimId, decision.Status, decision.On, decision.Body)),
            decision => decision.VictimId, ct);
        var needs = await GroupAsync(db.VictimNeeds.Where(need => ids.Contains(need.VictimId)), need => need.VictimId, ct);
        var services = await GroupAsync(db.VictimServices.Where(service => ids.Contains(service.VictimId)), service => service.VictimId, ct);
        var dispositions = await GroupAsync(db.VictimDispositions.Where(one => ids.Contains(one.VictimId)), one => one.VictimId, ct);
        return victims.ConvertAll(victim => new DossierVictim(
            victim,
            facts[victim.ReportId],
            [.. decisions[victim.Id].OrderBy(decision => decision.On, StringComparer.Ordinal).ThenBy(decision => decision.Id)],
            [.. needs[victim.Id].OrderBy(need => need.On, StringComparer.Ordinal).ThenBy(need => need.Id)],
            [.. services[victim.Id].OrderBy(service => service.From, StringComparer.Ordinal).ThenBy(service => service.Id).Select(Withheld)],
            [.. dispositions[victim.Id].OrderBy(one => one.On, StringComparer.Ordinal).ThenBy(one => one.Id)],
            inTwoRoles.Contains(victim.Id)));
    }

    public async Task<IReadOnlyDictionary<Guid, PersonFacts>> FactsAsync(
        List<Guid> reportIds, Dictionary<Guid, PersonReport> reports, List<Victim> victims, CancellationToken ct)
    {
        var today = register.Today;
        var standings = victims.ToLookup(victim => victim.ReportId);
        var handOvers = await GroupAsync(db.HandOvers.Where(place => reportIds.Contains(place.ReportId)), place => place.ReportId, ct);
        var consents = await GroupAsync(db.PersonConsents.Where(consent => reportIds.Contains(consent.ReportId)), consent => consent.ReportId, ct);
        var situations = await db.ChildSituations.Where(situation => reportIds.Contains(situation.ReportId)).ToDictionaryAsync(situation => situation.ReportId, ct);
        var guardians = await GroupAsync(
            db.Guardians.Where(guardian => reportIds.Contains(guardian.ReportId)).Select(guardian => new GuardianHead(
                guardian.Id, guardian.ReportId, guardian.Relation, guardian.GuardianReportId, guardian.Contact != null, guardian.Since, guardian.Until)),
            guardian => guardian.ReportId, ct);
        var decisions = await GroupAsync(
            db.BestInterestDecisions.Where(decision => reportIds.Contains(decision.ReportId))
                .Select(decision => new BestInterestHead(decision.Id, decision.ReportId, decision.On, decision.DecidingAgencyId)),
            decision => decision.ReportId, ct);
        return reportIds.ToDictionary(id => id, id => new PersonFacts(
            reports.GetValueOrDefault(id),
            ChildRule.Of(reports.GetValueOrDefault(id), standings[id], situations.GetValueOrDefault(id), today),
            situations.GetValueOrDefault(id),
            [.. guardians[id].OrderBy(guardian => guardian.Since, StringComparer.Ordinal).ThenBy(guardian => guardian.Id)],
            [.. decisions[id].OrderBy(decision => decision.On, StringComparer.Ordinal).ThenBy(decision => decision.Id)],
            [.. consents[id].OrderBy(consent => consent.On, StringComparer.Ordinal).ThenBy(consent => consent.Id)],
            [.. handOvers[id].OrderBy(place => place.On, StringComparer.Ordinal).ThenBy(place => place.Id)]));
    }

    /// <summary>Rows of suspects and of victims that speak of one person. Where the reports are out of reach, only one report in both roles shows it.</summary>
    public static HashSet<Guid> InTwoRoles(List<Suspect> suspects, List<Victim> victims, Dictionary<Guid, PersonReport> reports)
    {
        var suspected = suspects.Select(suspect => PersonOf(suspect.ReportId)).ToHashSet();
        var presumed = victims.Select(victim => PersonOf(victim.ReportId)).ToHashSet();
        suspected.IntersectWith(presumed);
        return
        [
            .. suspects.Where(suspect => suspected.Contains(PersonOf(suspect.ReportId))).Select(suspect => suspect.Id),
            .. victims.Where(victim => suspected.Contains(PersonOf(victim.ReportId))).Select(victim => victim.Id),
        ];

        Guid PersonOf(Guid reportId) => reports.GetValueOrDefault(reportId)?.PersonId ?? reportId;
    }

    private VictimService Withheld(VictimService service)
    {
        if (service.Kind != ServiceRecordService.ShelterKind || register.Actor.May(AccessVerb.View, AccessNoun.Shelters))
        {
            return service;
        }

        var without = service.Copy<VictimService>();
        without.ProviderAgencyId = Guid.Empty;
        return without;
    }

    private static async Task<ILookup<Guid, T>> GroupAsync<T>(IQueryable<T> rows, Func<T, Guid> key, CancellationToken ct) =>
        (await rows.ToListAsync(ct)).ToLookup(key);
}
