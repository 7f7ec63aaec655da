using System.Net;
using Pratip.Registry.Access.Accounts;
using Pratip.Testing;
using Pratip.Web.Access;

namespace Pratip.Web.Tests.Access;

public sealed class SiteSessionTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private RunningSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = new RunningSite { Clock = _clock };
        await _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(null, false)]
    [InlineData("https", true)]
    public async Task The_cookie_is_for_this_site_only_for_no_script_and_behind_https_for_https_only(string? scheme, bool secure)
    {
        var (client, _) = _site.Visit();
        var form = await PageForm.OpenAsync(client, "/sign-in");
        if (scheme is not null)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        }

        using var answer = await form.SendAsync(client, "/sign-in", ("name", "all.roles"), ("password", RunningSite.Password));
        var cookie = SessionCookie.Header(answer)!;
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Half_an_hour_without_a_request_ends_it_and_the_page_says_so()
    {
        _clock.Pass(SiteSession.Idle + TimeSpan.FromSeconds(1));
        using var answer = await _site.Client.GetAsync("/reports");
        Assert.Equal("/sign-in?return=%2Freports&ended=1", answer.Headers.Location?.OriginalString);
        Assert.Contains("Your session is over", await _site.Client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_keep_it_alive_but_for_no_longer_than_twelve_hours()
    {
        for (var minutes = 0; minutes < 12 * 60 - 25; minutes += 25)
        {
            _clock.Pass(TimeSpan.FromMinutes(25));
            await ExpectAsync(HttpStatusCode.OK);
        }

        _clock.Pass(TimeSpan.FromMinutes(25));
        await ExpectAsync(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a word")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_cookie_opens_nothing(string value)
    {
        var (client, cookie) = _site.Visit();
        cookie.Value = value;
        using var answer = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_cookie_with_one_letter_changed_opens_nothing()
    {
        var (_, own) = await _site.SignInAsync("all.roles");
        for (var at = 10; at < own.Value!.Length; at += own.Value.Length / 7)
        {
            var (client, cookie) = _site.Visit();
            cookie.Value = own.Value[..at] + (own.Value[at] == 'A' ? 'B' : 'A') + own.Value[(at + 1)..];
            using var answer = await client.GetAsync("/");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_cookie_of_another_register_opens_nothing()
    {
        await using var other = new RunningSite();
        await other.InitializeAsync();
        var (_, theirs) = await other.SignInAsync("all.roles");
        var (client, cookie) = _site.Visit();
        cookie.Value = theirs.Value;
        using var answer = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Somebody_signed_out_by_the_keeper_is_out_at_the_next_request_and_may_sign_in_again()
    {
        var id = await _site.EmployAsync("sok.dara", "AHTJP", "case-worker");
        var (client, _) = await _site.SignInAsync("sok.dara");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        await AccountService.EndSessionsAsync(_site.Register, new AccountOptions(AccountKeeper.Console("tester"), id), CancellationToken.None);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).StatusCode);
        var (again, _) = await _site.SignInAsync("sok.dara");
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Somebody_deactivated_in_mid_session_is_out_at_the_next_request()
    {
        var id = await _site.EmployAsync("sok.dara", "AHTJP", "case-worker");
        var (client, _) = await _site.SignInAsync("sok.dara");
        await AccountService.DeactivateAsync(_site.Register, new AccountOptions(AccountKeeper.Console("tester"), id), CancellationToken.None);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_role_taken_back_counts_no_more_at_the_next_sign_in()
    {
        var id = await _site.EmployAsync("sok.dara", "AHTJP", "agency-supervisor", "case-worker");
        var (client, _) = await _site.SignInAsync("sok.dara");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/users")).StatusCode);
        await AccountService.RevokeRoleAsync(_site.Register, new RevokeRoleOptions(AccountKeeper.Console("tester"), id, "agency-supervisor"), CancellationToken.None);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/users")).StatusCode);
        var (again, _) = await _site.SignInAsync("sok.dara");
        Assert.Equal(HttpStatusCode.Forbidden, (await again.GetAsync("/users")).StatusCode);
    }

    [Fact]
    public async Task A_restart_signs_nobody_out_and_its_keys_lie_sealed()
    {
        await _site.RestartAsync();
        await ExpectAsync(HttpStatusCode.OK);
        var keys = Directory.GetFiles(Path.Combine(_site.Register.Location.DataFolder!, "session-keys"));
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.True(File.ReadAllBytes(key).AsSpan().IndexOf("<key"u8) < 0));
    }

    [Fact]
    public async Task Without_its_keys_a_session_is_over_and_a_spoilt_key_stops_nothing()
    {
        var folder = Path.Combine(_site.Register.Location.DataFolder!, "session-keys");
        foreach (var key in Directory.GetFiles(folder))
        {
            await File.WriteAllBytesAsync(key, new byte[100]);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "notes.key"), "no key");
        await _site.RestartAsync();
        await ExpectAsync(HttpStatusCode.Redirect);
        var (client, _) = await _site.SignInAsync("all.roles");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_fragment_asked_for_by_a_script_makes_the_page_load_anew()
    {
        var (client, _) = _site.Visit();
        client.DefaultRequestHeaders.Add("HX-Request", "true");
        using var answer = await client.GetAsync("/imports/jobs/x/progress");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("true", Assert.Single(answer.Headers.GetValues("HX-Refresh")));
    }

    [Fact]
    public async Task A_copy_of_the_cookie_opens_nothing_after_signing_out()
    {
        var (client, own) = await _site.SignInAsync("all.roles");
        var (thief, copied) = _site.Visit();
        copied.Value = own.Value;
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account")).StatusCode);
        copied.Value = own.Value;
        await SignOutAsync(client);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account")).StatusCode);
        await _site.RestartAsync();
        var (later, again) = _site.Visit();
        again.Value = copied.Value;
        Assert.Equal(HttpStatusCode.Redirect, (await later.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_was_renewed_ends_with_the_one_it_renewed()
    {
        var (client, own) = await _site.SignInAsync("all.roles");
        var before = own.Value;
        _clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account")).StatusCode);
        Assert.NotEqual(before, own.Value, StringComparer.Ordinal);
        await SignOutAsync(client);
        own.Value = before;
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_leaves_the_sessions_in_other_browsers()
    {
        var (client, _) = await _site.SignInAsync("all.roles");
        var (elsewhere, _) = await _site.SignInAsync("all.roles");
        await SignOutAsync(client);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account")).StatusCode);
        await ExpectAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_that_was_signed_out_of_is_forgotten_when_its_age_would_have_ended_it()
    {
        var folder = Path.Combine(_site.Register.Location.DataFolder!, "session-keys");
        await SignOutAsync((await _site.SignInAsync("all.roles")).Client);
        _clock.Pass(SiteSession.Longest + TimeSpan.FromMinutes(1));
        await SignOutAsync((await _site.SignInAsync("all.roles")).Client);
        Assert.Single(Directory.GetFiles(folder, "*.ended"));
    }

    private static async Task SignOutAsync(HttpClient client)
    {
        using var answer = await (await PageForm.OpenAsync(client, "/account")).SendAsync(client, "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task ExpectAsync(HttpStatusCode status)
    {
        using var answer = await _site.Client.GetAsync("/account");
        Assert.Equal(status, answer.StatusCode);
    }
}
