using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Children;

/// <summary>
/// A guardian who is a suspect in one of the child's cases. It is looked for past the scope of whoever enters: a child is not to be
/// spoken for by a suspect because the officer at hand does not see the other file. Who asks learns no more than that it is so.
/// </summary>
public static class GuardianConflict
{
    public const string TaskKind = "guardian-conflict";

    /// <summary>Whether consent of this guardian cannot be taken.</summary>
    internal static async Task<bool> IsAsync(Register register, Guardian guardian, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return (await CasesAsync(db, guardian.ReportId, guardian.GuardianReportId, ct)).Count > 0;
    }

    /// <summary>The child's cases in which the guardian is a suspect.</summary>
    private static async Task<IReadOnlyList<Guid>> CasesAsync(RegistryDb db, Guid reportId, Guid? guardianReportId, CancellationToken ct)
    {
        if (guardianReportId is null)
        {
            return [];
        }

        var child = db.PersonReports.Where(report => report.Id == reportId).Select(report => report.PersonId);
        var guardian = db.PersonReports.Where(report => report.Id == guardianReportId).Select(report => report.PersonId);
        var reportsOfChild = db.PersonReports.Where(report => child.Contains(report.PersonId)).Select(report => report.Id);
        var reportsOfGuardian = db.PersonReports.Where(report => guardian.Contains(report.PersonId)).Select(report => report.Id);
        return await db.Cases
            .Where(one => db.Suspects.Any(suspect => suspect.CaseId == one.Id && !suspect.IsVoided && reportsOfGuardian.Contains(suspect.ReportId))
                && (db.Victims.Any(victim => victim.CaseId == one.Id && !victim.IsVoided && reportsOfChild.Contains(victim.ReportId))
                    || db.Suspects.Any(suspect => suspect.CaseId == one.Id && !suspect.IsVoided && reportsOfChild.Contains(suspect.ReportId))))
            .OrderBy(one => one.Id).Select(one => one.Id).ToListAsync(ct);
    }

    /// <summary>Adds the tasks that follow from a new guardian, with the agency that reported the child.</summary>
    internal static async Task RaiseOfGuardianAsync(ActorRegister register, Change change, RowChanges rows, Guardian guardian, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var cases = await CasesAsync(db, guardian.ReportId, guardian.GuardianReportId, ct);
        if (cases.Count == 0)
        {
            return;
        }

        var holder = await db.PersonReports.Where(report => report.Id == guardian.ReportId).Select(report => report.AgencyId).SingleAsync(ct);
        foreach (var caseId in cases)
        {
            await RaiseAsync(register, change, rows, guardian.Id, caseId, holder, ct);
        }
    }

    /// <summary>Adds the tasks that follow from somebody who joins a case as presumed victim and has a guardian who is a suspect there.</summary>
    public static async Task RaiseOfChildAsync(ActorRegister register, Change change, RowChanges rows, PersonReport report, Guid caseId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(report);
        await using var db = register.Register.CreateContext();
        var guardians = await (from guardian in db.Guardians
                               join child in db.PersonReports on guardian.ReportId equals child.Id
                               join own in db.PersonReports on guardian.GuardianReportId equals own.Id
                               where child.PersonId == report.PersonId && guardian.Until == null && !guardian.IsVoided
                                   && db.Suspects.Any(suspect => suspect.CaseId == caseId && !suspect.IsVoided
                                       && db.PersonReports.Any(other => other.Id == suspect.ReportId && other.PersonId == own.PersonId))
                               orderby guardian.Id
                               select new { guardian.Id, child.AgencyId }).ToListAsync(ct);
        foreach (var guardian in guardians)
        {
            await RaiseAsync(register, change, rows, guardian.Id, caseId, guardian.AgencyId, ct);
        }
    }

    /// <summary>Adds one task for each child of whom a new suspect is guardian, with the agency that reported the child.</summary>
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
            await RaiseAsync(register, change, rows, one.Id, one.IsOfCase ? suspect.CaseId : null, one.AgencyId, ct);
        }
    }

    /// <summary>Ends what waits because of a guardian, whoever's it is.</summary>
    internal static async Task CloseAsync(Register register, RowChanges rows, Guid guardianId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var open = await db.CaseTasks.Where(task => task.TargetId == guardianId && task.Kind == TaskKind && task.Status == CaseTaskStatus.Open && !task.IsVoided).ToListAsync(ct);
        rows.Update(open.Select(before => (before, Notices.Ended(before))));
    }

    private static async Task RaiseAsync(ActorRegister register, Change change, RowChanges rows, Guid guardianId, Guid? caseId, Guid holder, CancellationToken ct)
    {
        var task = new CaseTask { Kind = TaskKind, CaseId = caseId, TargetNoun = "guardians", TargetId = guardianId, AgencyId = holder };
        await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Victims, ct);
    }
}
