using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.Accounts;

/// <summary>A register always has somebody who can keep its accounts.</summary>
internal static class Administrators
{
    public const string Role = "administrator";

    /// <summary>Throws if without this account no active administrator would be left.</summary>
    public static async Task RequireAnotherAsync(Change change, KeptAccount leaving, CancellationToken ct)
    {
        if (leaving.Grants.All(grant => grant.Role != Role))
        {
            return;
        }

        if (change.Db.Database.IsNpgsql())
        {
            // Two administrators who put each other out at once: the second waits here and then sees the first gone.
            await change.Db.Database.ExecuteSqlAsync($"SELECT id FROM role_grants WHERE role = {Role} AND NOT is_voided ORDER BY id FOR UPDATE", ct);
        }

        var others = change.Db.RoleGrants.Where(grant => grant.Role == Role && !grant.IsVoided && grant.UserId != leaving.User.Id)
            .Join(change.Db.Users.Where(user => !user.IsVoided && user.Status == UserStatus.Active), grant => grant.UserId, user => user.Id, (grant, user) => user.Id);
        if (!await others.AnyAsync(ct))
        {
            throw new RegisterException(new Message("accounts.last-administrator"));
        }
    }
}
