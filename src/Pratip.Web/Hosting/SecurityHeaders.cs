using Microsoft.AspNetCore.Builder;

namespace Pratip.Web.Hosting;

/// <summary>
/// What every answer tells the browser: nothing from elsewhere, nothing inline, no framing, no referrer. Pages of the
/// register are never kept by a cache; assets overwrite that with their own rule.
/// </summary>
public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>For what somebody sent and somebody else downloads: should a browser show it in spite of everything, it can do nothing there.</summary>
    public const string Sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        // On starting, because an error answer clears the headers that were set before it.
        http.Response.OnStarting(static state =>
        {
            var headers = ((Microsoft.AspNetCore.Http.HttpContext)state).Response.Headers;
            if (headers.ContentSecurityPolicy != Sandbox)
            {
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
            }

            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (headers.CacheControl.Count == 0 || !headers.CacheControl.ToString().Contains("immutable", StringComparison.Ordinal))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, http);
        return next(http);
    });
}
