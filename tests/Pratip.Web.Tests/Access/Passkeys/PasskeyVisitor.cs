using System.Net;
using System.Text.RegularExpressions;

namespace Pratip.Web.Tests.Access.Passkeys;

/// <summary>A browser on the site under its name, where passkeys can be, with forms as the script sends them.</summary>
internal sealed class PasskeyVisitor(HttpClient client, SessionCookie cookie)
{
    public HttpClient Client => client;

    public string? Session => cookie.Value;

    public static PasskeyVisitor Enter(RunningSite site)
    {
        var (client, cookie) = site.Visit();
        client.BaseAddress = new UriBuilder(client.BaseAddress!) { Host = "localhost" }.Uri;
        return new PasskeyVisitor(client, cookie);
    }

    public string Origin => client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public SoftAuthenticator NewAuthenticator() => new() { Origin = Origin };

    public async Task SignInByPasswordAsync(string name)
    {
        var form = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await form.SendAsync(client, "/sign-in", ("name", name), ("password", RunningSite.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public Task<PageForm> OpenAsync(string address = "/sign-in") => PageForm.OpenAsync(client, address);

    public async Task<HttpResponseMessage> AddAsync(SoftAuthenticator authenticator, string name = "telephone", PageForm? page = null)
    {
        page ??= await OpenAsync("/account/passkeys");
        return await page.SendAsync(client, "/account/passkeys", ("state", page.Hidden("state")), ("answer", authenticator.Make(Options(page))), ("name", name));
    }

    public async Task<HttpResponseMessage> SignInAsync(SoftAuthenticator authenticator, PageForm? page = null, string? answer = null, string? state = null, string back = "")
    {
        page ??= await OpenAsync();
        return await page.SendAsync(client, "/sign-in/passkey", ("state", state ?? page.Hidden("state")), ("answer", answer ?? authenticator.Answer(Options(page))), ("return", back));
    }

    public static string Options(PageForm page) =>
        WebUtility.HtmlDecode(Regex.Match(page.Page, "data-options=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);
}
