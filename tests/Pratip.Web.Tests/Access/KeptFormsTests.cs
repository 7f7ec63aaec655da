using System.Net;
using Pratip.Testing;
using Pratip.Web.Access;

namespace Pratip.Web.Tests.Access;

/// <summary>A session that ends while somebody types.</summary>
public sealed class KeptFormsTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private RunningSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = new RunningSite { Clock = _clock };
        await _site.InitializeAsync();
        await _site.EmployAsync("the.typist", "OCM", "administrator");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_was_typed_is_sent_after_signing_in_again()
    {
        var (client, cookie) = await _site.SignInAsync("the.typist");
        using var late = await SendLateAsync(client);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        var ask = await PageForm.ReadAsync(late);
        Assert.Contains("Nothing you typed is lost", ask.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Chan Bopha", ask.Page, StringComparison.Ordinal);

        cookie.Value = null;
        var fresh = await PageForm.OpenAsync(client, "/sign-in");
        using var back = await fresh.SendAsync(client, "/sign-in", ("name", "the.typist"), ("password", RunningSite.Password), ("kept", ask.Hidden("kept")));
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        var go = await PageForm.ReadAsync(back, fresh.Cookie);
        Assert.Contains("action=\"/users\"", go.Page, StringComparison.Ordinal);
        Assert.Equal("Chan Bopha", go.Hidden("display-name"));
        using var sent = await go.SendAsync(
            client, "/users", ("name", go.Hidden("name")), ("display-name", go.Hidden("display-name")), ("agency", go.Hidden("agency")), ("language", go.Hidden("language")));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains("Hand over this code", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Chan Bopha", await client.GetStringAsync("/users"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_is_given_what_somebody_typed()
    {
        var (client, cookie) = await _site.SignInAsync("the.typist");
        using var late = await SendLateAsync(client);
        var kept = (await PageForm.ReadAsync(late)).Hidden("kept");
        cookie.Value = null;
        var form = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await form.SendAsync(client, "/sign-in", ("name", "all.roles"), ("password", RunningSite.Password), ("kept", kept));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/desk", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task It_is_kept_for_an_hour()
    {
        var (client, cookie) = await _site.SignInAsync("the.typist");
        using var late = await SendLateAsync(client);
        var kept = (await PageForm.ReadAsync(late)).Hidden("kept");
        cookie.Value = null;
        _clock.Pass(TimeSpan.FromMinutes(61));
        var form = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await form.SendAsync(client, "/sign-in", ("name", "the.typist"), ("password", RunningSite.Password), ("kept", kept));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_that_this_site_did_not_show_to_the_user_is_not_kept(bool withCookie)
    {
        var (client, cookie) = await _site.SignInAsync("the.typist");
        _clock.Pass(SiteSession.Idle + TimeSpan.FromMinutes(1));
        cookie.Value = withCookie ? cookie.Value : null;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("name", "bad.guest"), KeyValuePair.Create("display-name", "X"), KeyValuePair.Create("agency", "OCM")]);
        using var answer = await client.PostAsync("/users", content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_sealed_by_nobody_is_nothing()
    {
        var (client, _) = _site.Visit();
        var form = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await form.SendAsync(client, "/sign-in", ("name", "the.typist"), ("password", RunningSite.Password), ("kept", "CfDJ8AAAA"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task What_was_typed_beside_a_window_that_signed_out_is_sent_after_signing_in_again()
    {
        var (client, _) = await _site.SignInAsync("the.typist");
        using var late = await SendSignedOutAsync(client);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        var ask = await PageForm.ReadAsync(late);
        Assert.Contains("Nothing you typed is lost", ask.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Chan Bopha", ask.Page, StringComparison.Ordinal);

        var fresh = await PageForm.OpenAsync(client, "/sign-in");
        using var back = await fresh.SendAsync(client, "/sign-in", ("name", "the.typist"), ("password", RunningSite.Password), ("kept", ask.Hidden("kept")));
        Assert.Equal("Chan Bopha", (await PageForm.ReadAsync(back)).Hidden("display-name"));
    }

    [Fact]
    public async Task What_was_typed_beside_a_window_that_signed_out_is_shown_to_nobody_else()
    {
        var (client, _) = await _site.SignInAsync("the.typist");
        using var late = await SendSignedOutAsync(client);
        var kept = (await PageForm.ReadAsync(late)).Hidden("kept");
        Assert.NotEmpty(kept);
        var fresh = await PageForm.OpenAsync(client, "/sign-in");
        using var back = await fresh.SendAsync(client, "/sign-in", ("name", "all.roles"), ("password", RunningSite.Password), ("kept", kept));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal("/desk", back.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_hour_after_signing_out_nothing_more_is_kept()
    {
        var (client, _) = await _site.SignInAsync("the.typist");
        using var late = await SendSignedOutAsync(client, TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
    }

    [Fact]
    public async Task Signing_in_forgets_who_has_signed_out_in_this_browser()
    {
        var (client, _) = await _site.SignInAsync("the.typist");
        var ended = await SignOutAsync(client);
        var fresh = await PageForm.OpenAsync(client, "/sign-in");
        using var back = await (fresh with { Cookie = $"{fresh.Cookie}; {ended}" }).SendAsync(client, "/sign-in", ("name", "all.roles"), ("password", RunningSite.Password));
        Assert.Equal("pratip-ended=", EndedCookie(back));
    }

    /// <summary>The form was opened before the same browser signed out in another window.</summary>
    private async Task<HttpResponseMessage> SendSignedOutAsync(HttpClient client, TimeSpan? after = null)
    {
        var form = await PageForm.OpenAsync(client, "/users/new");
        var ended = await SignOutAsync(client);
        _clock.Pass(after ?? TimeSpan.FromMinutes(1));
        return await (form with { Cookie = $"{form.Cookie}; {ended}" })
            .SendAsync(client, "/users", ("name", "chan.bopha"), ("display-name", "Chan Bopha"), ("agency", "AHTJP"), ("language", "km"));
    }

    private static async Task<string> SignOutAsync(HttpClient client)
    {
        using var answer = await (await PageForm.OpenAsync(client, "/account")).SendAsync(client, "/sign-out");
        return EndedCookie(answer)!;
    }

    private static string? EndedCookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").SingleOrDefault(cookie => cookie.StartsWith("pratip-ended=", StringComparison.Ordinal))?.Split(';')[0];

    private async Task<HttpResponseMessage> SendLateAsync(HttpClient client)
    {
        var form = await PageForm.OpenAsync(client, "/users/new");
        _clock.Pass(SiteSession.Idle + TimeSpan.FromMinutes(1));
        return await form.SendAsync(client, "/users", ("name", "chan.bopha"), ("display-name", "Chan Bopha"), ("agency", "AHTJP"), ("language", "km"));
    }
}
