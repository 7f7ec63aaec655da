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
    /// Adds the task that follows from a new victim; none where the person is no suspect. In one case it is the lead agency's; else it is
    /// for the agency that enters the victim, and the other side is not told that there is one.
    /// </summary>
    public static async Task RaiseOfVictimAsync(ActorRegister register, Change change, RowChanges rows, PersonReport report, Victim victim, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(victim);
        await using var db = register.Register.CreateContext();
        var cases = await (from suspect in db.Suspects
                           join other in db.PersonReports on suspect.ReportId equals other.Id
                           where other.PersonId == report.PersonId && !suspect.IsVoided && !other.IsVoided
                           select suspect.CaseId).ToListAsync(ct);
        if (cases.Count > 0)
        {
            var lead = cases.Exists(caseId => caseId == victim.CaseId)
                ? await db.Cases.Where(one => one.Id == victim.CaseId).Select(one => one.LeadAgencyId).SingleAsync(ct)
                : register.Actor.AgencyId;
            await Notices.RaiseAsync(register.Register, change, rows, Of(lead, victim.CaseId, "victims", victim.Id), AccessNoun.Victims, ct);
        }
    }

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
