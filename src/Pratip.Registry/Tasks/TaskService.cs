using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>A task that waits for anybody becomes the user's own.</summary>
public sealed record TakeOverOptions(Guid Id, int BasedOn);

/// <summary>A task goes to a colleague of the same office, or back to the office where nobody is named.</summary>
public sealed record HandOverTaskOptions(Guid Id, int BasedOn, Guid? UserId);

public sealed record FinishTaskOptions(Guid Id, int BasedOn);

/// <summary>What waits need not be done after all.</summary>
public sealed record DropTaskOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Stands in the log for auditors: no name of a person.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Reason), Reason))
        {
            check.Reason(nameof(Reason), Reason);
        }

        return check.Problems;
    }
}

/// <summary>
/// What users do with what waits. The matter itself is finished where it stands, and closes its tasks by itself; a task that is
/// only ticked off while its matter still waits is opened again by the watch over deadlines.
/// </summary>
public static class TaskService
{
    private const string Table = "case_tasks";

    public static Task TakeOverAsync(ActorRegister register, TakeOverOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, options.Id, options.BasedOn, "taken over", (_, _, task) => GoesTo(task, register.Actor.UserId), ct);
    }

    public static Task HandOverAsync(ActorRegister register, HandOverTaskOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, options.Id, options.BasedOn, "handed over", async (change, rows, task) =>
        {
            if (task.TargetNoun is ComplaintRows.Table or ComplaintRows.StepTable)
            {
                // Each of those who may work on complaints has one of their own, and nobody else is to know.
                throw new EntryRefusedException(nameof(options.UserId), new Message("tasks.no-colleague"));
            }

            if (options.UserId is { } user)
            {
                await RequireColleagueAsync(register, user, nameof(options.UserId), ct);
                await Notices.TellAsync(register.Register, change, rows, NoticeMatter.Of(task) with { UserId = user }, AccessNoun.Cases, ct);
            }

            return await GoesTo(task, options.UserId);
        }, ct);
    }

    public static Task FinishAsync(ActorRegister register, FinishTaskOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, options.Id, options.BasedOn, "done", (_, _, task) => Task.FromResult(Notices.Ended(task)), ct);
    }

    public static Task DropAsync(ActorRegister register, DropTaskOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Problems().ThrowIfAny();
        return ChangeAsync(register, options.Id, options.BasedOn, options.Reason!.Trim(), (_, _, task) => Task.FromResult(Notices.Ended(task, CaseTaskStatus.Dropped)), ct);
    }

    internal static Task<CaseTask> GoesTo(CaseTask before, Guid? userId)
    {
        var after = before.Copy<CaseTask>();
        after.UserId = userId;
        return Task.FromResult(after);
    }

    internal static async Task RequireColleagueAsync(ActorRegister register, Guid userId, string field, CancellationToken ct)
    {
        if (!(await Colleagues.WithDeskAsync(register, ct)).Any(one => one.Id == userId))
        {
            throw new EntryRefusedException(field, new Message("tasks.no-colleague"));
        }
    }

    private static async Task ChangeAsync(
        ActorRegister register, Guid id, int basedOn, string reason, Func<Change, RowChanges, CaseTask, Task<CaseTask>> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await register.ChangeAsync(ProcessKind.TaskChange, reason, async change =>
        {
            var before = (await change.Db.CaseTasks.SingleOrDefaultAsync(task => task.Id == id, ct)).OrOutOfReach(nameof(CaseTask.Id)).RequireVersion(basedOn, Table);
            if (before.Status != CaseTaskStatus.Open)
            {
                throw new EntryRefusedException(nameof(CaseTask.Status), new Message("tasks.not-open"));
            }

            var rows = new RowChanges();
            var after = await work(change, rows, before);
            await change.RecordAsync(EventKind.TaskChanged, rows.Update(before, after));
        }, ct);
    }
}
