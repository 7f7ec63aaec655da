using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Victims;

/// <summary>
/// What every verb on the file of a presumed victim or a child does alike: one event, nothing done twice for a form sent twice, and
/// nothing hung on what is out of reach.
/// </summary>
internal static class VictimFileChange
{
    /// <summary>Adds to the file, once for each id.</summary>
    /// <param name="register">Of whoever enters.</param>
    /// <param name="noun">What must be within reach of entering.</param>
    /// <param name="id">Of the main row, made by whoever enters it.</param>
    /// <param name="why">In the log.</param>
    /// <param name="problems">What is wrong with what was entered.</param>
    /// <param name="work">Puts all rows of the event together.</param>
    /// <param name="again">Holds what was sent against what is on record under the id.</param>
    /// <param name="ct">Stops waiting.</param>
    public static Task AddAsync<T>(
        ActorRegister register, AccessNoun noun, Guid id, string why, IReadOnlyList<EntryProblem> problems, Func<Change, RowChanges, Task> work, Func<T, Task<SentAgain>> again,
        CancellationToken ct)
        where T : RegisterRow => EntryChange.AddAsync<T>(register, Verb(noun, why), id, () => problems, work, ct, async (_, standing) => (await again(standing)).ThrowIfAny());

    /// <summary>Changes one row of the file. Where the row is as the change would leave it, the change was sent twice.</summary>
    /// <param name="register">Of whoever enters.</param>
    /// <param name="noun">What must be within reach of entering.</param>
    /// <param name="row">The row and the version that was seen.</param>
    /// <param name="why">In the log.</param>
    /// <param name="problems">What is wrong with what was entered.</param>
    /// <param name="isDone">Whether the row is in that state already.</param>
    /// <param name="work">Brings the copy from the state before to the state after, and adds what else the event does.</param>
    /// <param name="ct">Stops waiting.</param>
    public static Task ChangeAsync<T>(
        ActorRegister register, AccessNoun noun, (Guid Id, int BasedOn) row, string why, IReadOnlyList<EntryProblem> problems, Func<T, bool> isDone,
        Func<Change, RowChanges, T, T, Task> work, CancellationToken ct)
        where T : RegisterRow => EntryChange.ChangeAsync(register, Verb(noun, why), row, () => problems, isDone, work, ct);

    public static void RequireVersion<T>(Change change, T row, int basedOn)
        where T : RegisterRow =>
        row.RequireVersion(basedOn, change.Db.Model.FindEntityType(typeof(T))!.GetTableName()!);

    public static async Task<Victim> VictimAsync(Change change, Guid victimId, string field, CancellationToken ct) =>
        (await change.Db.Victims.SingleOrDefaultAsync(victim => victim.Id == victimId, ct)).OrOutOfReach(field);

    /// <summary>That a report is where this noun may be entered.</summary>
    public static async Task RequireReportAsync(ActorRegister register, AccessNoun noun, Guid reportId, string field, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter, noun);
        if (!await db.PersonReports.AnyAsync(report => report.Id == reportId, ct))
        {
            throw EntryGuards.OutOfReach(field);
        }
    }

    public static async Task RequireAgencyAsync(Change change, Guid? agencyId, string field, CancellationToken ct)
    {
        if (!await change.Db.Agencies.AnyAsync(agency => agency.Id == agencyId && !agency.IsVoided, ct))
        {
            throw EntryGuards.OutOfReach(field);
        }
    }

    private static EntryVerb Verb(AccessNoun noun, string why) => new(ProcessKind.VictimChange, EventKind.VictimChanged, noun, why);
}
