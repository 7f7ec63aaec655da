using System.Net;
using Pratip.Web.Access;

namespace Pratip.Web.Tests.Access.Office;

/// <summary>A session that ends while somebody types who signs in at the office.</summary>
public sealed class OfficeKeptFormTests(OfficeSite world) : IClassFixture<OfficeSite>
{
    [Fact]
    public async Task What_was_typed_is_sent_after_signing_in_at_the_office_again()
    {
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        await world.EmployLinkedAsync("administrator");
        var visitor = world.Visit();
        using var first = await visitor.SignInAsync();
        var (ask, cookie) = await SendLateAsync(visitor);
        var back = await LeaveWithFormAsync(visitor, ask, cookie);
        Assert.DoesNotContain("Chan", visitor.Cookie, StringComparison.Ordinal);

        using var answer = await visitor.ComeBackAsync(back);
        var go = await PageForm.ReadAsync(answer);
        Assert.Contains("action=\"/users\"", go.Page, StringComparison.Ordinal);
        Assert.Equal("Chan Bopha", go.Hidden("display-name"));
        using var sent = await go.SendAsync(
            visitor.Client, "/users", ("name", go.Hidden("name")), ("display-name", go.Hidden("display-name")), ("agency", go.Hidden("agency")), ("language", go.Hidden("language")));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains("Hand over this code", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_there_is_not_given_it()
    {
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        await world.EmployLinkedAsync("administrator");
        var visitor = world.Visit();
        using var first = await visitor.SignInAsync();
        var (ask, cookie) = await SendLateAsync(visitor);
        await world.EmployLinkedAsync("administrator");
        using var other = await visitor.ComeBackAsync(await LeaveWithFormAsync(visitor, ask, cookie));
        Assert.DoesNotContain("Chan Bopha", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_off_at_the_office_the_page_to_sign_in_has_it_still_and_what_nobody_sealed_is_not_kept()
    {
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        await world.EmployLinkedAsync("administrator");
        var visitor = world.Visit();
        using var first = await visitor.SignInAsync();
        var (ask, cookie) = await SendLateAsync(visitor);
        await LeaveWithFormAsync(visitor, ask, cookie);
        using var declined = await visitor.ComeBackAsync("/sign-in/office/callback?error=access_denied&state=" + visitor.State);
        Assert.NotEqual(HttpStatusCode.OK, declined.StatusCode);
        var again = await PageForm.ReadAsync(declined, cookie);
        Assert.Equal(ask.Hidden("kept"), again.Hidden("kept"));
        using var forged = await again.SendAsync(visitor.Client, "/sign-in/office", ("kept", "CfDJ8AAAA"));
        await visitor.LeadAsync(forged);
        using var nothing = await visitor.ComeBackAsync("/sign-in/office/callback?error=access_denied&state=" + visitor.State);
        Assert.Equal("", (await PageForm.ReadAsync(nothing)).Hidden("kept"));
    }

    private async Task<(PageForm Ask, string Cookie)> SendLateAsync(OfficeVisitor visitor)
    {
        var form = await PageForm.OpenAsync(visitor.Client, "/users/new");
        world.Clock.Pass(SiteSession.Idle + TimeSpan.FromMinutes(1));
        using var late = await form.SendAsync(visitor.Client, "/users", ("name", "chan.bopha"), ("display-name", "Chan Bopha"), ("agency", "AHTJP"), ("language", "km"));
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        return (await PageForm.ReadAsync(late, form.Cookie), form.Cookie);
    }

    /// <summary>By the form of the sign-in page; a page of the site leads to the provider.</summary>
    private static async Task<string> LeaveWithFormAsync(OfficeVisitor visitor, PageForm ask, string cookie)
    {
        Assert.Contains("action=\"/sign-in/office\"", ask.Page, StringComparison.Ordinal);
        using var left = await (ask with { Cookie = cookie }).SendAsync(visitor.Client, "/sign-in/office", ("kept", ask.Hidden("kept")));
        Assert.Equal(HttpStatusCode.OK, left.StatusCode);
        return await visitor.LeadAsync(left);
    }
}
