using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.Referrals;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.People;

/// <summary>Reads a person's file table by table, at most one statement each, however many roles and reports there are.</summary>
internal sealed class PersonFileReader(ActorRegister register, RegistryDb db)
{
    public async Task<PersonFile> ReadAsync(PersonReport report, CancellationToken ct)
    {
        var reports = await db.PersonReports.Where(one => one.PersonId == report.PersonId).OrderBy(one => one.Id).ToDictionaryAsync(one => one.Id, ct);
        List<Guid> ids = [.. reports.Keys];
        var suspects = await db.Suspects.Where(suspect => ids.Contains(suspect.ReportId)).OrderBy(suspect => suspect.Id).ToListAsync(ct);
        var victims = await db.Victims.Where(victim => ids.Contains(victim.ReportId)).OrderBy(victim => victim.Id).ToListAsync(ct);
        var caseIds = suspects.Select(suspect => suspect.CaseId).Concat(victims.Select(victim => victim.CaseId).OfType<Guid>()).Distinct().ToList();
        var sections = new Sections(register.Register, db);
        var people = new DossierPeopleReader(register, db, sections, new DossierRows(suspects, victims, reports, ids));
        var removals = sections.Add(all => all.Removals.Where(one => ids.Contains(one.ReportId)), RemovalsIn);
        var incidents = sections.Add(all => all.RemovalIncidents.Where(one => ids.Contains(one.ReportId)), found => found.OrderBy(one => one.Id));
        var screenings = sections.Add(all => all.ScreeningInterviews.Where(one => ids.Contains(one.ReportId)), found => found.OrderBy(one => one.StartedAt).ThenBy(one => one.Id));
        var referrals = sections.Add(all => all.Referrals.Where(one => one.ReportId != null && ids.Contains(one.ReportId.Value)), found => found.OrderBy(one => one.Id));
        var returns = sections.Add(all => all.AssistedReturns.Where(one => ids.Contains(one.ReportId)), found => found.OrderBy(one => one.On).ThenBy(one => one.Id));
        var detentions = sections.Add(all => all.Detentions.Where(one => ids.Contains(one.ReportId)), found => found.OrderBy(one => one.From).ThenBy(one => one.Id));
        var encounters = sections.Add(all => all.EncounteredPersons.Where(one => ids.Contains(one.ReportId)), EncountersOf);
        var repatriations = sections.Add(all => all.Repatriations.Where(one => ids.Contains(one.ReportId)), found => found.OrderBy(one => one.On).ThenBy(one => one.Id));
        var interceptions = sections.Add(all => all.Interceptions.Where(one => ids.Contains(one.ReportId)), found => found.OrderBy(one => one.On).ThenBy(one => one.Id));
        await sections.AskAsync(ct);
        var facts = await people.FactsAsync(ct);
        var file = new PersonFile
        {
            Report = report,
            Reports = [.. reports.Values.OrderBy(one => one.Id)],
            Facts = facts,
            Suspects = await people.SuspectsAsync(ct),
            Victims = await people.VictimsAsync(facts, ct),
            Removals = WithIncidents(await removals.ReadAsync(ct), await incidents.ReadAsync(ct), reports),
            Screenings = await screenings.ReadAsync(ct),
            Referrals = await referrals.ReadAsync(ct),
            ReferralSteps = [],
            Returns = await returns.ReadAsync(ct),
            Encounters = await encounters.ReadAsync(ct),
            Detentions = await detentions.ReadAsync(ct),
            Moves = [],
            Repatriations = await repatriations.ReadAsync(ct),
            Interceptions = await interceptions.ReadAsync(ct),
            CaseNumbers = await db.Cases.Where(one => caseIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, ct),
            OpenTasks = [],
            Agencies = new Dictionary<Guid, Agency>(),
        };
        file = file with { OpenTasks = await TasksAsync(file, ct), Moves = await DetentionMoves.ReadAsync(register, file.Detentions, ct), ReferralSteps = await StepsAsync(file, ct) };
        return file with { Agencies = await register.Agencies.OfAsync(AgenciesOf(file), ct) };
    }

    private IQueryable<FiledRemoval> RemovalsIn(IQueryable<Removal> found) =>
        from removal in found
        from file in db.RemovalFiles.Where(one => one.Id == removal.RemovalFileId).DefaultIfEmpty()
        orderby removal.On, removal.Id
        select new FiledRemoval(removal, file == null ? null : file.Number);

    private IReadOnlyList<FiledRemoval> WithIncidents(IReadOnlyList<FiledRemoval> removals, IReadOnlyList<RemovalIncident> incidents, Dictionary<Guid, PersonReport> reports)
    {
        var reach = register.Actor.To(AccessVerb.View, AccessNoun.Incidents);
        return [.. removals.Select(one => one with
        {
            IsUnscreened = incidents.FirstOrDefault(incident => incident.RemovalId == one.Removal.Id) is { } incident
                ? incident.Obstacles.Contains(Obstacle.NoScreening, StringComparer.Ordinal)
                : reports.TryGetValue(one.Removal.ReportId, out var report) && reach.Covers(report.AgencyId, null),
        })];
    }

    private async Task<IReadOnlyList<ReferralStep>> StepsAsync(PersonFile file, CancellationToken ct)
    {
        var ids = file.Referrals.Select(one => one.Id).ToList();
        return ids.Count == 0 ? [] : await db.ReferralSteps.Where(step => ids.Contains(step.ReferralId)).OrderBy(step => step.Id).ToListAsync(ct);
    }

    private IQueryable<MetIn> EncountersOf(IQueryable<EncounteredPerson> found) =>
        from person in found
        join encounter in db.Encounters on person.EncounterId equals encounter.Id
        orderby encounter.On, encounter.Id
        select new MetIn(person.ReportId, encounter.Id, encounter.On, encounter.OwnReference, person.Number);

    private static List<Guid> AgenciesOf(PersonFile file) =>
    [
        .. file.Reports.Select(report => report.AgencyId),
        .. file.Suspects.SelectMany(one => one.DisciplinarySteps).Select(step => step.OversightAgencyId),
        .. file.Victims.SelectMany(one => one.Services).Select(service => service.ProviderAgencyId),
        .. file.Facts.Values.SelectMany(facts => facts.BestInterest).Select(decision => decision.DecidingAgencyId),
        .. file.Screenings.Select(one => one.AgencyId),
        .. file.Referrals.Select(one => one.ToAgencyId),
        .. file.ReferralSteps.Select(step => step.AgencyId),
        .. file.OpenTasks.Select(task => task.AgencyId),
    ];

    private async Task<IReadOnlyList<CaseTask>> TasksAsync(PersonFile file, CancellationToken ct)
    {
        List<Guid?> targets =
        [
            .. file.Reports.Select(report => (Guid?)report.Id), .. file.Suspects.Select(one => (Guid?)one.Suspect.Id), .. file.Victims.Select(one => (Guid?)one.Victim.Id),
            .. file.Facts.Values.SelectMany(facts => facts.Guardians).Select(guardian => (Guid?)guardian.Id),
        ];
        return await db.CaseTasks.Where(task => targets.Contains(task.TargetId) && task.Status == CaseTaskStatus.Open).OrderBy(task => task.Id).ToListAsync(ct);
    }
}
