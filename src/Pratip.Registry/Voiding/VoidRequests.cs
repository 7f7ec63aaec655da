using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Voiding;

/// <summary>A request as a list or its page shows it.</summary>
/// <param name="CaseNumber">Null where it belongs to no case, or to one out of reach.</param>
/// <param name="MayApprove">It waits, and for this user.</param>
/// <param name="MayRefuse">It waits, and this user may decide it or has asked for it.</param>
/// <param name="AskedBy">What the colleague is called.</param>
/// <param name="DecidedBy">What the colleague is called; null while it waits.</param>
public sealed record VoidItem(VoidRequest Request, string? CaseNumber, bool MayApprove, bool MayRefuse, string AskedBy, string? DecidedBy);

/// <param name="Waiting">What the user may approve, oldest first.</param>
/// <param name="Asked">What the user asked for, latest first.</param>
public sealed record VoidLists(IReadOnlyList<VoidItem> Waiting, IReadOnlyList<VoidItem> Asked);

/// <summary>How many rows of a noun hang on the row.</summary>
public sealed record Hanging(string Noun, int Count);

/// <param name="CaseId">The case it belongs to, or null.</param>
public sealed record VoidableRow(Guid? CaseId);

/// <summary>Shows requests to void rows, within the user's scope.</summary>
public static class VoidRequests
{
    public const int Most = 200;

    public static async Task<VoidLists> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var (me, home) = (register.Actor.SignInName, register.Actor.AgencyId);
        await using var view = register.CreateContext();
        await using var approve = register.CreateContext(AccessVerb.Approve);
        var waiting = await approve.VoidRequests.AnsweredBy(home).Where(request => request.ApprovedBy == null && request.RefusedBy == null && request.AskedBy != me)
            .OrderBy(request => request.Id).Take(Most).ToListAsync(ct);
        var asked = await view.VoidRequests.Where(request => request.AskedBy == me).OrderByDescending(request => request.Id).Take(Most).ToListAsync(ct);
        var numbers = await NumbersAsync(view, [.. waiting.Concat(asked)], ct);
        var names = await NamesAsync(register, [.. waiting, .. asked], ct);
        return new VoidLists(
            waiting.ConvertAll(request => Item(register.Actor, request, numbers, names, true)), asked.ConvertAll(request => Item(register.Actor, request, numbers, names, false)));
    }

    /// <summary>Null where it is not there or out of reach.</summary>
    public static async Task<VoidItem?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var view = register.CreateContext();
        await using var approve = register.CreateContext(AccessVerb.Approve);
        var mine = await approve.VoidRequests.SingleOrDefaultAsync(one => one.Id == id, ct);
        return (mine ?? await view.VoidRequests.SingleOrDefaultAsync(one => one.Id == id, ct)) is { } request
            ? Item(register.Actor, request, await NumbersAsync(view, [request], ct), await NamesAsync(register, [request], ct), mine?.IsAnsweredBy(register.Actor.AgencyId) == true)
            : null;
    }

    /// <summary>Where a row belongs that this user can ask to be voided; null where it is not there or out of reach.</summary>
    public static async Task<VoidableRow?> VoidableAsync(ActorRegister register, string noun, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (NounTable.Find(noun) is not { } table || !register.Actor.May(AccessVerb.Enter, AccessNoun.Voids))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await table.FindAsync(db, id, ct) is { } row ? new VoidableRow(await RowHome.SeenCaseOfAsync(register, row, ct)) : null;
    }

    /// <summary>
    /// What hangs on the row, as far as the user sees it. It is not voided with the row, and does not count any more: whoever
    /// decides is to know what else leaves the figures.
    /// </summary>
    public static async Task<IReadOnlyList<Hanging>> HangingAsync(ActorRegister register, string noun, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var found = new List<Hanging>();
        if (NounTable.Find(noun) is not { } table)
        {
            return found;
        }

        await using var db = register.CreateContext();
        foreach (var (other, property) in table.Referring())
        {
            if (await other.CountReferringAsync(db, property, id, ct) is > 0 and var count)
            {
                found.Add(new Hanging(other.Noun, count));
            }
        }

        return found;
    }

    private static async Task<Dictionary<Guid, string>> NumbersAsync(RegistryDb db, List<VoidRequest> requests, CancellationToken ct)
    {
        var ids = requests.Select(request => request.CaseId).OfType<Guid>().Distinct().ToList();
        return await db.Cases.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, ct);
    }

    private static Task<Func<string?, string?>> NamesAsync(ActorRegister register, IReadOnlyList<VoidRequest> requests, CancellationToken ct) =>
        StaffNames.OfAccountsAsync(register.Register, requests.SelectMany(request => new[] { request.AskedBy, request.ApprovedBy, request.RefusedBy }), ct);

    private static VoidItem Item(Actor actor, VoidRequest request, Dictionary<Guid, string> numbers, Func<string?, string?> names, bool mayDecide)
    {
        var waits = request is { ApprovedBy: null, RefusedBy: null, IsVoided: false };
        var isMine = string.Equals(request.AskedBy, actor.SignInName, StringComparison.OrdinalIgnoreCase);
        return new VoidItem(
            request, request.CaseId is { } caseId ? numbers.GetValueOrDefault(caseId) : null, waits && mayDecide && !isMine, waits && (mayDecide || isMine),
            names(request.AskedBy)!, names(request.ApprovedBy ?? request.RefusedBy));
    }
}
