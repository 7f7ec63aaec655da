using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Audit.Log;

/// <summary>
/// What whoever reads the log does not learn from it: that there is a complaint about the reader's own body, its chain, and what becomes
/// of it. The rows are those that the scope of complaints keeps from the body, with the tasks and notices that speak of them. An entry about
/// nothing else is not there; one that did other things as well stands without them. The chain is followed over every entry all the same.
/// </summary>
internal sealed class WithheldRows
{
    private static readonly string[] OfAComplaint = ["ComplaintId"];

    private static readonly string[] ComplaintKinds = [EventKind.ComplaintReceived.Code, EventKind.ComplaintChanged.Code, EventKind.ComplaintDecided.Code];

    private readonly Dictionary<long, int> _fewer;

    private WithheldRows(IReadOnlyList<Guid> complaints, HashSet<Guid> ids, IReadOnlyList<long> events, Dictionary<long, int> fewer)
    {
        Complaints = complaints;
        Ids = ids;
        Events = events;
        _fewer = fewer;
    }

    /// <summary>The complaints themselves: every look at what hangs on one is recorded with it.</summary>
    public IReadOnlyList<Guid> Complaints { get; }

    /// <summary>They and all that hangs on them.</summary>
    public IReadOnlySet<Guid> Ids { get; }

    /// <summary>Events about nothing else.</summary>
    public IReadOnlyList<long> Events { get; }

    /// <summary>How many rows an event did something to, as far as this reader may know.</summary>
    public int CountOf(RegisterEvent one) => one.RowCount - _fewer.GetValueOrDefault(one.Id);

    /// <summary>Without scope: that a body is kept away from something is what must not be told to it.</summary>
    public static async Task<WithheldRows> OfAsync(Register register, Actor actor, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var complaints = await db.ComplaintRecusals.Where(one => one.AgencyId == actor.AgencyId && !one.IsVoided).Select(one => one.ComplaintId).Distinct().ToListAsync(ct);
        if (complaints.Count == 0)
        {
            return new WithheldRows([], [], [], []);
        }

        var ids = await RowsAsync(db, complaints, ct);
        var touched = await (from row in db.EventRows
                             where ids.Contains(row.RowId)
                             group row by row.EventId into rows
                             select new { Id = rows.Key, Count = rows.Count() } into some
                             join one in db.Events on some.Id equals one.Id
                             select new { one.Id, one.Kind, one.RowCount, some.Count }).ToListAsync(ct);
        var whole = touched.FindAll(one => one.Count >= one.RowCount || ComplaintKinds.Contains(one.Kind, StringComparer.Ordinal));
        return new WithheldRows(complaints, [.. ids], whole.ConvertAll(one => one.Id), touched.Except(whole).ToDictionary(one => one.Id, one => one.Count));
    }

    private static async Task<List<Guid>> RowsAsync(RegistryDb db, List<Guid> complaints, CancellationToken ct)
    {
        var own = db.Complaints.Where(one => complaints.Contains(one.Id)).Select(one => one.Id);
        var ids = await LogRows.Referring(db, OfAComplaint, own.Select(id => (Guid?)id)).Aggregate(own, (all, more) => all.Concat(more)).Distinct().ToListAsync(ct);
        var tasks = await db.CaseTasks.Where(task => task.TargetId != null && ids.Contains(task.TargetId.Value)).Select(task => task.Id).ToListAsync(ct);
        var notices = await db.Notices.Where(notice => notice.TaskId != null && tasks.Contains(notice.TaskId.Value)).Select(notice => notice.Id).ToListAsync(ct);
        return [.. ids, .. tasks, .. notices];
    }
}
