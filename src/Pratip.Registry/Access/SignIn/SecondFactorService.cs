using System.Security.Cryptography;
using System.Text;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.SignIn;

/// <summary>What a user must type or read into an authenticator.</summary>
public sealed record TotpEnrolment(string Key, Uri Address);

/// <summary>Shown once. The stamp is the new one of the session at hand; every other session has ended.</summary>
public sealed record TotpConfirmation(string Stamp, IReadOnlyList<string> RecoveryCodes);

/// <summary>A one-time code of an authenticator of one's own, or where it says so a recovery code.</summary>
public sealed record TotpCodeOptions(Guid UserId, string Code, string Channel = Channels.Page);

/// <summary>The second factor: one-time codes of an authenticator, and recovery codes for the day it is lost.</summary>
public static class SecondFactorService
{
    public const int RecoveryCodes = 10;

    private const string Issuer = "Pratip";
    private const string KeyField = "totp_key";

    /// <summary>Whether the user has one-time codes, and how many recovery codes are left.</summary>
    public static async Task<(bool HasTotp, int RecoveryCodesLeft)> StateAsync(Register register, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var account = await RequireActiveAsync(register, userId, ct);
        return (account.Credential.TotpConfirmed, account.Credential.TotpConfirmed ? account.Credential.RecoveryCodes.Count : 0);
    }

    /// <summary>A key that counts for nothing until a code made with it has come back. Begun again, the earlier key is gone.</summary>
    public static async Task<TotpEnrolment> BeginTotpAsync(Register register, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var account = await RequireActiveAsync(register, userId, ct);
        var key = RandomNumberGenerator.GetBytes(Totp.KeyLength);
        await register.ChangeAsync(Process(account, Channels.Page, "setting up one-time codes"), async change =>
        {
            var now = (await CredentialRows.HoldAsync(change, userId, ct))!;
            RequireNone(now);
            var after = now.Credential.Copy<Credential>();
            after.SealedTotpKey = register.Vault.SealSecret(userId, KeyField, key);
            await change.RecordAsync(EventKind.SecondFactorChanged, new RowChanges().Update(now.Credential, after));
        }, ct);
        var typed = Totp.Base32(key);
        return new TotpEnrolment(typed, Totp.Address(Issuer, account.User.SignInName, typed));
    }

    /// <summary>Null if the code is not the key's: the user may try again.</summary>
    public static async Task<TotpConfirmation?> ConfirmTotpAsync(Register register, TotpCodeOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var account = await RequireActiveAsync(register, options.UserId, ct);
        TotpConfirmation? confirmed = null;
        await register.ChangeAsync(Process(account, options.Channel, "one-time codes set up"), async change =>
        {
            var now = (await CredentialRows.HoldAsync(change, options.UserId, ct))!;
            RequireNone(now);
            if (now.Credential.SealedTotpKey is null)
            {
                throw new RegisterException(new Message("totp.not-begun"));
            }

            // The last step is that of an earlier key, if there was one: another key may take its code at the same time.
            if (Match(register, now, options.Code, change.At, lastStep: 0) is not { } step)
            {
                return;
            }

            IReadOnlyList<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => OneTimeCode.NewRecovery())];
            var after = now.Credential.Copy<Credential>();
            after.TotpConfirmed = true;
            after.LastTotpStep = step;
            after.RecoveryCodes = [.. codes.Select(code => OneTimeCode.HashOfRecovery(register.Vault, options.UserId, code))];
            after.SecurityStamp = CredentialRows.NewStamp();
            await change.RecordAsync(EventKind.SecondFactorChanged, new RowChanges().Update(now.Credential, after));
            confirmed = new TotpConfirmation(after.SecurityStamp, codes);
        }, ct);
        return confirmed;
    }

    /// <summary>The second step of signing in. Failures count with those of the password.</summary>
    public static async Task<SignInResult> VerifyAsync(Register register, SecondFactorOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        await using var db = register.CreateContext();
        return await CredentialRows.FindAsync(db, options.UserId, ct) is { IsActive: true } account
            && string.Equals(account.Credential.SecurityStamp, options.Stamp, StringComparison.Ordinal)
                ? await SignInAttempt.RecordAsync(
                    register, ProcessKind.UserSignIn, account, options.Channel, now => Use(register, now, options.Code, options.Stamp), _ => false, ct)
                : SignInResult.Refused.Instance;
    }

    /// <summary>Takes one-time codes away, by a code or a recovery code. The session at hand goes on with the new stamp.</summary>
    public static async Task<SignInResult> RemoveTotpAsync(Register register, TotpCodeOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var account = await RequireActiveAsync(register, options.UserId, ct);
        return await SignInAttempt.RecordAsync(register, ProcessKind.UserChangeSecondFactor, account, options.Channel, now =>
        {
            if (Use(register, now, options.Code, now.Credential.SecurityStamp) is not { } after)
            {
                return null;
            }

            after.SealedTotpKey = null;
            after.TotpConfirmed = false;
            after.RecoveryCodes = [];
            after.SecurityStamp = CredentialRows.NewStamp();
            return after;
        }, _ => false, ct);
    }

    /// <summary>The credential with the code used up; null if the code does not hold.</summary>
    private static Credential? Use(Register register, SignInAccount now, string code, string stamp)
    {
        if (!now.Credential.TotpConfirmed || !string.Equals(now.Credential.SecurityStamp, stamp, StringComparison.Ordinal))
        {
            return null;
        }

        var after = now.Credential.Copy<Credential>();
        if (Match(register, now, code, register.Clock.GetUtcNow(), now.Credential.LastTotpStep) is { } step)
        {
            after.LastTotpStep = step;
            return after;
        }

        var hash = Encoding.ASCII.GetBytes(OneTimeCode.HashOfRecovery(register.Vault, now.User.Id, code));
        var left = now.Credential.RecoveryCodes.FindAll(one => !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), hash));
        after.RecoveryCodes = left;
        return left.Count < now.Credential.RecoveryCodes.Count ? after : null;
    }

    private static long? Match(Register register, SignInAccount account, string code, DateTimeOffset now, long lastStep)
    {
        var key = register.Vault.OpenSecret(account.User.Id, KeyField, account.Credential.SealedTotpKey!);
        return Totp.Match(key, code, now, lastStep);
    }

    private static ProcessContext Process(SignInAccount account, string channel, string reason) =>
        SignInAttempt.Process(ProcessKind.UserChangeSecondFactor, account.User, channel, reason);

    private static async Task<SignInAccount> RequireActiveAsync(Register register, Guid userId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return await CredentialRows.FindAsync(db, userId, ct) is { IsActive: true } account
            ? account
            : throw new RegisterException(new Message("accounts.no-user"));
    }

    private static void RequireNone(SignInAccount account)
    {
        if (account.Credential.TotpConfirmed)
        {
            throw new RegisterException(new Message("totp.there"));
        }
    }
}
