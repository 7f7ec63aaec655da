using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Corrections;

public class CorrectionPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private int _people;

    [Theory]
    [InlineData("en", "Unknown so far", "Known: a change waits")]
    [InlineData("km", "មិនទាន់ដឹង", "ដឹងរួចហើយ")]
    public async Task A_correction_is_asked_for_seen_by_another_person_and_approved(string language, string unknown, string known)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var (officer, supervisor) = (await OfficerAsync(), await SupervisorAsync());
        var rows = WebUtility.HtmlDecode(await officer.GetStringAsync($"/cases/{one.Id}/rows?lang={language}"));
        Assert.Contains($"/forms/correct?subject=cases:{one.Id}", rows, StringComparison.Ordinal);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/correct?subject=cases:{one.Id}&lang={language}");
        Assert.Contains(unknown, walk.Words, StringComparison.Ordinal);
        Assert.Contains(known, walk.Words, StringComparison.Ordinal);
        await walk.SendAsync(Fields(one, ("acted-on", "១៨/០៣/២០២៤"), ("site-kind", "hotel")));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"reason-error\"", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(Fields(one, ("acted-on", "១៨/០៣/២០២៤"), ("site-kind", "hotel"), ("reason", "the file says the 18th")));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.Equal(("2024-03-17", "hotel"), (await CaseAsync(one)) is var now ? (now.ActedOn, now.SiteKind) : default);
        var request = await RequestAsync(one);

        // Whoever asked sees it and has no form to decide it.
        Assert.DoesNotContain("name=\"decision\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains($"/corrections/{request.Id}", await supervisor.GetStringAsync("/corrections"), StringComparison.Ordinal);
        var decide = await FormWalk.BeginAsync(supervisor, $"/corrections/{request.Id}?lang={language}");
        Assert.Contains("the file says the 18th", decide.Words, StringComparison.Ordinal);
        await decide.PostAsync(("decision", ""));
        Assert.Equal(HttpStatusCode.BadRequest, decide.Status);
        await decide.SendAsync(("decision", "approve"));
        Assert.Equal("2024-03-18", (await CaseAsync(one)).ActedOn);
        Assert.Contains($"/corrections/{request.Id}", await officer.GetStringAsync("/corrections"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task A_list_calls_colleagues_by_their_names_and_leaves_no_comma_behind(string language)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var name = "asks." + language;
        var officer = await site.EmployAndSignInAsync(name, "PC-12", "provincial-officer");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/correct?subject=cases:{one.Id}&lang={language}");
        await walk.SendAsync(Fields(one, ("acted-on", "18/03/2024"), ("reason", "the file says the 18th")));
        var request = await RequestAsync(one);
        await (await FormWalk.BeginAsync(officer, $"/forms/ask-void?subject=cases:{one.Id}&lang={language}")).SendAsync(("reason", "entered twice"));
        var supervisor = await SupervisorAsync();
        foreach (var address in new[] { "/corrections", "/corrections/" + request.Id, "/voids" })
        {
            var page = WebUtility.HtmlDecode(await supervisor.GetStringAsync($"{address}?lang={language}"));
            Assert.Contains("Sok " + name, page, StringComparison.Ordinal);
            Assert.DoesNotContain(">" + name, page, StringComparison.Ordinal);
            Assert.DoesNotContain("<span class=\"govuk-visually-hidden\">,", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_people_edit_the_same_and_the_second_sees_both_versions_and_chooses()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var (first, second) = (await OfficerAsync(), await OfficerAsync());
        var mine = await FormWalk.BeginAsync(second, $"/forms/correct?subject=cases:{one.Id}&lang=en");
        var theirs = await FormWalk.BeginAsync(first, $"/forms/correct?subject=cases:{one.Id}&lang=en");
        await theirs.SendAsync(Fields(one, ("site-kind", "hotel")));
        Assert.Equal(HttpStatusCode.OK, theirs.Status);
        await mine.PostAsync(Fields(one, ("site-kind", "fishing-vessel"), ("offence-on", "02/2024"), ("reason", "as the witness said")));
        Assert.Equal(HttpStatusCode.Conflict, mine.Status);
        Assert.Contains("hotel", mine.Words, StringComparison.Ordinal);
        Assert.Contains("fishing vessel", mine.Words, StringComparison.Ordinal);
        Assert.Contains("February 2024", mine.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("choose.reason", mine.Page, StringComparison.Ordinal);
        Assert.Null((await CaseAsync(one)).OffenceOn);

        // Theirs stays for the kind of place, mine for the date: what is filled in needs nobody else.
        await mine.SendAsync(("choose.site-kind", "theirs"), ("choose.offence-on", "mine"));
        Assert.Equal(HttpStatusCode.OK, mine.Status);
        var now = await CaseAsync(one);
        Assert.Equal(("hotel", "2024-02"), (now.SiteKind, now.OffenceOn));
    }

    [Fact]
    public async Task Mine_over_theirs_becomes_a_request_with_the_reason_that_was_typed()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var (first, second) = (await OfficerAsync(), await OfficerAsync());
        var mine = await FormWalk.BeginAsync(second, $"/forms/correct?subject=cases:{one.Id}&lang=en");
        await (await FormWalk.BeginAsync(first, $"/forms/correct?subject=cases:{one.Id}&lang=en")).SendAsync(Fields(one, ("site-kind", "hotel")));
        await mine.PostAsync(Fields(one, ("site-kind", "fishing-vessel"), ("reason", "as the witness said")));
        await mine.SendAsync(("choose.site-kind", "mine"));
        Assert.Equal(HttpStatusCode.OK, mine.Status);
        Assert.Equal(("as the witness said", 2), (await RequestAsync(one)) is var request ? (request.Reason, request.BasedOnVersion) : default);
        Assert.Equal("hotel", (await CaseAsync(one)).SiteKind);
    }

    [Fact]
    public async Task A_decision_on_what_has_changed_meanwhile_comes_back_with_both_versions()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var (officer, supervisor) = (await OfficerAsync(), await SupervisorAsync());
        await AskAsync(officer, one, "19/03/2024");
        var request = await RequestAsync(one);
        var walk = await FormWalk.BeginAsync(supervisor, $"/corrections/{request.Id}?lang=en");
        var changed = (await CaseAsync(one)).Copy<Case>();
        var before = await CaseAsync(one);
        changed.ActedOn = "2024-03-18";
        await site.Register.ChangeAsync(
            new ProcessContext(ProcessKind.CaseChange, "tester", null, "a test", "test"), change => change.RecordAsync(EventKind.CaseChanged, new RowChanges().Update(before, changed)), CancellationToken.None);
        await walk.PostAsync(("decision", "approve"));
        Assert.Equal(HttpStatusCode.Conflict, walk.Status);
        foreach (var words in new[] { "17 March 2024", "18 March 2024", "19 March 2024", "has changed this while you were looking" })
        {
            Assert.Contains(words, walk.Words, StringComparison.Ordinal);
        }

        await walk.PostAsync(("decision", "approve"));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"despite-change-error\"", walk.Page, StringComparison.Ordinal);
        Assert.Equal("2024-03-18", (await CaseAsync(one)).ActedOn);
        await walk.SendAsync(("decision", "approve"), ("despite-change", "yes"));
        Assert.Equal("2024-03-19", (await CaseAsync(one)).ActedOn);
    }

    [Fact]
    public async Task Rows_are_numbered_as_on_the_page_of_the_case_and_say_whose_they_are()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = await SiteCases.AddSuspectAsync(site.Register, one, "Chan Rithy");
        await SiteCases.AddSuspectAsync(site.Register, one, "Sok Dara", "-2");
        var officer = await OfficerAsync();
        var rows = HtmlPage.Words(await officer.GetStringAsync($"/cases/{one.Id}/rows?lang=en"));
        Assert.Contains("Suspect 1", rows, StringComparison.Ordinal);
        Assert.Contains("Suspect 2", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("Suspect 3", rows, StringComparison.Ordinal);
        foreach (var address in new[] { $"/cases/{one.Id}/rows?lang=en", $"/forms/correct?subject=cases:{one.Id}&lang=en", $"/forms/ask-void?subject=cases:{one.Id}&lang=en" })
        {
            Assert.Contains(one.Number, HtmlPage.Words(await officer.GetStringAsync(address)), StringComparison.Ordinal);
        }

        Assert.Contains(report.OwnReference, HtmlPage.Words(await officer.GetStringAsync($"/people/{report.Id}/rows?lang=en")), StringComparison.Ordinal);
        Assert.Contains("unless it makes an adult", HtmlPage.Words(await officer.GetStringAsync($"/forms/correct?subject=person_reports:{report.Id}&lang=en")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Suspect 1: ", "Charge 1: ", "17 March 2024")]
    [InlineData("km", "ជនសង្ស័យ ១: ", "១: ", "")]
    public async Task Whoever_corrects_or_decides_reads_whose_row_it_is_and_which_and_no_name(string language, string suspectIs, string chargeIs, string day)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = await SiteCases.AddSuspectAsync(site.Register, one, "Chan Rithy");
        var charge = await ChargeAsync(report.Id);
        var (officer, supervisor) = (await OfficerAsync(), await SupervisorAsync());
        var rows = HtmlPage.Words(await officer.GetStringAsync($"/cases/{one.Id}/rows?lang={language}"));
        Assert.Contains(suspectIs + report.OwnReference, rows, StringComparison.Ordinal);
        Assert.Contains($"{chargeIs}{report.OwnReference}, TSE-10", rows, StringComparison.Ordinal);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/correct?subject=charges:{charge.Id}&lang={language}");
        Assert.Contains($"{report.OwnReference}, TSE-10", walk.Words, StringComparison.Ordinal);
        await walk.SendAsync(("article-code", "TSE-10"), ("charged-on", "18/03/2024"), ("reason", "the file says the 18th"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        await using var db = site.Register.CreateContext();
        var request = await db.CorrectionRequests.SingleAsync(row => row.TargetId == charge.Id);
        foreach (var address in new[] { "/corrections", $"/corrections/{request.Id}" })
        {
            var page = HtmlPage.Words(await supervisor.GetStringAsync($"{address}?lang={language}"));
            Assert.Contains($"{report.OwnReference}, TSE-10", page, StringComparison.Ordinal);
            Assert.Contains(day, page, StringComparison.Ordinal);
            Assert.DoesNotContain("Rithy", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_clerk_who_sees_no_presumed_victims_does_not_read_what_is_asked_about_one()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = await SiteCases.AddVictimAsync(site.Register, one);
        await SiteCases.AddPartyAsync(site.Register, one, "MOJ", "prosecution");
        var officer = await OfficerAsync();
        var walk = await FormWalk.BeginAsync(officer, $"/forms/correct?subject=person_reports:{report.Id}&lang=en");
        await walk.SendAsync(("own-reference", report.OwnReference + "-x"), ("reason", "as her paper has it"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        await using var db = site.Register.CreateContext();
        var request = await db.CorrectionRequests.SingleAsync(row => row.TargetId == report.Id);
        var clerk = await site.EmployAndSignInAsync($"correct.clerk.{Guid.NewGuid().ToString("N")[..8]}", "MOJ", "prosecutors-clerk");
        Assert.DoesNotContain("as her paper has it", await clerk.GetStringAsync($"/cases/{one.Id}?lang=en"), StringComparison.Ordinal);
        Assert.Contains("as her paper has it", await officer.GetStringAsync($"/cases/{one.Id}?lang=en"), StringComparison.Ordinal);
        Assert.DoesNotContain($"{request.Id}", await clerk.GetStringAsync("/corrections?lang=en"), StringComparison.Ordinal);
        using var answer = await clerk.GetAsync($"/corrections/{request.Id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_name_is_corrected_and_shown_to_who_decides_for_a_purpose()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = await SiteCases.AddSuspectAsync(site.Register, one, "Chan Rithy");
        var (officer, supervisor) = (await OfficerAsync(), await SupervisorAsync());
        Assert.Contains($"/forms/correct?subject=sealed_identities:{report.Id}", await officer.GetStringAsync($"/people/{report.Id}/rows?lang=en"), StringComparison.Ordinal);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/correct?subject=sealed_identities:{report.Id}&lang=en");
        await walk.SendAsync(("purpose", "data-quality"));
        Assert.Contains("Chan Rithy", walk.Words, StringComparison.Ordinal);
        await walk.SendAsync(("name-latin", "Chan Rithya\r\nChan Thya"), ("documents", "N1234567; passport; KH"), ("reason", "the passport says so"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        await using var db = site.Register.CreateContext();
        var request = await db.CorrectionRequests.SingleAsync(row => row.TargetId == report.Id);
        Assert.DoesNotContain("Rithya", walk.Page, StringComparison.Ordinal);
        var decide = await FormWalk.BeginAsync(supervisor, $"/corrections/{request.Id}?lang=en");
        Assert.DoesNotContain("Rithy", decide.Page, StringComparison.Ordinal);
        await decide.PostAsync(("purpose", "data-quality"));
        Assert.Contains("Chan Rithya / Chan Thya", decide.Words, StringComparison.Ordinal);
        await decide.SendAsync(("decision", "approve"));
        var identity = site.Register.Vault.Open(await db.SealedIdentities.AsNoTracking().SingleAsync(row => row.Id == report.Id));
        Assert.Equal(["Chan Rithya", "Chan Thya"], identity.Names.Select(name => name.Text), StringComparer.Ordinal);
        Assert.Equal("N1234567", identity.Documents[0].Number);
    }

    [Theory]
    [InlineData("en", "waits for a decision")]
    [InlineData("km", "កំពុងរង់ចាំការសម្រេច")]
    public async Task A_second_correction_of_the_same_field_leads_to_the_one_that_waits(string language, string words)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        await AskAsync(await OfficerAsync(), one, "18/03/2024");
        var request = await RequestAsync(one);
        var colleague = await OfficerAsync();
        colleague.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var walk = await FormWalk.BeginAsync(colleague, $"/forms/correct?subject=cases:{one.Id}&lang={language}");
        Assert.Contains($"href=\"/corrections/{request.Id}\"", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(Fields(one, ("acted-on", "19/03/2024"), ("reason", "another paper says the 19th")));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"acted-on-error\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains(words, walk.Words, StringComparison.Ordinal);
        Assert.Contains($"href=\"/corrections/{request.Id}\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains("another paper says the 19th", walk.Words, StringComparison.Ordinal);
        Assert.Equal(request.Id, (await RequestAsync(one)).Id);
    }

    [Theory]
    [InlineData("en", "Take the request back", "taken back")]
    [InlineData("km", "ដកសំណើវិញ", "បានដកវិញ")]
    public async Task Whoever_asked_takes_a_correction_back(string language, string button, string state)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var (officer, supervisor) = (await OfficerAsync(), await SupervisorAsync());
        await AskAsync(officer, one, "18/03/2024");
        var request = await RequestAsync(one);
        officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        Assert.DoesNotContain("/take-back", await supervisor.GetStringAsync($"/corrections/{request.Id}"), StringComparison.Ordinal);
        var walk = await FormWalk.BeginAsync(officer, $"/corrections/{request.Id}?lang={language}");
        Assert.Contains(button, walk.Words, StringComparison.Ordinal);
        await walk.SendAsync(("reason", ""));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.Contains(state, walk.Words, StringComparison.Ordinal);
        Assert.Equal("taken-back", (await RequestAsync(one)).Status);
        Assert.DoesNotContain("name=\"decision\"", await supervisor.GetStringAsync($"/corrections/{request.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_out_of_reach_answers_as_what_is_not_there()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        await AskAsync(await OfficerAsync(), one, "18/03/2024");
        var request = await RequestAsync(one);
        var stranger = await site.EmployAndSignInAsync("correct.stranger", "PC-07", "agency-supervisor");
        foreach (var address in new[] { $"/corrections/{request.Id}", $"/cases/{one.Id}/rows", $"/forms/correct?subject=cases:{one.Id}", "/forms/correct?subject=cases:x", $"/forms/correct?subject=users:{one.Id}", "/forms/correct" })
        {
            using var answer = await stranger.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var form = await PageForm.OpenAsync(stranger, "/corrections");
        using var decided = await form.SendAsync(stranger, $"/corrections/{request.Id}", ("decision", "approve"), ("based-on", "1"), ("target-version", "1"));
        Assert.Equal(HttpStatusCode.NotFound, decided.StatusCode);
        var officer = await OfficerAsync();
        var own = await PageForm.OpenAsync(officer, "/corrections");
        using var forbidden = await own.SendAsync(officer, $"/corrections/{request.Id}", ("decision", "approve"), ("based-on", "1"), ("target-version", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal("2024-03-17", (await CaseAsync(one)).ActedOn);
    }

    private static async Task AskAsync(HttpClient client, Case one, string actedOn)
    {
        var walk = await FormWalk.BeginAsync(client, $"/forms/correct?subject=cases:{one.Id}&lang=en");
        await walk.SendAsync(Fields(one, ("acted-on", actedOn), ("reason", "the file says so")));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
    }

    /// <summary>The form as it is shown, with some fields typed over.</summary>
    private static (string Name, string Value)[] Fields(Case one, params (string Name, string Value)[] typed) =>
    [
        .. new[] { ("own-reference", one.OwnReference), ("acted-on", one.ActedOn), ("province-code", one.ProvinceCode), ("opening-article", one.OpeningArticle) }
            .Where(field => typed.All(other => other.Name != field.Item1)), .. typed,
    ];

    private async Task<Charge> ChargeAsync(Guid reportId)
    {
        await using var db = site.Register.CreateContext();
        var suspect = await db.Suspects.SingleAsync(row => row.ReportId == reportId);
        var charge = new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-10", ChargedOn = "2024-03-17" };
        await SiteCases.AddChargeAsync(site.Register, charge);
        return charge;
    }

    private Task<HttpClient> OfficerAsync() => EmployAsync("officer", "provincial-officer");

    private Task<HttpClient> SupervisorAsync() => EmployAsync("supervisor", "agency-supervisor");

    private Task<HttpClient> EmployAsync(string name, string role) => site.EmployAndSignInAsync($"correct.{name}.{Guid.NewGuid().ToString("N")[..8]}.{++_people}", "PC-12", role);

    private async Task<Case> CaseAsync(Case one)
    {
        await using var db = site.Register.CreateContext();
        return await db.Cases.SingleAsync(row => row.Id == one.Id);
    }

    private async Task<CorrectionRequest> RequestAsync(Case one)
    {
        await using var db = site.Register.CreateContext();
        return await db.CorrectionRequests.SingleAsync(row => row.TargetId == one.Id);
    }
}
