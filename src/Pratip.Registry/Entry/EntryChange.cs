using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Entry;

/// <summary>What a verb does to the register: the process and its event, what must be within reach of entering, and why, for the log.</summary>
internal readonly record struct EntryVerb(ProcessKind Process, EventKind Event, AccessNoun Noun, string Why);

/// <summary>
/// What verbs that enter or change one main row do alike: the role is asked before anything is looked at, one event holds all, and
/// nothing is done twice for a form sent twice.
/// </summary>
internal static class EntryChange
{
    /// <summary>Adds, once for each id.</summary>
    /// <param name="register">Of whoever enters.</param>
    /// <param name="verb">What is done.</param>
    /// <param name="id">Of the main row, made by whoever enters it.</param>
    /// <param name="problems">What is wrong with what was entered.</param>
    /// <param name="work">Puts all rows of the event together.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <param name="again">Holds what was sent against what is on record under the id, and refuses what differs; without it what differs is passed over.</param>
    public static async Task AddAsync<T>(
        ActorRegister register, EntryVerb verb, Guid id, Func<IReadOnlyList<EntryProblem>> problems, Func<Change, RowChanges, Task> work, CancellationToken ct,
        Func<Change, T, Task>? again = null)
        where T : RegisterRow
    {
        Require(register, verb, problems);
        await register.ChangeAsync(verb.Process, verb.Why, async change =>
        {
            if (await change.Db.Set<T>().SingleOrDefaultAsync(row => row.Id == id, ct) is { } standing)
            {
                await (again?.Invoke(change, standing) ?? Task.CompletedTask);
                return;
            }

            var rows = new RowChanges();
            await work(change, rows);
            await change.RecordAsync(verb.Event, rows);
        }, ct);
    }

    /// <summary>Changes one row. Where the row is as the change would leave it, the change was sent twice.</summary>
    /// <param name="register">Of whoever enters.</param>
    /// <param name="verb">What is done.</param>
    /// <param name="row">The row and the version that was seen.</param>
    /// <param name="problems">What is wrong with what was entered.</param>
    /// <param name="isDone">Whether the row is in that state already.</param>
    /// <param name="work">Brings the copy from the state before to the state after, and adds what else the event does.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task ChangeAsync<T>(
        ActorRegister register, EntryVerb verb, (Guid Id, int BasedOn) row, Func<IReadOnlyList<EntryProblem>> problems, Func<T, bool> isDone,
        Func<Change, RowChanges, T, T, Task> work, CancellationToken ct)
        where T : RegisterRow
    {
        Require(register, verb, problems);
        await register.ChangeAsync(verb.Process, verb.Why, async change =>
        {
            var before = (await change.Db.Set<T>().SingleOrDefaultAsync(one => one.Id == row.Id, ct)).OrOutOfReach(nameof(RegisterRow.Id));
            if (isDone(before))
            {
                return;
            }

            before.RequireVersion(row.BasedOn, change.Db.Model.FindEntityType(typeof(T))!.GetTableName()!);
            var after = before.Copy<T>();
            var rows = new RowChanges();
            await work(change, rows, before, after);
            await change.RecordAsync(verb.Event, rows.Update(before, after));
        }, ct);
    }

    private static void Require(ActorRegister register, EntryVerb verb, Func<IReadOnlyList<EntryProblem>> problems)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Enter, verb.Noun);
        problems().ThrowIfAny();
    }
}
