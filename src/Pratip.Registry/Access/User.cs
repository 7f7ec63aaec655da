using Pratip.Registry.Audit;

namespace Pratip.Registry.Access;

/// <summary>A person who works with the register, on behalf of one agency.</summary>
public sealed class User : RegisterRow
{
    public required Guid AgencyId { get; set; }

    /// <summary>Lower case, unique for good: the log names people by it.</summary>
    public required string SignInName { get; set; }

    public required string DisplayName { get; set; }

    /// <summary>en or km.</summary>
    public string Language { get; set; } = "km";

    /// <summary>invited, active or deactivated.</summary>
    public string Status { get; set; } = UserStatus.Invited;

    /// <summary>The subject at the office's identity provider, where it has one.</summary>
    public string? ExternalSubject { get; set; }

    /// <summary>Where the operator's mail server sends notices; null where the user reads them in the inbox alone.</summary>
    public string? NoticeAddress { get; set; }
}

public static class UserStatus
{
    public const string Invited = "invited";

    public const string Active = "active";

    /// <summary>The person has left; the account signs in no more and stays, because the log names it.</summary>
    public const string Deactivated = "deactivated";
}

/// <summary>A role held by a user. Taken back by voiding the grant.</summary>
public sealed class RoleGrant : RegisterRow
{
    public required Guid UserId { get; set; }

    /// <summary>Code of a role of the <see cref="RoleBook"/>.</summary>
    public required string Role { get; set; }

    /// <summary>The territory, where it is not the agency's own.</summary>
    public string? ProvinceCode { get; set; }

    public required string GrantedBy { get; set; }
}

/// <summary>
/// What a user signs in with; the row's id is the user's id. Secrets and their hashes never enter the log: it is read by
/// auditors and outlives a changed password.
/// </summary>
public sealed class Credential : RegisterRow
{
    public string? PasswordHash { get; set; }

    /// <summary>The shared key of the one-time codes, sealed by the vault.</summary>
    public byte[]? SealedTotpKey { get; set; }

    public bool TotpConfirmed { get; set; }

    /// <summary>The last time step a one-time code was taken for: a code works once.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>Hashes of recovery codes not yet used.</summary>
    public List<string> RecoveryCodes { get; set; } = [];

    /// <summary>Changes whenever every session of the user must end.</summary>
    public required string SecurityStamp { get; set; }

    public int FailedCount { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>When the user last signed in; an account that nobody has used for long is asked about.</summary>
    public DateTimeOffset? SignedInAt { get; set; }
}

/// <summary>A passkey of a user.</summary>
public sealed class Passkey : RegisterRow
{
    public required Guid UserId { get; set; }

    /// <summary>Base64url of the authenticator's credential id; unique.</summary>
    public required string CredentialId { get; set; }

    /// <summary>The public key and counters as the framework keeps them.</summary>
    public required byte[] Data { get; set; }

    public required string Name { get; set; }

    public long SignCount { get; set; }
}

/// <summary>One way in for a person who has no credential yet, or lost it. Used once, and only for some days.</summary>
public sealed class Invitation : RegisterRow
{
    public required Guid UserId { get; set; }

    /// <summary>A hash of the code: whoever reads the table cannot use it.</summary>
    public required string CodeHash { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public bool IsUsed { get; set; }

    public required string InvitedBy { get; set; }
}
