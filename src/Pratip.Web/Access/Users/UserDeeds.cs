using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Storage;
using Pratip.Web.Shared;

namespace Pratip.Web.Access.Users;

/// <summary>One thing done to one account, with what the form says beside it.</summary>
internal sealed record UserDeed(Register Register, AccountKeeper By, Guid UserId, IFormCollection Fields, string? Issuer)
{
    /// <summary>The subject as the form has it, at the provider of this site.</summary>
    public string Subject => ExternalSubject.Of(Issuer ?? throw new RegisterException(new Message("accounts.no-provider")), TypedLine.Of(Fields, "subject", 300));

    public string Role => TypedLine.Of(Fields, "role", 100);

    public string? Province => TypedLine.Of(Fields, "province", 100) is { Length: > 0 } code ? code : null;

    /// <summary>Whole: one that is too long for the log is refused in the words of every other reason, and not cut.</summary>
    public string Reason => TypedLine.Of(Fields, "reason", int.MaxValue);

    public AccountOptions Options => new(By, UserId, Reason);
}

/// <summary>What can be done to an account: each has an address, a form and a text of its own name.</summary>
internal static class UserDeeds
{
    /// <summary>A deed that gives a new way in answers with the code to hand over.</summary>
    public static FrozenDictionary<string, Func<UserDeed, CancellationToken, Task<IssuedInvitation?>>> All { get; } =
        new Dictionary<string, Func<UserDeed, CancellationToken, Task<IssuedInvitation?>>>(StringComparer.Ordinal)
        {
            ["grant"] = (deed, ct) => Quietly(AccountService.GrantRoleAsync(deed.Register, new GrantRoleOptions(deed.By, deed.UserId, new RoleRequest(deed.Role, deed.Province), deed.Reason), ct)),
            ["revoke"] = (deed, ct) => Quietly(AccountService.RevokeRoleAsync(deed.Register, new RevokeRoleOptions(deed.By, deed.UserId, deed.Role, deed.Reason), ct)),
            ["deactivate"] = (deed, ct) => Quietly(AccountService.DeactivateAsync(deed.Register, deed.Options, ct)),
            ["reactivate"] = (deed, ct) => Quietly(AccountService.ReactivateAsync(deed.Register, deed.Options, ct)),
            ["end-sessions"] = (deed, ct) => Quietly(AccountService.EndSessionsAsync(deed.Register, deed.Options, ct)),
            ["link"] = (deed, ct) => Quietly(AccountService.LinkExternalSubjectAsync(deed.Register, new LinkExternalSubjectOptions(deed.By, deed.UserId, deed.Subject, deed.Reason), ct)),
            ["unlink"] = (deed, ct) => Quietly(AccountService.LinkExternalSubjectAsync(deed.Register, new LinkExternalSubjectOptions(deed.By, deed.UserId, Subject: null, deed.Reason), ct)),
            ["reset-second-factor"] = (deed, ct) => Quietly(AccountService.ResetSecondFactorAsync(deed.Register, deed.Options, ct)),
            ["renew"] = async (deed, ct) => await InvitationService.RenewAsync(deed.Register, deed.Options, ct),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static async Task<IssuedInvitation?> Quietly(Task work)
    {
        await work;
        return null;
    }
}
