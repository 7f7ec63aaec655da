using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access;

/// <summary>Builds the actor of a user from the grants in force. An unscoped job: it is what scopes are made from.</summary>
public static class ActorReader
{
    /// <summary>Null for a user who is not there or not active.</summary>
    public static async Task<Actor?> ReadAsync(Register register, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var found = await (from one in db.Users
                           where one.Id == userId && !one.IsVoided && one.Status == UserStatus.Active
                           join agency in db.Agencies on one.AgencyId equals agency.Id
                           select new { User = one, agency.ProvinceCode }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var grants = await db.RoleGrants.Where(grant => grant.UserId == userId && !grant.IsVoided).OrderBy(grant => grant.Id).ToListAsync(ct);
        return Actor.Of(found.User, grants, found.ProvinceCode, RoleBook.Standard);
    }
}
