using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.Accounts;

/// <summary>An account as its keeper sees it: never a secret, only whether there is one.</summary>
public sealed record AccountSummary
{
    public required Guid UserId { get; init; }

    public required string SignInName { get; init; }

    public required string DisplayName { get; init; }

    public required string AgencyCode { get; init; }

    public required string Language { get; init; }

    /// <summary>One of <see cref="UserStatus"/>.</summary>
    public required string Status { get; init; }

    public required IReadOnlyList<RoleRequest> Roles { get; init; }

    public required bool HasPassword { get; init; }

    public required bool HasTotp { get; init; }

    public required int Passkeys { get; init; }

    public required bool HasExternalSubject { get; init; }

    public required DateTimeOffset? LockedUntil { get; init; }

    public required DateTimeOffset? SignedInAt { get; init; }

    /// <summary>Until when an open invitation can be taken up.</summary>
    public required DateTimeOffset? InvitedUntil { get; init; }
}

/// <summary>Lists accounts. Whose, the caller's context says; their sign-in state is read past it for those only.</summary>
public static class AccountReader
{
    /// <summary>The accounts a user may view.</summary>
    public static async Task<IReadOnlyList<AccountSummary>> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Accounts);
        await using var scoped = register.CreateContext();
        await using var open = register.Register.CreateContext();
        return await ListAsync(scoped.Users, open, register.Clock.GetUtcNow(), ct);
    }

    /// <summary>One of them; null for an account the user may not view.</summary>
    public static async Task<AccountSummary?> FindAsync(ActorRegister register, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Accounts);
        await using var scoped = register.CreateContext();
        await using var open = register.Register.CreateContext();
        var found = await ListAsync(scoped.Users.Where(user => user.Id == userId), open, register.Clock.GetUtcNow(), ct);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>All accounts, for the operator's console.</summary>
    public static async Task<IReadOnlyList<AccountSummary>> ListAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var open = register.CreateContext();
        return await ListAsync(open.Users.Where(user => !user.IsVoided), open, register.Clock.GetUtcNow(), ct);
    }

    /// <summary>The id of the account of this name, whatever its state; null if there is none.</summary>
    public static async Task<Guid?> FindIdAsync(Register register, string typed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return SignInName.TryNormalise(typed, out var name)
            ? await db.Users.Where(user => user.SignInName == name && !user.IsVoided).Select(user => (Guid?)user.Id).SingleOrDefaultAsync(ct)
            : null;
    }

    private static async Task<IReadOnlyList<AccountSummary>> ListAsync(IQueryable<User> query, RegistryDb open, DateTimeOffset now, CancellationToken ct)
    {
        var users = await query.OrderBy(user => user.SignInName).ToListAsync(ct);
        var ids = users.ConvertAll(user => user.Id);
        var agencies = await open.Agencies.ToDictionaryAsync(agency => agency.Id, agency => agency.Code, ct);
        var grants = (await open.RoleGrants.Where(grant => ids.Contains(grant.UserId) && !grant.IsVoided).ToListAsync(ct)).ToLookup(grant => grant.UserId);
        var states = await open.Credentials.Where(one => ids.Contains(one.Id))
            .Select(one => new { one.Id, HasPassword = one.PasswordHash != null, one.TotpConfirmed, one.LockedUntil, one.SignedInAt }).ToDictionaryAsync(one => one.Id, ct);
        var passkeys = await open.Passkeys.Where(one => ids.Contains(one.UserId) && !one.IsVoided)
            .GroupBy(one => one.UserId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, ct);
        var invitations = (await open.Invitations.Where(one => ids.Contains(one.UserId) && !one.IsVoided && !one.IsUsed).ToListAsync(ct)).ToLookup(one => one.UserId);
        return users.ConvertAll(user => new AccountSummary
        {
            UserId = user.Id,
            SignInName = user.SignInName,
            DisplayName = user.DisplayName,
            AgencyCode = agencies[user.AgencyId],
            Language = user.Language,
            Status = user.Status,
            Roles = [.. grants[user.Id].OrderBy(grant => grant.Role, StringComparer.Ordinal).Select(grant => new RoleRequest(grant.Role, grant.ProvinceCode))],
            HasPassword = states[user.Id].HasPassword,
            HasTotp = states[user.Id].TotpConfirmed,
            Passkeys = passkeys.GetValueOrDefault(user.Id),
            HasExternalSubject = user.ExternalSubject is not null,
            LockedUntil = states[user.Id].LockedUntil is { } until && until > now ? until : null,
            SignedInAt = states[user.Id].SignedInAt,
            InvitedUntil = invitations[user.Id].Where(one => one.ExpiresAt > now).Select(one => (DateTimeOffset?)one.ExpiresAt).Max(),
        });
    }
}
