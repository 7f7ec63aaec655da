using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Cases;

public enum AgeingKind
{
    /// <summary>All that somebody still works on.</summary>
    Open,

    /// <summary>In which nothing was entered for long.</summary>
    Dormant,

    Unassigned,
}

/// <summary>One case that is not finished yet.</summary>
/// <param name="LastMoved">When something was last entered in it.</param>
/// <param name="Officer">Who answers for it; null where nobody does.</param>
public sealed record AgeingCase(Guid Id, string Number, string OwnReference, string Status, string ActedOn, DateTimeOffset LastMoved, bool IsDormant, string? Officer);

/// <summary>The cases an office leads and has not finished, oldest first: for its supervisors.</summary>
public static class AgeingList
{
    public const int PageSize = 50;

    public static async Task<Listing<AgeingCase>> ReadAsync(ActorRegister register, AgeingKind kind, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Approve, AccessNoun.Corrections);
        register.Require(AccessVerb.View, AccessNoun.Cases);
        await using var db = register.CreateContext();
        await using var unscoped = register.Register.CreateContext();
        var since = register.Clock.GetUtcNow() - TimeSpan.FromDays(WatchLimits.Standard.DormantDays);
        var before = await CaseMovements.EventUpToAsync(unscoped, since, ct);
        var agency = register.Actor.AgencyId;
        var cases = Open(db.Cases, agency, after);
        if (kind == AgeingKind.Unassigned)
        {
            cases = cases.Where(one => !db.CaseAssignments.Any(held => held.CaseId == one.Id && held.Until == null));
        }
        else if (kind == AgeingKind.Dormant)
        {
            // What moved may be out of the reader's reach, and makes the case no less alive: the ids are read again within it.
            var still = await Open(unscoped.Cases, agency, after)
                .Where(one => !one.IsVoided && one.EventId <= before && !CaseMovements.Of(unscoped).Any(move => move.CaseId == one.Id && move.EventId > before)
                    && !unscoped.CaseRecusals.Any(recusal => recusal.CaseId == one.Id && recusal.AgencyId == agency && !recusal.IsVoided))
                .OrderBy(one => one.Id).Take(PageSize + 1).Select(one => one.Id).ToListAsync(ct);
            cases = cases.Where(one => still.Contains(one.Id));
        }

        var rows = await cases.OrderBy(one => one.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var ids = page.ConvertAll(one => one.Id);
        var moved = await CaseMovements.LastAsync(unscoped, ids, ct);
        var officers = (await db.CaseAssignments.Where(held => ids.Contains(held.CaseId) && held.Until == null).ToListAsync(ct)).ToLookup(held => held.CaseId, held => held.UserId);
        var names = await StaffNames.ReadAsync(register.Register, [.. officers.SelectMany(users => users).Distinct()], ct);
        return new Listing<AgeingCase>(
            page.ConvertAll(one => new AgeingCase(
                one.Id, one.Number, one.OwnReference, one.Status, one.ActedOn, moved[one.Id], moved[one.Id] <= since,
                officers[one.Id].Select(user => names.GetValueOrDefault(user)).FirstOrDefault(name => name is not null))),
            rows.Count > PageSize ? page[^1].Id : null);
    }

    private static IQueryable<Case> Open(IQueryable<Case> cases, Guid agency, Guid? after)
    {
        cases = cases.Where(one => one.LeadAgencyId == agency && !CaseMovements.Ended.Contains(one.Status));
        return after is { } last ? cases.Where(one => one.Id.CompareTo(last) > 0) : cases;
    }
}
