using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Cases;

/// <summary>
/// Reads a dossier: who is in it, then in one statement which tables hold anything of it, and of these one statement each. A case
/// with a hundred suspects costs what a case with one does.
/// </summary>
internal sealed class CaseDossierReader(ActorRegister register, Guid caseId) : IAsyncDisposable
{
    private static readonly KeptQueryOf<Guid, Case> ById = new((db, id) => db.Cases.Where(one => one.Id == id));
    private static readonly KeptQueryOf<Guid, Suspect> SuspectsIn = new((db, id) => db.Suspects.Where(suspect => suspect.CaseId == id).OrderBy(suspect => suspect.Id));
    private static readonly KeptQueryOf<Guid, Victim> VictimsIn = new((db, id) => db.Victims.Where(victim => victim.CaseId == id).OrderBy(victim => victim.Id));
    private static readonly KeptQueryOf<List<Guid>, PersonReport> Reports = new((db, ids) => db.PersonReports.Where(report => ids.Contains(report.Id)));
    private static readonly KeptQueryOf<Guid, CaseAssignment> AssignmentsOf = new((db, id) => db.CaseAssignments.Where(held => held.CaseId == id).OrderBy(held => held.Since).ThenBy(held => held.Id));

    private readonly RegistryDb _db = register.CreateContext();

    public async Task<CaseDossier?> ReadAsync(CancellationToken ct) =>
        await ReadCaseAsync(ct) is { } dossier
            ? dossier with { Agencies = await register.Agencies.OfAsync(AgenciesOf(dossier), ct), Staff = await StaffNames.ReadAsync(register.Register, StaffOf(dossier), ct) }
            : null;

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private async Task<CaseDossier?> ReadCaseAsync(CancellationToken ct)
    {
        if (await HeadAsync(ct) is not var (head, rows))
        {
            return null;
        }

        var sections = new Sections(register.Register, _db);
        var people = new DossierPeopleReader(register, _db, sections, rows);
        var numbers = sections.Add(all => all.BodyCaseNumbers.Where(number => number.CaseId == caseId), found => found.OrderBy(number => number.Id), isHeld: true);
        var parties = sections.Add(all => all.CaseParties.Where(party => party.CaseId == caseId), found => found.OrderBy(party => party.Since).ThenBy(party => party.Id), isHeld: true);
        var recusals = sections.Add(all => all.CaseRecusals.Where(recusal => recusal.CaseId == caseId), found => found.OrderBy(recusal => recusal.Id), isHeld: true);
        var notes = sections.Add(all => all.Notes.Where(note => note.CaseId == caseId), found => found.OrderBy(note => note.Id).Select(note => new NoteHead(note.Id, note.AgencyId, note.UserId, note.At, note.Visibility)));
        var attachments = sections.Add(all => all.Attachments.Where(file => file.CaseId == caseId), found => found.OrderBy(file => file.Id)
            .Select(file => new AttachmentHead(file.Id, file.AgencyId, file.UserId, file.At, file.MediaType, file.Size, file.Scan, file.Visibility)));
        var links = sections.Add(all => all.CaseLinks.Where(link => link.CaseId == caseId || link.OtherCaseId == caseId), Linked);
        var tasks = sections.Add(all => all.CaseTasks.Where(task => task.CaseId == caseId && task.Status == CaseTaskStatus.Open), found => found.OrderBy(task => task.Id));
        var corrections = sections.Add(all => all.CorrectionRequests.Where(request => request.CaseId == caseId && request.Status == CorrectionStatus.Asked), found => found.OrderBy(request => request.Id)
            .Select(request => new CorrectionHead(request.Id, request.TargetNoun, request.TargetId, request.AgencyId, request.AskedBy, request.AskedAt, request.Reason)));
        var requests = sections.Add(all => all.InternationalRequests.Where(request => request.CaseId == caseId), found => found.OrderBy(request => request.Id), isHeld: true);
        var referrals = sections.Add(all => all.Referrals.Where(one => one.CaseId == caseId), found => found.OrderByDescending(one => one.Id).Take(CaseList.PageSize));

        // Nearly every case is somebody's: what is always there is not asked for.
        await sections.AskAsync(ct);
        await using var together = await _db.ReadTogetherAsync(ct);
        return new CaseDossier
        {
            Case = head,
            OtherNumbers = await numbers.ReadAsync(ct),
            Parties = [.. (await parties.ReadAsync(ct)).Select(party => ShelterParty.For(register.Actor, party, head.LeadAgencyId))],
            Recusals = await recusals.ReadAsync(ct),
            Assignments = await AssignmentsOf.ToListAsync(_db, caseId, ct),
            Suspects = await people.SuspectsAsync(ct),
            Victims = await people.VictimsAsync(await people.FactsAsync(ct), ct),
            Notes = await notes.ReadAsync(ct),
            Attachments = await attachments.ReadAsync(ct),
            LinkedCases = await links.ReadAsync(ct),
            OpenTasks = await tasks.ReadAsync(ct),
            OpenCorrections = await corrections.ReadAsync(ct),
            Requests = await requests.ReadAsync(ct),
            Referrals = await referrals.ReadAsync(ct),
            Agencies = new Dictionary<Guid, Agency>(),
            Staff = new Dictionary<Guid, string>(),
        };
    }

