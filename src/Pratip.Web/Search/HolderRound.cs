using Microsoft.Extensions.Logging;
using Pratip.Registry.Search;
using Pratip.Web.Hosting;

namespace Pratip.Web.Search;

/// <summary>Asks holders about who was entered, apart from the pages on which it was.</summary>
internal sealed class HolderRound(SiteRegister site, NameSearch search, ILogger<HolderRound> log) : RepeatedJob(TimeSpan.FromSeconds(30), site, log)
{
    private readonly HolderAsking _asking = new(site.Register, search);

    protected override Task RunOnceAsync(CancellationToken ct) => _asking.RunAsync(ct);
}
