using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Registry.Voiding;

namespace Pratip.Registry.Corrections;

/// <summary>A row as a form of corrections begins with it.</summary>
/// <param name="Noun">What it is.</param>
/// <param name="Id">The row; for an identity the report.</param>
/// <param name="Version">The version a correction is based on.</param>
/// <param name="Event">The event that brought it to its present state; 0 while nothing of an identity is known.</param>
/// <param name="CaseId">The case it belongs to, or null.</param>
/// <param name="Values">By property; empty where unknown.</param>
public sealed record CorrectableRow(CorrectableNoun Noun, Guid Id, int Version, long Event, Guid? CaseId, IReadOnlyDictionary<string, IReadOnlyList<string>> Values);

/// <summary>A request in a list: what it would change stays sealed.</summary>
/// <param name="AskedBy">What the colleague is called.</param>
/// <param name="DecidedBy">What the colleague is called; null while it waits.</param>
/// <param name="CaseNumber">Null where it belongs to no case, or to one out of reach.</param>
/// <param name="Version">Of the request.</param>
/// <param name="MayTakeBack">Whether it waits, and this user asked for it.</param>
public sealed record CorrectionItem(
    Guid Id, string Noun, Guid TargetId, Guid? CaseId, string? CaseNumber, Guid AgencyId, string AskedBy, DateTimeOffset AskedAt, string Reason, string Status,
    string? DecidedBy, string? DecisionReason, int Version, bool MayTakeBack);

/// <param name="Waiting">What the user may decide, oldest first.</param>
/// <param name="Asked">What the user asked for, latest first.</param>
public sealed record CorrectionLists(IReadOnlyList<CorrectionItem> Waiting, IReadOnlyList<CorrectionItem> Asked);

/// <summary>One field of a request, beside what stands there now.</summary>
public sealed record ComparedField(CorrectableField Field, IReadOnlyList<string> Was, IReadOnlyList<string> Now, IReadOnlyList<string> Should)
{
    /// <summary>Somebody changed it after the request was made.</summary>
    public bool HasChanged => !Was.SequenceEqual(Now, StringComparer.Ordinal);
}

/// <summary>A request as its decider sees it.</summary>
/// <param name="Item">Who asked, when and why.</param>
/// <param name="TargetVersion">Of the row as it is shown; null where it is gone or out of the user's reach, and then nothing of it is shown.</param>
/// <param name="Fields">Empty where the row is gone or out of reach.</param>
/// <param name="MayDecide">Whether it waits, and for this user.</param>
public sealed record OpenedCorrection(CorrectionItem Item, int? TargetVersion, IReadOnlyList<ComparedField> Fields, bool MayDecide)
{
    public bool IsOvertaken => Fields.Any(one => one.HasChanged);
}

/// <summary>Shows requests within the user's scopes: the request's own, and that of the row it would change.</summary>
public static class CorrectionReader
{
    public const int Most = 200;

    /// <summary>A row that the user may correct; null where it is not there or out of reach. The look at an identity is recorded.</summary>
    public static async Task<CorrectableRow?> RowAsync(ActorRegister register, string noun, Guid id, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (CorrectableNoun.Find(noun) is not { } found)
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        if (await OpenTargetAsync(register, db, found, id, purpose, ct) is not { } target)
        {
            return null;
        }

        return new CorrectableRow(found, id, target.Version, target.Event, await RowHome.SeenCaseOfAsync(register, target.Row, ct), target.Values);
    }

    /// <summary>Whether the user could correct the row, without opening anything of it; with its case, if it belongs to one.</summary>
    public static async Task<(bool IsThere, Guid? CaseId)> IsCorrectableAsync(ActorRegister register, string noun, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter);
        var table = CorrectableNoun.Find(noun) is null ? null : NounTable.Find(noun);
        var row = table is null ? null : await table.FindAsync(db, id, ct);
        if (row is null && noun == CorrectableNoun.Identities && await MayBeginAsync(register, db, id, ct))
        {
            row = await db.PersonReports.SingleOrDefaultAsync(report => report.Id == id && !report.IsAnonymous, ct);
        }

