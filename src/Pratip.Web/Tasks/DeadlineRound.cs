using Microsoft.Extensions.Logging;
using Pratip.Registry.Tasks;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tasks;

/// <summary>Looks at the deadlines every few minutes: a custody clock does not wait for somebody to open a page.</summary>
internal sealed class DeadlineRound(SiteRegister site, ILogger<DeadlineRound> log) : RepeatedJob(TimeSpan.FromMinutes(5), site, log)
{
    private readonly DeadlineWatch _watch = new(site.Register, WatchLimits.Standard);

    protected override Task RunOnceAsync(CancellationToken ct) => _watch.RunAsync(ct);
}
