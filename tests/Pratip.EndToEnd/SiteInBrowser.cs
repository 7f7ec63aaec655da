using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Pratip.EndToEnd;
using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;
using Pratip.Web;
using Pratip.Web.Access;
using Pratip.Web.Access.Office;
using Pratip.Web.Tests.Access.Office;

[assembly: AssemblyFixture(typeof(SiteInBrowser))]

namespace Pratip.EndToEnd;

/// <summary>
/// The real site over the demonstration register, and Chromium in front of it. Where Chromium is not installed every test is
/// skipped and says so; continuous integration installs it, and there its absence is a failure.
/// </summary>
public sealed class SiteInBrowser : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];

    public const string Password = "three lanterns by the river";

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-browser-").FullName;
    private Register? _register;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _session;
    private long _sessionFrom;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } chromium)
        {
            return;
        }

        _register = await Register.CreateAsync(RegisterLocation.Folder(_folder), RegisterPurpose.Demonstration, TimeProvider.System, CancellationToken.None);
        await FillAsync(_register);
        await EmployAsync("all.roles", "OCM", [.. RoleBook.Standard.Roles.Select(role => role.Code)]);
        Provider = await TestProvider.StartAsync(TimeProvider.System, "localhost");
        Provider.HasPage = true;
        var office = new OfficeOptions { Issuer = Provider.Issuer, ClientId = TestProvider.ClientId, ClientSecret = TestProvider.Secret, Name = "MoI" };
        _app = PratipSite.Build(new PratipSiteOptions { Register = _register, Urls = ["http://127.0.0.1:0"], SignInsInAMinute = 1000, Office = office });
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Headless = true,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (Provider is not null)
        {
            await Provider.DisposeAsync();
        }

        if (_register is not null)
        {
            await _register.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Where people of an office may sign in: for the browser another site, because it goes by another name.</summary>
    public TestProvider Provider { get; private set; } = null!;

    /// <summary>The register itself, as somebody sees it.</summary>
    public async Task<ActorRegister> AsAsync(string name)
    {
        var id = await AccountReader.FindIdAsync(_register!, name, CancellationToken.None);
        return _register!.As((await ActorReader.ReadAsync(_register!, id!.Value, CancellationToken.None))!);
    }

    /// <summary>The files of the demonstration, as agencies would send them.</summary>
    public IReadOnlyList<DemonstrationFile> Files { get; private set; } = [];

    /// <summary>Somebody who has taken up an account.</summary>
    public async Task EmployAsync(string name, string agency, params string[] roles)
    {
        var options = new InviteOptions(AccountKeeper.Console("tester"), name, "Sok " + name, agency, [.. roles.Select(role => new RoleRequest(role))]);
        var issued = await InvitationService.InviteAsync(_register!, options, CancellationToken.None);
        await SignInService.AcceptInvitationAsync(_register!, new AcceptInvitationOptions(issued.Code, Password), CancellationToken.None);
    }

    /// <summary>Lets somebody sign in at the provider as this subject.</summary>
    public async Task LinkAsync(string name, string subject)
    {
        var id = await AccountReader.FindIdAsync(_register!, name, CancellationToken.None);
        var options = new LinkExternalSubjectOptions(AccountKeeper.Console("tester"), id!.Value, ExternalSubject.Of(Provider.Issuer, subject));
        await AccountService.LinkExternalSubjectAsync(_register!, options, CancellationToken.None);
    }

    /// <summary>A fresh visitor, nothing cached, signed in as somebody who holds every role.</summary>
    public async Task<Visitor> Visit(int width = 1280, bool javaScript = true)
    {
        var visitor = await VisitSignedOut(width, javaScript);
        await visitor.Page.Context.AddCookiesAsync([new Cookie { Name = SiteSession.Cookie, Value = await SessionAsync(), Url = Address.ToString() }]);
        return visitor;
    }

    /// <summary>A fresh visitor: no cookies, nothing cached.</summary>
    public Task<Visitor> VisitSignedOut(int width = 1280, bool javaScript = true) => VisitAsync(Address, width, javaScript);

    /// <summary>The same at another site.</summary>
    public async Task<Visitor> VisitAsync(Uri address, int width = 1280, bool javaScript = true)
    {
        if (_browser is null)
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", "needs Chromium (Debian: apt-get install chromium)");
            Assert.Fail("Chromium is not installed, and continuous integration must not skip.");
        }

        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            JavaScriptEnabled = javaScript,
        });
        return await Visitor.Enter(context);
    }

    /// <summary>One session serves many visitors, as long as it is young.</summary>
    private async Task<string> SessionAsync()
    {
        if (_session is null || TimeProvider.System.GetElapsedTime(_sessionFrom) > TimeSpan.FromMinutes(10))
        {
            await using var visitor = await VisitSignedOut();
            await visitor.Open("/sign-in");
            await visitor.Page.Locator("#name").FillAsync("all.roles");
            await visitor.Page.Locator("#password").FillAsync(Password);
            await visitor.Page.Locator("main form button").ClickAsync();
            await visitor.Page.Locator(".pratip-header__user").WaitForAsync();
            _session = (await visitor.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == SiteSession.Cookie).Value;
            _sessionFrom = TimeProvider.System.GetTimestamp();
        }

        return _session;
    }

    private async Task FillAsync(Register register)
    {
        Files = DemonstrationFiles.Write(Path.Combine(_folder, "files"));
        foreach (var file in Files)
        {
            var options = new ImportOptions { Actor = "test", AgencyCode = file.AgencyCode, Sheet = file.Sheet, Period = file.Period };
            var receipt = await Importer.ImportAsync(register, file.Path, options, progress: null, CancellationToken.None);
            Assert.Empty(receipt.Errors);
        }
    }
}
