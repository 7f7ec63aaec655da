using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Web.Cases;

namespace Pratip.Web.Charges;

/// <summary>What the page of a case needs about its suspects beside the dossier.</summary>
/// <param name="MayEnter">Whether the user may add suspects, charges and steps to this case.</param>
/// <param name="Watches">Whether the user's agency has oversight in it.</param>
/// <param name="History">What became of each charge.</param>
public sealed record SuspectDesk(bool MayEnter, bool Watches, ILookup<Guid, ChargeState> History)
{
    internal static async Task<SuspectDesk> ReadAsync(ActorRegister register, CaseDossier dossier, CaseDeeds deeds, CancellationToken ct)
    {
        var watches = dossier.Parties.Any(party => party.AgencyId == register.Actor.AgencyId && party is { Role: "oversight", Until: null });
        return new SuspectDesk(deeds.MayEnter && register.Actor.May(AccessVerb.Enter, AccessNoun.Suspects), watches, await ChargeHistory.ReadAsync(register, dossier.Suspects, ct));
    }
}
