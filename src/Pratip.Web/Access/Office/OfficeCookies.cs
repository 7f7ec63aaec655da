using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Access.Office;

/// <summary>
/// What the browser keeps, sealed, between here and the provider: the attempt while it runs, and for signing out there as well the
/// token that signed in. Each goes to the one address that needs it.
/// </summary>
internal sealed class OfficeCookies(SealedFields fields)
{
    private const string AttemptCookie = "pratip-office";
    private const string TokenCookie = "pratip-office-out";
    private const string SignOut = "/sign-out";

    /// <summary>A cookie above some four thousand characters is dropped by browsers; without it only the sign-out there is left to the person.</summary>
    private const int LongestToken = 2400;

    /// <summary>As long as somebody signs in there.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    public void Keep(HttpContext http, OfficeAttempt attempt) =>
        // Lax: it must come along when the provider leads back.
        http.Response.Cookies.Append(AttemptCookie, fields.Seal(AttemptCookie, attempt, Lasts), Options(http, OfficePages.Address, SameSiteMode.Lax));

    /// <summary>The attempt, once: it is taken out of the browser.</summary>
    public OfficeAttempt? Take(HttpContext http)
    {
        http.Response.Cookies.Delete(AttemptCookie, Options(http, OfficePages.Address, SameSiteMode.Lax));
        return fields.Open<OfficeAttempt>(AttemptCookie, http.Request.Cookies[AttemptCookie]);
    }

    public void KeepToken(HttpContext http, Guid userId, string idToken)
    {
        if (idToken.Length <= LongestToken)
        {
            http.Response.Cookies.Append(TokenCookie, fields.Seal(TokenCookie, new Token(userId, idToken), SiteSession.Longest), Options(http, SignOut, SameSiteMode.Strict));
        }
    }

    /// <summary>The token this user signed in with, once; null where they came in another way.</summary>
    public string? TakeToken(HttpContext http, Guid userId)
    {
        if (!http.Request.Cookies.ContainsKey(TokenCookie))
        {
            return null;
        }

        http.Response.Cookies.Delete(TokenCookie, Options(http, SignOut, SameSiteMode.Strict));
        return fields.Open<Token>(TokenCookie, http.Request.Cookies[TokenCookie]) is { } token && token.UserId == userId ? token.IdToken : null;
    }

    private static CookieOptions Options(HttpContext http, string path, SameSiteMode sameSite) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = sameSite, Secure = http.Request.IsHttps, Path = path };

    private sealed record Token(Guid UserId, string IdToken);
}
