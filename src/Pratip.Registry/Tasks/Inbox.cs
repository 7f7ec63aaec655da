using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>One notice, and where it leads as far as the reader's scope goes.</summary>
/// <param name="CaseId">Null where the case is out of reach, or there is none.</param>
public sealed record InboxItem(Guid Id, string Kind, DateTimeOffset At, bool IsRead, Guid? CaseId, string? CaseNumber);

/// <summary>The notices of a user, latest first.</summary>
public static class Inbox
{
    public const int PageSize = 50;

    public static async Task<Listing<InboxItem>> ReadAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var notices = db.Notices.Where(notice => notice.UserId == register.Actor.UserId);
        if (after is { } last)
        {
            notices = notices.Where(notice => notice.Id.CompareTo(last) < 0);
        }

        var rows = await notices.OrderByDescending(notice => notice.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var caseOf = await CasesOfAsync(register, [.. page.Select(notice => notice.TaskId).OfType<Guid>().Distinct()], ct);
        var caseIds = caseOf.Values.Distinct().ToList();
        var numbers = await db.Cases.Where(one => caseIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, ct);
        return new Listing<InboxItem>(page.ConvertAll(Item), rows.Count > PageSize ? page[^1].Id : null);

        InboxItem Item(Notice notice)
        {
            var caseId = notice.TaskId is { } task && caseOf.TryGetValue(task, out var of) && numbers.ContainsKey(of) ? of : default(Guid?);
            return new InboxItem(notice.Id, notice.Kind, notice.At, notice.IsRead, caseId, caseId is { } found ? numbers[found] : null);
        }
    }

    public static async Task<int> UnreadAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Notices.CountAsync(notice => notice.UserId == register.Actor.UserId && !notice.IsRead, ct);
    }

    /// <summary>Marks what the user has seen, up to and with this notice, so that one that came meanwhile stays new.</summary>
    public static async Task MarkReadAsync(ActorRegister register, Guid upTo, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await register.ChangeAsync(ProcessKind.TaskChange, "notices read", async change =>
        {
            var unread = await change.Db.Notices.Where(notice => notice.UserId == register.Actor.UserId && !notice.IsRead && notice.Id.CompareTo(upTo) <= 0).ToListAsync(ct);
            await change.RecordAsync(EventKind.TaskChanged, new RowChanges().Update(unread.Select(before => (before, Read(before)))));
        }, ct);
    }

    /// <summary>
    /// The tasks are read past the reader's queue, because the supervisor's notice may speak of an officer's task; the cases they
    /// lead to are read within the reader's scope.
    /// </summary>
    private static async Task<Dictionary<Guid, Guid>> CasesOfAsync(ActorRegister register, List<Guid> taskIds, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        return await db.CaseTasks.Where(task => taskIds.Contains(task.Id) && task.CaseId != null).ToDictionaryAsync(task => task.Id, task => task.CaseId!.Value, ct);
    }

    private static Notice Read(Notice before)
    {
        var after = before.Copy<Notice>();
        after.IsRead = true;
        return after;
    }
}
