using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pratip.Registry.Storage;

namespace Pratip.Web.Hosting;

/// <summary>Work of the program that comes round by the clock, on one node at a time. One round that fails is said in the log, and the next one comes all the same.</summary>
/// <param name="every">How often, and how long after the start for the first time.</param>
/// <param name="site">Whose clock it runs by.</param>
/// <param name="log">Where a failure is said.</param>
internal abstract partial class RepeatedJob(TimeSpan every, SiteRegister site, ILogger log) : BackgroundService
{
    protected abstract Task RunOnceAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, site.Register.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunSafelyAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site was stopped.
        }
    }

    private async Task RunSafelyAsync(CancellationToken ct)
    {
        try
        {
            await site.Register.RunAloneAsync(GetType().Name, () => RunOnceAsync(ct), ct);
        }
        catch (Exception problem) when (problem is RegisterException or DbException or InvalidOperationException or IOException or TimeoutException)
        {
            RoundFailed(log, GetType().Name, problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} failed this time and is tried again.")]
    private static partial void RoundFailed(ILogger log, string job, Exception problem);
}
