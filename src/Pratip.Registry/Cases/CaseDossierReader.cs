using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

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
        var people = await new DossierPeopleReader(register, _db).ReadAsync(suspects, victims, ct);
        var dossier = new CaseDossier
        {
            Case = head,
            OtherNumbers = await _db.BodyCaseNumbers.Where(number => number.CaseId == caseId).OrderBy(number => number.Id).ToListAsync(ct),
            Parties = await _db.CaseParties.Where(party => party.CaseId == caseId).OrderBy(party => party.Since).ThenBy(party => party.Id).ToListAsync(ct),
            Recusals = await _db.CaseRecusals.Where(recusal => recusal.CaseId == caseId).OrderBy(recusal => recusal.Id).ToListAsync(ct),
            Assignments = await _db.CaseAssignments.Where(held => held.CaseId == caseId).OrderBy(held => held.Since).ThenBy(held => held.Id).ToListAsync(ct),
            Suspects = people.Suspects,
            Victims = people.Victims,
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
            .. dossier.Victims.SelectMany(victim => victim.Facts.BestInterest).Select(decision => decision.DecidingAgencyId),
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
}
