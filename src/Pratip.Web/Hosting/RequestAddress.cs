using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Hosting;

/// <summary>
/// What an address may be: of a host name that is ours and no longer than any form of the site makes one. What it may not be
/// is refused inside the site, because the server below it would answer with an empty page.
/// </summary>
public static class RequestAddress
{
    /// <summary>Path and query that a page is looked for under, in characters.</summary>
    public const int Longest = 4096;

    /// <summary>The request line that the server reads at all, in bytes; a longer one gets its bare answer.</summary>
    public const int LongestReceived = 512 * 1024;

    private static readonly object OwnHost = new();

    public static bool IsTooLong(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (request.Path.Value?.Length ?? 0) + (request.QueryString.Value?.Length ?? 0) > Longest;
    }

    /// <summary>False where the request came under a host name that is not this computer's.</summary>
    public static bool IsOfOwnHost(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items.ContainsKey(OwnHost);
    }

    public static void UseOwnHosts(this IApplicationBuilder app) => app.UseHostFiltering().Use(static (http, next) =>
    {
        http.Items[OwnHost] = true;
        return next(http);
    });

    public static void UseAddressLimit(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        if (!IsTooLong(http.Request))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status414UriTooLong;
        return Task.CompletedTask;
    });
}
