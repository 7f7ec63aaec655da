using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>
/// What a note or a file is put to: one case or one person's report, never both, because reaching the one would open the
/// other.
/// </summary>
public sealed record CaseOrReport(Guid? CaseId, Guid? ReportId)
{
    private static readonly KeptQueryOf<Guid, string> NumberOf = new((db, id) => db.Cases.Where(one => one.Id == id).Select(one => one.Number));

    /// <summary>The one or the other.</summary>
    public Guid Id => CaseId ?? ReportId!.Value;

    internal void Check(EntryCheck check)
    {
        if (CaseId is null == ReportId is null)
        {
            check.Refuse(nameof(CaseId), "entry.case-or-report");
        }
    }

    /// <summary>The number of the case or the reference of the report; null where it is not there or out of reach.</summary>
    public async Task<string?> FindAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await NameAsync(db, ct);
    }

    /// <summary>The same where something of this noun may be put here, and null elsewhere: asked at once where whatever may be written to may be seen.</summary>
    public async Task<string?> FindToWriteAsync(ActorRegister register, AccessNoun noun, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (!register.Actor.To(AccessVerb.View, CaseId is null ? AccessNoun.People : AccessNoun.Cases).Includes(register.Actor.To(AccessVerb.Enter, noun)))
        {
            return await MayTakeAsync(register, noun, ct) ? await FindAsync(register, ct) : null;
        }

        if (!register.Actor.May(AccessVerb.Enter, noun))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter, noun);
        return await NameAsync(db, ct);
    }

    /// <summary>Whether something of this noun may be put here: a case may be seen further than it may be written to.</summary>
    public async Task<bool> MayTakeAsync(ActorRegister register, AccessNoun noun, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (!register.Actor.May(AccessVerb.Enter, noun))
        {
            return false;
        }

        await using var db = register.CreateContext(AccessVerb.Enter, noun);
        return CaseId is { } caseId ? await db.Cases.AnyAsync(one => one.Id == caseId, ct) : await db.PersonReports.AnyAsync(report => report.Id == ReportId, ct);
    }

    /// <summary>
    /// What is not there or not to be seen takes nothing. That it is to be written to as well is asked of the new row itself:
    /// see <see cref="RecordAsync"/>.
    /// </summary>
    internal async Task RequireAsync(ActorRegister register, CancellationToken ct) => RefuseUnlessReached(await FindAsync(register, ct) is not null);

    /// <summary>Writes what is put there. Where the database looks at rows itself, it refuses one out of reach before it is written.</summary>
    /// <param name="change">The change of whoever writes.</param>
    /// <param name="kind">The event.</param>
    /// <param name="rows">What is put there.</param>
    /// <param name="isReached">Whether the new row is in reach of whoever wrote it.</param>
    internal async Task RecordAsync(Change change, EventKind kind, RowChanges rows, Func<Task<bool>> isReached)
    {
        try
        {
            await change.RecordAsync(kind, rows);
        }
        catch (RowOutOfReachException)
        {
            RefuseUnlessReached(false);
        }

        RefuseUnlessReached(await isReached());
    }

    private async Task<string?> NameAsync(RegistryDb db, CancellationToken ct) => CaseId is { } caseId
        ? await NumberOf.FindAsync(db, caseId, ct)
        : await db.PersonReports.Where(report => report.Id == ReportId).Select(report => report.OwnReference).SingleOrDefaultAsync(ct);

    /// <summary>Thrown within the change, so that a row out of the reach of whoever wrote it was never written.</summary>
    internal void RefuseUnlessReached(bool isReached)
    {
        if (!isReached)
        {
            throw EntryGuards.OutOfReach(CaseId is null ? nameof(ReportId) : nameof(CaseId));
        }
    }
}
