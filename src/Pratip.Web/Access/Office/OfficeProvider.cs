using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Pratip.Kernel;

namespace Pratip.Web.Access.Office;

/// <summary>One attempt to sign in at the provider, kept sealed by the browser that began it.</summary>
internal sealed record OfficeAttempt(string State, string Nonce, string Verifier, string RedirectUri, string? Return, Guid? Kept)
{
    public static OfficeAttempt New(string redirectUri, string? back, Guid? kept) => new(Secret(), Secret(), Secret(), redirectUri, back, kept);

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>
/// Speaks OpenID Connect with the office's identity provider: authorization code with PKCE, state and nonce. What the provider
/// says of itself is asked once an hour, and again when it signs with a key that is not known yet.
/// </summary>
internal sealed class OfficeProvider(OfficeOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>A forged token must not make the site ask the provider each time.</summary>
    private static readonly TimeSpan SoonestAgain = TimeSpan.FromMinutes(1);

    private readonly OfficeWire _wire = new(new Uri(options.Issuer));
    private readonly SemaphoreSlim _asking = new(1);
    private Known? _known;

    public OfficeOptions Options => options;

    /// <summary>Where the browser is sent to sign in.</summary>
    public async Task<string> BeginAsync(OfficeAttempt attempt, Language language, CancellationToken ct)
    {
        var about = (await KnowAsync(Remembered, ct)).About;
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(attempt.Verifier)));
        return With(_wire.Own(about.AuthorizationEndpoint),
            ("response_type", "code"), ("client_id", options.ClientId), ("redirect_uri", attempt.RedirectUri), ("scope", "openid"), ("state", attempt.State),
            ("nonce", attempt.Nonce), ("code_challenge", challenge), ("code_challenge_method", "S256"), ("ui_locales", language.Code()));
    }

    /// <summary>Who signed in there, and the token that says so. Throws an <see cref="OfficeFault"/>.</summary>
    public async Task<(string Subject, string IdToken)> EndAsync(OfficeAttempt attempt, string code, CancellationToken ct)
    {
        var known = await KnowAsync(Remembered, ct);
        var tokens = await RedeemAsync(known.About, attempt, code, ct);
        try
        {
            return (await CheckAsync(tokens, known, attempt), tokens.IdToken);
        }
        catch (SecurityTokenSignatureKeyNotFoundException)
        {
            return (await CheckAgainAsync(tokens, attempt, ct), tokens.IdToken);
        }
    }

    /// <summary>Where the browser is sent to sign out there as well; null if the provider has no such place, or does not say.</summary>
    public async Task<string?> SignOutAsync(string idToken, string back, CancellationToken ct)
    {
        try
        {
            var about = (await KnowAsync(Remembered, ct)).About;
            return string.IsNullOrEmpty(about.EndSessionEndpoint) ? null
                : With(_wire.Own(about.EndSessionEndpoint), ("id_token_hint", idToken), ("client_id", options.ClientId), ("post_logout_redirect_uri", back));
        }
        catch (OfficeFault)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _wire.Dispose();
        _asking.Dispose();
    }

    private Task<OfficeTokens> RedeemAsync(OpenIdConnectConfiguration about, OfficeAttempt attempt, string code, CancellationToken ct)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = attempt.RedirectUri,
            ["client_id"] = options.ClientId,
            ["code_verifier"] = attempt.Verifier,
        };
        var methods = about.TokenEndpointAuthMethodsSupported;
        var inForm = methods.Contains("client_secret_post") && !methods.Contains("client_secret_basic");
        if (options.ClientSecret is { } secret && inForm)
        {
            fields["client_secret"] = secret;
        }

        return _wire.PostAsync(about.TokenEndpoint, fields, options.ClientSecret is { } password && !inForm ? (options.ClientId, password) : null, ct);
    }

    private Task<string> CheckAsync(OfficeTokens tokens, Known known, OfficeAttempt attempt) =>
        IdTokenCheck.SubjectAsync(tokens, options, known.About.SigningKeys, attempt.Nonce, clock.GetUtcNow());

    private async Task<string> CheckAgainAsync(OfficeTokens tokens, OfficeAttempt attempt, CancellationToken ct)
    {
        try
        {
            return await CheckAsync(tokens, await KnowAsync(SoonestAgain, ct), attempt);
        }
        catch (SecurityTokenSignatureKeyNotFoundException fault)
        {
            throw OfficeFault.Invalid("the id_token is signed by no key of the provider's", fault);
        }
    }

    private async Task<Known> KnowAsync(TimeSpan atMost, CancellationToken ct)
    {
        await _asking.WaitAsync(ct);
        try
        {
            if (_known is null || clock.GetElapsedTime(_known.AskedAt) >= atMost)
            {
                _known = new Known(clock.GetTimestamp(), await AskAsync(ct));
            }

            return _known;
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<OpenIdConnectConfiguration> AskAsync(CancellationToken ct)
    {
        try
        {
            var about = await OpenIdConnectConfigurationRetriever.GetAsync(options.Issuer.TrimEnd('/') + "/.well-known/openid-configuration", _wire, ct);
            return about.Issuer == options.Issuer ? about : throw OfficeFault.Invalid($"the provider calls itself '{about.Issuer}' and not '{options.Issuer}'");
        }
        catch (Exception fault) when (fault is not (OfficeFault or OperationCanceledException))
        {
            throw OfficeFault.Unreachable("what the provider says of itself cannot be read", fault);
        }
    }

    private static string With(Uri address, params (string Name, string Value)[] asked) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(address.AbsoluteUri, asked.Select(one => KeyValuePair.Create<string, string?>(one.Name, one.Value)));

    private sealed record Known(long AskedAt, OpenIdConnectConfiguration About);
}
