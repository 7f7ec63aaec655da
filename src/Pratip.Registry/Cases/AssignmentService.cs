using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Cases;

/// <summary>An officer of the office answers for a case from now on, instead of whoever did.</summary>
public sealed record AssignCaseOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid CaseId { get; init; }

    public Guid? UserId { get; init; }

    /// <summary>ISO; today where it is left empty.</summary>
    public string? Since { get; init; }

    /// <summary>A day that was not typed is that of the first sending.</summary>
    internal SentAgain Again(CaseAssignment standing) => new SentAgain().Same(nameof(UserId), standing.UserId == UserId, new Message("entry.somebody-else"))
        .Date(nameof(Since), standing.Since, EntryText.OrNull(Since) ?? standing.Since);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (UserId is null)
        {
            check.Refuse(nameof(UserId), "entry.missing");
        }

        check.Date(nameof(Since), Since, today);
        return check.Problems;
    }
}

/// <summary>An officer no longer answers for a case, and nobody does until somebody is assigned.</summary>
public sealed record ReleaseCaseOptions
{
    /// <summary>Of the assignment.</summary>
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? Until { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        check.Date(nameof(Until), Until, today);
        return check.Problems;
    }
}

/// <summary>
/// Who answers for a case. A supervisor decides; an officer may take a case that nobody has. What waits for the one who is
/// released goes to whoever follows, or back to the office.
/// </summary>
public static class AssignmentService
{
    public static async Task<Guid> AssignAsync(ActorRegister register, AssignCaseOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.CaseAssign, "a case assigned", async change =>
        {
            if (await change.Db.CaseAssignments.SingleOrDefaultAsync(held => held.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            await change.RecordAsync(EventKind.CaseAssigned, await AssignedAsync(register, change, options, ct));
        }, ct);
        return options.Id;
    }

    public static async Task ReleaseAsync(ActorRegister register, ReleaseCaseOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        register.Require(AccessVerb.Approve, AccessNoun.Corrections);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.CaseAssign, "an officer released", async change =>
        {
            var before = (await change.Db.CaseAssignments.SingleOrDefaultAsync(held => held.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "case_assignments");
            await LedCases.RequireAsync(register, change, before.CaseId, nameof(options.Id), ct);
            if (before.Until is not null)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("cases.released-already"));
            }

            var rows = new RowChanges();
            await EndAsync(register, rows, before, null, options.Until, nameof(options.Until), ct);
            var task = new CaseTask { Kind = TaskKinds.Unassigned, CaseId = before.CaseId, AgencyId = register.Actor.AgencyId };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Corrections, ct, AccessVerb.Approve);
            await change.RecordAsync(EventKind.CaseAssigned, rows);
        }, ct);
    }

    private static async Task<RowChanges> AssignedAsync(ActorRegister register, Change change, AssignCaseOptions options, CancellationToken ct)
    {
        var one = await LedCases.RequireAsync(register, change, options.CaseId, nameof(options.CaseId), ct);
        var user = options.UserId!.Value;
        var held = await change.Db.CaseAssignments.Where(other => other.CaseId == one.Id && other.Until == null).ToListAsync(ct);
        if (held.Exists(other => other.UserId == user))
        {
            throw new EntryRefusedException(nameof(options.UserId), new Message("cases.assigned-already"));
        }

        if (held.Count > 0 || user != register.Actor.UserId)
        {
            register.Require(AccessVerb.Approve, AccessNoun.Corrections);
        }

        if (!(await Colleagues.ReadAsync(register, AccessVerb.Enter, AccessNoun.Cases, ct)).Any(colleague => colleague.Id == user))
        {
            throw new EntryRefusedException(nameof(options.UserId), new Message("tasks.no-colleague"));
        }

        var rows = new RowChanges();
        foreach (var before in held)
        {
            await EndAsync(register, rows, before, user, options.Since, nameof(options.Since), ct);
        }

        rows.Add(new CaseAssignment { Id = options.Id, CaseId = one.Id, UserId = user, Since = LedCases.Day(options.Since, register.Clock) });
        await Notices.CloseAsync(register.Register, rows, TaskKinds.Unassigned, one.Id, null, ct);
        if (user != register.Actor.UserId)
        {
            var task = new CaseTask { Kind = TaskKinds.Assigned, CaseId = one.Id, AgencyId = register.Actor.AgencyId, UserId = user };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Cases, ct);
        }

        return rows;
    }

    /// <summary>Ends an assignment and passes on what waits for its officer in this case.</summary>
    private static async Task EndAsync(
        ActorRegister register, RowChanges rows, CaseAssignment before, Guid? next, string? until, string field, CancellationToken ct)
    {
        var after = before.Copy<CaseAssignment>();
        after.Until = LedCases.Day(until, register.Clock);
        var check = new EntryCheck();
        check.InOrder(field, before.Since, after.Until);
        check.ThrowIfAny();
        rows.Update(before, after);

        // The officer's tasks are in nobody else's queue, so they are read past it.
        await using var db = register.Register.CreateContext();
        var tasks = await db.CaseTasks.Where(task => task.CaseId == before.CaseId && task.UserId == before.UserId && task.Kind != TaskKinds.Unassigned
            && task.Status == CaseTaskStatus.Open && !task.IsVoided).ToListAsync(ct);
        rows.Update(tasks.Select(task => (task, task.Kind == TaskKinds.Assigned ? Notices.Ended(task) : WithUser(task, next))));
    }

    private static CaseTask WithUser(CaseTask before, Guid? userId)
    {
        var after = before.Copy<CaseTask>();
        after.UserId = userId;
        return after;
    }
}
