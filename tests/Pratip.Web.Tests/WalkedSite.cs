using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Imports;

namespace Pratip.Web.Tests;

/// <summary>A site that has taken a good and a bad file, walked once in each language.</summary>
public sealed class WalkedSite : IAsyncLifetime
{
    private readonly RunningSite _site = new();

    public IReadOnlyList<RouteEndpoint> Routes => _site.Routes;

    public HttpClient Client => _site.Client;

    public Register Register => _site.Register;

    internal Dictionary<Language, WholeSite> Readers { get; } = [];

    /// <summary>Of each route that shows a page one address that links lead to.</summary>
    public IReadOnlyList<string> Pages =>
    [
        .. from route in _site.Routes
           let matcher = new TemplateMatcher(TemplateParser.Parse(route.RoutePattern.RawText!), [])
           let page = Readers[Language.English].Pages.Where(page => page.Text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)).FirstOrDefault(page => matcher.TryMatch(page.Address.Split('?')[0], []))
           where page is not null
           select page.Address,
    ];

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        using var job = await new ImportForm(_site.Client).With("taken.xlsx", Workbook("2024-03-05")).With("rejected.xlsx", Workbook("2024-02-31")).SendAsync();
        await new ImportForm(_site.Client).With("again.xlsx", Workbook("2024-03-05")).ReceiptAsync(TestContext.Current.CancellationToken);
        await WorkedCase.EnterAsync(_site, "all.roles", TestContext.Current.CancellationToken);
        await WorkedEditions.EnterAsync(_site);
        await WorkedStatements.EnterAsync(_site);
        foreach (var language in Enum.GetValues<Language>())
        {
            var reader = new WholeSite(_site.Client, language);
            await reader.FollowAsync("/", job.Headers.Location!.OriginalString, job.Headers.Location.OriginalString + "/progress", "/sign-in", "/invitation", "/drafts", "/explore?measure=victims.registered&by=sex&windows=2024");
            Readers.Add(language, reader);
        }
    }

    public Task<HttpClient> EmployAndSignInAsync(string name, string agency, string role) => _site.EmployAndSignInAsync(name, agency, role);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    internal static byte[] Workbook(string actedOn)
    {
        var book = new AgencyWorkbook("PC-12", ReportingWindow.OfYear(2024));
        book.Set("cases", "data");
        book.AddRow("cases", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["case_reference"] = "WALK-" + actedOn,
            ["acted_on"] = actedOn,
            ["province"] = "12",
            ["opening_article"] = "TSE-10",
        });
        using var bytes = new MemoryStream();
        book.Save(bytes);
        return bytes.ToArray();
    }
}
