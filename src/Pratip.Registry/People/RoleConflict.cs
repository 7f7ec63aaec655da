using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;

namespace Pratip.Registry.People;

/// <summary>
/// The same person as suspect and as presumed victim. Neither row changes the other; a task says so to somebody who may
/// know both. Where whoever enters a suspect may not see the victim, only the victim's holder is told: otherwise entering
/// suspects would be a way to ask who has found shelter.
/// </summary>
public static class RoleConflict
{
    public const string TaskKind = "role-conflict";

    /// <summary>Adds the tasks that follow from a new suspect; none where the person is no victim.</summary>
    public static async Task RaiseOfSuspectAsync(ActorRegister register, Change change, RowChanges rows, PersonReport report, Suspect suspect, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(suspect);
        var all = await VictimsAsync(register.Register.CreateContext(), report, ct);
        if (all.Count == 0)
        {
            return;
        }

        var seen = (await VictimsAsync(register.CreateContext(), report, ct)).Select(one => one.Victim.Id).ToHashSet();
        if (seen.Count > 0)
        {
            await Notices.RaiseAsync(register.Register, change, rows, Of(register.Actor.AgencyId, suspect.CaseId, "suspects", suspect.Id), AccessNoun.Suspects, ct);
        }

        foreach (var (victim, holderId) in all.Where(one => !seen.Contains(one.Victim.Id)))
        {
            if (!await WaitsAsync(register, victim.Id, ct))
            {
                await Notices.RaiseAsync(register.Register, change, rows, Of(holderId, victim.CaseId, "victims", victim.Id), AccessNoun.Victims, ct);
            }
        }
    }

    /// <summary>
    /// Adds the task that follows from a new victim: for the lead agency where the person is a suspect in the same case, and else for
    /// whoever enters the victim, where it sees the suspect anyway. A shelter is not told of a file it does not know.
    /// </summary>
    public static async Task RaiseOfVictimAsync(ActorRegister register, Change change, RowChanges rows, PersonReport report, Victim victim, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(victim);
        await using var all = register.Register.CreateContext();
        await using var seen = register.CreateContext();
        if (victim.CaseId is { } caseId && await SuspectsOf(all, report.PersonId).AnyAsync(suspect => suspect.CaseId == caseId, ct))
        {
            var lead = await all.Cases.Where(one => one.Id == caseId).Select(one => one.LeadAgencyId).SingleAsync(ct);
            await Notices.RaiseAsync(register.Register, change, rows, Of(lead, caseId, "victims", victim.Id), AccessNoun.Victims, ct);
        }
        else if (await SuspectsOf(seen, report.PersonId).AnyAsync(ct))
        {
            await Notices.RaiseAsync(register.Register, change, rows, Of(register.Actor.AgencyId, victim.CaseId, "victims", victim.Id), AccessNoun.Victims, ct);
        }
    }

    private static IQueryable<Suspect> SuspectsOf(RegistryDb db, Guid personId) =>
        db.Suspects.Where(suspect => !suspect.IsVoided && db.PersonReports.Any(report => report.Id == suspect.ReportId && report.PersonId == personId && !report.IsVoided));

    private static async Task<bool> WaitsAsync(ActorRegister register, Guid victimId, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        return await db.CaseTasks.AnyAsync(task => task.TargetId == victimId && task.Kind == TaskKind && task.Status == CaseTaskStatus.Open && !task.IsVoided, ct);
    }

    /// <summary>By the reports the context shows: without scope all of them, within one those in reach.</summary>
    private static async Task<List<(Victim Victim, Guid HolderId)>> VictimsAsync(RegistryDb context, PersonReport report, CancellationToken ct)
    {
        await using var db = context;
        var found = await (from victim in db.Victims
                           join other in db.PersonReports on victim.ReportId equals other.Id
                           where other.PersonId == report.PersonId && !victim.IsVoided && !other.IsVoided
                           orderby victim.Id
                           select new { victim, other.AgencyId }).ToListAsync(ct);
        return found.ConvertAll(one => (one.victim, one.AgencyId));
    }

    private static CaseTask Of(Guid agencyId, Guid? caseId, string noun, Guid id) =>
        new() { Kind = TaskKind, CaseId = caseId, TargetNoun = noun, TargetId = id, AgencyId = agencyId };
}
