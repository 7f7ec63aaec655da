using System.Net;
using System.Text.Json;
using Pratip.Registry.Access.SignIn;

namespace Pratip.Web.Tests.Access.Passkeys;

public sealed class PasskeyPagesTests(ClockedSite world) : IClassFixture<ClockedSite>, IAsyncLifetime
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
    }

    public ValueTask DisposeAsync()
    {
        _telephone.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_page_asks_for_a_passkey_that_finds_its_account_and_verifies_its_user()
    {
        using var asked = JsonDocument.Parse(PasskeyVisitor.Options(await _dara.OpenAsync("/account/passkeys")));
        Assert.Equal("localhost", asked.RootElement.GetProperty("rp").GetProperty("id").GetString());
        var selection = asked.RootElement.GetProperty("authenticatorSelection");
        Assert.Equal(("required", "required"), (selection.GetProperty("residentKey").GetString(), selection.GetProperty("userVerification").GetString()));
        using var signIn = JsonDocument.Parse(PasskeyVisitor.Options(await _dara.OpenAsync()));
        Assert.Equal(("localhost", "required"), (signIn.RootElement.GetProperty("rpId").GetString(), signIn.RootElement.GetProperty("userVerification").GetString()));
        Assert.True(signIn.RootElement.GetProperty("challenge").GetString()!.Length >= 22);
    }

    [Fact]
    public async Task Passkeys_are_added_listed_renamed_and_removed()
    {
        using var added = await _dara.AddAsync(_telephone, "  ទូរស័ព្ទ <b>  ");
        var page = WebUtility.HtmlDecode(await _dara.Client.GetStringAsync(added.Headers.Location));
        Assert.Contains("ទូរស័ព្ទ <b>", page, StringComparison.Ordinal);
        Assert.Contains("The passkey is added", page, StringComparison.Ordinal);
        var id = Assert.Single(await PasskeyService.ListAsync(_site.Register, _daraId, CancellationToken.None)).Id;

        var form = await _dara.OpenAsync("/account/passkeys");
        using var renamed = await form.SendAsync(_dara.Client, $"/account/passkeys/{id}/rename", ("name", "office key"));
        Assert.Equal("/account/passkeys?done=renamed", renamed.Headers.Location?.OriginalString);
        Assert.Contains("office key", await _dara.Client.GetStringAsync("/account/passkeys"), StringComparison.Ordinal);

        var elsewhere = PasskeyVisitor.Enter(_site);
        await elsewhere.SignInByPasswordAsync(_daraName);
        using var removed = await form.SendAsync(_dara.Client, $"/account/passkeys/{id}/remove");
        Assert.DoesNotContain("office key", await _dara.Client.GetStringAsync("/account/passkeys"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Client.GetAsync("/account")).StatusCode);
        using var again = await form.SendAsync(_dara.Client, $"/account/passkeys/{id}/remove");
        Assert.Contains("There is no such passkey", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_passkey_without_a_name_is_not_kept_and_its_field_says_so(string name)
    {
        using var answer = await _dara.AddAsync(_telephone, name);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("id=\"name-error\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await PasskeyService.ListAsync(_site.Register, _daraId, CancellationToken.None));
    }

    [Fact]
    public async Task The_question_of_one_user_makes_no_passkey_for_another()
    {
        var (_, other) = await world.EmployAsync("case-worker");
        var bopha = PasskeyVisitor.Enter(_site);
        await bopha.SignInByPasswordAsync(other);
        var asked = await _dara.OpenAsync("/account/passkeys");
        var own = await bopha.OpenAsync("/account/passkeys");
        using var answer = await own.SendAsync(bopha.Client, "/account/passkeys", ("state", asked.Hidden("state")), ("answer", _telephone.Make(PasskeyVisitor.Options(asked))), ("name", "mine"));
        await NotMadeAsync(answer);
    }

    [Fact]
    public async Task The_same_passkey_is_made_once()
    {
        var page = await _dara.OpenAsync("/account/passkeys");
        var said = _telephone.Make(PasskeyVisitor.Options(page));
        using var first = await SendAsync(page, said);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var again = await SendAsync(page, said);
        await NotMadeAsync(again);
    }

    [Fact]
    public async Task A_question_for_signing_in_makes_no_passkey()
    {
        var asking = await _dara.OpenAsync();
        var page = await _dara.OpenAsync("/account/passkeys");
        using var answer = await page.SendAsync(_dara.Client, "/account/passkeys", ("state", asking.Hidden("state")), ("answer", _telephone.Make(PasskeyVisitor.Options(page))), ("name", "mine"));
        await NotMadeAsync(answer);
    }

    [Fact]
    public async Task Another_origin_another_party_an_unverified_user_or_another_challenge_makes_no_passkey()
    {
        foreach (var spoil in new Action<SoftAuthenticator>[]
        {
            one => one.Origin = "https://evil.example", one => one.RelyingParty = "evil.example", one => one.Flags = SoftAuthenticator.Present,
        })
        {
            using var authenticator = _dara.NewAuthenticator();
            spoil(authenticator);
            using var answer = await _dara.AddAsync(authenticator);
            await NotMadeAsync(answer);
        }

        var (page, other) = (await _dara.OpenAsync("/account/passkeys"), await _dara.OpenAsync("/account/passkeys"));
        using var crossed = await SendAsync(page, _telephone.Make(PasskeyVisitor.Options(other)));
        await NotMadeAsync(crossed);
        foreach (var nonsense in new[] { "", "null", "{}", "[1]" })
        {
            using var answer = await SendAsync(page, nonsense);
            await NotMadeAsync(answer);
        }
    }

    [Fact]
    public async Task Who_signed_in_long_ago_signs_in_again_before_adding_one()
    {
        var page = await _dara.OpenAsync("/account/passkeys");
        world.Clock.Pass(TimeSpan.FromMinutes(15));
        using var answer = await SendAsync(page, _telephone.Make(PasskeyVisitor.Options(page)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var stale = await _dara.OpenAsync("/account/passkeys");
        Assert.Contains("/sign-in?return=%2Faccount%2Fpasskeys", stale.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("passkey-form", stale.Page, StringComparison.Ordinal);
        await _dara.SignInByPasswordAsync(_daraName);
        using var added = await _dara.AddAsync(_telephone);
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
    }

    [Fact]
    public async Task Nobody_touches_the_passkey_of_another()
    {
        using var added = await _dara.AddAsync(_telephone);
        var id = Assert.Single(await PasskeyService.ListAsync(_site.Register, _daraId, CancellationToken.None)).Id;
        var form = await PageForm.OpenAsync(_site.Client, "/account/passkeys");
        foreach (var deed in new[] { "rename", "remove" })
        {
            using var answer = await form.SendAsync(_site.Client, $"/account/passkeys/{id}/{deed}", ("name", "mine"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal("telephone", Assert.Single(await PasskeyService.ListAsync(_site.Register, _daraId, CancellationToken.None)).Name);
    }

    private Task<HttpResponseMessage> SendAsync(PageForm page, string answer) =>
        page.SendAsync(_dara.Client, "/account/passkeys", ("state", page.Hidden("state")), ("answer", answer), ("name", "telephone"));

    private static async Task NotMadeAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("No passkey was made", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
