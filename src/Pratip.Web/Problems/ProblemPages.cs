using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Problems;

/// <summary>What a person sees when there is no page: the same layout, in their language, with what to do next.</summary>
internal static class ProblemPages
{
    /// <summary>Statuses that have a text of their own; the others share the one of a failure.</summary>
    private static readonly HashSet<int> Told = [400, 403, 404, 405, 413, 414, 429, 500, 503];

    public static Task Show(HttpContext http)
    {
        var status = http.Response.StatusCode;
        return Pages.Show<ProblemPage>(new { Kind = KindOf(http, status) }, status).ExecuteAsync(http);
    }

    private static string KindOf(HttpContext http, int status) => status == StatusCodes.Status413PayloadTooLarge && PublicPage.Of(http) is not null
        ? "public-413"
        : status == StatusCodes.Status413PayloadTooLarge && http.Request.Path.StartsWithSegments("/statements", StringComparison.OrdinalIgnoreCase)
        ? "statement-413"
        : status == StatusCodes.Status400BadRequest && !RequestAddress.IsOfOwnHost(http)
        ? "host"
        : (Told.Contains(status) ? status : status < 500 ? 400 : 500).ToString(CultureInfo.InvariantCulture);
}
