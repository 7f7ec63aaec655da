using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access.Accounts;
using Pratip.Web.Access;

namespace Pratip.Web.Tests.Access.Office;

public sealed class OfficeSignInTests(OfficeSite world) : IClassFixture<OfficeSite>, IAsyncLifetime
{
    private Guid _id;
    private string _name = "";

    private TestProvider Provider => world.Provider;

    public async ValueTask InitializeAsync()
    {
        // What the site knows of the provider is a minute old at least, so that a test may change it.
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        (_id, _name) = await world.EmployLinkedAsync();
    }

    public ValueTask DisposeAsync()
    {
        (Provider.Claims, Provider.About, Provider.Algorithm, Provider.ForgedKey, Provider.IsDown) = (null, null, "RS256", null, false);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Who_is_linked_signs_in_at_the_office_and_comes_to_the_page_asked_for()
    {
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        var visitor = world.Visit();
        using var answer = await visitor.SignInAsync("/account");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("content=\"0; url=/account\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Sok " + _name, await visitor.Client.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.StartsWith("Basic ", Provider.LastAuthorization, StringComparison.Ordinal);
        await using var db = world.Site.Register.CreateContext();
        Assert.Equal("signed-in", await db.Events.OrderByDescending(one => one.Id).Select(one => one.Kind).FirstAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_browser_is_sent_with_a_challenge_a_state_and_a_nonce_that_are_never_the_same()
    {
        var visitor = world.Visit();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 3; i++)
        {
            using var answer = await visitor.Client.GetAsync("/sign-in/office?return=%2Freports");
            var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
            Assert.StartsWith(Provider.Issuer + "/authorize?", answer.Headers.Location.OriginalString, StringComparison.Ordinal);
            Assert.Equal(("code", "pratip", "openid", "S256"), (asked["response_type"].ToString(), asked["client_id"].ToString(), asked["scope"].ToString(), asked["code_challenge_method"].ToString()));
            Assert.EndsWith("/sign-in/office/callback", asked["redirect_uri"].ToString(), StringComparison.Ordinal);
            Assert.All(new[] { "state", "nonce", "code_challenge" }, secret => Assert.True(asked[secret].ToString().Length >= 43 && seen.Add(asked[secret].ToString())));
            var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("pratip-office=", StringComparison.Ordinal));
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/sign-in/office", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.All(new[] { "state", "nonce" }, secret => Assert.DoesNotContain(asked[secret].ToString(), cookie, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/sign-out")]
    public async Task Nobody_is_led_off_the_site_afterwards(string back)
    {
        using var answer = await world.Visit().SignInAsync(back);
        Assert.Contains("content=\"0; url=/desk\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public static TheoryData<string> Spoilt =>
        ["nonce", "no nonce", "audience", "second audience", "authorised party", "issuer", "expired", "no expiry", "not yet", "nobody", "access token", "none", "shared secret", "other key"];

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_token_that_does_not_hold_signs_nobody_in(string how)
    {
        Provider.Claims = claims => Spoil(claims, how);
        (Provider.Algorithm, Provider.ForgedKey) = how switch
        {
            "none" => ("none", null),
            "shared secret" => ("HS256", null),
            "other key" => ("RS256", RSA.Create(2048)),
            _ => ("RS256", (RSA?)null),
        };
        var visitor = world.Visit();
        using var answer = await visitor.SignInAsync();
        await RefusedAsync(visitor, answer, "could not be verified");
    }

    [Fact]
    public async Task An_expired_token_is_taken_within_two_minutes_of_difference_between_clocks()
    {
        Provider.Claims = claims => claims["exp"] = world.Clock.GetUtcNow().AddSeconds(-90).ToUnixTimeSeconds();
        using var answer = await world.Visit().SignInAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_asked_for_and_a_stranger_key_makes_no_flood_of_questions()
    {
        using (await world.Visit().SignInAsync())
        {
            world.Clock.Pass(TimeSpan.FromMinutes(2));
        }

        (Provider.Key, Provider.KeyId) = (RSA.Create(2048), "key-" + Guid.NewGuid().ToString("N"));
        using var answer = await world.Visit().SignInAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var asked = Provider.Requests.Count(path => path.EndsWith("/keys", StringComparison.Ordinal));
        Provider.ForgedKey = RSA.Create(2048);
        var known = Provider.KeyId;
        Provider.Claims = _ => Provider.KeyId = "stranger";
        for (var i = 0; i < 5; i++)
        {
            var visitor = world.Visit();
            using var forged = await visitor.SignInAsync();
            await RefusedAsync(visitor, forged, "could not be verified");
        }

        Provider.KeyId = known;
        Assert.Equal(asked, Provider.Requests.Count(path => path.EndsWith("/keys", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_answer_counts_once_and_only_in_the_browser_that_asked()
    {
        var visitor = world.Visit();
        var back = await visitor.LeaveAsync();
        var stranger = world.Visit();
        using var stolen = await stranger.ComeBackAsync(back);
        await RefusedAsync(stranger, stolen, "begun too long ago");

        using var right = await visitor.ComeBackAsync(back);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal("pratip-office=", OfficeVisitor.Set(right, "pratip-office="));

        // Sent again with the cookie the browser has dropped: the provider gives nothing for a code that is used.
        var thief = world.Visit();
        thief.Cookie = visitor.Cookie;
        using var again = await thief.ComeBackAsync(back);
        await RefusedAsync(thief, again, "could not be verified");
    }

    [Fact]
    public async Task The_answer_to_another_attempt_is_refused()
    {
        var visitor = world.Visit();
        var first = await visitor.LeaveAsync();
        await visitor.LeaveAsync();
        using var answer = await visitor.ComeBackAsync(first);
        await RefusedAsync(visitor, answer, "begun too long ago");
    }

    [Fact]
    public async Task An_attempt_lasts_a_quarter_of_an_hour()
    {
        var visitor = world.Visit();
        var back = await visitor.LeaveAsync();
        world.Clock.Pass(TimeSpan.FromMinutes(15));
        using var answer = await visitor.ComeBackAsync(back);
        await RefusedAsync(visitor, answer, "begun too long ago");
    }

    [Theory]
    [InlineData("?error=access_denied&state={state}", "broken off")]
    [InlineData("?state={state}", "broken off")]
    [InlineData("?code=made-up&state={state}", "could not be verified")]
    [InlineData("?code=x&state={state}&iss=https%3A%2F%2Fevil.example", "could not be verified")]
    [InlineData("?code=x&state=made-up", "begun too long ago")]
    [InlineData("", "begun too long ago")]
    public async Task What_is_no_answer_is_told_and_signs_nobody_in(string query, string words)
    {
        var visitor = world.Visit();
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(await visitor.LeaveAsync()).Query)["state"].ToString();
        using var answer = await visitor.ComeBackAsync("/sign-in/office/callback" + query.Replace("{state}", Uri.EscapeDataString(state), StringComparison.Ordinal));
        await RefusedAsync(visitor, answer, words);
    }

    [Fact]
    public async Task Somebody_nobody_has_linked_gets_no_account_and_is_told_what_the_keeper_needs()
    {
        Provider.Subject = "stranger-42";
        var visitor = world.Visit();
        using var answer = await visitor.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("No account here opens with this sign-in", page, StringComparison.Ordinal);
        Assert.Contains("stranger-42", page, StringComparison.Ordinal);
        Assert.Null(visitor.Session);
        Assert.DoesNotContain(await AccountReader.ListAsync(world.Site.Register, CancellationToken.None), one => one.SignInName.Contains("stranger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_left_gets_the_very_same_answer()
    {
        await AccountService.DeactivateAsync(world.Site.Register, new AccountOptions(AccountKeeper.Console("tester"), _id), CancellationToken.None);
        using var left = await world.Visit().SignInAsync();
        var known = Provider.Subject;
        Provider.Subject = "stranger-43";
        using var stranger = await world.Visit().SignInAsync();
        Assert.Equal((await left.Content.ReadAsStringAsync()).Replace(known, "", StringComparison.Ordinal), (await stranger.Content.ReadAsStringAsync()).Replace("stranger-43", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_taken_away_opens_nothing_and_ends_the_session_it_began()
    {
        var visitor = world.Visit();
        using (await visitor.SignInAsync())
        {
            await world.LinkAsync(_id, subject: null);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Client.GetAsync("/account")).StatusCode);
        using var again = await world.Visit().SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_told_and_the_password_works_on()
    {
        // What was said of itself an hour ago is asked anew.
        world.Clock.Pass(TimeSpan.FromHours(1));
        Provider.IsDown = true;
        using var answer = await world.Visit().Client.GetAsync("/sign-in/office?return=%2Faccount");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("does not answer at the moment", page, StringComparison.Ordinal);
        Assert.Contains("name=\"return\" value=\"/account\"", page, StringComparison.Ordinal);
        await world.Site.SignInAsync(_name);
    }

    [Fact]
    public async Task A_provider_that_goes_down_in_between_signs_nobody_in()
    {
        var visitor = world.Visit();
        var back = await visitor.LeaveAsync();
        Provider.IsDown = true;
        using var answer = await visitor.ComeBackAsync(back);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Null(visitor.Session);
    }

    [Theory]
    [InlineData("issuer", "https://evil.example")]
    [InlineData("authorization_endpoint", "https://evil.example/authorize")]
    [InlineData("jwks_uri", "http://127.0.0.1:1/keys")]
    [InlineData("token_endpoint", "http://127.0.0.1:1/token")]
    public async Task Nothing_but_the_issuer_is_ever_asked_whatever_it_says_of_itself(string part, string value)
    {
        world.Clock.Pass(TimeSpan.FromHours(1));
        Provider.About = about => about[part] = value;
        var visitor = world.Visit();
        using var begun = await visitor.Client.GetAsync("/sign-in/office");
        if (part == "token_endpoint")
        {
            using var answer = await visitor.SignInAsync();
            await RefusedAsync(visitor, answer, "could not be verified");
        }
        else
        {
            Assert.Equal(HttpStatusCode.BadRequest, begun.StatusCode);
        }

        world.Clock.Pass(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Signing_out_here_leads_to_signing_out_there_with_the_token_and_back()
    {
        var visitor = world.Visit();
        using (await visitor.SignInAsync())
        {
        }

        Assert.NotEmpty(visitor.SignOutCookie);
        var form = await PageForm.OpenAsync(visitor.Client, "/account");
        using var plain = await (form with { Cookie = $"{form.Cookie}; {visitor.SignOutCookie}" }).SendAsync(visitor.Client, "/sign-out");
        var page = WebUtility.HtmlDecode(await plain.Content.ReadAsStringAsync());
        Assert.Contains($"url={Provider.Issuer}/sign-out?id_token_hint=ey", page, StringComparison.Ordinal);
        Assert.Contains("post_logout_redirect_uri=" + Uri.EscapeDataString(visitor.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + "/sign-in"), page, StringComparison.Ordinal);
        Assert.Null(visitor.Session);
        Assert.Equal("pratip-office-out=", OfficeVisitor.Set(plain, "pratip-office-out="));
    }

    [Fact]
    public async Task Who_came_in_by_password_signs_out_here_only()
    {
        var visitor = world.Visit();
        using (await visitor.SignInAsync())
        {
        }

        var (client, _) = await world.Site.SignInAsync("all.roles");
        var form = await PageForm.OpenAsync(client, "/account");
        using var answer = await (form with { Cookie = $"{form.Cookie}; {visitor.SignOutCookie}" }).SendAsync(client, "/sign-out");
        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public void Its_ways_in_have_their_rule_and_their_limit()
    {
        var routes = world.Site.Routes.Where(route => route.RoutePattern.RawText!.StartsWith("/sign-in/office", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, routes.Count);
        Assert.All(routes, route => Assert.False(route.Metadata.GetMetadata<AccessRule>()!.NeedsUser));
        Assert.All(routes, route => Assert.NotNull(route.Metadata.GetMetadata<Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute>()));
    }

    private void Spoil(Dictionary<string, object> claims, string how)
    {
        var now = world.Clock.GetUtcNow().ToUnixTimeSeconds();
        _ = how switch
        {
            "nonce" => claims["nonce"] = "another",
            "no nonce" => claims.Remove("nonce"),
            "audience" => claims["aud"] = "another",
            "second audience" => claims["aud"] = new[] { TestProvider.ClientId, "another" },
            "authorised party" => claims["azp"] = "another",
            "issuer" => claims["iss"] = "https://evil.example",
            "expired" => claims["exp"] = now - 121,
            "no expiry" => claims.Remove("exp"),
            "not yet" => claims["nbf"] = now + 121,
            "nobody" => claims["sub"] = "",
            "access token" => claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA",
            _ => (object)claims,
        };
    }

    private static async Task RefusedAsync(OfficeVisitor visitor, HttpResponseMessage answer, string words)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(visitor.Session);
    }
}
