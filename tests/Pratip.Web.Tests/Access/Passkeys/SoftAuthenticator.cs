using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pratip.Web.Tests.Access.Passkeys;

/// <summary>An authenticator in software: makes one passkey and answers with it, right or as wrong as a test asks for.</summary>
internal sealed class SoftAuthenticator : IDisposable
{
    public const byte Present = 0x01;
    public const byte Verified = 0x04;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>The page the browser says it is on.</summary>
    public required string Origin { get; set; }

    public string RelyingParty { get; set; } = "localhost";

    public byte Flags { get; set; } = Present | Verified;

    /// <summary>Counts up with every answer; 0 stays 0, as with passkeys that are kept in a cloud.</summary>
    public uint SignCount { get; set; } = 1;

    public string UserHandle { get; set; } = "";

    public string Id => Base64Url.EncodeToString(CredentialId);

    /// <summary>The answer to a page that asks for a new passkey.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        UserHandle = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(includePrivateParameters: false).Q;

        // COSE: key type 2 (two coordinates), algorithm -7 (ES256), curve 1 (P-256), x, y.
        byte[] coseKey = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] attested = [.. new byte[16], 0x00, (byte)CredentialId.Length, .. CredentialId, .. coseKey];
        byte[] authenticatorData = [.. Head((byte)(Flags | 0x40)), .. attested];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)authenticatorData.Length, .. authenticatorData];
        return JsonSerializer.Serialize(new
        {
            id = Id,
            type = "public-key",
            clientExtensionResults = new { },
            response = new { clientDataJSON = Base64Url.EncodeToString(ClientData("webauthn.create", asked)), attestationObject = Base64Url.EncodeToString(attestation), transports = new[] { "internal" } },
        });
    }

    /// <summary>The answer to a page that asks who is there.</summary>
    public string Answer(string options)
    {
        using var asked = JsonDocument.Parse(options);
        SignCount += SignCount == 0 ? 0u : 1u;
        var authenticatorData = Head(Flags);
        var clientData = ClientData("webauthn.get", asked);
        var signature = _key.SignData([.. authenticatorData, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return JsonSerializer.Serialize(new
        {
            id = Id,
            type = "public-key",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64Url.EncodeToString(clientData),
                authenticatorData = Base64Url.EncodeToString(authenticatorData),
                signature = Base64Url.EncodeToString(signature),
                userHandle = UserHandle,
            },
        });
    }

    public void Dispose() => _key.Dispose();

    private byte[] ClientData(string type, JsonDocument asked) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        type,
        challenge = asked.RootElement.GetProperty("challenge").GetString(),
        origin = Origin,
        crossOrigin = false,
    }));

    private byte[] Head(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, SignCount);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty)), flags, .. count];
    }

    /// <summary>A short text in CBOR.</summary>
    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];
}
