using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pratip.Reference.Characters;
using Pratip.Reference.Geography;
using Pratip.Reference.Wording;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.Accounts;

/// <summary>Gives people an account, or a way back into it, by a code that is handed over and used once.</summary>
public static class InvitationService
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(7);

    internal const string NameTaken = "accounts.name-taken";

    private const int MaxDisplayName = 200;

    public static async Task<IssuedInvitation> InviteAsync(Register register, InviteOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        options.By.Require();
        var name = SignInName.TryNormalise(options.SignInName, out var normal) ? normal : throw Refusal("accounts.name-form", options.SignInName);
        var displayName = ComposedText.Of(options.DisplayName).Trim();
        if (displayName.Length is 0 or > MaxDisplayName || EntryText.HoldsUnreadable(displayName))
        {
            throw Refusal("accounts.display-name", MaxDisplayName.ToString());
        }

        if (options.Language is not ("km" or "en"))
        {
            throw Refusal("accounts.language", options.Language);
        }

        RequireRoles(options.Roles);
        IssuedInvitation? issued = null;
        await TakingNameAsync(name, register.ChangeAsync(options.By.Process(ProcessKind.UserInvite, "a new account"), async change =>
        {
            var agency = await change.Db.Agencies.SingleOrDefaultAsync(one => one.Code == options.AgencyCode && !one.IsVoided, ct);
            if (agency is null || !options.By.Reaches(agency.Id))
            {
                throw Refusal("accounts.no-agency", options.AgencyCode);
            }

            if (await change.Db.Users.AnyAsync(user => user.SignInName == name, ct))
            {
                throw Refusal(NameTaken, name);
            }

            var user = new User { AgencyId = agency.Id, SignInName = name, DisplayName = displayName, Language = options.Language };
            var credential = new Credential { Id = user.Id, SecurityStamp = CredentialRows.NewStamp() };
            RoleGrant[] grants = [.. options.Roles.Select(role => new RoleGrant { UserId = user.Id, Role = role.Role, ProvinceCode = role.ProvinceCode, GrantedBy = options.By.Name })];
            new KeptAccount(user, credential, [], agency.ProvinceCode).RequireMayGive(options.By, grants);
            (var invitation, issued) = Issue(register, user, options.By, change.At);
            await change.RecordAsync(EventKind.UserInvited, new RowChanges().Add(user).Add(credential).Add<RoleGrant>(grants).Add(invitation));
        }, ct));
        return issued!;
    }

    /// <summary>A new code for a person who let the first one pass, or forgot the password. What they have stays until they use it.</summary>
    public static async Task<IssuedInvitation> RenewAsync(Register register, AccountOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        options.By.Require();
        IssuedInvitation? issued = null;
        await register.ChangeAsync(options.By.Process(ProcessKind.UserRenewInvitation, AccountService.Because(options.Reason, "a new way in")), async change =>
        {
            var account = (await KeptAccount.HoldAsync(change, options.By, options.UserId, ct)).RequireMayGive(options.By);
            if (account.User.Status == UserStatus.Deactivated)
            {
                throw Refusal("accounts.deactivated", account.User.SignInName);
            }

            (var invitation, issued) = Issue(register, account.User, options.By, change.At);
            await change.RecordAsync(
                EventKind.InvitationRenewed, (await WithdrawAsync(change, options.UserId, ct)).Add(invitation));
        }, ct);
        return issued!;
    }

    /// <summary>The user's open invitations taken back: only the latest code is a way in.</summary>
    internal static async Task<RowChanges> WithdrawAsync(Change change, Guid userId, CancellationToken ct)
    {
        var open = await change.Db.Invitations.Where(one => one.UserId == userId && !one.IsUsed && !one.IsVoided).ToListAsync(ct);
        return new RowChanges().Update(open.Select(before =>
        {
            var after = before.Copy<Invitation>();
            after.IsVoided = true;
            return (before, after);
        }));
    }

    internal static void RequireRoles(IReadOnlyList<RoleRequest> roles)
    {
        foreach (var role in roles)
        {
            if (RoleBook.Standard.Find(role.Role) is null)
            {
                throw Refusal("accounts.no-role", role.Role, string.Join(", ", RoleBook.Standard.Roles.Select(known => known.Code)));
            }

            if (role.ProvinceCode is not null && Gazetteer.Standard.FindProvince(role.ProvinceCode) is null)
            {
                throw Refusal("accounts.no-province", role.ProvinceCode);
            }
        }

        if (roles.GroupBy(role => role.Role, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw Refusal("accounts.role-held", twice.Key);
        }
    }

    /// <summary>Two who invite under one name at once both find it free; the database lets one of them have it.</summary>
    private static async Task TakingNameAsync(string name, Task work)
    {
        try
        {
            await work;
        }
        catch (DbException problem) when (problem.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw Refusal(NameTaken, name);
        }
    }

    private static (Invitation Row, IssuedInvitation Issued) Issue(Register register, User user, AccountKeeper by, DateTimeOffset at)
    {
        var code = OneTimeCode.NewInvitation();
        var row = new Invitation { UserId = user.Id, CodeHash = OneTimeCode.HashOfInvitation(register.Vault, code), ExpiresAt = at + ValidFor, InvitedBy = by.Name };
        return (row, new IssuedInvitation(user.Id, user.SignInName, code, row.ExpiresAt));
    }

    private static RegisterException Refusal(string key, params string[] values) => new(new Message(key, values));
}
