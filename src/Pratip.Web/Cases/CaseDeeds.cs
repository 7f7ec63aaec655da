using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;

namespace Pratip.Web.Cases;

/// <summary>What the user may do with a case as a whole.</summary>
/// <param name="MayEnter">Whether anything may be entered into it.</param>
/// <param name="Leads">Whether the user's office answers for it.</param>
/// <param name="Supervises">Whether the user decides for that office.</param>
public sealed record CaseDeeds(bool MayEnter, bool Leads, bool Supervises)
{
    internal static async Task<CaseDeeds> ReadAsync(ActorRegister register, CaseDossier dossier, CancellationToken ct)
    {
        if (!register.Actor.May(AccessVerb.Enter, AccessNoun.Cases))
        {
            return new CaseDeeds(false, false, false);
        }

        var mayEnter = register.Actor.SurelyReaches(AccessVerb.Enter, AccessNoun.Cases, dossier.Case) || await ReachesAsync(register, dossier.Case.Id, ct);
        var leads = mayEnter && dossier.AnsweringAgencyId == register.Actor.AgencyId;
        return new CaseDeeds(mayEnter, leads, leads && register.Actor.May(AccessVerb.Approve, AccessNoun.Corrections));
    }

    private static async Task<bool> ReachesAsync(ActorRegister register, Guid caseId, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Cases.AnyAsync(one => one.Id == caseId, ct);
    }
}
