using System.Net;
using Pratip.Kernel;
using Pratip.Registry.Access.SignIn;
using Pratip.Testing;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests.Access.SignIn;

public sealed class SignInPagesTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private RunningSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = new RunningSite { Clock = _clock };
        await _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Whoever_signs_in_begins_at_the_first_page_that_is_theirs_and_is_named_on_it()
    {
        foreach (var (role, start) in new[] { ("statistician", "/"), ("administrator", "/users") })
        {
            await _site.EmployAsync("one." + role, "AHTJP", role);
            var (client, _) = _site.Visit();
            using var answer = await (await PageForm.OpenAsync(client, "/sign-in")).SendAsync(client, "/sign-in", ("name", "one." + role), ("password", RunningSite.Password));
            Assert.Equal(start, answer.Headers.Location?.OriginalString);
            Assert.Contains("Sok one." + role, await client.GetStringAsync(start), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Khmer)]
    public async Task A_wrong_password_and_an_unknown_name_get_the_very_same_answer(Language language)
    {
        var (client, cookie) = _site.Visit();
        var wrong = await TryAsync(client, "all.roles", "not the password", language);
        var unknown = await TryAsync(client, "nobody.here", "not the password", language);
        Assert.Contains(SiteWording.Load()["web.sign-in.wrong"].In(language), wrong, StringComparison.Ordinal);
        Assert.Equal(Plain(wrong, "all.roles"), Plain(unknown, "nobody.here"));
        Assert.DoesNotContain("not the password", wrong, StringComparison.Ordinal);
        Assert.Null(cookie.Value);
    }

    [Fact]
    public async Task Five_failures_lock_a_name_whether_there_is_an_account_or_not_and_the_page_says_until_when()
    {
        var (client, _) = _site.Visit();
        foreach (var name in new[] { "all.roles", "nobody.here" })
        {
            for (var i = 0; i < 4; i++)
            {
                await TryAsync(client, name, "guess " + i, Language.English);
            }

            Assert.Contains("too many failed attempts", await TryAsync(client, name, "guess 5", Language.English), StringComparison.Ordinal);
            Assert.Contains("too many failed attempts", await TryAsync(client, name, RunningSite.Password, Language.English), StringComparison.Ordinal);
        }

        _clock.Pass(TimeSpan.FromMinutes(16));
        await _site.SignInAsync("all.roles");
    }

    [Fact]
    public async Task With_one_time_codes_the_password_alone_opens_nothing()
    {
        var (code, recovery) = await EnrolAsync();
        var (client, cookie) = _site.Visit();
        var second = await FirstStepAsync(client);
        Assert.Null(cookie.Value);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/account")).StatusCode);

        using var wrong = await second.SendAsync(client, "/sign-in/code", ("step", second.Hidden("step")), ("code", "000000"));
        Assert.Contains("The code is wrong", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(cookie.Value);

        using var right = await second.SendAsync(client, "/sign-in/code", ("step", second.Hidden("step")), ("code", code()), ("return", "/reports"));
        Assert.Equal("/reports", right.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account")).StatusCode);

        var (other, _) = _site.Visit();
        var again = await FirstStepAsync(other);
        using var byRecovery = await again.SendAsync(other, "/sign-in/code", ("step", again.Hidden("step")), ("code", recovery[0]));
        Assert.Equal(HttpStatusCode.Redirect, byRecovery.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("made up")]
    public async Task A_code_without_the_first_step_is_nothing(string step)
    {
        var (code, _) = await EnrolAsync();
        var (client, cookie) = _site.Visit();
        var form = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await form.SendAsync(client, "/sign-in/code", ("step", step), ("code", code()));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(cookie.Value);
    }

    [Fact]
    public async Task A_first_step_lasts_ten_minutes()
    {
        var (code, _) = await EnrolAsync();
        var (client, cookie) = _site.Visit();
        var second = await FirstStepAsync(client);
        _clock.Pass(TimeSpan.FromMinutes(11));
        using var answer = await second.SendAsync(client, "/sign-in/code", ("step", second.Hidden("step")), ("code", code()));
        Assert.Contains("Begin again", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(cookie.Value);
    }

    [Fact]
    public async Task Signing_out_takes_the_session_away()
    {
        var (client, cookie) = await _site.SignInAsync("all.roles");
        var form = await PageForm.OpenAsync(client, "/account");
        using var answer = await form.SendAsync(client, "/sign-out");
        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Null(cookie.Value);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_signed_in_or_out_by_a_form_of_another_site()
    {
        var (client, cookie) = _site.Visit();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("name", "all.roles"), KeyValuePair.Create("password", RunningSite.Password)]);
        using var into = await client.PostAsync("/sign-in", content);
        Assert.Equal(HttpStatusCode.BadRequest, into.StatusCode);
        Assert.Null(cookie.Value);
        using var nothing = new FormUrlEncodedContent([]);
        using var outOf = await _site.Client.PostAsync("/sign-out", nothing);
        Assert.Equal(HttpStatusCode.BadRequest, outOf.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _site.Client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Whatever_is_typed_is_answered_by_the_page_and_comes_back_as_text()
    {
        string[] typed = ["", " ", "\0", "a\0b", new('x', 100_000), "<script>alert(1)</script>", "' OR 1=1 --", "ឈ្មោះ", "\u202Eevil", "\uFFFD\uD83D\uDE00", "name\r\nSet-Cookie: x=y", "%s%n", "../../etc", "{{7*7}}"];
        var (client, cookie) = _site.Visit();
        var form = await PageForm.OpenAsync(client, "/sign-in");
        foreach (var text in typed)
        {
            using var answer = await form.SendAsync(client, "/sign-in", ("name", text), ("password", text), ("return", text), ("kept", text));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Single(HtmlPage.Headings(page));
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            using var second = await form.SendAsync(client, "/sign-in/code", ("step", text), ("code", text));
            Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
            using var invited = await form.SendAsync(client, "/invitation", ("code", text), ("password", text), ("again", text));
            Assert.Equal(HttpStatusCode.BadRequest, invited.StatusCode);
        }

        Assert.Null(cookie.Value);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_place_are_told_to_wait_in_our_words()
    {
        await using var site = new RunningSite { SignInsInAMinute = 5 };
        await site.InitializeAsync();
        var (client, _) = site.Visit();
        var form = await PageForm.OpenAsync(client, "/sign-in?lang=en");
        HttpResponseMessage answer;
        var tries = 0;
        do
        {
            answer = await form.SendAsync(client, "/sign-in", ("name", "guess." + tries), ("password", "one of many"));
        }
        while (answer.StatusCode == HttpStatusCode.BadRequest && ++tries < 10);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("60", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.Contains("Too many attempts", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/")).StatusCode);
        answer.Dispose();
    }

    private static async Task<string> TryAsync(HttpClient client, string name, string password, Language language)
    {
        var form = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await form.SendAsync(client, "/sign-in?lang=" + language.Code(), ("name", name), ("password", password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The page without the name that was typed and without the token of its form.</summary>
    private static string Plain(string page, string name) => string.Join('\n', page.Replace(name, "", StringComparison.Ordinal).Split('\n').Select(line =>
        line.IndexOf("__RequestVerificationToken", StringComparison.Ordinal) is >= 0 and var at ? line[..at] : line));

    private static async Task<PageForm> FirstStepAsync(HttpClient client)
    {
        var first = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await first.SendAsync(client, "/sign-in", ("name", "with.codes"), ("password", RunningSite.Password));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PageForm.ReadAsync(answer, first.Cookie);
    }

    /// <summary>Somebody with one-time codes. The clock has moved on by a step.</summary>
    private async Task<(Func<string> Code, IReadOnlyList<string> Recovery)> EnrolAsync()
    {
        var id = await _site.EmployAsync("with.codes", "AHTJP", "case-worker");
        var enrolment = await SecondFactorService.BeginTotpAsync(_site.Register, id, CancellationToken.None);
        string Code() => Authenticator.CodeOf(enrolment.Key, _clock.GetUtcNow());
        var confirmed = await SecondFactorService.ConfirmTotpAsync(_site.Register, new TotpCodeOptions(id, Code()), CancellationToken.None);
        _clock.Pass(TimeSpan.FromSeconds(30));
        return (Code, confirmed!.RecoveryCodes);
    }
}
