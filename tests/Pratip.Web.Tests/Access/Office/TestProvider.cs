using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Pratip.Web.Tests.Access.Office;

/// <summary>
/// An identity provider that a test throws away: a real server on this computer that speaks OpenID Connect, right or as
/// wrong as a test asks for.
/// </summary>
public sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "pratip";
    public const string Secret = "s3cret: of the client & more";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, Asked> _codes = new(StringComparer.Ordinal);

    private TestProvider(WebApplication app, TimeProvider clock)
    {
        _app = app;
        _clock = clock;
    }

    /// <summary>Under a name or a number of this computer: for a browser they are two sites.</summary>
    public string Issuer { get; private set; } = "";

    public string Subject { get; set; } = "subject-1";

    /// <summary>Whether somebody has to press a button there.</summary>
    public bool HasPage { get; set; }

    public bool IsDown { get; set; }

    public string Algorithm { get; set; } = "RS256";

    public RSA Key { get; set; } = RSA.Create(2048);

    /// <summary>What it signs with; its own key unless a test forges.</summary>
    public RSA? ForgedKey { get; set; }

    public string KeyId { get; set; } = "key-1";

    /// <summary>Spoils what it says of itself.</summary>
    public Action<Dictionary<string, object>>? About { get; set; }

    /// <summary>Spoils what it says of the person.</summary>
    public Action<Dictionary<string, object>>? Claims { get; set; }

    /// <summary>Every path it was asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>How the site proved itself for the last code.</summary>
    public string LastAuthorization { get; private set; } = "";

    public string LastSignOut { get; private set; } = "";

    public static async Task<TestProvider> StartAsync(TimeProvider clock, string host = "127.0.0.1")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var provider = new TestProvider(app, clock);
        app.Use(provider.WatchAsync);
        app.UseRouting();
        app.MapGet("/office/.well-known/openid-configuration", provider.Describe);
        app.MapGet("/office/keys", provider.Keys);
        app.MapGet("/office/authorize", provider.Authorize);
        app.MapPost("/office/token", provider.TokenAsync);
        app.MapGet("/office/sign-out", provider.SignOut);
        await app.StartAsync();
        provider.Issuer = new UriBuilder(app.Urls.Single()) { Host = host, Path = "/office" }.Uri.AbsoluteUri;
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
        ForgedKey?.Dispose();
    }

    private async Task WatchAsync(HttpContext http, RequestDelegate next)
    {
        Requests.Enqueue(http.Request.Path);
        if (IsDown)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await next(http);
    }

    private IResult Describe()
    {
        var about = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["jwks_uri"] = Issuer + "/keys",
            ["end_session_endpoint"] = Issuer + "/sign-out",
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        };
        About?.Invoke(about);
        return Results.Text(JsonSerializer.Serialize(about), "application/json");
    }

    private IResult Keys()
    {
        var key = Key.ExportParameters(includePrivateParameters: false);
        var known = new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyId, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
        return Results.Text(JsonSerializer.Serialize(new { keys = new[] { known } }), "application/json");
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || asked["scope"] != "openid")
        {
            return Results.BadRequest();
        }

        if (HasPage && !asked.ContainsKey("yes"))
        {
            var fields = string.Concat(asked.Select(one => $"<input type=\"hidden\" name=\"{one.Key}\" value=\"{System.Net.WebUtility.HtmlEncode(one.Value)}\">"));
            return Results.Text($"<!DOCTYPE html><title>Office</title><form>{fields}<button name=\"yes\" value=\"1\">It is me</button></form>", "text/html");
        }

        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = new Asked(asked["nonce"]!, asked["code_challenge"]!, asked["redirect_uri"]!);
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"]!)}&iss={Uri.EscapeDataString(Issuer)}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        LastAuthorization = request.Headers.Authorization.ToString() + form["client_secret"];
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || challenge != asked.Challenge || form["redirect_uri"] != asked.RedirectUri || form["grant_type"] != "authorization_code")
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var accessToken = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = Issuer,
            ["sub"] = Subject,
            ["aud"] = ClientId,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["nonce"] = asked.Nonce,
            ["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16)),
        };
        Claims?.Invoke(claims);
        return Results.Json(new { id_token = Sign(claims), access_token = accessToken, token_type = "Bearer" });
    }

    private IResult SignOut(HttpRequest request)
    {
        LastSignOut = request.QueryString.Value ?? "";
        return Results.Redirect(request.Query["post_logout_redirect_uri"].ToString());
    }

    private string Sign(Dictionary<string, object> claims)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = Algorithm, typ = "JWT", kid = KeyId });
        var body = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var bytes = Encoding.ASCII.GetBytes(body);
        var signature = Algorithm switch
        {
            "none" => [],
            // The public key taken for a shared secret: what a careless check would accept.
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Key.ExportSubjectPublicKeyInfoPem()), bytes),
            _ => (ForgedKey ?? Key).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{body}.{Base64Url.EncodeToString(signature)}";
    }

    private sealed record Asked(string Nonce, string Challenge, string RedirectUri);
}
