using System.Data.Common;
using Pratip.Reference.Wording;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage.Engines;

namespace Pratip.Registry.Storage;

/// <summary>
/// Two who enter the same at one moment. Each has looked and found nothing, and the database lets one of them in. The other's
/// change is done once more from the beginning: now it finds what the first has made, and answers as if it had come a moment
/// later, be it the words of the service's own check or the one row of a form that was sent twice. What no service looks for
/// is refused at the field that the database's index ends with.
/// </summary>
internal static class Collisions
{
    public static async Task<long> ResolveAsync(StorageEngine engine, Func<Task<long>> change)
    {
        try
        {
            return await change();
        }
        catch (Exception problem) when (IsCollision(engine, problem))
        {
            return await AgainAsync(engine, change);
        }
    }

    private static async Task<long> AgainAsync(StorageEngine engine, Func<Task<long>> change)
    {
        try
        {
            return await change();
        }
        catch (DbException problem) when (engine.Taken(problem) is { } taken)
        {
            await using var db = engine.CreateContext();
            throw new EntryRefusedException(taken.FieldOf(db.Model), new Message("corrections.taken"), problem);
        }
    }

    /// <summary>
    /// A row that was changed or closed a moment ago is such a collision too: whoever says on which version a change is based is
    /// refused again. So is a refusal where changes overlap: a form sent twice may have looked for its row too early, and for the
    /// number late enough to find its own.
    /// </summary>
    private static bool IsCollision(StorageEngine engine, Exception problem) =>
        problem is StaleVersionException or RowOutOfReachException || (problem is EntryRefusedException && engine.ChangesOverlap) || (problem is DbException refusal && (engine.Taken(refusal) is not null || engine.IsDeadlock(refusal)));
}
