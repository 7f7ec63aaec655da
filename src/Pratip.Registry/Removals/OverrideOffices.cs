using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Removals;

/// <summary>
/// Offices that can be asked for an override: another one than the asker's, with somebody at work who may decide on it. A question to
/// any other would wait for nobody.
/// </summary>
public static class OverrideOffices
{
    public static async Task<IReadOnlyList<Agency>> ReadAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Enter, AccessNoun.Removals);
        await using var db = register.Register.CreateContext();
        return await Answering(db, register.Actor.AgencyId).OrderBy(agency => agency.Code).ToListAsync(ct);
    }

    /// <summary>Of a context without scope: which accounts another office has is nobody's to see beyond this.</summary>
    internal static IQueryable<Agency> Answering(RegistryDb db, Guid asker)
    {
        var roles = RoleBook.Standard.Giving(AccessVerb.Approve, AccessNoun.Removals);
        return db.Agencies.Where(agency => !agency.IsVoided && agency.Id != asker && db.Users.Any(user => user.AgencyId == agency.Id && !user.IsVoided && user.Status == UserStatus.Active
            && db.RoleGrants.Any(grant => grant.UserId == user.Id && !grant.IsVoided && roles.Contains(grant.Role))));
    }
}
