using Microsoft.Extensions.Logging;
using Pratip.Registry.Identities;
using Pratip.Web.Hosting;

namespace Pratip.Web.Identities;

/// <summary>
/// Links what was entered, time and again, once somebody has made a first run: nobody has to remember it. Reports are read and compared outside of
/// any change; what comes of it is written in one short one.
/// </summary>
internal sealed class LinkRound(SiteRegister site, PratipSiteOptions options, ILogger<LinkRound> log) : RepeatedJob(options.LinkEvery, site, log)
{
    private readonly LinkNewReports _link = new(site.Register);

    protected override Task RunOnceAsync(CancellationToken ct) => _link.RunIfAnyAsync(options.LinkHour, ct);
}
