using Microsoft.EntityFrameworkCore;

namespace Pratip.Registry.Storage;

/// <summary>
/// Says of a query that its best plan depends on what is asked. All others are planned once and for all on PostgreSQL: a scoped
/// query is long, and planning it anew each time takes longer than answering it.
/// </summary>
internal static class PlanEachTime
{
    public const string Tag = "plan each time";

    public static IQueryable<T> PlannedEachTime<T>(this IQueryable<T> query) => query.TagWith(Tag);
}
