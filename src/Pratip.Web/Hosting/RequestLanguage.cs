using Microsoft.AspNetCore.Http;
using Pratip.Kernel;
using Pratip.Web.Access;

namespace Pratip.Web.Hosting;

/// <summary>
/// The language of a page: asked for in the address (<c>?lang=km</c>, which a cookie then remembers: that of a page for everybody as long as the browser is open), remembered, or the
/// first that the browser prefers. A plain link switches it.
/// </summary>
public static class RequestLanguage
{
    private const string Parameter = "lang";
    private const string Cookie = "pratip-lang";
    private static readonly object Key = new();

    public static Language Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Items[Key] is Language known)
        {
            return known;
        }

        var language = Decide(http);
        http.Items[Key] = language;
        return language;
    }

    /// <summary>This same page in another language.</summary>
    public static string AddressIn(HttpContext http, Language language)
    {
        ArgumentNullException.ThrowIfNull(http);
        // Only a page that was asked for by GET has an address to come back to, and one that was refused as too long has none.
        var returns = HttpMethods.IsGet(http.Request.Method) && !RequestAddress.IsTooLong(http.Request);
        var path = returns ? http.Request.Path : new PathString("/");
        var query = returns ? http.Request.Query : QueryCollection.Empty;
        var kept = query.Where(pair => pair.Key != Parameter)
            .SelectMany(pair => pair.Value, static (pair, value) => KeyValuePair.Create(pair.Key, value));
        return path + QueryString.Create(kept.Append(KeyValuePair.Create(Parameter, (string?)language.Code()))).ToString();
    }

    private static Language Decide(HttpContext http)
    {
        if (LanguageCodes.TryParse(http.Request.Query[Parameter], out var asked))
        {
            http.Response.Cookies.Append(Cookie, asked.Code(), new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,

                // On a page for everybody it is gone with the browser: that somebody was here is nobody's to find on a shared telephone.
                MaxAge = PublicPage.Of(http) is null ? TimeSpan.FromDays(365) : null,
                IsEssential = true,
            });
            return asked;
        }

        if (LanguageCodes.TryParse(http.Request.Cookies[Cookie], out var remembered))
        {
            return remembered;
        }

        var preferred = http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => range.Value.ToString().Split('-')[0])
            .FirstOrDefault(code => LanguageCodes.TryParse(code, out _));
        return LanguageCodes.TryParse(preferred, out var language) ? language : Language.English;
    }
}
