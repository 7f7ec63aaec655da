using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.SignIn;

/// <summary>
/// Writes down what came of an attempt, right or wrong, under the account's lock: the one place where failures are counted
/// and an account is locked.
/// </summary>
internal static class SignInAttempt
{
    /// <param name="register">Where it is written down.</param>
    /// <param name="kind">What was attempted; its first event tells of success.</param>
    /// <param name="account">As it was when the attempt began.</param>
    /// <param name="channel">Through what it came.</param>
    /// <param name="succeed">The credential after success, made from its present state; null for a failure.</param>
    /// <param name="needsMore">Whether a second factor must follow. Until then failures stay counted, or knowing the password would open endless guesses at the code.</param>
    /// <param name="ct">Stops the attempt.</param>
    public static async Task<SignInResult> RecordAsync(
        Register register, ProcessKind kind, SignInAccount account, string channel, Func<SignInAccount, Credential?> succeed, Func<SignInAccount, bool> needsMore, CancellationToken ct)
    {
        SignInResult result = SignInResult.Refused.Instance;
        await register.ChangeAsync(Process(kind, account.User, channel, "the user's own attempt"), async change =>
        {
            var now = await CredentialRows.HoldAsync(change, account.User.Id, ct);
            if (now is not { IsActive: true })
            {
                return;
            }

            // Guesses sent all at once: whichever comes after the one that locks is not looked at, even if it is right.
            if (now.Credential.LockedUntil is { } locked && locked > change.At)
            {
                result = new SignInResult.LockedUntil(locked);
                return;
            }

            if (succeed(now) is { } after)
            {
                var more = needsMore(now);
                await change.RecordAsync(kind.Emits[0], new RowChanges().Update(now.Credential, more ? after : Succeeded(after, change.At)));
                result = new SignInResult.Ok(now.User.Id, after.SecurityStamp, more);
                return;
            }

            var failed = Failed(now.Credential, change.At);
            await change.RecordAsync(EventKind.SignInFailed, new RowChanges().Update(now.Credential, failed));
            result = failed.LockedUntil is { } until && until > change.At ? new SignInResult.LockedUntil(until) : SignInResult.Refused.Instance;
        }, ct);
        return result;
    }

    public static ProcessContext Process(ProcessKind kind, User user, string channel, string reason) => new(kind, user.SignInName, user.AgencyId, reason, channel);

    /// <summary>The same credential, signed in with: its failures are forgiven.</summary>
    public static Credential Succeeded(Credential credential, DateTimeOffset at)
    {
        credential.SignedInAt = at;
        credential.FailedCount = 0;
        credential.LockedUntil = null;
        return credential;
    }

    private static Credential Failed(Credential before, DateTimeOffset at)
    {
        var after = before.Copy<Credential>();
        after.FailedCount++;
        after.LockedUntil = LockOut.Until(after.FailedCount, at);
        return after;
    }
}
