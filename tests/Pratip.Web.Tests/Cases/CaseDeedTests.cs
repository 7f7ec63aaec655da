using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Cases;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Cases;

public class CaseDeedTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_case_is_given_linked_numbered_shared_reviewed_and_closed_by_forms()
    {
        var officer = await site.EmployAsync("given.officer", "PC-12", "provincial-officer");
        var supervisor = await site.EmployAndSignInAsync("given.supervisor", "PC-12", "agency-supervisor");
        var (one, other) = (await site.OpenCaseAsync("PC-12", "12"), await site.OpenCaseAsync("PC-12", "12"));
        var page = $"/cases/{one.Id}";
        await SendAsync(supervisor, $"/forms/assign-case?subject={one.Id}", ("user-id", officer.ToString()));
        await SendAsync(supervisor, $"/forms/link-cases?subject={one.Id}", ("other-number", other.Number), ("kind", "related"), ("reason", "one raid"));
        await SendAsync(supervisor, $"/forms/add-body-number?subject={one.Id}", ("body", "court"), ("number", "77/" + one.Number));
        await SendAsync(supervisor, $"/forms/add-party?subject={one.Id}", ("agency-code", "MOJ"), ("role", "court"), ("since", "២០២៥-០៣-១៨"));
        await SendAsync(supervisor, $"/forms/review-palermo?subject={one.Id}", ("counts-as-palermo", "yes"));
        await SendAsync(supervisor, $"/forms/case-status?subject={one.Id}", ("status", "closed"), ("reason", "sentence is final"));
        var shown = WebUtility.HtmlDecode(await supervisor.GetStringAsync(page + "?lang=en"));
        foreach (var words in (string[])["Sok given.officer", other.Number, "77/" + one.Number, "Ministry of Justice", "closed"])
        {
            Assert.Contains(words, shown, StringComparison.Ordinal);
        }

        var kept = await site.FindAsync<Case>(one.Id);
        Assert.Equal((true, "given.supervisor", "closed"), (kept.CountsAsPalermo, kept.PalermoReviewer, kept.Status));
        await using var db = site.Register.CreateContext();
        var (party, held) = (await db.CaseParties.SingleAsync(row => row.CaseId == one.Id), await db.CaseAssignments.SingleAsync(row => row.CaseId == one.Id));
        foreach (var (language, name) in new[] { ("en", "Ministry of Justice (MOJ)"), ("km", "(MOJ)") })
        {
            Assert.Contains(name, HtmlPage.Words((await supervisor.GetStringAsync($"/forms/end-party?subject={party.Id}&lang={language}")).Split("<main")[1]), StringComparison.Ordinal);
        }

        await SendAsync(supervisor, $"/forms/end-party?subject={party.Id}");
        await SendAsync(supervisor, $"/forms/release-case?subject={held.Id}");
        Assert.NotNull((await site.FindAsync<CaseParty>(party.Id)).Until);
        Assert.NotNull((await site.FindAsync<CaseAssignment>(held.Id)).Until);
    }

    [Fact]
    public async Task What_cannot_be_is_said_beside_the_field()
    {
        var supervisor = await site.EmployAndSignInAsync("refused.supervisor", "PC-12", "agency-supervisor");
        var one = await site.OpenCaseAsync("PC-12", "12");
        await RefusedAsync(supervisor, $"/forms/link-cases?subject={one.Id}", "other-number", ("other-number", "KH-1999-000001"), ("kind", "related"), ("reason", "x"));
        await RefusedAsync(supervisor, $"/forms/assign-case?subject={one.Id}", "user-id", ("user-id", Guid.NewGuid().ToString()));
        await RefusedAsync(supervisor, $"/forms/add-party?subject={one.Id}", "agency-code", ("agency-code", "PC-12"), ("role", "court"));
        await RefusedAsync(supervisor, $"/forms/case-status?subject={one.Id}", "reason", ("status", "closed"), ("reason", ""));
        await RefusedAsync(supervisor, $"/forms/case-status?subject={one.Id}", "status", ("status", "<script>"), ("reason", "x"));
    }

    [Fact]
    public async Task Two_who_change_the_status_see_both_versions_and_choose()
    {
        var first = await site.EmployAndSignInAsync("first.officer", "PC-12", "provincial-officer");
        var second = await site.EmployAndSignInAsync("second.officer", "PC-12", "provincial-officer");
        var one = await site.OpenCaseAsync("PC-12", "12");
        var late = await FormWalk.BeginAsync(second, $"/forms/case-status?subject={one.Id}&lang=en");
        await SendAsync(first, $"/forms/case-status?subject={one.Id}", ("status", "before-court"), ("reason", "indicted"));
        await late.PostAsync(("status", "follow-up"), ("reason", "a witness is sought"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("before the court", late.Words, StringComparison.Ordinal);
        Assert.Contains("follow-up", late.Words, StringComparison.Ordinal);
        Assert.Contains("Sok first.officer", late.Words, StringComparison.Ordinal);
        await late.SendAsync(("choose.status", "mine"), ("choose.reason", "mine"));
        Assert.Equal("follow-up", (await site.FindAsync<Case>(one.Id)).Status);
    }

    [Fact]
    public async Task Only_who_may_is_led_to_the_forms_and_typing_their_addresses_leads_nowhere()
    {
        var one = await site.OpenCaseAsync("PC-12", "12");
        var officer = await site.EmployAndSignInAsync("links.officer", "PC-12", "provincial-officer");
        var shown = await officer.GetStringAsync($"/cases/{one.Id}");
        Assert.Contains($"/forms/case-status?subject={one.Id}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("/forms/release-case", shown, StringComparison.Ordinal);
        var reader = await site.EmployAndSignInAsync("links.reader", "OCM", "data-officer");
        Assert.DoesNotContain("/forms/case-status", await reader.GetStringAsync($"/cases/{one.Id}"), StringComparison.Ordinal);
        var stranger = await site.EmployAndSignInAsync("links.stranger", "PC-07", "agency-supervisor");
        foreach (var form in (string[])["assign-case", "link-cases", "add-body-number", "add-party", "case-status", "review-palermo", "end-party", "release-case"])
        {
            using var typed = await stranger.GetAsync($"/forms/{form}?subject={one.Id}");
            Assert.Equal(HttpStatusCode.NotFound, typed.StatusCode);
            using var nothing = await stranger.GetAsync($"/forms/{form}");
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        }
    }

    private static async Task SendAsync(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var walk = await FormWalk.EnterAsync(client, address, fields);
        Assert.Contains("govuk-notification-banner--success", walk.Page, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(HttpClient client, string address, string field, params (string Name, string Value)[] fields)
    {
        var walk = await FormWalk.BeginAsync(client, address);
        await walk.PostAsync(fields);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains($"id=\"{field}-error\"", walk.Page, StringComparison.Ordinal);
    }
}
