using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Pratip.Web.Access.Office;

/// <summary>Whether an id_token says what it must: from this provider, for this site, now, for this attempt, and signed by a key of the provider's.</summary>
internal static class IdTokenCheck
{
    /// <summary>Signatures only the holder of a private key can make. A shared secret or none at all is no proof.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Clocks of two offices differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>The subject. Throws an <see cref="OfficeFault"/>; a key that is not known is told apart, for the provider may have a new one.</summary>
    public static async Task<string> SubjectAsync(OfficeTokens tokens, OfficeOptions options, ICollection<SecurityKey> keys, string nonce, DateTimeOffset now)
    {
        var result = await Handler.ValidateTokenAsync(tokens.IdToken, new TokenValidationParameters
        {
            ValidIssuer = options.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = keys,
            ValidAlgorithms = Algorithms,
            LifetimeValidator = (notBefore, expires, _, _) =>
                expires > (now - Skew).UtcDateTime && (notBefore is null || notBefore <= (now + Skew).UtcDateTime),
        });
        if (!result.IsValid)
        {
            throw result.Exception is SecurityTokenSignatureKeyNotFoundException unknown
                ? unknown
                : OfficeFault.Invalid($"the id_token does not hold: {result.Exception?.GetType().Name}", result.Exception);
        }

        var token = (JsonWebToken)result.SecurityToken;
        Require(token.TryGetValue<string>("nonce", out var said) && Same(said, nonce), "its nonce is not this attempt's");
        var party = token.TryGetValue<string>("azp", out var authorised) ? authorised : null;
        Require(party is null ? token.Audiences.Count() == 1 : party == options.ClientId, "it was made out to another party");
        Require(!token.TryGetValue<string>("at_hash", out var hash) || Same(hash, HashOf(tokens.AccessToken, token.Alg)), "its at_hash is not that of the access token");
        Require(!string.IsNullOrEmpty(token.Subject), "it names nobody");
        return token.Subject;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw OfficeFault.Invalid("the id_token does not hold: " + otherwise);
        }
    }

    private static bool Same(string one, string? other) => other is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    /// <summary>The left half of the hash that goes with the signature's algorithm.</summary>
    private static string? HashOf(string? accessToken, string algorithm)
    {
        if (accessToken is null)
        {
            return null;
        }

        var bytes = Encoding.ASCII.GetBytes(accessToken);
        var hash = algorithm[^3..] switch { "384" => SHA384.HashData(bytes), "512" => SHA512.HashData(bytes), _ => SHA256.HashData(bytes) };
        return Base64Url.EncodeToString(hash.AsSpan(0, hash.Length / 2));
    }
}
