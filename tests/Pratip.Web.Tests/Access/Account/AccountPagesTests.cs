using System.Net;
using System.Text.RegularExpressions;
using Pratip.Registry.Access;
using Pratip.Testing;

namespace Pratip.Web.Tests.Access.Account;

public sealed class AccountPagesTests : IAsyncLifetime
{
    private const string Next = "a boat on the great lake";

    private readonly TestClock _clock = new();
    private RunningSite _site = null!;
    private Guid _user;

    public async ValueTask InitializeAsync()
    {
        _site = new RunningSite { Clock = _clock };
        await _site.InitializeAsync();
        _user = await _site.EmployAsync("sok.dara", "AHTJP", "case-worker", "statistician");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_account_says_who_and_what_for_in_words()
    {
        var (client, _) = await _site.SignInAsync("sok.dara");
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/account?lang=en"));
        foreach (var role in new[] { "case-worker", "statistician" })
        {
            Assert.Contains(RoleBook.Standard.Find(role)!.Name.En, page, StringComparison.Ordinal);
            Assert.Contains(RoleBook.Standard.Find(role)!.Purpose.En, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(_user.ToString(), page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_new_password_keeps_this_session_and_ends_the_others()
    {
        var (client, _) = await _site.SignInAsync("sok.dara");
        var (other, _) = await _site.SignInAsync("sok.dara");
        using var changed = await ChangeAsync(client, RunningSite.Password, Next, Next);
        Assert.Equal("/account?done=password", changed.Headers.Location?.OriginalString);
        Assert.Contains("The password is changed", await client.GetStringAsync("/account?done=password"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/account")).StatusCode);
        await _site.SignInAsync("sok.dara", Next);
    }

    [Theory]
    [InlineData("wrong", Next, Next, "current")]
    [InlineData(RunningSite.Password, "short", "short", "password")]
    [InlineData(RunningSite.Password, Next, "another", "again")]
    public async Task A_change_that_is_refused_says_beside_which_field(string current, string password, string again, string field)
    {
        var (client, _) = await _site.SignInAsync("sok.dara");
        using var answer = await ChangeAsync(client, current, password, again);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"href=\"#{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await _site.SignInAsync("sok.dara");
    }

    [Fact]
    public async Task One_time_codes_are_set_up_with_a_first_code_and_recovery_codes_are_shown_once()
    {
        var (client, _) = await _site.SignInAsync("sok.dara");
        var (other, _) = await _site.SignInAsync("sok.dara");
        var begin = await PageForm.OpenAsync(client, "/account/second-factor");
        using var shown = await begin.SendAsync(client, "/account/second-factor");
        var confirm = await PageForm.ReadAsync(shown, begin.Cookie);
        var key = Regex.Match(confirm.Page, "id=\"key-shown\"[^>]*>(?<key>[A-Z2-7 ]+)<", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["key"].Value;
        Assert.Contains("otpauth://totp/", confirm.Page, StringComparison.Ordinal);

        using var wrong = await confirm.SendAsync(client, "/account/second-factor/confirm", ("key", confirm.Hidden("key")), ("code", "000000"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains(key, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var right = await confirm.SendAsync(client, "/account/second-factor/confirm", ("key", confirm.Hidden("key")), ("code", Authenticator.CodeOf(key, _clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(10, Regex.Count(await right.Content.ReadAsStringAsync(), "<li><code>", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("10", await client.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/account")).StatusCode);

        await RemoveAsync(client, key);
    }

    private async Task RemoveAsync(HttpClient client, string key)
    {
        var form = await PageForm.OpenAsync(client, "/account/second-factor");
        using var wrong = await form.SendAsync(client, "/account/second-factor/remove", ("code", "000000"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        _clock.Pass(TimeSpan.FromSeconds(30));
        using var right = await form.SendAsync(client, "/account/second-factor/remove", ("code", Authenticator.CodeOf(key, _clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Contains("Not set up", await client.GetStringAsync("/account"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient client, string current, string password, string again)
    {
        var form = await PageForm.OpenAsync(client, "/account/password");
        return await form.SendAsync(client, "/account/password", ("current", current), ("password", password), ("again", again));
    }
}
