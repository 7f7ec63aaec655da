using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Web.Access.SignIn;

namespace Pratip.Web.Access;

/// <summary>
/// Stands before every address of the site and asks its rule. Who has not signed in is led to the sign-in page and back;
/// who may not is told so, and nothing of what is there.
/// </summary>
internal static class AccessGate
{
    public static void UseAccessGate(this IApplicationBuilder app) => app.Use(PassAsync);

    private static async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        // Nothing is found there, or routing itself refuses the method: no page of ours to guard.
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }

        var actor = http.RequestServices.GetRequiredService<SiteActor>().Found;
        var rule = endpoint.Metadata.GetMetadata<AccessRule>();
        if (rule?.Allows(actor) == true)
        {
            await next(http);
        }
        else if (actor is not null && IsFrontDoor(http.Request))
        {
            http.Response.Redirect(http.RequestServices.GetRequiredService<SiteNavigation>().StartOf(actor));
        }
        else if (rule is null || actor is not null)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            await AskToSignInAsync(http);
        }
    }

    /// <summary>The bare address of the site is what people type and keep: it leads everybody to where they begin, also whoever has no part in figures.</summary>
    private static bool IsFrontDoor(HttpRequest request) => request.Path == "/" && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    private static async Task AskToSignInAsync(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey("HX-Request"))
        {
            // A fragment was asked for by a script; the whole page must be loaded anew.
            http.Response.Headers["HX-Refresh"] = "true";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (HttpMethods.IsPost(http.Request.Method) && await http.RequestServices.GetRequiredService<KeptForms>().KeepAsync(http) is { } kept)
        {
            await SignInPages.Ask(new SignInForm { Kept = kept, HasEnded = true }, StatusCodes.Status401Unauthorized).ExecuteAsync(http);
            return;
        }

        var ended = http.Request.Cookies.ContainsKey(SiteSession.Cookie);
        http.Response.Redirect(SignInPages.AddressFor(ReturnAddress.Of(http), ended));
    }
}
