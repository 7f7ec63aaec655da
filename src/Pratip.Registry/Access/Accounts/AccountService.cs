using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.Accounts;

/// <summary>
/// Keeping accounts. Every verb names its keeper, who reaches no account outside their agencies, gives nobody more than they
/// have, and leaves the register with an administrator.
/// </summary>
public static class AccountService
{
    /// <summary>The user's sessions end, so that the next one begins with what the roles now give.</summary>
    public static Task GrantRoleAsync(Register register, GrantRoleOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        InvitationService.RequireRoles([options.Role]);
        return ChangeAsync(register, ProcessKind.UserGrantRole, options.By, options.UserId, Because(options.Reason, "a role given"), async (change, account) =>
        {
            var grant = new RoleGrant { UserId = account.User.Id, Role = options.Role.Role, ProvinceCode = options.Role.ProvinceCode, GrantedBy = options.By.Name };
            account.RequireMayGive(options.By, grant);
            if (account.Grants.Any(held => held.Role == grant.Role))
            {
                throw Refusal("accounts.role-held", grant.Role);
            }

            await change.RecordAsync(EventKind.RolesChanged, new RowChanges().Add(grant).Update(account.Credential, account.EndSessions()));
        }, ct);
    }

    public static Task RevokeRoleAsync(Register register, RevokeRoleOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, ProcessKind.UserRevokeRole, options.By, options.UserId, Because(options.Reason, "a role taken back"), async (change, account) =>
        {
            account.RequireMayTake(options.By);
            var held = account.Grants.SingleOrDefault(grant => grant.Role == options.Role) ?? throw Refusal("accounts.role-not-held", options.Role);
            if (held.Role == Administrators.Role)
            {
                await Administrators.RequireAnotherAsync(change, account, ct);
            }

            var revoked = held.Copy<RoleGrant>();
            revoked.IsVoided = true;
            await change.RecordAsync(EventKind.RolesChanged, new RowChanges().Update(held, revoked).Update(account.Credential, account.EndSessions()));
        }, ct);
    }

    /// <summary>The person has left: no way in remains and every session ends.</summary>
    public static Task DeactivateAsync(Register register, AccountOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, ProcessKind.UserDeactivate, options.By, options.UserId, Because(options.Reason, "the person has left"), async (change, account) =>
        {
            account.RequireMayTake(options.By);
            if (account.User.Status == UserStatus.Deactivated)
            {
                throw Refusal("accounts.deactivated", account.User.SignInName);
            }

            await Administrators.RequireAnotherAsync(change, account, ct);
            var after = account.User.Copy<User>();
            after.Status = UserStatus.Deactivated;
            var rows = await InvitationService.WithdrawAsync(change, account.User.Id, ct);
            await change.RecordAsync(EventKind.UserStatusChanged, rows.Update(account.User, after).Update(account.Credential, account.EndSessions()));
        }, ct);
    }

    /// <summary>Back with the roles they had. Who never took up the invitation needs a new one.</summary>
    public static Task ReactivateAsync(Register register, AccountOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, ProcessKind.UserReactivate, options.By, options.UserId, Because(options.Reason, "the person is back"), async (change, account) =>
        {
            account.RequireMayGive(options.By);
            if (account.User.Status != UserStatus.Deactivated)
            {
                throw Refusal("accounts.not-deactivated", account.User.SignInName);
            }

            var after = account.User.Copy<User>();
            after.Status = account.Credential.PasswordHash is null ? UserStatus.Invited : UserStatus.Active;
            await change.RecordAsync(EventKind.UserStatusChanged, new RowChanges().Update(account.User, after).Update(account.Credential, account.EndSessions()));
        }, ct);
    }

    /// <summary>Signs the user out everywhere.</summary>
    public static Task EndSessionsAsync(Register register, AccountOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, ProcessKind.UserEndSessions, options.By, options.UserId, Because(options.Reason, "signed out everywhere"), async (change, account) =>
        {
            account.RequireMayTake(options.By);
            await change.RecordAsync(EventKind.SessionsEnded, new RowChanges().Update(account.Credential, account.EndSessions()));
        }, ct);
    }

    /// <summary>For a lost telephone: no one-time code, recovery code or passkey of before works any more.</summary>
    public static Task ResetSecondFactorAsync(Register register, AccountOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, ProcessKind.UserResetSecondFactor, options.By, options.UserId, Because(options.Reason, "the second factor was lost"), async (change, account) =>
        {
            account.RequireMayGive(options.By);
            var after = account.EndSessions();
            after.SealedTotpKey = null;
            after.TotpConfirmed = false;
            after.RecoveryCodes = [];
            var passkeys = await change.Db.Passkeys.Where(one => one.UserId == account.User.Id && !one.IsVoided).ToListAsync(ct);
            await change.RecordAsync(EventKind.SecondFactorChanged, new RowChanges().Update(account.Credential, after).Update(passkeys.Select(PasskeyService.Voided)));
        }, ct);
    }

    /// <summary>Lets the user sign in by the office's identity provider, or no more. Sessions end: one may have been begun by the way in that is gone.</summary>
    public static Task LinkExternalSubjectAsync(Register register, LinkExternalSubjectOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, ProcessKind.UserLinkExternalSubject, options.By, options.UserId, Because(options.Reason, "the subject at the identity provider"), async (change, account) =>
        {
            account.RequireMayGive(options.By);
            if (options.Subject is not null && await change.Db.Users.AnyAsync(user => user.ExternalSubject == options.Subject && user.Id != options.UserId, ct))
            {
                throw Refusal("accounts.subject-taken");
            }

            var after = account.User.Copy<User>();
            after.ExternalSubject = options.Subject;
            await change.RecordAsync(EventKind.ExternalSubjectLinked, new RowChanges().Update(account.User, after).Update(account.Credential, account.EndSessions()));
        }, ct);
    }

    public static async Task<User?> FindByExternalSubjectAsync(Register register, string subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Users.SingleOrDefaultAsync(user => user.ExternalSubject == subject && !user.IsVoided, ct);
    }

    internal static string Because(string given, string otherwise)
    {
        var check = new EntryCheck();
        check.Reason(nameof(AccountOptions.Reason), given);
        check.ThrowIfAny();
        return EntryText.OrNull(given) ?? otherwise;
    }

    private static async Task ChangeAsync(
        Register register, ProcessKind kind, AccountKeeper by, Guid userId, string reason, Func<Change, KeptAccount, Task> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        by.Require();
        await register.ChangeAsync(by.Process(kind, reason), async change => await work(change, await KeptAccount.HoldAsync(change, by, userId, ct)), ct);
    }

    private static RegisterException Refusal(string key, params string[] values) => new(new Message(key, values));
}
