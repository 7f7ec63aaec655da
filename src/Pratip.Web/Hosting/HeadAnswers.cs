using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Hosting;

/// <summary>
/// HEAD is answered as GET is: same status, same headers. The server keeps the body back by itself, so that every page has
/// its HEAD without being asked to.
/// </summary>
public static class HeadAnswers
{
    public static void UseHeadAnswers(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    });
}
