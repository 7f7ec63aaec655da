namespace Pratip.Registry.Access.Accounts;

/// <summary>A role, and the territory where it is not the agency's own.</summary>
public sealed record RoleRequest(string Role, string? ProvinceCode = null);

/// <summary>A new account, for which a one-time code comes back.</summary>
public sealed record InviteOptions(AccountKeeper By, string SignInName, string DisplayName, string AgencyCode, IReadOnlyList<RoleRequest> Roles)
{
    /// <summary>km or en.</summary>
    public string Language { get; init; } = "km";
}

/// <summary>What one person does to one account, and why.</summary>
public sealed record AccountOptions(AccountKeeper By, Guid UserId, string Reason = "");

public sealed record GrantRoleOptions(AccountKeeper By, Guid UserId, RoleRequest Role, string Reason = "");

public sealed record RevokeRoleOptions(AccountKeeper By, Guid UserId, string Role, string Reason = "");

/// <summary>The subject at the office's identity provider, as <see cref="ExternalSubject"/> writes it; null takes the link away.</summary>
public sealed record LinkExternalSubjectOptions(AccountKeeper By, Guid UserId, string? Subject, string Reason = "");

/// <summary>An invitation as it is handed over. The code is nowhere else: what is stored is its hash.</summary>
public sealed record IssuedInvitation(Guid UserId, string SignInName, string Code, DateTimeOffset ExpiresAt);
