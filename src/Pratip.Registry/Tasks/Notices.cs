using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>
/// Says what waits to whoever is concerned, in the event that makes it wait. A notice holds no name, number or form of
/// exploitation: only that something of a kind waits, and the task that leads to it.
/// </summary>
public static class Notices
{
    /// <summary>Puts a task and the notices of it into the rows of an event; the event must name both tables.</summary>
    /// <param name="register">Read without scope: who is concerned need not be in the reach of whoever raises it.</param>
    /// <param name="change">The change of the event.</param>
    /// <param name="rows">What the event does.</param>
    /// <param name="task">New. Where its agency is kept away from the case, it goes to the oversight agency.</param>
    /// <param name="noun">What is entered, or decided on, to be done with it.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <param name="verb">Approve for what waits for a decision.</param>
    public static async Task RaiseAsync(
        Register register, Change change, RowChanges rows, CaseTask task, AccessNoun noun, CancellationToken ct, AccessVerb verb = AccessVerb.Enter)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(task);
        await using var db = register.CreateContext();
        task.AgencyId = await NotRecusedAsync(db, task.AgencyId, task.CaseId, ct);
        rows.Add(task);
        rows.Add(await OfAsync(register, db, task, noun, verb, change, ct));
    }

    /// <summary>Notices of a task that is there already, or of a matter without one (<see cref="CaseTask.Id"/> is then not referred to).</summary>
    /// <returns>Whether anybody is concerned.</returns>
    public static async Task<bool> TellAsync(
        Register register, Change change, RowChanges rows, NoticeMatter matter, AccessNoun noun, CancellationToken ct, AccessVerb verb = AccessVerb.Enter)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(matter);
        await using var db = register.CreateContext();
        var users = await ConcernedAsync(db, matter, noun, verb, ct);
        rows.Add(Made(register, users, matter, change));
        return users.Count > 0;
    }

    /// <summary>Ends the open tasks of a kind about one row, whoever's they are: for the change that finishes the matter.</summary>
    /// <param name="register">Read without scope: the task may wait at another agency.</param>
    /// <param name="rows">What the event does; it must name the table of tasks.</param>
    /// <param name="kind">Code of the list task-kind.</param>
    /// <param name="caseId">The case of the tasks, null where they belong to none.</param>
    /// <param name="targetId">The row they are about; null where it is the case itself.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task CloseAsync(Register register, RowChanges rows, string kind, Guid? caseId, Guid? targetId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(rows);
        await using var db = register.CreateContext();
        var open = await db.CaseTasks
            .Where(task => task.CaseId == caseId && task.TargetId == targetId && task.Kind == kind && task.Status == CaseTaskStatus.Open && !task.IsVoided)
            .ToListAsync(ct);
        rows.Update(open.Select(before => (before, Ended(before))));
    }

    /// <summary>The agency itself, or the one that takes its place in a case it is kept away from.</summary>
    internal static async Task<Guid> NotRecusedAsync(RegistryDb db, Guid agencyId, Guid? caseId, CancellationToken ct) =>
        await db.CaseRecusals.Where(recusal => recusal.CaseId == caseId && recusal.AgencyId == agencyId && !recusal.IsVoided)
            .Select(recusal => (Guid?)recusal.OversightAgencyId).FirstOrDefaultAsync(ct) ?? agencyId;

    /// <summary>
    /// Whose it is; else the agency's officers of the case; else everybody of the agency with the verb on the noun. A decision is
    /// never left to the officer alone.
    /// </summary>
    internal static async Task<IReadOnlyList<User>> ConcernedAsync(RegistryDb db, NoticeMatter matter, AccessNoun noun, AccessVerb verb, CancellationToken ct)
    {
        var colleagues = db.Users.Where(user => user.AgencyId == matter.AgencyId && user.Status == UserStatus.Active && !user.IsVoided);
        if (await db.CaseRecusals.AnyAsync(recusal => recusal.CaseId == matter.CaseId && recusal.AgencyId == matter.AgencyId && !recusal.IsVoided, ct))
        {
            return [];
        }

        if (matter.UserId is { } owner)
        {
            return await colleagues.Where(user => user.Id == owner).ToListAsync(ct);
        }

        if (verb != AccessVerb.Approve && matter.CaseId is { } caseId)
        {
            var officers = await colleagues
                .Where(user => db.CaseAssignments.Any(held => held.CaseId == caseId && held.UserId == user.Id && held.Until == null && !held.IsVoided))
                .ToListAsync(ct);
            if (officers.Count > 0)
            {
                return officers;
            }
        }

        var roles = RoleBook.Standard.Giving(verb, noun);
        return await colleagues.Where(user => db.RoleGrants.Any(grant => grant.UserId == user.Id && !grant.IsVoided && roles.Contains(grant.Role)))
            .OrderBy(user => user.Id).ToListAsync(ct);
    }

    internal static IEnumerable<Notice> Made(Register register, IEnumerable<User> users, NoticeMatter matter, Change change) =>
        from user in users
        where !string.Equals(user.SignInName, change.Context.Actor, StringComparison.Ordinal)
        select new Notice
        {
            UserId = user.Id,
            Kind = matter.Kind,
            TaskId = matter.TaskId,
            At = change.At,
            Mail = register.MailsNotices && user.NoticeAddress is not null ? NoticeMail.Due : NoticeMail.None,
        };

    internal static CaseTask Ended(CaseTask before, string status = CaseTaskStatus.Done)
    {
        var after = before.Copy<CaseTask>();
        after.Status = status;
        return after;
    }

    private static async Task<IEnumerable<Notice>> OfAsync(
        Register register, RegistryDb db, CaseTask task, AccessNoun noun, AccessVerb verb, Change change, CancellationToken ct)
    {
        var matter = NoticeMatter.Of(task);
        return Made(register, await ConcernedAsync(db, matter, noun, verb, ct), matter, change);
    }
}

/// <summary>What a notice speaks of.</summary>
/// <param name="Kind">Code of the list task-kind.</param>
/// <param name="AgencyId">Whose users are told.</param>
/// <param name="CaseId">The case it belongs to, or null.</param>
/// <param name="UserId">The one user it is for, or null.</param>
/// <param name="TaskId">The task that leads to it, or null.</param>
public sealed record NoticeMatter(string Kind, Guid AgencyId, Guid? CaseId = null, Guid? UserId = null, Guid? TaskId = null)
{
    public static NoticeMatter Of(CaseTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new NoticeMatter(task.Kind, task.AgencyId, task.CaseId, task.UserId, task.Id);
    }
}
