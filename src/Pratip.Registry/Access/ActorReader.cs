using Pratip.Registry.Storage;

namespace Pratip.Registry.Access;

/// <summary>Builds the actor of a user from the grants in force. An unscoped job: it is what scopes are made from.</summary>
public static class ActorReader
{
    private static readonly KeptQueryOf<Guid, StampedGrant> Grants = new((db, userId) =>
        from one in db.Users
        where one.Id == userId && !one.IsVoided && one.Status == UserStatus.Active
        join agency in db.Agencies on one.AgencyId equals agency.Id
        from credential in db.Credentials.Where(credential => credential.Id == one.Id && !credential.IsVoided).DefaultIfEmpty()
        from grant in db.RoleGrants.Where(grant => grant.UserId == one.Id && !grant.IsVoided).DefaultIfEmpty()
        orderby grant.Id
        select new StampedGrant { User = one, ProvinceCode = agency.ProvinceCode, Stamp = credential == null ? null : credential.SecurityStamp, Grant = grant });

    /// <summary>Null for a user who is not there or not active.</summary>
    public static async Task<Actor?> ReadAsync(Register register, Guid userId, CancellationToken ct) => (await ReadStampedAsync(register, userId, ct)).Actor;

    /// <summary>
    /// With the security stamp that sessions of the user must bear; null for a user without a credential in force. In one statement: what
    /// the user may do is never of another moment than the stamp.
    /// </summary>
    internal static async Task<(string? Stamp, Actor? Actor)> ReadStampedAsync(Register register, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var rows = await Grants.ToListAsync(db, userId, ct);
        return rows is [var found, ..]
            ? (found.Stamp, Actor.Of(found.User, rows.Select(row => row.Grant).OfType<RoleGrant>(), found.ProvinceCode, RoleBook.Standard))
            : (null, null);
    }

    /// <summary>A user with one of the grants, or with none.</summary>
    private sealed class StampedGrant
    {
        public required User User { get; init; }

        public required string? ProvinceCode { get; init; }

        public required string? Stamp { get; init; }

        public required RoleGrant? Grant { get; init; }
    }
}
