using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;

namespace Pratip.Web.Tests.Access.Passkeys;

public sealed class PasskeySignInTests(ClockedSite world) : IClassFixture<ClockedSite>, IAsyncLifetime
{
    private readonly RunningSite _site = world.Site;
    private string _daraName = "";
    private PasskeyVisitor _dara = null!;
    private SoftAuthenticator _telephone = null!;
    private Guid _daraId;

    public async ValueTask InitializeAsync()
    {
        (_daraId, _daraName) = await world.EmployAsync("case-worker");
        _dara = PasskeyVisitor.Enter(_site);
        await _dara.SignInByPasswordAsync(_daraName);
        _telephone = _dara.NewAuthenticator();
        using var added = await _dara.AddAsync(_telephone);
        Assert.Equal("/account/passkeys?done=added", added.Headers.Location?.OriginalString);
    }

    public ValueTask DisposeAsync()
    {
        _telephone.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_passkey_signs_in_without_a_name_and_is_both_factors()
    {
        var key = (await SecondFactorService.BeginTotpAsync(_site.Register, _daraId, CancellationToken.None)).Key;
        await SecondFactorService.ConfirmTotpAsync(_site.Register, new TotpCodeOptions(_daraId, Authenticator.CodeOf(key, world.Clock.GetUtcNow())), CancellationToken.None);
        var visitor = PasskeyVisitor.Enter(_site);
        using var answer = await visitor.SignInAsync(_telephone, back: "/account");
        Assert.Equal("/account", answer.Headers.Location?.OriginalString);
        Assert.Contains("Sok " + _daraName, await visitor.Client.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal("signed-in", await LastEventAsync());
    }

    [Fact]
    public async Task The_same_answer_counts_once_whether_its_passkey_counts_or_not()
    {
        foreach (var counter in new[] { 1u, 0u })
        {
            using var key = _dara.NewAuthenticator();
            key.SignCount = counter;
            using var added = await _dara.AddAsync(key, "key " + counter);
            var visitor = PasskeyVisitor.Enter(_site);
            var page = await visitor.OpenAsync();
            var said = key.Answer(PasskeyVisitor.Options(page));
            using var first = await visitor.SignInAsync(key, page, said);
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

            var thief = PasskeyVisitor.Enter(_site);
            using var again = await thief.SignInAsync(key, await thief.OpenAsync(), said, page.Hidden("state"));
            await RefusedAsync(thief, again);
        }
    }

    [Fact]
    public async Task An_answer_to_another_question_is_refused()
    {
        var visitor = PasskeyVisitor.Enter(_site);
        var (asked, other) = (await visitor.OpenAsync(), await visitor.OpenAsync());
        using var answer = await visitor.SignInAsync(_telephone, asked, _telephone.Answer(PasskeyVisitor.Options(other)), asked.Hidden("state"));
        await RefusedAsync(visitor, answer, "does not open an account");
        Assert.Equal("sign-in-failed", await LastEventAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("made up")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_question_is_none(string state)
    {
        var visitor = PasskeyVisitor.Enter(_site);
        using var answer = await visitor.SignInAsync(_telephone, state: state);
        await RefusedAsync(visitor, answer, "open for too long");
    }

    [Fact]
    public async Task A_question_for_making_a_passkey_signs_nobody_in()
    {
        var making = await _dara.OpenAsync("/account/passkeys");
        var visitor = PasskeyVisitor.Enter(_site);
        using var answer = await visitor.SignInAsync(_telephone, await visitor.OpenAsync(), _telephone.Answer(PasskeyVisitor.Options(making)), making.Hidden("state"));
        await RefusedAsync(visitor, answer);
    }

    [Fact]
    public async Task A_question_holds_for_ten_minutes()
    {
        var visitor = PasskeyVisitor.Enter(_site);
        var page = await visitor.OpenAsync();
        world.Clock.Pass(TimeSpan.FromMinutes(10));
        using var answer = await visitor.SignInAsync(_telephone, page);
        await RefusedAsync(visitor, answer, "open for too long");
    }

    [Fact]
    public async Task A_copy_of_the_passkey_is_found_out_by_its_counter()
    {
        var visitor = PasskeyVisitor.Enter(_site);
        using var right = await visitor.SignInAsync(_telephone);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        _telephone.SignCount--;
        var thief = PasskeyVisitor.Enter(_site);
        using var copied = await thief.SignInAsync(_telephone);
        await RefusedAsync(thief, copied, "does not open an account");
        Assert.Equal("sign-in-failed", await LastEventAsync());
    }

    [Theory]
    [InlineData("http://evil.example", "localhost", SoftAuthenticator.Present | SoftAuthenticator.Verified)]
    [InlineData("http://localhost", "localhost", SoftAuthenticator.Present | SoftAuthenticator.Verified)]
    [InlineData("null", "localhost", SoftAuthenticator.Present | SoftAuthenticator.Verified)]
    [InlineData(null, "evil.example", SoftAuthenticator.Present | SoftAuthenticator.Verified)]
    [InlineData(null, "localhost", SoftAuthenticator.Present)]
    [InlineData(null, "localhost", SoftAuthenticator.Verified)]
    public async Task Another_origin_another_party_or_nobody_verified_is_refused(string? origin, string party, byte flags)
    {
        var visitor = PasskeyVisitor.Enter(_site);
        _telephone.Origin = origin ?? visitor.Origin;
        _telephone.RelyingParty = party;
        _telephone.Flags = flags;
        using var answer = await visitor.SignInAsync(_telephone);
        await RefusedAsync(visitor, answer, "does not open an account");
    }

    [Fact]
    public async Task The_key_of_another_under_this_ones_name_is_refused_and_counted()
    {
        using var forged = new SoftAuthenticator { Origin = _dara.Origin, CredentialId = _telephone.CredentialId, UserHandle = _telephone.UserHandle, SignCount = 100 };
        var visitor = PasskeyVisitor.Enter(_site);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            using var answer = await visitor.SignInAsync(forged);
            await RefusedAsync(visitor, answer, "does not open an account");
        }

        Assert.IsType<SignInResult.LockedUntil>(await SignInService.SignInAsync(_site.Register, new SignInOptions(_daraName, RunningSite.Password), CancellationToken.None));
        using var right = await visitor.SignInAsync(_telephone);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task A_passkey_under_the_handle_of_another_user_opens_neither_account()
    {
        var (other, _) = await world.EmployAsync("case-worker");
        _telephone.UserHandle = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(other.ToString("N")));
        var visitor = PasskeyVisitor.Enter(_site);
        using var answer = await visitor.SignInAsync(_telephone);
        await RefusedAsync(visitor, answer, "does not open an account");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\":7}")]
    [InlineData("{\"id\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{}}")]
    public async Task What_is_no_answer_is_refused(string said)
    {
        var visitor = PasskeyVisitor.Enter(_site);
        using var answer = await visitor.SignInAsync(_telephone, answer: said);
        await RefusedAsync(visitor, answer, "does not open an account");
    }

    [Fact]
    public async Task An_answer_without_end_is_refused()
    {
        var visitor = PasskeyVisitor.Enter(_site);
        using var answer = await visitor.SignInAsync(_telephone, answer: new string('x', 100_000));
        await RefusedAsync(visitor, answer, "does not open an account");
    }

    [Fact]
    public async Task A_removed_passkey_and_one_of_a_person_who_left_open_nothing()
    {
        using var second = _dara.NewAuthenticator();
        using var added = await _dara.AddAsync(second, "security key");
        var first = (await PasskeyService.ListAsync(_site.Register, _daraId, CancellationToken.None)).Single(one => one.Name == "telephone");
        var page = await _dara.OpenAsync("/account/passkeys");
        using var removed = await page.SendAsync(_dara.Client, $"/account/passkeys/{first.Id}/remove");
        Assert.Equal("/account/passkeys?done=removed", removed.Headers.Location?.OriginalString);
        var visitor = PasskeyVisitor.Enter(_site);
        using var gone = await visitor.SignInAsync(_telephone);
        await RefusedAsync(visitor, gone, "does not open an account");

        await AccountService.DeactivateAsync(_site.Register, new AccountOptions(AccountKeeper.Console("tester"), _daraId), CancellationToken.None);
        using var left = await visitor.SignInAsync(second);
        await RefusedAsync(visitor, left, "does not open an account");
    }

    [Fact]
    public async Task Signed_out_everywhere_means_a_session_of_a_passkey_too()
    {
        var visitor = PasskeyVisitor.Enter(_site);
        using var answer = await visitor.SignInAsync(_telephone);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Client.GetAsync("/account")).StatusCode);
        await AccountService.EndSessionsAsync(_site.Register, new AccountOptions(AccountKeeper.Console("tester"), _daraId), CancellationToken.None);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Under_a_number_for_an_address_there_is_nothing_to_ask_and_the_page_says_what_else_there_is()
    {
        var (client, _) = _site.Visit();
        var page = await client.GetStringAsync("/sign-in?lang=en");
        Assert.DoesNotContain("passkey-form", page, StringComparison.Ordinal);
        Assert.Contains("Sign in with name and password", page, StringComparison.Ordinal);
        Assert.DoesNotContain("passkey-form", await _site.Client.GetStringAsync("/account/passkeys"), StringComparison.Ordinal);
        var named = await _dara.OpenAsync();
        var form = await PageForm.OpenAsync(client, "/sign-in");
        using var answer = await form.SendAsync(client, "/sign-in/passkey", ("state", named.Hidden("state")), ("answer", _telephone.Answer(PasskeyVisitor.Options(named))));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task RefusedAsync(PasskeyVisitor visitor, HttpResponseMessage answer, string words = "passkey")
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(visitor.Session);
    }

    private async Task<string> LastEventAsync()
    {
        await using var db = _site.Register.CreateContext();
        return await db.Events.OrderByDescending(one => one.Id).Select(one => one.Kind).FirstAsync(CancellationToken.None);
    }
}
