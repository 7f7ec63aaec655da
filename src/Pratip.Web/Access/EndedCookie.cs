using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Access;

/// <summary>
/// Whose session was the last in this browser, left when they sign out: a form that still stood open in another window is kept for
/// them as it is when a session runs out. It opens nothing, and who signs in next takes it away.
/// </summary>
internal sealed class EndedCookie(SealedFields fields)
{
    private const string Name = "pratip-ended";

    public void Leave(HttpContext http, Guid userId) => http.Response.Cookies.Append(Name, fields.Seal(Name, new User(userId), KeptForms.KeptFor), Options(http));

    public static void Take(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(Name))
        {
            http.Response.Cookies.Delete(Name, Options(http));
        }
    }

    public Guid? UserId(HttpContext http) => fields.Open<User>(Name, http.Request.Cookies[Name])?.Id;

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/" };

    private sealed record User(Guid Id);
}
