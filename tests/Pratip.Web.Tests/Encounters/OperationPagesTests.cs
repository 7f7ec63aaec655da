using System.Net;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Encounters;

public sealed class OperationPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "compound", "carried out")]
    [InlineData("km", "បរិវេណ", "បានអនុវត្ត")]
    public async Task A_site_and_an_operation_show_what_was_done_and_what_came_of_it(string language, string kind, string status)
    {
        var officer = await site.EmployAndSignInAsync("operation." + language, "GDI", "immigration-officer");
        var place = await FormWalk.EnterAsync(officer, $"/forms/register-site?lang={language}", [("own-reference", "S-" + language), ("kind", "compound"), ("province-code", "12"), ("known-since", "2023")]);
        var siteId = HtmlPage.Links(place.Page).First(link => link.StartsWith("/forms/close-site", StringComparison.Ordinal)).Split('=')[1];
        Assert.Contains(kind, WebUtility.HtmlDecode(await officer.GetStringAsync($"/sites/{siteId}?lang={language}")), StringComparison.Ordinal);
        var planned = await FormWalk.EnterAsync(officer, $"/forms/plan-operation?lang={language}", [("own-reference", "J-" + language), ("planned-on", "2030"), ("site-id", siteId), ("plan", "Two gates at dawn")]);
        Assert.DoesNotContain("Two gates", planned.Page, StringComparison.Ordinal);
        var links = HtmlPage.Links(planned.Page).ToList();
        var part = await FormWalk.BeginAsync(officer, links.Single(link => link.StartsWith("/forms/add-operation-task", StringComparison.Ordinal)));
        await part.SendAsync(("agency-id", await AgencyAsync("MOSVY")), ("task", "screening"));
        await FormWalk.EnterAsync(officer, links.Single(link => link.StartsWith("/forms/open-encounter", StringComparison.Ordinal)), [("own-reference", "E-" + language), ("on", "2024-03-05"), ("site-id", siteId)]);
        var change = links.Single(link => link.StartsWith("/forms/change-operation", StringComparison.Ordinal));
        await FormWalk.EnterAsync(officer, change, [("status", "carried-out")]);
        var address = "/operations/" + change.Split('=')[1];
        Assert.Contains(status, WebUtility.HtmlDecode(await officer.GetStringAsync($"{address}?lang={language}")), StringComparison.Ordinal);

        // The agency with the task sees the operation, opens the plan on the record and says what came of its task.
        var social = await site.EmployAndSignInAsync("social." + language, "MOSVY", "social-worker");
        var page = await social.GetStringAsync(address);
        Assert.DoesNotContain("/forms/change-operation", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/sites/{siteId}", page, StringComparison.Ordinal);
        Assert.Contains(language == "km" ? "មិនបង្ហាញ" : "not shown", WebUtility.HtmlDecode(await social.GetStringAsync($"{address}?lang={language}")), StringComparison.Ordinal);
        var result = HtmlPage.Links(page).Single(link => link.StartsWith("/forms/record-operation-result", StringComparison.Ordinal));
        await FormWalk.EnterAsync(social, result, [("result", "done"), ("result-on", "2024-03-06")]);
        var form = await PageForm.OpenAsync(officer, address);
        using var opened = await form.SendAsync(officer, address + "/plan", ("purpose", "case-work"));
        Assert.Contains("Two gates at dawn", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var refused = await form.SendAsync(officer, address + "/plan", ("purpose", "curiosity"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        var closed = await FormWalk.EnterAsync(officer, $"/forms/close-site?subject={siteId}", [("closed-on", "2024-04")]);
        Assert.Contains("E-" + language, closed.Page, StringComparison.Ordinal);
        var stranger = await site.EmployAndSignInAsync("stranger." + language, "PC-07", "immigration-officer");
        foreach (var away in (string[])[$"/sites/{siteId}", address])
        {
            using var answer = await stranger.GetAsync(away);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<string> AgencyAsync(string code)
    {
        await using var db = site.Register.CreateContext();
        return db.Agencies.Single(agency => agency.Code == code).Id.ToString();
    }
}
