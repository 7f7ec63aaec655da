using Microsoft.EntityFrameworkCore;

namespace Pratip.Registry.Access;

/// <summary>Somebody of the own office to whom work can be given.</summary>
public sealed record Colleague(Guid Id, string Name);

/// <summary>
/// Who of the own office may do a verb on a noun. Read past the scope of accounts: officers give each other work, and this says
/// a name and nothing of the account.
/// </summary>
public static class Colleagues
{
    public static async Task<IReadOnlyList<Colleague>> ReadAsync(ActorRegister register, AccessVerb verb, AccessNoun noun, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var agency = register.Actor.AgencyId;
        var roles = RoleBook.Standard.Giving(verb, noun);
        await using var db = register.Register.CreateContext();
        var found = await db.Users
            .Where(user => user.AgencyId == agency && user.Status == UserStatus.Active && !user.IsVoided
                && db.RoleGrants.Any(grant => grant.UserId == user.Id && !grant.IsVoided && roles.Contains(grant.Role)))
            .Select(user => new Colleague(user.Id, user.DisplayName)).ToListAsync(ct);
        return [.. found.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id)];
    }
}
