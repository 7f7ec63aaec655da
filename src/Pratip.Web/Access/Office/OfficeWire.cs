using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;

namespace Pratip.Web.Access.Office;

/// <summary>What a provider gave for a code.</summary>
internal sealed record OfficeTokens(string IdToken, string? AccessToken);

/// <summary>
/// The one door from this site to the outside: to the provider that was set up, and to no other address, whatever a document or
/// a redirect says.
/// </summary>
internal sealed class OfficeWire : IDocumentRetriever, IDisposable
{
    private readonly Uri _issuer;
    private readonly HttpClient _http;

    public OfficeWire(Uri issuer)
    {
        _issuer = issuer;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !issuer.IsLoopback,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        })
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 1024 * 1024,
        };
    }

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Own(address));
        return await SendAsync(request, cancel);
    }

    public async Task<OfficeTokens> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields, (string User, string Password)? basic, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Own(address)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (basic is var (user, password))
        {
            var plain = $"{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(plain)));
        }

        var answer = await SendAsync(request, ct);
        try
        {
            using var json = JsonDocument.Parse(answer);
            return Text(json, "id_token") is { } idToken ? new OfficeTokens(idToken, Text(json, "access_token")) : throw OfficeFault.Invalid("the provider gave no id_token");
        }
        catch (JsonException fault)
        {
            throw OfficeFault.Unreachable("the provider's answer to the code is no JSON", fault);
        }
    }

    /// <summary>The address, if it is the provider's own.</summary>
    public Uri Own(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == _issuer.GetLeftPart(UriPartial.Authority)
            ? uri
            : throw OfficeFault.Invalid($"the provider names the address '{address}', which is not under {_issuer.GetLeftPart(UriPartial.Authority)}");

    public void Dispose() => _http.Dispose();

    private async Task<string> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var answer = await _http.SendAsync(request, ct);
            var text = await answer.Content.ReadAsStringAsync(ct);
            var path = request.RequestUri!.AbsolutePath;
            return answer.IsSuccessStatusCode ? text
                : (int)answer.StatusCode is >= 400 and < 500 ? throw OfficeFault.Invalid($"the provider refused {path} with {(int)answer.StatusCode}")
                : throw OfficeFault.Unreachable($"the provider answered {path} with {(int)answer.StatusCode}");
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw OfficeFault.Unreachable("the provider does not answer", fault);
        }
    }

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
