using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Pratip.EndToEnd;
using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Registry.Storage;
using Pratip.Web;

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

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-browser-").FullName;
    private Register? _register;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } chromium)
        {
            return;
        }

        _register = await Register.CreateAsync(RegisterLocation.Folder(_folder), RegisterPurpose.Demonstration, TimeProvider.System, CancellationToken.None);
        await FillAsync(_register);
        _app = PratipSite.Build(new PratipSiteOptions { Register = _register, Urls = ["http://127.0.0.1:0"] });
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

        if (_register is not null)
        {
            await _register.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The files of the demonstration, as agencies would send them.</summary>
    public IReadOnlyList<DemonstrationFile> Files { get; private set; } = [];

    /// <summary>A fresh visitor: no cookies, nothing cached.</summary>
    public async Task<Visitor> Visit(int width = 1280, bool javaScript = true)
    {
        if (_browser is null)
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", "needs Chromium (Debian: apt-get install chromium)");
            Assert.Fail("Chromium is not installed, and continuous integration must not skip.");
        }

        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            JavaScriptEnabled = javaScript,
        });
        return await Visitor.Enter(context);
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
