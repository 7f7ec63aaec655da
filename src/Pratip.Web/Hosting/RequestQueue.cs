using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Hosting;

/// <summary>
/// Lets so many requests work at the same time as the processors can serve, and the others wait in order. Under a rush each page
/// then takes its own time after a wait, instead of all pages taking a hundred times as long together, with a hundred connections to
/// the database that each plan every statement anew.
/// </summary>
public static class RequestQueue
{
    /// <summary>More than one to a processor, because a page waits for the database for a part of its time.</summary>
    private const int AtOnceOfProcessor = 6;

    /// <summary>Whoever comes when so many wait already is told to come back: the wait would be longer than anybody's patience.</summary>
    private const int MostWaiting = 1000;

    private const int FewestAtOnce = 12;

    public static void UseRequestQueue(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = Math.Max(FewestAtOnce, Environment.ProcessorCount * AtOnceOfProcessor),
            QueueLimit = MostWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use((http, next) => Run(limiter, http, next));
    }

    /// <summary>Goes on when it is this request's turn; answers 503 where too many wait.</summary>
    public static async Task Run(RateLimiter limiter, HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        using var turn = await limiter.AcquireAsync(1, http.RequestAborted);
        if (!turn.IsAcquired)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "10";
            return;
        }

        await next(http);
    }
}
