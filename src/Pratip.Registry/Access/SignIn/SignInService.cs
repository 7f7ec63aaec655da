using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.SignIn;

/// <summary>
/// The ways in. Whoever knocks learns nothing of which accounts exist: an unknown name takes as long, counts its failures and
/// is locked out like a known one.
/// </summary>
public static class SignInService
{
    public static async Task<SignInResult> SignInAsync(Register register, SignInOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);

        // Longer than any password that could have been set: not worth hashing, and told apart from no account by nobody.
        var password = options.Password.Length <= PasswordRules.MaxLength ? options.Password : "";
        var account = await FindAsync(register, options.SignInName, ct);
        if (account is not { IsActive: true, Credential.PasswordHash: { } hash })
        {
            return await RefuseUnknownAsync(register, options.SignInName, password, ct);
        }

        if (account.Credential.LockedUntil is { } locked && locked > register.Clock.GetUtcNow())
        {
            return new SignInResult.LockedUntil(locked);
        }

        var right = await PasswordHasher.Standard.VerifyAsync(hash, password, ct);
        var better = right && PasswordHasher.Standard.IsOutdated(hash) ? await PasswordHasher.Standard.HashAsync(password, ct) : null;
        return await SignInAttempt.RecordAsync(register, ProcessKind.UserSignIn, account, options.Channel, now =>
        {
            // The password may have been changed while it was being checked.
            if (!right || !string.Equals(now.Credential.PasswordHash, hash, StringComparison.Ordinal))
            {
                return null;
            }

            var after = now.Credential.Copy<Credential>();
            after.PasswordHash = better ?? hash;
            return after;
        }, now => now.Credential.TotpConfirmed, ct);
    }

    /// <summary>Signs in a user whose passkey the caller has verified; what the authenticator says about itself is kept.</summary>
    public static async Task<SignInResult> SignInAsync(Register register, PasskeySignInOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        SignInResult result = SignInResult.Refused.Instance;
        await using var db = register.CreateContext();
        var used = await db.Passkeys.SingleOrDefaultAsync(one => one.CredentialId == options.CredentialId && !one.IsVoided, ct);
        if (used is null || await CredentialRows.FindAsync(db, used.UserId, ct) is not { } account)
        {
            return result;
        }

        await register.ChangeAsync(SignInAttempt.Process(ProcessKind.UserSignIn, account.User, options.Channel, "signing in by passkey"), async change =>
        {
            var now = await CredentialRows.HoldAsync(change, used.UserId, ct);
            var before = await change.Db.Passkeys.SingleOrDefaultAsync(one => one.Id == used.Id && !one.IsVoided, ct);
            if (before is null || before.Version != options.Version || now is not { IsActive: true })
            {
                return;
            }

            var after = before.Copy<Passkey>();
            after.Data = options.Data;
            after.SignCount = options.SignCount;
            await change.RecordAsync(EventKind.SignedIn, new RowChanges().Update(before, after).Update(now.Credential, SignInAttempt.Succeeded(now.Credential.Copy<Credential>(), change.At)));
            result = new SignInResult.Ok(now.User.Id, now.Credential.SecurityStamp, NeedsSecondFactor: false);
        }, ct);
        return result;
    }

    /// <summary>
    /// Counts an answer that a passkey of an account did not give, or gave before: somebody has its name and not its key, or a
    /// copy of it. Credential ids are long and said to nobody, so a stranger locks nobody out.
    /// </summary>
    public static async Task RefusePasskeyAsync(Register register, string credentialId, string channel, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var passkey = await db.Passkeys.SingleOrDefaultAsync(one => one.CredentialId == credentialId && !one.IsVoided, ct);
        if (passkey is not null && await CredentialRows.FindAsync(db, passkey.UserId, ct) is { IsActive: true } account)
        {
            await SignInAttempt.RecordAsync(register, ProcessKind.UserSignIn, account, channel, static _ => null, static _ => false, ct);
        }
    }

    /// <summary>Signs in the user linked to a subject that the caller's identity provider has verified.</summary>
    public static async Task<SignInResult> SignInAsync(Register register, ExternalSignInOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        SignInResult result = SignInResult.Refused.Instance;
        await using var db = register.CreateContext();
        var user = await db.Users.SingleOrDefaultAsync(one => one.ExternalSubject == options.Subject && !one.IsVoided, ct);
        if (user is null)
        {
            return result;
        }

        await register.ChangeAsync(SignInAttempt.Process(ProcessKind.UserSignIn, user, options.Channel, "signing in by the office's identity provider"), async change =>
        {
            var now = await CredentialRows.HoldAsync(change, user.Id, ct);
            if (now is { IsActive: true } && string.Equals(now.User.ExternalSubject, options.Subject, StringComparison.Ordinal))
            {
                await change.RecordAsync(EventKind.SignedIn, new RowChanges().Update(now.Credential, SignInAttempt.Succeeded(now.Credential.Copy<Credential>(), change.At)));
                result = new SignInResult.Ok(user.Id, now.Credential.SecurityStamp, NeedsSecondFactor: false);
            }
        }, ct);
        return result;
    }

    /// <summary>Throws a <see cref="RegisterException"/> if the code does not hold or the password is not acceptable.</summary>
    public static async Task<SignInResult.Ok> AcceptInvitationAsync(Register register, AcceptInvitationOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var codeHash = OneTimeCode.HashOfInvitation(register.Vault, options.Code);
        await using var db = register.CreateContext();
        var (invitation, account) = await InvitationAsync(db, codeHash, register.Clock.GetUtcNow(), ct);
        Refuse(PasswordRules.Problem(options.Password, account.User.SignInName));
        var hash = await PasswordHasher.Standard.HashAsync(options.Password, ct);
        SignInResult.Ok? result = null;
        await register.ChangeAsync(SignInAttempt.Process(ProcessKind.UserAcceptInvitation, account.User, options.Channel, "taking up the invitation"), async change =>
        {
            await CredentialRows.HoldAsync(change, account.User.Id, ct);
            (invitation, account) = await InvitationAsync(change.Db, codeHash, change.At, ct);
            var used = invitation.Copy<Invitation>();
            used.IsUsed = true;
            var user = account.User.Copy<User>();
            user.Status = UserStatus.Active;
            var credential = account.Credential.Copy<Credential>();
            credential.PasswordHash = hash;
            credential.SecurityStamp = CredentialRows.NewStamp();
            if (!credential.TotpConfirmed)
            {
                SignInAttempt.Succeeded(credential, change.At);
            }

            await change.RecordAsync(
                EventKind.InvitationAccepted,
                new RowChanges().Update(account.User, user).Update(account.Credential, credential).Update(invitation, used));
            result = new SignInResult.Ok(user.Id, credential.SecurityStamp, credential.TotpConfirmed);
        }, ct);
        return result!;
    }

    /// <summary>Ends every other session of the user; the one at hand goes on with the new stamp.</summary>
    public static async Task<SignInResult> ChangePasswordAsync(Register register, ChangePasswordOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        await using var db = register.CreateContext();
        if (await CredentialRows.FindAsync(db, options.UserId, ct) is not { IsActive: true, Credential.PasswordHash: { } hash } account)
        {
            return SignInResult.Refused.Instance;
        }

        Refuse(PasswordRules.Problem(options.NewPassword, account.User.SignInName));
        var current = options.CurrentPassword.Length <= PasswordRules.MaxLength ? options.CurrentPassword : "";
        if (account.Credential.LockedUntil is { } locked && locked > register.Clock.GetUtcNow())
        {
            return new SignInResult.LockedUntil(locked);
        }

        var right = await PasswordHasher.Standard.VerifyAsync(hash, current, ct);
        var next = right ? await PasswordHasher.Standard.HashAsync(options.NewPassword, ct) : null;
        return await SignInAttempt.RecordAsync(register, ProcessKind.UserChangePassword, account, options.Channel, now =>
        {
            if (next is null || !string.Equals(now.Credential.PasswordHash, hash, StringComparison.Ordinal))
            {
                return null;
            }

            var after = now.Credential.Copy<Credential>();
            after.PasswordHash = next;
            after.SecurityStamp = CredentialRows.NewStamp();
            return after;
        }, _ => false, ct);
    }

    private static async Task<SignInAccount?> FindAsync(Register register, string typed, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return SignInName.TryNormalise(typed, out var name) ? await CredentialRows.FindAsync(db, name, ct) : null;
    }

    private static async Task<SignInResult> RefuseUnknownAsync(Register register, string typed, string password, CancellationToken ct)
    {
        var name = SignInName.TryNormalise(typed, out var known) ? known : "";
        if (register.UnknownNames.LockedUntil(name, register.Clock.GetUtcNow()) is { } locked)
        {
            return new SignInResult.LockedUntil(locked);
        }

        await PasswordHasher.Standard.VerifyAsync(hash: null, password, ct);
        return register.UnknownNames.Fail(name, register.Clock.GetUtcNow()) is { } until ? new SignInResult.LockedUntil(until) : SignInResult.Refused.Instance;
    }

    private static async Task<(Invitation Invitation, SignInAccount Account)> InvitationAsync(RegistryDb db, string codeHash, DateTimeOffset now, CancellationToken ct)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(one => one.CodeHash == codeHash && !one.IsUsed && !one.IsVoided, ct);
        var account = invitation is null || invitation.ExpiresAt <= now ? null : await CredentialRows.FindAsync(db, invitation.UserId, ct);
        return account is null || account.User.Status == UserStatus.Deactivated
            ? throw new RegisterException(new Message("invitation.invalid"))
            : (invitation!, account);
    }

    private static void Refuse(Message? problem)
    {
        if (problem is not null)
        {
            throw new RegisterException(problem);
        }
    }
}
