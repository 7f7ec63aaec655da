using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Pratip.Web.Tests.Access.Users;

public sealed class UserPagesTests : IAsyncLifetime
{
    private readonly RunningSite _site = new();
    private HttpClient _supervisor = null!;
    private Guid _colleague;
    private Guid _stranger;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _supervisor = await _site.EmployAndSignInAsync("the.supervisor", "AHTJP", "agency-supervisor");
        _colleague = await _site.EmployAsync("the.colleague", "AHTJP", "case-worker");
        _stranger = await _site.EmployAsync("the.stranger", "MOSVY", "social-worker");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_supervisor_sees_the_accounts_of_the_own_agency_and_no_trace_of_others()
    {
        var list = await _supervisor.GetStringAsync("/users");
        Assert.Contains("the.colleague", list, StringComparison.Ordinal);
        Assert.DoesNotContain("the.stranger", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _supervisor.GetAsync($"/users/{_colleague}")).StatusCode);
        using var theirs = await _supervisor.GetAsync($"/users/{_stranger}?lang=en");
        using var nobodys = await _supervisor.GetAsync($"/users/{Guid.NewGuid()}?lang=en");
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nobodys.StatusCode);
        Assert.DoesNotContain("the.stranger", await theirs.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("the.stranger", await _site.Client.GetStringAsync("/users"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grant")]
    [InlineData("revoke")]
    [InlineData("deactivate")]
    [InlineData("reactivate")]
    [InlineData("end-sessions")]
    [InlineData("reset-second-factor")]
    [InlineData("renew")]
    public async Task Nothing_is_done_to_an_account_of_another_agency_by_an_address_typed_by_hand(string deed)
    {
        var (worker, _) = await _site.SignInAsync("the.stranger");
        var form = await PageForm.OpenAsync(_supervisor, "/users");
        using var answer = await form.SendAsync(_supervisor, $"/users/{_stranger}/{deed}", ("role", "social-worker"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Somebody_is_invited_with_a_code_that_is_shown_once_and_opens_the_account()
    {
        var form = await PageForm.OpenAsync(_supervisor, "/users/new");
        Assert.Contains("value=\"AHTJP\"", form.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"MOSVY\"", form.Page, StringComparison.Ordinal);
        using var answer = await form.SendAsync(_supervisor, "/users", ("name", "chan.bopha"), ("display-name", "ចាន់ បុប្ផា"), ("agency", "AHTJP"), ("language", "km"), ("roles", "case-worker"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var code = CodeIn(await answer.Content.ReadAsStringAsync());
        var id = await IdAsync("chan.bopha");
        Assert.DoesNotContain(code, await _supervisor.GetStringAsync($"/users/{id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AcceptAsync(code)).StatusCode);
    }

    [Theory]
    [InlineData("Sok Dara", "Sok Dara", "AHTJP", "km", "case-worker", "name")]
    [InlineData("the.colleague", "Sok Dara", "AHTJP", "km", "case-worker", "name")]
    [InlineData("sok.dara", "", "AHTJP", "km", "case-worker", "display-name")]
    [InlineData("sok.dara", "Sok Dara", "MOSVY", "km", "case-worker", "agency")]
    [InlineData("sok.dara", "Sok Dara", "NOWHERE", "km", "case-worker", "agency")]
    [InlineData("sok.dara", "Sok Dara", "AHTJP", "fr", "case-worker", "language")]
    [InlineData("sok.dara", "Sok Dara", "AHTJP", "km", "king", "roles")]
    [InlineData("sok.dara", "Sok Dara", "AHTJP", "km", "administrator", "roles")]
    public async Task An_invitation_that_cannot_be_says_beside_which_field_and_keeps_the_rest(string name, string displayName, string agency, string language, string role, string field)
    {
        var form = await PageForm.OpenAsync(_supervisor, "/users/new");
        using var answer = await form.SendAsync(_supervisor, "/users", ("name", name), ("display-name", displayName), ("agency", agency), ("language", language), ("roles", role));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{name}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the.stranger", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\u202Etxt.exe")]
    [InlineData("ឈ្មោះ")]
    public async Task Whatever_a_name_is_made_of_it_is_shown_as_text(string typed)
    {
        var form = await PageForm.OpenAsync(_site.Client, "/users/new");
        using var answer = await form.SendAsync(_site.Client, "/users", ("name", "odd.name"), ("display-name", typed), ("agency", "AHTJP"), ("language", "km"));
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest);
        foreach (var page in new[] { await answer.Content.ReadAsStringAsync(), await _site.Client.GetStringAsync("/users") })
        {
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Roles_are_given_and_taken_back_and_the_person_is_signed_out()
    {
        var (worker, _) = await _site.SignInAsync("the.colleague");
        using var given = await DoAsync(_site.Client, _colleague, "grant", ("role", "statistician"), ("reason", "stands in for a month"));
        Assert.Equal($"/users/{_colleague}?done=grant", given.Headers.Location?.OriginalString);
        var page = await _site.Client.GetStringAsync($"/users/{_colleague}?done=grant&lang=en");
        Assert.Contains("The role is given", page, StringComparison.Ordinal);
        Assert.Contains("Statistician", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.GetAsync("/account")).StatusCode);
        using var taken = await DoAsync(_site.Client, _colleague, "revoke", ("role", "statistician"));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        using var again = await DoAsync(_site.Client, _colleague, "revoke", ("role", "statistician"));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("does not hold the role", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_closed_opened_again_and_given_a_new_way_in()
    {
        var (worker, _) = await _site.SignInAsync("the.colleague");
        Assert.Equal(HttpStatusCode.BadRequest, (await DoAsync(_supervisor, _colleague, "deactivate", ("reason", "moved\u0007 away"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await DoAsync(_supervisor, _colleague, "deactivate", ("reason", "moved away"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await DoAsync(_supervisor, _colleague, "reactivate")).StatusCode);
        await _site.SignInAsync("the.colleague");
        using var renewed = await DoAsync(_supervisor, _colleague, "renew");
        Assert.Equal(HttpStatusCode.Redirect, (await AcceptAsync(CodeIn(await renewed.Content.ReadAsStringAsync()))).StatusCode);
        var (again, _) = await _site.SignInAsync("the.colleague");
        Assert.Equal(HttpStatusCode.Redirect, (await DoAsync(_supervisor, _colleague, "end-sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await DoAsync(_supervisor, _colleague, "reset-second-factor")).StatusCode);
    }

    [Fact]
    public async Task Nobody_gives_themselves_or_others_what_they_do_not_have()
    {
        using var others = await DoAsync(_supervisor, _colleague, "grant", ("role", "data-officer"));
        Assert.Equal(HttpStatusCode.BadRequest, others.StatusCode);
        using var own = await DoAsync(_supervisor, await IdAsync("the.supervisor"), "grant", ("role", "case-worker"));
        Assert.Equal(HttpStatusCode.BadRequest, own.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _supervisor.GetAsync("/users")).StatusCode);
    }

    [Fact]
    public async Task Who_only_views_accounts_is_offered_no_deed_and_refused_each()
    {
        var viewer = await _site.EmployAndSignInAsync("the.watcher", "OCM", "data-protection-officer");
        var page = await viewer.GetStringAsync($"/users/{_colleague}");
        Assert.DoesNotContain($"/users/{_colleague}/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/users/new", await viewer.GetStringAsync("/users"), StringComparison.Ordinal);
        using var answer = await DoAsync(viewer, _colleague, "deactivate");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Every_deed_of_the_page_has_its_words()
    {
        foreach (var page in new[] { await _site.Client.GetStringAsync($"/users/{_colleague}?lang=km"), await _site.Client.GetStringAsync($"/users/{_colleague}?lang=en&done=nothing") })
        {
            Assert.True(HtmlPage.Headings(page).Any());
            Assert.DoesNotContain("web.users", page, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpResponseMessage> DoAsync(HttpClient client, Guid user, string deed, params (string, string)[] fields) =>
        await (await PageForm.OpenAsync(client, "/account")).SendAsync(client, $"/users/{user}/{deed}", fields);

    private async Task<HttpResponseMessage> AcceptAsync(string code)
    {
        var (client, _) = _site.Visit();
        return await (await PageForm.OpenAsync(client, "/invitation")).SendAsync(client, "/invitation", ("code", code), ("password", RunningSite.Password), ("again", RunningSite.Password));
    }

    private static string CodeIn(string page) => Regex.Match(page, "<code id=\"code\">(?<code>[0-9A-Z-]+)<", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["code"].Value;

    private async Task<Guid> IdAsync(string name)
    {
        await using var db = _site.Register.CreateContext();
        return await db.Users.Where(user => user.SignInName == name).Select(user => user.Id).SingleAsync(TestContext.Current.CancellationToken);
    }
}