        return row is null ? (false, null) : (true, await RowHome.SeenCaseOfAsync(register, row, ct));
    }

    /// <summary>What a row says now, as far as the user sees it and without opening anything sealed; null where it is not there or out of reach.</summary>
    public static async Task<IReadOnlyList<(CorrectableField Field, IReadOnlyList<string> Values)>?> ValuesAsync(ActorRegister register, string noun, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var row = NounTable.Find(noun) is { } table ? await table.FindAsync(db, id, ct) : null;
        return row is null ? null
            : noun == CorrectableNoun.Identities || CorrectableNoun.Find(noun) is not { } found ? []
            : [.. found.Fields.Select(field => (field, FactValues.Read(row, field)))];
    }

    public static async Task<CorrectionLists> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var (me, home) = (register.Actor.SignInName, register.Actor.AgencyId);
        await using var view = register.CreateContext();
        await using var approve = register.CreateContext(AccessVerb.Approve);
        var waiting = await approve.CorrectionRequests.AnsweredBy(home).Where(request => request.Status == CorrectionStatus.Asked && request.AskedBy != me)
            .OrderBy(request => request.Id).Take(Most).ToListAsync(ct);
        var asked = await view.CorrectionRequests.Where(request => request.AskedBy == me).OrderByDescending(request => request.Id).Take(Most).ToListAsync(ct);
        var numbers = await NumbersAsync(view, [.. waiting.Concat(asked).Select(request => request.CaseId).OfType<Guid>().Distinct()], ct);
        var names = await NamesAsync(register, [.. waiting, .. asked], ct);
        return new CorrectionLists(waiting.ConvertAll(request => Item(register.Actor, request, numbers, names)), asked.ConvertAll(request => Item(register.Actor, request, numbers, names)));
    }

    /// <summary>What is asked of a row already and waits, as far as the user sees it; oldest first.</summary>
    public static async Task<IReadOnlyList<CorrectionItem>> OpenOfAsync(ActorRegister register, string noun, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var view = register.CreateContext();
        var open = await OpenCorrections.Of(view, noun, id).Take(Most).ToListAsync(ct);
        if (open.Count == 0)
        {
            return [];
        }

        var numbers = await NumbersAsync(view, [.. open.Select(request => request.CaseId).OfType<Guid>().Distinct()], ct);
        var names = await NamesAsync(register, open, ct);
        return open.ConvertAll(request => Item(register.Actor, request, numbers, names));
    }

    /// <summary>Who asked, when and why; null where the request is not there or out of reach.</summary>
    public static async Task<CorrectionItem?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var view = register.CreateContext();
        await using var approve = register.CreateContext(AccessVerb.Approve);
        return (await approve.CorrectionRequests.SingleOrDefaultAsync(one => one.Id == id, ct) ?? await view.CorrectionRequests.SingleOrDefaultAsync(one => one.Id == id, ct)) is { } request
            ? Item(register.Actor, request, await NumbersAsync(view, request.CaseId is { } caseId ? [caseId] : [], ct), await NamesAsync(register, [request], ct))
            : null;
    }

    /// <summary>Null where the request is not there or out of reach. What it would change is opened, and the look recorded.</summary>
    public static async Task<OpenedCorrection?> OpenAsync(ActorRegister register, Guid id, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var view = register.CreateContext();
        await using var approve = register.CreateContext(AccessVerb.Approve);
        var mine = await approve.CorrectionRequests.SingleOrDefaultAsync(one => one.Id == id, ct);
        if ((mine ?? await view.CorrectionRequests.SingleOrDefaultAsync(one => one.Id == id, ct)) is not { } request)
        {
            return null;
        }

        var target = CorrectableNoun.Find(request.TargetNoun) is { } noun ? await OpenTargetAsync(register, view, noun, request.TargetId, purpose, ct) : null;
        var mayDecide = mine is { Status: CorrectionStatus.Asked } && !request.IsAskedBy(register.Actor) && mine.IsAnsweredBy(register.Actor.AgencyId);
        var numbers = await NumbersAsync(view, request.CaseId is { } caseId ? [caseId] : [], ct);
        var item = Item(register.Actor, request, numbers, await NamesAsync(register, [request], ct));
        return new OpenedCorrection(item, target?.Version, target is null ? [] : Compared(register.Register.Vault, request, target), mayDecide);
    }

    private static async Task<CorrectionTarget?> OpenTargetAsync(ActorRegister register, RegistryDb db, CorrectableNoun noun, Guid id, string purpose, CancellationToken ct)
    {
        if (noun.Noun == CorrectableNoun.Identities)
        {
            if (!await db.SealedIdentities.AnyAsync(row => row.Id == id, ct) && !await MayBeginAsync(register, db, id, ct))
            {
                return null;
            }

            await register.RecordReadAsync(ReadKind.Identity, purpose, [id], ct);
        }

        return await CorrectionTarget.FindAsync(db, register.Register.Vault, noun, id, ct);
    }

    /// <summary>Nothing is known of the identity yet, and not merely nothing that the user may see.</summary>
    private static async Task<bool> MayBeginAsync(ActorRegister register, RegistryDb db, Guid reportId, CancellationToken ct)
    {
        await using var all = register.Register.CreateContext();
        return register.Actor.May(AccessVerb.Enter, AccessNoun.Identities)
            && !await all.SealedIdentities.AnyAsync(row => row.Id == reportId, ct) && await db.PersonReports.AnyAsync(report => report.Id == reportId, ct);
    }

    private static List<ComparedField> Compared(IdentityVault vault, CorrectionRequest request, CorrectionTarget target) =>
    [
        .. from change in CorrectionChanges.Open(vault, request)
           let field = target.Noun.Field(change.Property)
           where field is not null
           select new ComparedField(field, change.Was, target.Values[change.Property], change.Should),
    ];

    private static Task<Dictionary<Guid, string>> NumbersAsync(RegistryDb db, List<Guid> caseIds, CancellationToken ct) =>
        db.Cases.Where(one => caseIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, ct);

    private static Task<Func<string?, string?>> NamesAsync(ActorRegister register, IReadOnlyList<CorrectionRequest> requests, CancellationToken ct) =>
        StaffNames.OfAccountsAsync(register.Register, requests.SelectMany(request => new[] { request.AskedBy, request.DecidedBy }), ct);

    private static CorrectionItem Item(Actor actor, CorrectionRequest request, Dictionary<Guid, string> numbers, Func<string?, string?> names) => new(
        request.Id, request.TargetNoun, request.TargetId, request.CaseId, request.CaseId is { } caseId ? numbers.GetValueOrDefault(caseId) : null, request.AgencyId,
        names(request.AskedBy)!, request.AskedAt, request.Reason, request.Status, names(request.DecidedBy), request.DecisionReason, request.Version,
        request.Status == CorrectionStatus.Asked && request.IsAskedBy(actor) && actor.May(AccessVerb.Enter, AccessNoun.Corrections));
}
