using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Attachments;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;
using Pratip.Web.Access.Office;
using Pratip.Web.Forms;

namespace Pratip.Web.Tests;

/// <summary>The real site over an empty test register, on a port the system chose, asked over HTTP as a browser would.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    public const string Password = "three lanterns by the river";

    private readonly List<HttpClient> _clients = [];
    private readonly SessionCookie _session = new();
    private TestRegister? _register;
    private WebApplication? _app;

    public long LargestUpload { get; init; } = 10_000_000;

    public int SignInsInAMinute { get; init; } = 100_000;

    public int PublicFormsInAMinute { get; init; } = 100_000;

    public AttachmentRules Attachments { get; init; } = new();

    public TimeProvider? Clock { get; init; }

    public Engine Engine { get; init; } = Engine.Sqlite;

    public OfficeOptions? Office { get; init; }

    public string? PublicUrl { get; init; }

    public Register Register => _register!.Register;

    /// <summary>Signed in as somebody of the secretariat who holds every role.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Every route the site has, as it is mapped.</summary>
    public IReadOnlyList<RouteEndpoint> Routes => [.. _app!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Every form the site has.</summary>
    public IReadOnlyList<EntryForm> Forms => _app!.Services.GetRequiredService<EntryForms>().All;

    public async ValueTask InitializeAsync()
    {
        _register = await TestRegister.CreateAsync(Engine, Clock);
        await StartAsync();
        await EmployAsync("all.roles", "OCM", [.. RoleBook.Standard.Roles.Select(role => role.Code)]);
        _session.Value = (await SignInAsync("all.roles")).Cookie.Value;
    }

    /// <summary>Waits until names can be searched.</summary>
    public async Task NamesLoadedAsync()
    {
        var search = _app!.Services.GetRequiredService<NameSearch>();
        while (!search.IsLoaded)
        {
            await Task.Yield();
        }
    }

    /// <summary>Ends the program and begins it again over the same register.</summary>
    public async Task RestartAsync()
    {
        await _app!.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Somebody who has taken up an account; gives their id.</summary>
    public async Task<Guid> EmployAsync(string name, string agency, params string[] roles)
    {
        var options = new InviteOptions(AccountKeeper.Console("tester"), name, "Sok " + name, agency, [.. roles.Select(role => new RoleRequest(role))]);
        var issued = await InvitationService.InviteAsync(Register, options, CancellationToken.None);
        await SignInService.AcceptInvitationAsync(Register, new AcceptInvitationOptions(issued.Code, Password), CancellationToken.None);
        return issued.UserId;
    }

    /// <summary>A browser of its own in which nobody has signed in.</summary>
    public (HttpClient Client, SessionCookie Cookie) Visit()
    {
        var cookie = new SessionCookie();
        return (NewClient(cookie), cookie);
    }

    /// <summary>A browser of its own in which the user has signed in on the page.</summary>
    public async Task<(HttpClient Client, SessionCookie Cookie)> SignInAsync(string name, string password = Password)
    {
        var (client, cookie) = Visit();
        var form = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await form.SendAsync(client, "/sign-in", ("name", name), ("password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (client, cookie);
    }

    /// <summary>Somebody new with these roles, signed in.</summary>
    public async Task<HttpClient> EmployAndSignInAsync(string name, string agency, params string[] roles)
    {
        await EmployAsync(name, agency, roles);
        return (await SignInAsync(name)).Client;
    }

    private async Task StartAsync()
    {
        _app = PratipSite.Build(new PratipSiteOptions { Register = Register, Urls = ["http://127.0.0.1:0"], LargestUpload = LargestUpload, SignInsInAMinute = SignInsInAMinute, PublicFormsInAMinute = PublicFormsInAMinute, Attachments = Attachments, Office = Office, PublicUrl = PublicUrl });
        await _app.StartAsync();
        // A handler is tied to one client; the session goes on in the new one.
        var again = new SessionCookie { Value = _session.Value };
        Client = NewClient(_session.Value is null ? _session : again);
    }

    // No cookies but the session and no redirects by themselves: a test says what it sends and sees what comes.
    private HttpClient NewClient(SessionCookie cookie)
    {
        // A machine that builds and tests at once answers late; a site that never answers ends the run by its own limit.
        var client = new HttpClient(cookie) { BaseAddress = new Uri(_app!.Urls.Single()), Timeout = TimeSpan.FromMinutes(10) };
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        if (_app is not null)
        {
            // As the program ends: what is being read of a file is let end before its folder goes.
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
        }

        if (_register is not null)
        {
            await _register.DisposeAsync();
        }
    }
}
