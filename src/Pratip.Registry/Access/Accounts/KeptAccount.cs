using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.Accounts;

/// <summary>An account in the hands of its keeper: what it holds, and what the keeper may do to it.</summary>
internal sealed record KeptAccount(User User, Credential Credential, IReadOnlyList<RoleGrant> Grants, string? Province)
{
    /// <summary>The account under its lock. One out of the keeper's reach is not there.</summary>
    public static async Task<KeptAccount> HoldAsync(Change change, AccountKeeper keeper, Guid userId, CancellationToken ct)
    {
        var account = await CredentialRows.HoldAsync(change, userId, ct);
        if (account is null || !keeper.Reaches(account.User.AgencyId))
        {
            throw new RegisterException(new Message("accounts.no-user"));
        }

        var grants = await change.Db.RoleGrants.Where(grant => grant.UserId == userId && !grant.IsVoided).OrderBy(grant => grant.Id).ToListAsync(ct);
        var province = await change.Db.Agencies.Where(agency => agency.Id == account.User.AgencyId).Select(agency => agency.ProvinceCode).SingleAsync(ct);
        return new KeptAccount(account.User, account.Credential, grants, province);
    }

    /// <summary>What would let the keeper act as this user, or give the user more than the keeper has.</summary>
    public KeptAccount RequireMayGive(AccountKeeper keeper, params RoleGrant[] more)
    {
        RequireOther(keeper);
        return keeper.MayGive(AsActor([.. Grants, .. more])) ? this : throw new RegisterException(new Message("accounts.beyond-reach"));
    }

    public KeptAccount RequireMayTake(AccountKeeper keeper) =>
        keeper.MayTakeFrom(AsActor(Grants)) ? this : throw new RegisterException(new Message("accounts.beyond-reach"));

    /// <summary>Nobody raises themselves, and a session left open does not become an account taken over.</summary>
    private void RequireOther(AccountKeeper keeper)
    {
        if (keeper.UserId == User.Id)
        {
            throw new RegisterException(new Message("accounts.own-account"));
        }
    }

    private Actor AsActor(IReadOnlyList<RoleGrant> grants) => Actor.Of(User, grants, Province, RoleBook.Standard);

    /// <summary>The credential with every session of the user ended.</summary>
    public Credential EndSessions()
    {
        var after = Credential.Copy<Credential>();
        after.SecurityStamp = CredentialRows.NewStamp();
        return after;
    }
}
