using System.Net;
using Pratip.Registry.Access.Accounts;

namespace Pratip.Web.Tests.Access.SignIn;

public sealed class InvitationPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task The_code_opens_the_account_once_and_signs_its_owner_in()
    {
        var code = await InviteAsync("chan.first");
        var (client, cookie) = site.Visit();
        using var answer = await AcceptAsync(client, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), RunningSite.Password);
        Assert.Equal("/desk", answer.Headers.Location?.OriginalString);
        Assert.NotNull(cookie.Value);
        Assert.Contains("Chan Bopha", await client.GetStringAsync("/account"), StringComparison.Ordinal);

        var (other, _) = site.Visit();
        using var again = await AcceptAsync(other, code, "another password altogether");
        Assert.Contains("This code is not valid", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("too short", "too short", "at least 12 characters")]
    [InlineData("three lanterns by the river", "three lanterns by the sea", "are not the same")]
    [InlineData("passwordpassword", "passwordpassword", "first that would be tried")]
    public async Task What_is_wrong_with_a_password_is_said_beside_it_and_the_code_stays(string password, string again, string says)
    {
        var code = await InviteAsync("chan." + password.Length + again.Length);
        var (client, cookie) = site.Visit();
        using var answer = await AcceptAsync(client, code, password, again);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains(code, page, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{password}\"", page, StringComparison.Ordinal);
        Assert.Null(cookie.Value);
        using var right = await AcceptAsync(client, code, RunningSite.Password);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task A_code_in_an_address_fills_no_field()
    {
        var code = await InviteAsync("chan.address");
        Assert.DoesNotContain($"value=\"{code}\"", await site.Client.GetStringAsync("/invitation?code=" + code), StringComparison.Ordinal);
    }

    private async Task<string> InviteAsync(string name) => (await InvitationService.InviteAsync(
        site.Register, new InviteOptions(AccountKeeper.Console("tester"), name, "Chan Bopha", "AHTJP", [new RoleRequest("case-worker")]), CancellationToken.None)).Code;

    private static async Task<HttpResponseMessage> AcceptAsync(HttpClient client, string code, string password, string? again = null)
    {
        var form = await PageForm.OpenAsync(client, "/invitation");
        return await form.SendAsync(client, "/invitation", ("code", code), ("password", password), ("again", again ?? password));
    }
}
