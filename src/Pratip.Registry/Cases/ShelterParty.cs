using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>
/// An office that takes part in a case as a shelter says where somebody sleeps, as the giver of a shelter does: without the permission for
/// shelters it has no name. The office that leads the case has chosen it and ends its part, and reads whom.
/// </summary>
public static class ShelterParty
{
    private const string Role = "shelter";

    /// <summary>Whether the agency was left out of what was read.</summary>
    public static bool IsWithheld(CaseParty party)
    {
        ArgumentNullException.ThrowIfNull(party);
        return party.AgencyId == Guid.Empty;
    }

    /// <summary>The party as the actor may read it.</summary>
    internal static CaseParty For(Actor actor, CaseParty party, Guid? leadAgencyId)
    {
        if (!IsHidden(actor, party, leadAgencyId))
        {
            return party;
        }

        var without = party.Copy<CaseParty>();
        without.AgencyId = Guid.Empty;
        return without;
    }

    /// <summary>Those of the parties whose agency the actor does not read, by their ids.</summary>
    internal static async Task<HashSet<Guid>> HiddenAsync(Actor actor, RegistryDb db, IEnumerable<CaseParty> parties, CancellationToken ct)
    {
        var asked = parties.Where(party => IsHidden(actor, party, null)).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var ids = asked.Select(party => party.CaseId).Distinct().ToList();
        var leads = await db.Cases.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => (Guid?)one.LeadAgencyId, ct);
        return [.. asked.Where(party => IsHidden(actor, party, leads.GetValueOrDefault(party.CaseId))).Select(party => party.Id)];
    }

    private static bool IsHidden(Actor actor, CaseParty party, Guid? leadAgencyId) =>
        party.Role == Role && actor.AgencyId != party.AgencyId && actor.AgencyId != leadAgencyId && !actor.May(AccessVerb.View, AccessNoun.Shelters);
}
