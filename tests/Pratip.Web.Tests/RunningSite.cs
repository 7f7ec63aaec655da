using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Web.Tests;

/// <summary>The real site over an empty test register, on a port the system chose, asked over HTTP as a browser would.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private TestRegister? _register;
    private WebApplication? _app;

    public long LargestUpload { get; init; } = 10_000_000;

    public Register Register => _register!.Register;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Every route the site has, as it is mapped.</summary>
    public IReadOnlyList<RouteEndpoint> Routes => [.. _app!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public async ValueTask InitializeAsync()
    {
        _register = await TestRegister.CreateAsync(Engine.Sqlite);
        await StartAsync();
    }

    /// <summary>Ends the program and begins it again over the same register.</summary>
    public async Task RestartAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        await StartAsync();
    }

    private async Task StartAsync()
    {
        _app = PratipSite.Build(new PratipSiteOptions { Register = Register, Urls = ["http://127.0.0.1:0"], LargestUpload = LargestUpload });
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

        if (_register is not null)
        {
            await _register.DisposeAsync();
        }
    }
}
