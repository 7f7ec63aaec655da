using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Pratip.Statistics.Editions;

/// <summary>
/// What is signed of an edition: who says in which role and when that it is this content, and which sealed parts belong to it.
/// ECDSA P-256 over SHA-256 of exactly these bytes, in the form (DER) that other tools verify.
/// </summary>
public sealed record EditionStatement(string Edition, string Role, string Signer, DateTimeOffset At, string Content, string Facts, string Figures)
{
    public const string Algorithm = "ECDSA-P256-SHA256";

    private const string Format = "pratip-edition-signature";

    public byte[] ToBytes()
    {
        var json = new JsonText();
        json.Object(null, () => json
            .Member("format", Format).Member("algorithm", Algorithm).Member("edition", Edition).Member("role", Role).Member("signer", Signer)
            .Member("at", At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture))
            .Member("content", Content).Member("facts", Facts).Member("figures", Figures));
        return json.ToBytes();
    }

    public byte[] Sign(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.SignData(ToBytes(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public static bool IsSigned(ECDsa key, byte[] statement, byte[] signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.VerifyData(statement, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Null where the bytes are not exactly what this class writes.</summary>
    public static EditionStatement? Read(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            string Text(string name) => json.RootElement.GetProperty(name).GetString() ?? "";
            var statement = new EditionStatement(
                Text("edition"), Text("role"), Text("signer"), DateTimeOffset.Parse(Text("at"), CultureInfo.InvariantCulture), Text("content"), Text("facts"), Text("figures"));
            return statement.ToBytes().AsSpan().SequenceEqual(bytes) ? statement : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>A statement and its signature, beside the content and not in it.</summary>
public sealed record EditionSignature(string Role, byte[] Statement, byte[] Signature)
{
    public const string Statistician = "statistician";
    public const string Signatory = "signatory";

    /// <summary>Not of the content but of the decision to let it out.</summary>
    public const string Release = "release";

    public static IReadOnlyList<string> Roles { get; } = [Release, Signatory, Statistician];

    /// <summary>Without these an edition is not signed.</summary>
    public static IReadOnlyList<string> Required { get; } = [Statistician, Signatory];
}
