using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Pratip.Registry.Access;

namespace Pratip.Web.Access.Passkeys;

/// <summary>What a passkey's row holds beside its name and counter: the public key, what the authenticator said of itself, and which challenges it answered of late.</summary>
internal sealed record PasskeyRecord(
    byte[] PublicKey, DateTimeOffset AddedAt, IReadOnlyList<string> Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp)
{
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>Answers that could be sent again: their challenges still hold.</summary>
    public IReadOnlyList<UsedChallenge> Used { get; init; } = [];

    public static PasskeyRecord Read(byte[] data) => JsonSerializer.Deserialize<PasskeyRecord>(data)!;

    public static PasskeyRecord Of(UserPasskeyInfo passkey, DateTimeOffset now) =>
        new(passkey.PublicKey, now, passkey.Transports ?? [], passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>As the framework's handler takes it. What it verified when the passkey was made is not kept: nothing asks for it again.</summary>
    public UserPasskeyInfo Info(Passkey row) => new(
        Base64Url.DecodeFromChars(row.CredentialId), PublicKey, AddedAt, (uint)row.SignCount, [.. Transports], IsUserVerified, IsBackupEligible, IsBackedUp,
        attestationObject: [], clientDataJson: []);

    public bool HasAnswered(string challenge) => Used.Any(one => string.Equals(one.Hash, challenge, StringComparison.Ordinal));

    public PasskeyRecord After(UserPasskeyInfo answered, UsedChallenge challenge, DateTimeOffset now) => this with
    {
        IsBackedUp = answered.IsBackedUp,
        UsedAt = now,
        Used = [.. Used.Where(one => one.Until > now), challenge],
    };
}

/// <summary>A challenge that was answered, until it would be too old anyway.</summary>
internal sealed record UsedChallenge(string Hash, DateTimeOffset Until);
