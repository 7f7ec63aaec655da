using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Children;

/// <summary>Somebody who speaks for a child becomes a suspect. Whoever answers for the child is told, and decides.</summary>
public static class GuardianConflict
{
    public const string TaskKind = "guardian-conflict";

    /// <summary>Adds one task for each child, with the agency that reported the child.</summary>
    public static async Task RaiseOfSuspectAsync(ActorRegister register, Change change, RowChanges rows, PersonReport report, Suspect suspect, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(suspect);
        await using var db = register.Register.CreateContext();
        var found = await (from guardian in db.Guardians
                           join own in db.PersonReports on guardian.GuardianReportId equals own.Id
                           join child in db.PersonReports on guardian.ReportId equals child.Id
                           where own.PersonId == report.PersonId && guardian.Until == null && !guardian.IsVoided && !child.IsVoided
                           orderby guardian.Id
                           select new
                           {
                               guardian.Id,
                               child.AgencyId,
                               IsOfCase = db.Victims.Any(victim => victim.ReportId == child.Id && victim.CaseId == suspect.CaseId && !victim.IsVoided),
                           }).ToListAsync(ct);
        foreach (var one in found)
        {
            var task = new CaseTask
            {
                Kind = TaskKind,
                CaseId = one.IsOfCase ? suspect.CaseId : null,
                TargetNoun = "guardians",
                TargetId = one.Id,
                AgencyId = one.AgencyId,
            };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Victims, ct);
        }
    }
}
