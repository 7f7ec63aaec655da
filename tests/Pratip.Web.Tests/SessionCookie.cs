namespace Pratip.Web.Tests;

/// <summary>Carries one session from answer to request as a browser does, and no other cookie: a test sends those itself.</summary>
public sealed class SessionCookie : DelegatingHandler
{
    public SessionCookie()
        : base(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) })
    {
    }

    /// <summary>The value of the cookie; null where nobody has signed in.</summary>
    public string? Value { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Value is not null)
        {
            var others = request.Headers.TryGetValues("Cookie", out var given) ? string.Join("; ", given) + "; " : "";
            request.Headers.Remove("Cookie");
            request.Headers.Add("Cookie", $"{others}pratip-session={Value}");
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (Of(answer) is { } set)
        {
            Value = set.Length == 0 ? null : set;
        }

        return answer;
    }

    /// <summary>What an answer sets the session to; null where it leaves it alone.</summary>
    public static string? Of(HttpResponseMessage answer) => Header(answer)?.Split(';')[0]["pratip-session=".Length..];

    public static string? Header(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        ? cookies.LastOrDefault(cookie => cookie.StartsWith("pratip-session=", StringComparison.Ordinal))
        : null;
}
