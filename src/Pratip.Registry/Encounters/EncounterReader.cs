using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Detentions;
using Pratip.Registry.Operations;
using Pratip.Registry.Sites;

namespace Pratip.Registry.Encounters;

/// <summary>An encounter, where it was, and what came of it.</summary>
/// <param name="Site">Null where it is out of reach, or none.</param>
/// <param name="Operation">The same.</param>
/// <param name="LastHeld">The last detention entered there: what is asked of the next is proposed from it.</param>
/// <param name="MayEnter">Whether the reader may enter people there.</param>
public sealed record EncounterFile(Encounter Encounter, EncounterCounts Counts, Site? Site, JointOperation? Operation, Agency? Agency, Detention? LastHeld, bool MayEnter);

/// <summary>Encounters within a user's reach.</summary>
public static class EncounterReader
{
    public const int PageSize = 50;

    /// <summary>Those opened last first, each with what came of it.</summary>
    public static async Task<Listing<CountedEncounter>> ListAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Removals);
        await using var db = register.CreateContext();
        var encounters = after is { } last ? db.Encounters.Where(one => one.Id.CompareTo(last) < 0) : db.Encounters;
        var ids = await encounters.OrderByDescending(one => one.Id).Take(PageSize + 1).Select(one => one.Id).ToListAsync(ct);
        var page = ids.Take(PageSize).ToList();
        var counted = await EncounterCounts.OfAsync(register, db, db.Encounters.Where(one => page.Contains(one.Id)), ct);
        return new Listing<CountedEncounter>([.. counted.OrderBy(one => page.IndexOf(one.Encounter.Id))], ids.Count > PageSize ? page[^1] : null);
    }

    /// <summary>Null where the encounter is not there or out of reach.</summary>
    public static async Task<EncounterFile?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Removals);
        await using var db = register.CreateContext();
        if ((await EncounterCounts.OfAsync(register, db, db.Encounters.Where(one => one.Id == id), ct)) is not [var found])
        {
            return null;
        }

        var one = found.Encounter;
        return new EncounterFile(
            one, found.Counts,
            await db.Sites.SingleOrDefaultAsync(site => site.Id == one.SiteId, ct),
            await db.JointOperations.SingleOrDefaultAsync(operation => operation.Id == one.OperationId, ct),
            await db.Agencies.SingleOrDefaultAsync(agency => agency.Id == one.AgencyId, ct),
            await db.Detentions.Where(held => held.EncounterId == id).OrderByDescending(held => held.Id).FirstOrDefaultAsync(ct),
            register.Actor.To(AccessVerb.Enter, AccessNoun.Removals).Covers(one.AgencyId, null) && register.Actor.May(AccessVerb.Enter, AccessNoun.People));
    }
}
