using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.SignIn;

/// <summary>An account as sign-in sees it.</summary>
internal sealed record SignInAccount(User User, Credential Credential)
{
    public bool IsActive => User.Status == UserStatus.Active && !User.IsVoided;
}

/// <summary>Reads accounts with their secrets: a job of the program itself, no scoped context shows them.</summary>
internal static class CredentialRows
{
    public static Task<SignInAccount?> FindAsync(RegistryDb db, string signInName, CancellationToken ct) =>
        SingleAsync(db, user => user.SignInName == signInName, ct);

    public static Task<SignInAccount?> FindAsync(RegistryDb db, Guid userId, CancellationToken ct) =>
        SingleAsync(db, user => user.Id == userId, ct);

    /// <summary>
    /// The account as it is now, held until this change commits. Attempts that come together are counted one after the other
    /// and none is lost; SQLite has one writer, and this change is it.
    /// </summary>
    public static async Task<SignInAccount?> HoldAsync(Change change, Guid userId, CancellationToken ct)
    {
        if (change.Db.Database.IsNpgsql())
        {
            await change.Db.Database.ExecuteSqlAsync($"SELECT id FROM credentials WHERE id = {userId} FOR UPDATE", ct);
        }

        return await FindAsync(change.Db, userId, ct);
    }

    /// <summary>128 bits that say nothing.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    private static async Task<SignInAccount?> SingleAsync(RegistryDb db, System.Linq.Expressions.Expression<Func<User, bool>> which, CancellationToken ct)
    {
        var found = await db.Users.Where(which).Where(user => !user.IsVoided)
            .Join(db.Credentials, user => user.Id, credential => credential.Id, (user, credential) => new { user, credential })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : new SignInAccount(found.user, found.credential);
    }
}
