using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Voiding;

public class VoidPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task A_row_is_voided_by_two_persons_who_see_what_hangs_on_it(string language)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        await SiteCases.AddSuspectAsync(site.Register, one, "Chan Rithy");
        var officer = await site.EmployAndSignInAsync("void.officer." + language, "PC-12", "provincial-officer");
        var supervisor = await site.EmployAndSignInAsync("void.supervisor." + language, "PC-12", "agency-supervisor");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/ask-void?subject=cases:{one.Id}&lang={language}");
        await walk.SendAsync(("reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        await walk.SendAsync(("reason", "entered twice"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.DoesNotContain("value=\"approve\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"refuse\"", walk.Page, StringComparison.Ordinal);

        await using var db = site.Register.CreateContext();
        var request = await db.VoidRequests.SingleAsync(row => row.TargetId == one.Id);
        Assert.Contains($"/voids/{request.Id}", await supervisor.GetStringAsync("/voids"), StringComparison.Ordinal);
        var decide = await FormWalk.BeginAsync(supervisor, $"/voids/{request.Id}?lang={language}");
        Assert.Contains(one.OwnReference, decide.Words, StringComparison.Ordinal);
        Assert.Contains(language == "en" ? "Suspect: 1" : "ជនសង្ស័យ: ១", decide.Words, StringComparison.Ordinal);
        await decide.PostAsync(("reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, decide.Status);
        await decide.PostAsync(("decision", "approve"), ("reason", "seen on paper"));
        await decide.PostAsync(("decision", "approve"), ("reason", "a later thought"));
        Assert.Equal(HttpStatusCode.BadRequest, decide.Status);
        Assert.Contains("a later thought", decide.Words, StringComparison.Ordinal);
        Assert.Contains("seen on paper", decide.Words, StringComparison.Ordinal);
        using var gone = await officer.GetAsync($"/cases/{one.Id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.True((await db.Cases.AsNoTracking().SingleAsync(row => row.Id == one.Id)).IsVoided);
        using var still = await supervisor.GetAsync($"/voids/{request.Id}");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task Whoever_decides_reads_whose_row_is_to_be_voided_and_which_of_its_kind(string language)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = await SiteCases.AddSuspectAsync(site.Register, one, "Chan Rithy");
        await SiteCases.AddSuspectAsync(site.Register, one, "Sok Dara", "-2");
        var party = await SiteCases.AddPartyAsync(site.Register, one, "MOJ", "court");
        await using var db = site.Register.CreateContext();
        var suspect = await db.Suspects.SingleAsync(row => row.ReportId == report.Id);
        var officer = await site.EmployAndSignInAsync("whose.officer." + language, "PC-12", "provincial-officer");
        var supervisor = await site.EmployAndSignInAsync("whose.supervisor." + language, "PC-12", "agency-supervisor");
        foreach (var (row, target, told) in new[] { ($"suspects:{suspect.Id}", suspect.Id, report.OwnReference), ($"case_parties:{party.Id}", party.Id, "(MOJ)") })
        {
            var walk = await FormWalk.BeginAsync(officer, $"/forms/ask-void?subject={row}&lang={language}");
            Assert.Contains(told, walk.Words, StringComparison.Ordinal);
            await walk.SendAsync(("reason", "entered twice"));
            var request = await db.VoidRequests.SingleAsync(asked => asked.TargetId == target);
            foreach (var address in new[] { "/voids", $"/voids/{request.Id}" })
            {
                var page = HtmlPage.Words(await supervisor.GetStringAsync($"{address}?lang={language}"));
                Assert.Contains(told, page, StringComparison.Ordinal);
                Assert.DoesNotContain("Rithy", page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_request_is_taken_back_by_who_asked_and_a_forged_approval_is_refused()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var officer = await site.EmployAndSignInAsync("back.officer", "PC-12", "provincial-officer");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/ask-void?subject=cases:{one.Id}&lang=en");
        await walk.SendAsync(("reason", "entered twice"));
        await walk.PostAsync(("decision", "approve"));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("a second person decides", walk.Words, StringComparison.Ordinal);
        await walk.PostAsync(("decision", "refuse"), ("reason", ""));
        Assert.Contains("id=\"reason-error\"", walk.Page, StringComparison.Ordinal);
        await walk.PostAsync(("decision", "approve"), ("reason", "typed <before>"));
        Assert.Contains("typed <before>", walk.Words, StringComparison.Ordinal);
        await walk.SendAsync(("decision", "refuse"), ("reason", "it was right"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        await using var db = site.Register.CreateContext();
        Assert.False((await db.Cases.SingleAsync(row => row.Id == one.Id)).IsVoided);
        Assert.Equal("back.officer", (await db.VoidRequests.SingleAsync(row => row.TargetId == one.Id)).RefusedBy);
    }

    [Fact]
    public async Task What_is_out_of_reach_answers_as_what_is_not_there()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var officer = await site.EmployAndSignInAsync("reach.officer", "PC-12", "provincial-officer");
        await (await FormWalk.BeginAsync(officer, $"/forms/ask-void?subject=cases:{one.Id}&lang=en")).SendAsync(("reason", "entered twice"));
        await using var db = site.Register.CreateContext();
        var request = await db.VoidRequests.SingleAsync(row => row.TargetId == one.Id);
        var stranger = await site.EmployAndSignInAsync("reach.stranger", "PC-07", "agency-supervisor");
        foreach (var address in new[] { $"/voids/{request.Id}", $"/forms/ask-void?subject=cases:{one.Id}", $"/forms/ask-void?subject=agencies:{one.LeadAgencyId}", "/forms/ask-void" })
        {
            using var answer = await stranger.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var form = await PageForm.OpenAsync(stranger, "/voids");
        using var decided = await form.SendAsync(stranger, $"/voids/{request.Id}", ("decision", "approve"), ("based-on", "1"));
        Assert.Equal(HttpStatusCode.NotFound, decided.StatusCode);
        Assert.False((await db.Cases.AsNoTracking().SingleAsync(row => row.Id == one.Id)).IsVoided);
    }
}
