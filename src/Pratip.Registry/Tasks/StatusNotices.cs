using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>
/// A changed status stands in somebody's queue: that of the officer of the case where somebody else changed it, otherwise that of
/// the office. The officer and the supervisors of the office are told.
/// </summary>
public static class StatusNotices
{
    public const string Kind = "status-changed";

    /// <param name="register">Read without scope.</param>
    /// <param name="change">The change of the status.</param>
    /// <param name="rows">What the event does; it must name tasks and notices.</param>
    /// <param name="agencyId">Who answers for it: the lead of the case, or who reported the person.</param>
    /// <param name="caseId">The case, or null where there is none.</param>
    /// <param name="targetNoun">The table of the row whose status it is.</param>
    /// <param name="targetId">The row.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task AddAsync(
        Register register, Change change, RowChanges rows, Guid agencyId, Guid? caseId, string targetNoun, Guid targetId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(rows);
        await using var db = register.CreateContext();
        var agency = await Notices.NotRecusedAsync(db, agencyId, caseId, ct);
        var officers = await db.CaseAssignments.Where(held => held.CaseId == caseId && held.Until == null && !held.IsVoided)
            .Join(db.Users.Where(user => user.AgencyId == agency && user.Status == UserStatus.Active), held => held.UserId, user => user.Id, (_, user) => user).ToListAsync(ct);
        var others = officers.Where(user => !string.Equals(user.SignInName, change.Context.Actor, StringComparison.Ordinal)).ToList();
        var matter = new NoticeMatter(Kind, agency, caseId);
        var supervisors = await Notices.ConcernedAsync(db, matter, AccessNoun.Corrections, AccessVerb.Approve, ct);

        // One that nobody has looked at yet speaks of this change as well.
        var open = await db.CaseTasks.FirstOrDefaultAsync(
            task => task.CaseId == caseId && task.TargetId == targetId && task.Kind == Kind && task.AgencyId == agency && task.Status == CaseTaskStatus.Open && !task.IsVoided, ct);
        if (open is null)
        {
            open = new CaseTask { Kind = Kind, CaseId = caseId, TargetNoun = targetNoun, TargetId = targetId, AgencyId = agency, UserId = others.FirstOrDefault()?.Id };
            rows.Add(open);
        }

        rows.Add(Notices.Made(register, others.UnionBy(supervisors, user => user.Id), matter with { TaskId = open.Id }, change));
    }
}
