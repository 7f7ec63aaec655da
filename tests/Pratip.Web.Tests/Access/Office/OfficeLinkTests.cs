using System.Net;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;

namespace Pratip.Web.Tests.Access.Office;

/// <summary>The keeper of the accounts links people on their page.</summary>
public sealed class OfficeLinkTests(OfficeSite world) : IClassFixture<OfficeSite>
{
    [Fact]
    public async Task A_keeper_links_an_account_and_takes_the_link_away()
    {
        var id = await world.Site.EmployAsync("sok.dara", "AHTJP", "case-worker");
        world.Provider.Subject = "the-subject";
        using var linked = await DoAsync(id, "link", ("subject", " the-subject "), ("reason", "works at the ministry"));
        Assert.Equal($"/users/{id}?done=link", linked.Headers.Location?.OriginalString);
        Assert.Contains("The account is linked", await world.Site.Client.GetStringAsync(linked.Headers.Location), StringComparison.Ordinal);
        using var signedIn = await world.Visit().SignInAsync();
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);

        using var unlinked = await DoAsync(id, "unlink");
        Assert.Equal($"/users/{id}?done=unlink", unlinked.Headers.Location?.OriginalString);
        using var refused = await world.Visit().SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("ឈ្មោះ")]
    public async Task What_no_provider_calls_anybody_is_refused(string subject)
    {
        var id = await world.Site.EmployAsync($"spoilt.{(uint)subject.GetHashCode(StringComparison.Ordinal)}", "AHTJP", "case-worker");
        using var answer = await DoAsync(id, "link", ("subject", subject));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("without spaces", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_links_their_own_account_nor_one_out_of_reach_nor_where_there_is_no_provider()
    {
        var keeper = await world.Site.EmployAndSignInAsync("a.supervisor", "PC-12", "agency-supervisor");
        var elsewhere = await world.Site.EmployAsync("chan.bopha", "AHTJP", "case-worker");
        var form = await PageForm.OpenAsync(keeper, "/account");
        using var beyond = await form.SendAsync(keeper, $"/users/{elsewhere}/link", ("subject", "mine"));
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
        var own = (await AccountReader.FindIdAsync(world.Site.Register, "all.roles", CancellationToken.None))!.Value;
        Assert.DoesNotContain($"/users/{own}/link", await world.Site.Client.GetStringAsync($"/users/{own}"), StringComparison.Ordinal);
        using var mine = await DoAsync(own, "link", ("subject", "mine"));
        Assert.Equal(HttpStatusCode.BadRequest, mine.StatusCode);

        await using var plain = new RunningSite();
        await plain.InitializeAsync();
        var id = await plain.EmployAsync("sok.dara", "AHTJP", "case-worker");
        Assert.DoesNotContain($"/users/{id}/link", await plain.Client.GetStringAsync($"/users/{id}"), StringComparison.Ordinal);
        using var none = await (await PageForm.OpenAsync(plain.Client, "/account")).SendAsync(plain.Client, $"/users/{id}/link", ("subject", "x"));
        Assert.Contains("no identity provider", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("/sign-in/office", await plain.Client.GetStringAsync("/sign-in"), StringComparison.Ordinal);
        using var noWay = await plain.Client.GetAsync("/sign-in/office");
        Assert.Equal(HttpStatusCode.NotFound, noWay.StatusCode);
    }

    [Fact]
    public void The_same_subject_at_another_provider_is_another_person() =>
        Assert.NotEqual(ExternalSubject.Of("https://one.example", "42"), ExternalSubject.Of("https://two.example", "42"), StringComparer.Ordinal);

    private async Task<HttpResponseMessage> DoAsync(Guid id, string deed, params (string Name, string Value)[] fields)
    {
        var form = await PageForm.OpenAsync(world.Site.Client, "/account");
        return await form.SendAsync(world.Site.Client, $"/users/{id}/{deed}", fields);
    }
}
