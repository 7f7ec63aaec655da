using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>The notices of one look at the deadlines: a user is told once of each kind, however many of it wait.</summary>
internal sealed class WatchNotices(Register register, Change change)
{
    private readonly Dictionary<(Guid UserId, string Kind), (User User, List<CaseTask> Tasks)> _of = [];

    public async Task AddAsync(CaseTask task, AccessNoun noun, AccessVerb verb, CancellationToken ct)
    {
        foreach (var user in await Notices.ConcernedAsync(change.Db, NoticeMatter.Of(task), noun, verb, ct))
        {
            if (!_of.TryGetValue((user.Id, task.Kind), out var entry))
            {
                _of[(user.Id, task.Kind)] = entry = (user, []);
            }

            entry.Tasks.Add(task);
        }
    }

    public IEnumerable<Notice> All() => _of.Values.SelectMany(one => Notices.Made(register, [one.User], Matter(one.Tasks), change));

    /// <summary>Several matters in one notice lead to no single task.</summary>
    private static NoticeMatter Matter(List<CaseTask> tasks)
    {
        var first = NoticeMatter.Of(tasks[0]);
        return tasks.TrueForAll(task => task.Id == first.TaskId) ? first : first with { TaskId = null };
    }
}

/// <summary>What was told before of tasks that are due: one by one, or to the office of several at once.</summary>
internal sealed class KnownNotices
{
    private readonly ILookup<Guid, DateTimeOffset> _ofTasks;
    private readonly ILookup<(Guid AgencyId, string Kind), DateTimeOffset> _ofSeveral;

    private KnownNotices(ILookup<Guid, DateTimeOffset> ofTasks, ILookup<(Guid AgencyId, string Kind), DateTimeOffset> ofSeveral)
    {
        _ofTasks = ofTasks;
        _ofSeveral = ofSeveral;
    }

    public static async Task<KnownNotices> ReadAsync(RegistryDb db, List<CaseTask> tasks, CancellationToken ct)
    {
        var ids = tasks.ConvertAll(task => (Guid?)task.Id);
        var kinds = tasks.Select(task => task.Kind).Distinct(StringComparer.Ordinal).ToList();
        var found = await (from notice in db.Notices
                           where ids.Contains(notice.TaskId) || (notice.TaskId == null && kinds.Contains(notice.Kind))
                           join user in db.Users on notice.UserId equals user.Id
                           select new { notice.TaskId, notice.Kind, notice.At, user.AgencyId }).ToListAsync(ct);
        return new KnownNotices(
            found.Where(one => one.TaskId is not null).ToLookup(one => one.TaskId!.Value, one => one.At),
            found.Where(one => one.TaskId is null).ToLookup(one => (one.AgencyId, one.Kind), one => one.At));
    }

    /// <summary>Whether anybody was told of the task at or after a moment.</summary>
    public bool Has(CaseTask task, DateTimeOffset from) => _ofTasks[task.Id].Concat(_ofSeveral[(task.AgencyId, task.Kind)]).Any(at => at >= from);
}
