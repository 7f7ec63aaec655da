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

    /// <summary>How much more is looked at where the first step did not fill a page.</summary>
    private const int StepsGrow = 4;

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
        var place = await PlaceAsync(db, after, ct);
        var led = await LedAsync(register, db, Asked, ct);
        var rows = await First(Within(register.Actor, led, Asked, db)).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var caseIds = page.Select(task => task.CaseId).OfType<Guid>().Distinct().ToList();
        var numbers = await db.Cases.Where(one => caseIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, ct);
        var persons = await PersonsAsync(register, page, ct);
        return new Listing<TaskListItem>(
            page.ConvertAll(task => new TaskListItem(
                task.Id, task.Version, task.Kind, task.CaseId, task.CaseId is { } of ? numbers.GetValueOrDefault(of) : null, task.TargetNoun, task.TargetId, task.DueAt,
                task.UserId is not null, task.DueAt < now, CustodyService.OverrunOf(task, now), persons.TryGetValue(task.Id, out var number) ? number : null)),
            rows.Count > PageSize ? page[^1].Id : null);

        IQueryable<CaseTask> Asked(RegistryDb of) => After(Narrow(of.CaseTasks.Where(task => task.Status == CaseTaskStatus.Open), filter, register.Actor.UserId, now), place);
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

    /// <summary>Of the requests to correct or void that tasks are about, those that the user sees: a task of the office may wait for a colleague who sees whom it is about.</summary>
    public static async Task<IReadOnlySet<Guid>> SeenRequestsAsync(ActorRegister register, IEnumerable<(string Kind, Guid? TargetId)> tasks, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(tasks);
        var ids = tasks.Where(task => task.Kind is TaskKinds.Correction or TaskKinds.Voiding).Select(task => task.TargetId).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
        {
            return new HashSet<Guid>();
        }

        await using var db = register.CreateContext();
        return await db.CorrectionRequests.Where(one => ids.Contains(one.Id)).Select(one => one.Id)
            .Concat(db.VoidRequests.Where(one => ids.Contains(one.Id)).Select(one => one.Id)).ToHashSetAsync(ct);
    }

    /// <summary>
    /// The scope filter says it all; it is helped along by each way to a task with the index made for it, because a database that asks
    /// of every open task of the country whether its case is the user's takes its time.
    /// </summary>
    private static IQueryable<CaseTask> Within(Actor actor, List<Guid> led, Func<RegistryDb, IQueryable<CaseTask>> asked, RegistryDb db)
    {
        var own = actor.To(AccessVerb.View).Own;
        var tasks = asked(db);
        var ways = own.Agencies.Select(agency => tasks.Where(task => task.AgencyId == agency))
            .Append(tasks.Where(task => led.Contains(task.Id)))
            .Concat(own.AssignedTo.Select(user => tasks.Where(task => db.Set<AssignmentHome>().Any(held => held.CaseId == task.CaseId && held.UserId == user && !held.IsVoided && held.Until == null))));
        return ways.Select(First).Aggregate((left, right) => left.Union(right));
    }

    /// <summary>
    /// The first of other agencies' tasks in cases that the user's agency leads, as many as a page takes. An office leads cases with thousands of open tasks:
    /// the ids of the first are found past the scope and each is then held against it, in steps until the page is full. What is
    /// shown is read within the scope.
    /// </summary>
    private static async Task<List<Guid>> LedAsync(ActorRegister register, RegistryDb db, Func<RegistryDb, IQueryable<CaseTask>> asked, CancellationToken ct)
    {
        var agencies = register.Actor.To(AccessVerb.View).Own.Agencies;
        var userId = register.Actor.UserId;
        var found = new List<Guid>();
        await using var all = register.Register.CreateContext();
        var led = asked(all).Where(task => !task.IsVoided && !agencies.Contains(task.AgencyId) && (task.UserId == null || task.UserId == userId)
            && all.Cases.Any(one => one.Id == task.CaseId && agencies.Contains(one.LeadAgencyId)));
        for (var (past, step) = (0, PageSize + 1); found.Count <= PageSize; (past, step) = (past + step, step * StepsGrow))
        {
            var ids = await InOrder(led).Skip(past).Take(step).Select(task => task.Id).ToListAsync(ct);
            if (ids.Count < step)
            {
                found.AddRange(ids);
                break;
            }

            found.AddRange(await db.CaseTasks.Where(task => ids.Contains(task.Id)).Select(task => task.Id).ToListAsync(ct));
        }

        return found;
    }

    private static IQueryable<CaseTask> First(IQueryable<CaseTask> tasks) => InOrder(tasks).Take(PageSize + 1);

    private static IOrderedQueryable<CaseTask> InOrder(IQueryable<CaseTask> tasks) =>
        tasks.OrderBy(task => task.DueAt == null).ThenBy(task => task.DueAt).ThenBy(task => task.Id);

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
    private static async Task<TaskPlace?> PlaceAsync(RegistryDb db, Guid? after, CancellationToken ct) =>
        after is { } id ? new TaskPlace(id, await db.CaseTasks.Where(task => task.Id == id).Select(task => task.DueAt).SingleOrDefaultAsync(ct)) : null;

    private static IQueryable<CaseTask> After(IQueryable<CaseTask> tasks, TaskPlace? after) => after switch
    {
        null => tasks,
        { Id: var id, DueAt: { } last } => tasks.Where(task => task.DueAt == null || task.DueAt > last || (task.DueAt == last && task.Id.CompareTo(id) > 0)),
        { Id: var id } => tasks.Where(task => task.DueAt == null && task.Id.CompareTo(id) > 0),
    };

    /// <summary>Where a page begins.</summary>
    private sealed record TaskPlace(Guid Id, DateTimeOffset? DueAt);
}
