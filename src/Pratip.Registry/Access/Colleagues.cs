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
    public static Task<IReadOnlyList<Colleague>> ReadAsync(ActorRegister register, AccessVerb verb, AccessNoun noun, CancellationToken ct) =>
        HoldingAsync(register, RoleBook.Standard.Giving(verb, noun), ct);

    /// <summary>Those to whom a task can be given: who works on cases, on persons, or answers for incidents.</summary>
    public static Task<IReadOnlyList<Colleague>> WithDeskAsync(ActorRegister register, CancellationToken ct)
    {
        var book = RoleBook.Standard;
        return HoldingAsync(register, [.. book.Giving(AccessVerb.View, AccessNoun.Cases), .. book.Giving(AccessVerb.View, AccessNoun.People), .. book.Giving(AccessVerb.Enter, AccessNoun.Incidents)], ct);
    }

    private static async Task<IReadOnlyList<Colleague>> HoldingAsync(ActorRegister register, IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var agency = register.Actor.AgencyId;
        await using var db = register.Register.CreateContext();
        var found = await db.Users
            .Where(user => user.AgencyId == agency && user.Status == UserStatus.Active && !user.IsVoided
                && db.RoleGrants.Any(grant => grant.UserId == user.Id && !grant.IsVoided && roles.Contains(grant.Role)))
            .Select(user => new Colleague(user.Id, user.DisplayName)).ToListAsync(ct);
        return [.. found.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id)];
    }
}
