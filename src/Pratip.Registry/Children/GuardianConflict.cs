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

    /// <summary>The child's cases in which the guardian is a suspect, each with its lead agency.</summary>
    internal static async Task<IReadOnlyList<(Guid CaseId, Guid LeadAgencyId)>> CasesAsync(RegistryDb db, Guid reportId, Guid? guardianReportId, CancellationToken ct)
    {
        if (guardianReportId is null)
        {
            return [];
        }

        var child = db.PersonReports.Where(report => report.Id == reportId).Select(report => report.PersonId);
        var guardian = db.PersonReports.Where(report => report.Id == guardianReportId).Select(report => report.PersonId);
        var reportsOfChild = db.PersonReports.Where(report => child.Contains(report.PersonId)).Select(report => report.Id);
        var reportsOfGuardian = db.PersonReports.Where(report => guardian.Contains(report.PersonId)).Select(report => report.Id);
        var cases = await db.Cases
            .Where(one => db.Suspects.Any(suspect => suspect.CaseId == one.Id && !suspect.IsVoided && reportsOfGuardian.Contains(suspect.ReportId))
                && (db.Victims.Any(victim => victim.CaseId == one.Id && !victim.IsVoided && reportsOfChild.Contains(victim.ReportId))
                    || db.Suspects.Any(suspect => suspect.CaseId == one.Id && !suspect.IsVoided && reportsOfChild.Contains(suspect.ReportId))))
            .OrderBy(one => one.Id).Select(one => new { one.Id, one.LeadAgencyId }).ToListAsync(ct);
        return cases.ConvertAll(one => (one.Id, one.LeadAgencyId));
    }

    /// <summary>Adds the tasks that follow from a new guardian.</summary>
    internal static async Task RaiseOfGuardianAsync(ActorRegister register, Change change, RowChanges rows, Guardian guardian, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        foreach (var (caseId, lead) in await CasesAsync(db, guardian.ReportId, guardian.GuardianReportId, ct))
        {
            await RaiseAsync(register, change, rows, guardian.Id, caseId, lead, ct);
        }
    }

    /// <summary>Adds the tasks that follow from somebody who joins a case as presumed victim and may be a child.</summary>
    public static Task RaiseOfChildAsync(ActorRegister register, Change change, RowChanges rows, PersonReport report, Guid caseId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        return RaiseInCaseAsync(register, change, rows, caseId, childId: report.PersonId, suspectId: null, ct);
    }

    /// <summary>Adds the tasks that follow from a new suspect who may be a child's guardian.</summary>
    public static Task RaiseOfSuspectAsync(ActorRegister register, Change change, RowChanges rows, PersonReport report, Suspect suspect, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(suspect);
        return RaiseInCaseAsync(register, change, rows, suspect.CaseId, childId: null, suspectId: report.PersonId, ct);
    }

    /// <summary>The row that makes somebody child or suspect of the case is not written yet: the person is named beside it.</summary>
    private static async Task RaiseInCaseAsync(
        ActorRegister register, Change change, RowChanges rows, Guid caseId, Guid? childId, Guid? suspectId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.Register.CreateContext();
        var suspects = from suspect in db.Suspects
                       where suspect.CaseId == caseId && !suspect.IsVoided
                       join report in db.PersonReports on suspect.ReportId equals report.Id
                       select report.PersonId;
        var victims = from victim in db.Victims
                      where victim.CaseId == caseId && !victim.IsVoided
                      join report in db.PersonReports on victim.ReportId equals report.Id
                      select report.PersonId;
        var guardians = await (from guardian in db.Guardians
                               where !guardian.IsVoided && guardian.Until == null
                               join child in db.PersonReports on guardian.ReportId equals child.Id
                               join own in db.PersonReports on guardian.GuardianReportId equals own.Id
                               where (own.PersonId == suspectId || (suspectId == null && suspects.Contains(own.PersonId)))
                                   && (child.PersonId == childId || (childId == null && (victims.Contains(child.PersonId) || suspects.Contains(child.PersonId))))
                               select guardian.Id).ToListAsync(ct);
        if (guardians.Count == 0)
        {
            return;
        }

        var lead = await db.Cases.Where(one => one.Id == caseId).Select(one => one.LeadAgencyId).SingleAsync(ct);
        foreach (var guardianId in guardians)
        {
            await RaiseAsync(register, change, rows, guardianId, caseId, lead, ct);
        }
    }

    private static async Task RaiseAsync(ActorRegister register, Change change, RowChanges rows, Guid guardianId, Guid caseId, Guid lead, CancellationToken ct)
    {
        var task = new CaseTask { Kind = TaskKind, CaseId = caseId, TargetNoun = "guardians", TargetId = guardianId, AgencyId = lead };
        await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Victims, ct);
    }
}
