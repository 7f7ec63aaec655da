using Microsoft.Extensions.DependencyInjection;
using Pratip.Kernel;

namespace Pratip.Web;

/// <summary>What the program tells the site: where to listen, what the register is for, and the services it composed.</summary>
public sealed record PratipSiteOptions
{
    /// <summary>Loopback addresses only; port 0 lets the system choose one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>Shown on every page.</summary>
    public RegisterPurpose Purpose { get; init; } = RegisterPurpose.Demonstration;

    /// <summary>The register's services, as the program composed them; the pages ask for these and open nothing themselves.</summary>
    public Action<IServiceCollection> AddServices { get; init; } = static _ => { };

    /// <summary>The folder that holds manifest.json and the built styles, scripts and fonts.</summary>
    public string AssetFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "site");

    /// <summary>The largest request body that is read, in bytes: a form of several workbooks.</summary>
    public long LargestUpload { get; init; } = 200L * 1024 * 1024;
}
