using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Charges;
using Pratip.Registry.Consent;
using Pratip.Registry.Corrections;
using Pratip.Registry.Courts;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Cases;

/// <summary>Reads a dossier table by table, one statement each: a case with a hundred suspects costs what a case with one does.</summary>
internal sealed class CaseDossierReader(ActorRegister register, Guid caseId) : IAsyncDisposable
{
    private readonly RegistryDb _db = register.CreateContext();

    public async Task<CaseDossier?> ReadAsync(CancellationToken ct)
    {
        if (await _db.Cases.SingleOrDefaultAsync(one => one.Id == caseId, ct) is not { } head)
        {
            return null;
        }

        var suspects = await _db.Suspects.Where(suspect => suspect.CaseId == caseId).OrderBy(suspect => suspect.Id).ToListAsync(ct);
        var victims = await _db.Victims.Where(victim => victim.CaseId == caseId).OrderBy(victim => victim.Id).ToListAsync(ct);
        var reportIds = suspects.Select(suspect => suspect.ReportId).Concat(victims.Select(victim => victim.ReportId)).Distinct().ToList();
        var reports = await _db.PersonReports.Where(report => reportIds.Contains(report.Id)).ToDictionaryAsync(report => report.Id, ct);
        var inTwoRoles = InTwoRoles(suspects, victims, reports);
        var dossier = new CaseDossier
        {
            Case = head,
            OtherNumbers = await _db.BodyCaseNumbers.Where(number => number.CaseId == caseId).OrderBy(number => number.Id).ToListAsync(ct),
            Parties = await _db.CaseParties.Where(party => party.CaseId == caseId).OrderBy(party => party.Since).ThenBy(party => party.Id).ToListAsync(ct),
            Recusals = await _db.CaseRecusals.Where(recusal => recusal.CaseId == caseId).OrderBy(recusal => recusal.Id).ToListAsync(ct),
            Assignments = await _db.CaseAssignments.Where(held => held.CaseId == caseId).OrderBy(held => held.Since).ThenBy(held => held.Id).ToListAsync(ct),
            Suspects = await SuspectsAsync(suspects, reports, inTwoRoles, ct),
            Victims = await VictimsAsync(victims, reports, inTwoRoles, ct),
            Notes = await _db.Notes.Where(note => note.CaseId == caseId).OrderBy(note => note.Id)
                .Select(note => new NoteHead(note.Id, note.AgencyId, note.UserId, note.At, note.Visibility)).ToListAsync(ct),
            Attachments = await _db.Attachments.Where(file => file.CaseId == caseId).OrderBy(file => file.Id)
                .Select(file => new AttachmentHead(file.Id, file.AgencyId, file.UserId, file.At, file.MediaType, file.Size, file.Scan)).ToListAsync(ct),
            LinkedCases = await LinkedAsync(ct),
            OpenTasks = await _db.CaseTasks.Where(task => task.CaseId == caseId && task.Status == CaseTaskStatus.Open).OrderBy(task => task.Id).ToListAsync(ct),
            OpenCorrections = await _db.CorrectionRequests.Where(request => request.CaseId == caseId && request.Status == CorrectionStatus.Asked).OrderBy(request => request.Id)
                .Select(request => new CorrectionHead(request.Id, request.TargetNoun, request.TargetId, request.AgencyId, request.AskedBy, request.AskedAt, request.Reason))
                .ToListAsync(ct),
            Agencies = new Dictionary<Guid, Agency>(),
            Staff = new Dictionary<Guid, string>(),
        };
        return dossier with { Agencies = await AgenciesAsync(dossier, ct), Staff = await StaffNames.ReadAsync(register.Register, StaffOf(dossier), ct) };
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private async Task<IReadOnlyList<DossierSuspect>> SuspectsAsync(
        List<Suspect> suspects, Dictionary<Guid, PersonReport> reports, HashSet<Guid> inTwoRoles, CancellationToken ct)
    {
        var now = register.Clock.GetUtcNow();
        var ids = suspects.ConvertAll(suspect => suspect.Id);
        var charges = await GroupAsync(_db.Charges.Where(charge => ids.Contains(charge.SuspectId)), charge => charge.SuspectId, ct);
        var steps = await GroupAsync(_db.ProceduralStages.Where(step => ids.Contains(step.SuspectId)), step => step.SuspectId, ct);
        var custodies = await GroupAsync(_db.Custodies.Where(custody => ids.Contains(custody.SuspectId)), custody => custody.SuspectId, ct);
        var disciplinary = await GroupAsync(_db.DisciplinarySteps.Where(step => ids.Contains(step.SuspectId)), step => step.SuspectId, ct);
        return suspects.ConvertAll(suspect => new DossierSuspect(
            suspect,
            reports.GetValueOrDefault(suspect.ReportId),
            [.. charges[suspect.Id].OrderBy(charge => charge.Id)],
            [.. steps[suspect.Id].OrderBy(step => step.On, StringComparer.Ordinal).ThenBy(step => step.Id)],
            [.. custodies[suspect.Id].OrderBy(custody => custody.ArrivedAt).Select(custody => new DossierCustody(custody, CustodyClock.Of(custody, now)))],
            [.. disciplinary[suspect.Id].OrderBy(step => step.On, StringComparer.Ordinal).ThenBy(step => step.Id)],
            inTwoRoles.Contains(suspect.Id)));
    }

    private async Task<IReadOnlyList<DossierVictim>> VictimsAsync(
        List<Victim> victims, Dictionary<Guid, PersonReport> reports, HashSet<Guid> inTwoRoles, CancellationToken ct)
    {
        var ids = victims.ConvertAll(victim => victim.Id);
        var ofReports = victims.ConvertAll(victim => victim.ReportId);
        var decisions = await GroupAsync(
            _db.VictimDecisions.Where(decision => ids.Contains(decision.VictimId))
                .Select(decision => new DecisionHead(decision.Id, decision.VictimId, decision.Status, decision.On, decision.Body)),
            decision => decision.VictimId, ct);
        var needs = await GroupAsync(_db.VictimNeeds.Where(need => ids.Contains(need.VictimId)), need => need.VictimId, ct);
        var services = await GroupAsync(_db.VictimServices.Where(service => ids.Contains(service.VictimId)), service => service.VictimId, ct);
        var dispositions = await GroupAsync(_db.VictimDispositions.Where(one => ids.Contains(one.VictimId)), one => one.VictimId, ct);
        var handOvers = await GroupAsync(_db.HandOvers.Where(place => ofReports.Contains(place.ReportId)), place => place.ReportId, ct);
        var consents = await GroupAsync(_db.PersonConsents.Where(consent => ofReports.Contains(consent.ReportId)), consent => consent.ReportId, ct);
        return victims.ConvertAll(victim => new DossierVictim(
            victim,
            reports.GetValueOrDefault(victim.ReportId),
            [.. decisions[victim.Id].OrderBy(decision => decision.On, StringComparer.Ordinal).ThenBy(decision => decision.Id)],
            [.. needs[victim.Id].OrderBy(need => need.On, StringComparer.Ordinal).ThenBy(need => need.Id)],
            [.. services[victim.Id].OrderBy(service => service.From, StringComparer.Ordinal).ThenBy(service => service.Id)],
            [.. dispositions[victim.Id].OrderBy(one => one.On, StringComparer.Ordinal).ThenBy(one => one.Id)],
            [.. handOvers[victim.ReportId].OrderBy(place => place.On, StringComparer.Ordinal).ThenBy(place => place.Id)],
            [.. consents[victim.ReportId].OrderBy(consent => consent.On, StringComparer.Ordinal).ThenBy(consent => consent.Id)],
            inTwoRoles.Contains(victim.Id)));
    }

    /// <summary>A link is in reach only where both its cases are.</summary>
    private async Task<IReadOnlyList<LinkedCase>> LinkedAsync(CancellationToken ct) =>
        await (from link in _db.CaseLinks
               where link.CaseId == caseId || link.OtherCaseId == caseId
               from other in _db.Cases
               where other.Id != caseId && (other.Id == link.CaseId || other.Id == link.OtherCaseId)
               orderby link.Id
               select new LinkedCase(link.Id, other.Id, other.Number, link.Kind, link.Reason)).ToListAsync(ct);

    private async Task<IReadOnlyDictionary<Guid, Agency>> AgenciesAsync(CaseDossier dossier, CancellationToken ct)
    {
        List<Guid> ids =
        [
            dossier.Case.LeadAgencyId,
            .. dossier.Parties.Select(party => party.AgencyId),
            .. dossier.Recusals.SelectMany(recusal => new[] { recusal.AgencyId, recusal.OversightAgencyId }),
            .. dossier.Suspects.SelectMany(suspect => suspect.DisciplinarySteps).Select(step => step.OversightAgencyId),
            .. dossier.Victims.SelectMany(victim => victim.Services).Select(service => service.ProviderAgencyId),
            .. dossier.Notes.Select(note => note.AgencyId),
            .. dossier.Attachments.Select(file => file.AgencyId),
            .. dossier.OpenTasks.Select(task => task.AgencyId),
            .. dossier.OpenCorrections.Select(request => request.AgencyId),
        ];
        ids = [.. ids.Distinct()];
        return await _db.Agencies.Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct);
    }

    private static List<Guid> StaffOf(CaseDossier dossier) =>
    [
        .. dossier.Assignments.Select(held => held.UserId)
            .Concat(dossier.Notes.Select(note => note.UserId))
            .Concat(dossier.Attachments.Select(file => file.UserId)).Distinct(),
    ];

    /// <summary>Rows of suspects and of victims that speak of one person. Where the reports are out of reach, only one report in both roles shows it.</summary>
    private static HashSet<Guid> InTwoRoles(List<Suspect> suspects, List<Victim> victims, Dictionary<Guid, PersonReport> reports)
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

    private static async Task<ILookup<Guid, T>> GroupAsync<T>(IQueryable<T> rows, Func<T, Guid> key, CancellationToken ct) =>
        (await rows.ToListAsync(ct)).ToLookup(key);
}