    /// <summary>Null where the case is out of reach.</summary>
    private async Task<(Case Case, DossierRows Rows)?> HeadAsync(CancellationToken ct)
    {
        await using var together = await _db.ReadTogetherAsync(ct);
        return await ById.FindAsync(_db, caseId, ct) is { } head ? (head, await PeopleAsync(ct)) : null;
    }

    private async Task<DossierRows> PeopleAsync(CancellationToken ct)
    {
        var suspects = await SuspectsIn.ToListAsync(_db, caseId, ct);
        var victims = await VictimsIn.ToListAsync(_db, caseId, ct);
        var ids = suspects.Select(suspect => suspect.ReportId).Concat(victims.Select(victim => victim.ReportId)).Distinct().ToList();
        var reports = (ids.Count == 0 ? [] : await Reports.ToListAsync(_db, ids, ct)).ToDictionary(report => report.Id);
        return new DossierRows(suspects, victims, reports, [.. victims.Select(victim => victim.ReportId).Distinct()]);
    }

    /// <summary>A link is in reach only where both its cases are.</summary>
    private IQueryable<LinkedCase> Linked(IQueryable<CaseLink> found) =>
        from link in found
        from other in _db.Cases
        where other.Id != caseId && (other.Id == link.CaseId || other.Id == link.OtherCaseId)
        orderby link.EventId, link.Id
        select new LinkedCase(link.Id, other.Id, other.Number, link.Kind, link.Reason, link.EventId);

    private static List<Guid> AgenciesOf(CaseDossier dossier) =>
    [
        dossier.Case.LeadAgencyId,
        .. dossier.Parties.Select(party => party.AgencyId),
        .. dossier.Recusals.SelectMany(recusal => new[] { recusal.AgencyId, recusal.OversightAgencyId }),
        .. dossier.Suspects.SelectMany(suspect => suspect.DisciplinarySteps).Select(step => step.OversightAgencyId),
        .. dossier.Victims.SelectMany(victim => victim.Services).Select(service => service.ProviderAgencyId),
        .. dossier.Victims.SelectMany(victim => victim.Facts.BestInterest).Select(decision => decision.DecidingAgencyId),
        .. dossier.Notes.Select(note => note.AgencyId),
        .. dossier.Attachments.Select(file => file.AgencyId),
        .. dossier.OpenTasks.Select(task => task.AgencyId),
        .. dossier.OpenCorrections.Select(request => request.AgencyId),
        .. dossier.Referrals.Select(one => one.ToAgencyId),
    ];

    private static List<Guid> StaffOf(CaseDossier dossier) =>
    [
        .. dossier.Assignments.Select(held => held.UserId)
            .Concat(dossier.Notes.Select(note => note.UserId))
            .Concat(dossier.Attachments.Select(file => file.UserId)).Distinct(),
    ];
}
