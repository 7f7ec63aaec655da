using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Detentions;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Scoping;

namespace Pratip.Registry.Tasks;

public enum TaskOwner
{
    /// <summary>The user's own and those that wait for anybody of the agency.</summary>
    Anybody,

    Me,

    /// <summary>Those that wait for anybody of the agency.</summary>
    Nobody,
}

/// <summary>What a queue is asked for.</summary>
/// <param name="Owner">Whose the tasks are.</param>
/// <param name="Kind">Code of the list task-kind; null for all.</param>
/// <param name="IsOverdue">Only those whose time is over.</param>
public sealed record TaskFilter(TaskOwner Owner = TaskOwner.Anybody, string? Kind = null, bool IsOverdue = false);

/// <summary>One line of a queue.</summary>
/// <param name="CaseNumber">Null where the case is out of reach, or the task belongs to none.</param>
/// <param name="Overrun">By how much the custody that it warns of is over its limit; null where it is not.</param>
/// <param name="Persons">How many it stands for, where that is everybody of an encounter; else null.</param>
public sealed record TaskListItem(
    Guid Id, int Version, string Kind, Guid? CaseId, string? CaseNumber, string? TargetNoun, Guid? TargetId, DateTimeOffset? DueAt, bool IsMine, bool IsOverdue,
    TimeSpan? Overrun, int? Persons);

/// <summary>What waits for a user and for the user's agency: what is due first comes first, what has no deadline last.</summary>
public static class TaskList
{
    public const int PageSize = 50;

    /// <param name="register">Of the user.</param>
    /// <param name="filter">Which tasks.</param>
    /// <param name="after">The last task of the page before.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Listing<TaskListItem>> ReadAsync(ActorRegister register, TaskFilter filter, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Kind is { } kind && !CodeListCatalogue.Standard.Get("task-kind").Contains(kind))
        {
            return new Listing<TaskListItem>([], null);
        }

        await using var db = register.CreateContext();
        var now = register.Clock.GetUtcNow();
        var tasks = Narrow(db.CaseTasks.Where(task => task.Status == CaseTaskStatus.Open), filter, register.Actor.UserId, now);
        var rows = await First(Within(db, register.Actor, await AfterAsync(db, tasks, after, ct))).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var caseIds = page.Select(task => task.CaseId).OfType<Guid>().Distinct().ToList();
        var numbers = await db.Cases.Where(one => caseIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, ct);
        var persons = await PersonsAsync(register, page, ct);
        return new Listing<TaskListItem>(
            page.ConvertAll(task => new TaskListItem(
                task.Id, task.Version, task.Kind, task.CaseId, task.CaseId is { } of ? numbers.GetValueOrDefault(of) : null, task.TargetNoun, task.TargetId, task.DueAt,
                task.UserId is not null, task.DueAt < now, CustodyService.OverrunOf(task, now), persons.TryGetValue(task.Id, out var number) ? number : null)),
            rows.Count > PageSize ? page[^1].Id : null);
    }

    /// <summary>One task, open or not; null where it is not the user's to see.</summary>
    public static async Task<CaseTask?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.CaseTasks.SingleOrDefaultAsync(task => task.Id == id, ct);
    }

    /// <summary>How many tasks of the user stand for, where they are for everybody of an encounter; a number, read past the scope of persons.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> PersonsAsync(ActorRegister register, IReadOnlyCollection<CaseTask> tasks, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var all = register.Register.CreateContext();
        return await HeldPersons.CountAsync(all, tasks, ct);
    }

    /// <summary>
    /// The scope filter says it all; it is helped along by each way to a task with the index made for it, because a database that asks
    /// of every open task of the country whether its case is the user's takes its time.
    /// </summary>
    private static IQueryable<CaseTask> Within(RegistryDb db, Actor actor, IQueryable<CaseTask> tasks)
    {
        var own = actor.To(AccessVerb.View).Own;
        var ways = own.Agencies.Select(agency => tasks.Where(task => task.AgencyId == agency))
            .Concat(own.Agencies.Select(agency => tasks.Where(task => db.Set<CaseHome>().Any(home => home.Id == task.CaseId && home.LeadAgencyId == agency))))
            .Concat(own.AssignedTo.Select(user => tasks.Where(task => db.Set<AssignmentHome>().Any(held => held.CaseId == task.CaseId && held.UserId == user && !held.IsVoided && held.Until == null))));
        return ways.Select(First).Aggregate((left, right) => left.Union(right));
    }

    private static IQueryable<CaseTask> First(IQueryable<CaseTask> tasks) =>
        tasks.OrderBy(task => task.DueAt == null).ThenBy(task => task.DueAt).ThenBy(task => task.Id).Take(PageSize + 1);

    private static IQueryable<CaseTask> Narrow(IQueryable<CaseTask> tasks, TaskFilter filter, Guid userId, DateTimeOffset now)
    {
        tasks = filter.Owner switch
        {
            TaskOwner.Me => tasks.Where(task => task.UserId == userId),
            TaskOwner.Nobody => tasks.Where(task => task.UserId == null),
            _ => tasks,
        };
        if (filter.Kind is { } kind)
        {
            tasks = tasks.Where(task => task.Kind == kind);
        }

        return filter.IsOverdue ? tasks.Where(task => task.DueAt < now) : tasks;
    }

    /// <summary>The place is that of the task, even if somebody has finished it meanwhile.</summary>
    private static async Task<IQueryable<CaseTask>> AfterAsync(RegistryDb db, IQueryable<CaseTask> tasks, Guid? after, CancellationToken ct)
    {
        if (after is not { } id)
        {
            return tasks;
        }

        var due = await db.CaseTasks.Where(task => task.Id == id).Select(task => task.DueAt).SingleOrDefaultAsync(ct);
        return due is { } last
            ? tasks.Where(task => task.DueAt == null || task.DueAt > last || (task.DueAt == last && task.Id.CompareTo(id) > 0))
            : tasks.Where(task => task.DueAt == null && task.Id.CompareTo(id) > 0);
    }
}
