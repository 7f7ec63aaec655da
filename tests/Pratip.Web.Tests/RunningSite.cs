using Microsoft.AspNetCore.Builder;

namespace Pratip.Web.Tests;

/// <summary>The real site on a port the system chose, asked over HTTP as a browser would.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _app = PratipSite.Build(new PratipSiteOptions { Urls = ["http://127.0.0.1:0"] });
        await _app.StartAsync();
        // No cookies and no redirects by themselves: a test says what it sends and sees what comes.
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
