using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Testing;
using Pratip.Web.Access.Office;

namespace Pratip.Web.Tests.Access.Office;

/// <summary>A site whose people may sign in at a provider of their office.</summary>
public sealed class OfficeSite : IAsyncLifetime
{
    private int _people;

    public TestClock Clock { get; } = new();

    public TestProvider Provider { get; private set; } = null!;

    public RunningSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await TestProvider.StartAsync(Clock);
        Site = new RunningSite
        {
            Clock = Clock,
            Office = new OfficeOptions { Issuer = Provider.Issuer, ClientId = TestProvider.ClientId, ClientSecret = TestProvider.Secret, Name = "the ministry" },
        };
        await Site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Somebody new whom the provider knows, and who is the one that signs in there now.</summary>
    public async Task<(Guid Id, string Name)> EmployLinkedAsync(params string[] roles)
    {
        var number = Interlocked.Increment(ref _people);
        var id = await Site.EmployAsync($"linked.{number}", "AHTJP", roles.Length == 0 ? ["case-worker"] : roles);
        Provider.Subject = $"subject-of-{number}";
        await LinkAsync(id, Provider.Subject);
        return (id, $"linked.{number}");
    }

    public Task LinkAsync(Guid id, string? subject) => AccountService.LinkExternalSubjectAsync(
        Site.Register, new LinkExternalSubjectOptions(AccountKeeper.Console("tester"), id, subject is null ? null : ExternalSubject.Of(Provider.Issuer, subject)), CancellationToken.None);

    internal OfficeVisitor Visit()
    {
        var (client, cookie) = Site.Visit();
        return new OfficeVisitor(client, cookie);
    }
}

/// <summary>A browser on its way to the provider and back.</summary>
internal sealed class OfficeVisitor(HttpClient client, SessionCookie session)
{
    private static readonly HttpClient Outside = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public HttpClient Client => client;

    public string? Session => session.Value;

    /// <summary>The attempt as the browser keeps it.</summary>
    public string Cookie { get; set; } = "";

    /// <summary>What signs out at the provider, as the browser keeps it.</summary>
    public string SignOutCookie { get; private set; } = "";

    /// <summary>Leaves for the provider; gives where it leads back to.</summary>
    public async Task<string> LeaveAsync(string back = "")
    {
        using var left = await client.GetAsync("/sign-in/office" + (back.Length == 0 ? "" : "?return=" + Uri.EscapeDataString(back)));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, left.StatusCode);
        Cookie = Set(left, "pratip-office=");
        using var there = await Outside.GetAsync(left.Headers.Location);
        return there.Headers.Location!.OriginalString;
    }

    /// <summary>Of the attempt at hand.</summary>
    public string State { get; private set; } = "";

    /// <summary>Follows a page that leads to the provider; gives where that leads back to.</summary>
    public async Task<string> LeadAsync(HttpResponseMessage page)
    {
        Cookie = Set(page, "pratip-office=");
        var address = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(
            await page.Content.ReadAsStringAsync(), "content=\"0; url=(?<address>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["address"].Value);
        State = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(address).Query)["state"].ToString();
        using var there = await Outside.GetAsync(address);
        return there.Headers.Location!.OriginalString;
    }

    public async Task<HttpResponseMessage> ComeBackAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (Cookie.Length > 0)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        var answer = await client.SendAsync(request);
        SignOutCookie = Set(answer, "pratip-office-out=");
        return answer;
    }

    public async Task<HttpResponseMessage> SignInAsync(string back = "") => await ComeBackAsync(await LeaveAsync(back));

    public static string Set(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues("Set-Cookie", out var all) ? all.FirstOrDefault(one => one.StartsWith(name, StringComparison.Ordinal))?.Split(';')[0] ?? "" : "";
}
