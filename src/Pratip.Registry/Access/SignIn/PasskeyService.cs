using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Characters;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.SignIn;

/// <param name="UserId">Whose it is.</param>
/// <param name="CredentialId">Base64url of the authenticator's credential id.</param>
/// <param name="Data">The public key and counters as the framework keeps them.</param>
/// <param name="Name">What the user calls it.</param>
/// <param name="SignCount">As the authenticator says.</param>
/// <param name="Channel">Through what it came.</param>
public sealed record AddPasskeyOptions(Guid UserId, string CredentialId, byte[] Data, string Name, long SignCount, string Channel = Channels.Page);

public sealed record RenamePasskeyOptions(Guid UserId, Guid PasskeyId, string Name, string Channel = Channels.Page);

public sealed record RemovePasskeyOptions(Guid UserId, Guid PasskeyId, string Channel = Channels.Page);

/// <summary>Stores and finds passkeys. What their bytes mean is the framework's, and so is verifying them.</summary>
public static class PasskeyService
{
    /// <summary>More than a person has devices; a list without end would be one to hide a stranger's passkey in.</summary>
    public const int Limit = 10;

    private const int MaxName = 100;

    public static async Task<Guid> AddAsync(Register register, AddPasskeyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var name = NameOf(options.Name);
        var passkey = new Passkey { UserId = options.UserId, CredentialId = options.CredentialId, Data = options.Data, Name = name, SignCount = options.SignCount };
        await ChangeAsync(register, options.UserId, options.Channel, "a passkey added", async (change, _) =>
        {
            if (await change.Db.Passkeys.AnyAsync(one => one.CredentialId == options.CredentialId, ct))
            {
                throw new RegisterException(new Message("passkey.there"));
            }

            if (await change.Db.Passkeys.CountAsync(one => one.UserId == options.UserId && !one.IsVoided, ct) >= Limit)
            {
                throw new RegisterException(new Message("passkey.too-many", Limit.ToString()));
            }

            await change.RecordAsync(EventKind.PasskeysChanged, new RowChanges().Add(passkey));
        }, ct);
        return passkey.Id;
    }

    public static Task RenameAsync(Register register, RenamePasskeyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var name = NameOf(options.Name);
        return ChangeAsync(register, options.UserId, options.Channel, "a passkey renamed", async (change, _) =>
        {
            var before = await RequireAsync(change, options.UserId, options.PasskeyId, ct);
            var after = before.Copy<Passkey>();
            after.Name = name;
            await change.RecordAsync(EventKind.PasskeysChanged, new RowChanges().Update(before, after));
        }, ct);
    }

    /// <summary>
    /// Ends every session of the user, because one may have been begun with the passkey that is gone; the one at hand goes on
    /// with the stamp that comes back.
    /// </summary>
    public static async Task<string> RemoveAsync(Register register, RemovePasskeyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var stamp = CredentialRows.NewStamp();
        await ChangeAsync(register, options.UserId, options.Channel, "a passkey removed", async (change, account) =>
        {
            var (before, after) = Voided(await RequireAsync(change, options.UserId, options.PasskeyId, ct));
            var credential = account.Credential.Copy<Credential>();
            credential.SecurityStamp = stamp;
            await change.RecordAsync(EventKind.PasskeysChanged, new RowChanges().Update(before, after).Update(account.Credential, credential));
        }, ct);
        return stamp;
    }

    public static async Task<IReadOnlyList<Passkey>> ListAsync(Register register, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Passkeys.Where(one => one.UserId == userId && !one.IsVoided).OrderBy(one => one.Id).ToListAsync(ct);
    }

    /// <summary>Null for a passkey that is not there, or was removed.</summary>
    public static async Task<Passkey?> FindAsync(Register register, string credentialId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Passkeys.SingleOrDefaultAsync(one => one.CredentialId == credentialId && !one.IsVoided, ct);
    }

    internal static (Passkey Before, Passkey After) Voided(Passkey before)
    {
        var after = before.Copy<Passkey>();
        after.IsVoided = true;
        return (before, after);
    }

    private static string NameOf(string typed)
    {
        var name = ComposedText.Of(typed).Trim();
        return name.Length is > 0 and <= MaxName && !EntryText.HoldsUnreadable(name) ? name : throw new RegisterException(new Message("passkey.name", MaxName.ToString()));
    }

    private static async Task<Passkey> RequireAsync(Change change, Guid userId, Guid passkeyId, CancellationToken ct) =>
        await change.Db.Passkeys.SingleOrDefaultAsync(one => one.Id == passkeyId && one.UserId == userId && !one.IsVoided, ct)
            ?? throw new RegisterException(new Message("passkey.not-there"));

    private static async Task ChangeAsync(Register register, Guid userId, string channel, string reason, Func<Change, SignInAccount, Task> work, CancellationToken ct)
    {
        var user = await ActiveUserAsync(register, userId, ct);
        await register.ChangeAsync(SignInAttempt.Process(ProcessKind.UserChangePasskeys, user, channel, reason), async change =>
        {
            // Read before the lock, the account may have been closed since.
            if (await CredentialRows.HoldAsync(change, userId, ct) is not { IsActive: true } account)
            {
                throw new RegisterException(new Message("accounts.no-user"));
            }

            await work(change, account);
        }, ct);
    }

    private static async Task<User> ActiveUserAsync(Register register, Guid userId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return await CredentialRows.FindAsync(db, userId, ct) is { IsActive: true } account
            ? account.User
            : throw new RegisterException(new Message("accounts.no-user"));
    }
}
