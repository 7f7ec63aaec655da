using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Search;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Web.Tests.Hosting;

/// <summary>A site over a register that holds so many of everything, and how many statements each of its pages takes.</summary>
internal sealed class CountedSite : IAsyncDisposable
{
    /// <summary>Of one route no more pages are opened: the cases of a list all lead to the same one.</summary>
    private const int PagesOfARoute = 4;

    private readonly RunningSite _site;

    private CountedSite(RunningSite site) => _site = site;

    public FilledRegister Filled { get; private set; } = null!;

    public HttpClient Client => _site.Client;

    public static async Task<CountedSite> CreateAsync(Engine engine, int count)
    {
        // The clock stands: what a site remembers for some seconds it remembers throughout.
        var site = new RunningSite { Engine = engine, Clock = new TestClock() };
        await site.InitializeAsync();
        await using var db = site.Register.CreateContext();
        var user = await db.Users.SingleAsync(one => one.SignInName == "all.roles");
        var counted = new CountedSite(site) { Filled = await FilledRegister.FillAsync(site.Register, user.Id, count) };
        await site.NamesLoadedAsync();
        return counted;
    }

    /// <summary>How many statements it takes to open the address, once everything that is remembered is remembered.</summary>
    public async Task<CountedPage> OpenAsync(string address)
    {
        await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address));
        return await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address));
    }

    /// <summary>The same for a form that is sent from the page.</summary>
    public async Task<CountedPage> SendAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var form = await PageForm.OpenAsync(Client, page);
        HttpRequestMessage Request() => new(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", form.Token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
            Headers = { { "Cookie", form.Cookie } },
        };
        await SendAsync(Request);
        return await SendAsync(Request);
    }

    /// <summary>Every route that answers a GET, with its pages that links lead to from the start page.</summary>
    public async Task<Dictionary<string, List<CountedPage>>> WalkAsync()
    {
        var routes = _site.Routes.Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET", StringComparer.Ordinal) == true)
            .ToDictionary(route => route.RoutePattern.RawText!, route => new TemplateMatcher(TemplateParser.Parse(route.RoutePattern.RawText!), []), StringComparer.Ordinal);
        var walked = routes.Keys.ToDictionary(route => route, _ => new List<CountedPage>(), StringComparer.Ordinal);
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/", $"/cases/{Filled.Case.Id}"]));
        while (waiting.TryDequeue(out var address))
        {
            var route = routes.FirstOrDefault(route => route.Value.TryMatch(address.Split('?')[0], [])).Key;
            if (route is null || !seen.Add(address) || walked[route].Count >= PagesOfARoute || route.StartsWith("/assets", StringComparison.Ordinal))
            {
                continue;
            }

            var page = await OpenAsync(address);
            walked[route].Add(page);
            foreach (var link in HtmlPage.Links(page.Text).Where(link => link.StartsWith('/') && !link.Contains("lang=", StringComparison.Ordinal)))
            {
                waiting.Enqueue(link.Split('#')[0]);
            }
        }

        return walked;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<CountedPage> SendAsync(Func<HttpRequestMessage> request)
    {
        using var sent = request();
        var (answer, count) = await CountedRequests.SendAsync(Client, sent);
        using (answer)
        {
            var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html" && answer.Content.Headers.ContentDisposition is null;
            return new CountedPage(sent.RequestUri!.OriginalString, answer.StatusCode, _site.Engine == Engine.Postgres ? count.SentByDriver : count.Value, count.Statements, isPage ? await answer.Content.ReadAsStringAsync() : "");
        }
    }
}

/// <summary>A page with the number of its statements; on PostgreSQL all of them, on SQLite those of contexts.</summary>
internal sealed record CountedPage(string Address, HttpStatusCode Status, int Count, IReadOnlyList<string> Statements, string Text);
