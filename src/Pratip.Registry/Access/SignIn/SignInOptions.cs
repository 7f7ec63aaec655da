namespace Pratip.Registry.Access.SignIn;

/// <summary>An invitation's code and the password the person chooses.</summary>
public sealed record AcceptInvitationOptions(string Code, string Password, string Channel = Channels.Page);

public sealed record SignInOptions(string SignInName, string Password, string Channel = Channels.Page);

/// <summary>The second step: a one-time code, or a recovery code.</summary>
/// <param name="UserId">Of the first step.</param>
/// <param name="Stamp">Of the first step: if it has changed since, the first step counts no more.</param>
/// <param name="Code">As typed.</param>
/// <param name="Channel">Through what it came.</param>
public sealed record SecondFactorOptions(Guid UserId, string Stamp, string Code, string Channel = Channels.Page);

/// <summary>A passkey whose answer has been verified, with its state after that.</summary>
/// <param name="CredentialId">Base64url of the authenticator's credential id.</param>
/// <param name="Version">Of the passkey the answer was verified against: an answer sent twice at once counts once.</param>
/// <param name="Data">As the framework keeps it.</param>
/// <param name="SignCount">As the authenticator says.</param>
/// <param name="Channel">Through what it came.</param>
public sealed record PasskeySignInOptions(string CredentialId, int Version, byte[] Data, long SignCount, string Channel = Channels.Page);

/// <summary>A subject whose identity provider has been verified.</summary>
public sealed record ExternalSignInOptions(string Subject, string Channel = Channels.Page);

public sealed record ChangePasswordOptions(Guid UserId, string CurrentPassword, string NewPassword, string Channel = Channels.Page);
