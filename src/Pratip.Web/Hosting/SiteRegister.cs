using Pratip.Kernel;
using Pratip.Registry.Facts;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Web.Hosting;

/// <summary>The register behind the pages, and its facts as they stand.</summary>
public sealed class SiteRegister(PratipSiteOptions options) : IDisposable
{
    private readonly CurrentFacts _facts = new(options.Register);

    public Register Register => options.Register;

    public RegisterPurpose Purpose => options.Register.Purpose;

    public Task<FactSnapshot> FactsAsync(CancellationToken ct) => _facts.GetAsync(ct);

    public void Dispose() => _facts.Dispose();
}
