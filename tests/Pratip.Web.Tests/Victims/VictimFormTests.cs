using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Victims;

/// <summary>Everything about presumed victims and children through its forms.</summary>
public class VictimFormTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly (string, string)[] Nothing = [];

    [Theory]
    [InlineData("en", "Identified victim 1", "Presumed victim 1")]
    [InlineData("km", "ជនរងគ្រោះដែលបានកំណត់អត្តសញ្ញាណទី", "ជនសង្ស័យរងគ្រោះទី")]
    public async Task A_presumed_victim_is_identified_and_served_through_the_forms(string language, string identified, string presumed)
    {
        var one = await OpenAsync("PC-12", "MOSVY");
        var officer = await site.EmployAndSignInAsync("victims.officer." + language, "PC-12", "provincial-officer");
        var social = await site.EmployAndSignInAsync("victims.social." + language, "MOSVY", "social-worker");
        var walk = await RegisterAsync(officer, $"/forms/add-victim?subject={one.Id}&lang={language}", "Sok Bopha", "30");
        Assert.DoesNotContain("Bopha", walk.Page, StringComparison.Ordinal);
        await walk.OpenAsync($"/cases/{one.Id}?lang={language}");
        Assert.Contains(presumed, walk.Words, StringComparison.Ordinal);
        var victim = await VictimAsync(one);

        walk = await EnterAsync(social, $"/forms/decide-status?subject={victim.Id}&lang={language}",
            ("status", "identified"), ("on", "20/02/2025"), ("body", "social-affairs"), ("reason", "Her account of Street 51"));
        await walk.OpenAsync($"/cases/{one.Id}?lang={language}");
        Assert.Contains(identified, walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Street 51", walk.Page, StringComparison.Ordinal);
        await EnterAsync(social, $"/forms/add-need?subject={victim.Id}&lang={language}", ("kind", "health"), ("on", "2025-02-21"));
        walk = await EnterAsync(social, $"/forms/add-service?subject={victim.Id}&lang={language}", ("kind", "health"), ("provider-agency-id", await AgencyIdAsync("MOH")), ("from", "2025-02-22"));
        await EnterAsync(social, Link(walk, "/forms/meet-need"), ("met-on", "2025-02-22"));
        walk = await EnterAsync(social, Link(walk, "/forms/end-service"), ("to", "2025-03-01"));
        Assert.DoesNotContain("/forms/meet-need", walk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("/forms/end-service", walk.Page, StringComparison.Ordinal);
        await EnterAsync(social, $"/forms/add-disposition?subject={victim.Id}&lang={language}", ("disposition", "family"), ("on", "2025-03-02"));
        await using var db = site.Register.CreateContext();
        Assert.Equal("identified", (await db.Victims.SingleAsync(row => row.Id == victim.Id)).Status);
        Assert.Equal("2025-03-01", (await db.VictimServices.SingleAsync(row => row.VictimId == victim.Id)).To);
        Assert.Equal("family", (await db.VictimDispositions.SingleAsync(row => row.VictimId == victim.Id)).Disposition);
    }

    [Fact]
    public async Task Reasons_are_shown_for_a_purpose_on_the_answer_to_a_form_and_at_no_address()
    {
        var one = await OpenAsync("PC-12");
        var (officer, _) = await SignedInAsync("reasons.officer", "PC-12", "provincial-officer");
        await RegisterAsync(officer, $"/forms/add-victim?subject={one.Id}&lang=en", "Sok Bopha", "30");
        var victim = await VictimAsync(one);
        await EnterAsync(officer, $"/forms/decide-status?subject={victim.Id}&lang=en", ("status", "not-confirmed"), ("on", "2025-02"), ("body", "police"), ("reason", "<i>No signs</i> found"));
        foreach (var address in new[] { $"/cases/{one.Id}", $"/people/{victim.ReportId}" })
        {
            var form = await PageForm.OpenAsync(officer, address + "?lang=en");
            Assert.DoesNotContain("No signs", form.Page, StringComparison.Ordinal);
            Assert.Contains("not confirmed", form.Page, StringComparison.Ordinal);
            var action = address + (address.StartsWith("/cases", StringComparison.Ordinal) ? "/people" : "/names");
            using var without = await form.SendAsync(officer, action, ("purpose", "curiosity"));
            Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
            Assert.DoesNotContain("No signs", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var opened = await form.SendAsync(officer, action, ("purpose", "protection"));
            var page = await opened.Content.ReadAsStringAsync();
            Assert.Contains("&lt;i&gt;No signs&lt;/i&gt; found", page, StringComparison.Ordinal);
            Assert.Contains("Sok Bopha", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_organisation_keeps_files_without_a_case_and_one_without_any_identity()
    {
        var (organisation, _) = await SignedInAsync("shelter.worker", "NGO-SHELTER", "ngo");
        var walk = await FormWalk.EnterAsync(organisation, "/forms/add-victim?lang=en",
            [("is-anonymous", "yes")], [("sex", "female")], Nothing, [("status", "presumed"), ("registered-on", "2025-02-10"), ("age-band", "15-17")], Nothing);
        Assert.Contains("no identity is kept", walk.Words, StringComparison.Ordinal);
        Assert.Contains("15 to 17", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/names", walk.Page[..walk.Page.IndexOf("<main", StringComparison.Ordinal)], StringComparison.Ordinal);
        var list = await organisation.GetStringAsync("/people?lang=en");
        var address = HtmlPage.Links(list).Single(link => link.StartsWith("/people/", StringComparison.Ordinal));
        var stranger = await site.EmployAndSignInAsync("shelter.stranger", "PC-12", "provincial-officer", "social-worker");
        Assert.DoesNotContain(address, await stranger.GetStringAsync("/people"), StringComparison.Ordinal);
        using var refused = await stranger.GetAsync(address);
        using var nowhere = await stranger.GetAsync($"/people/{Guid.CreateVersion7()}");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (refused.StatusCode, nowhere.StatusCode));
        Assert.Equal((await nowhere.Content.ReadAsStringAsync()).Length, (await refused.Content.ReadAsStringAsync()).Length);
    }

    [Fact]
    public async Task A_file_without_a_case_is_put_into_one_by_its_number()
    {
        var one = await OpenAsync("PC-12", "MOSVY");
        var far = await OpenAsync("PC-07");
        var social = await site.EmployAndSignInAsync("place.social", "MOSVY", "social-worker");
        var walk = await RegisterAsync(social, "/forms/add-victim?lang=en", "Chan Dara", "22");
        var link = Link(walk, "/forms/place-victim");
        foreach (var number in new[] { far.Number, "KH-1999-000001" })
        {
            var wrong = await FormWalk.BeginAsync(social, link + "&lang=en");
            await wrong.PostAsync(("case-id", number));
            Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
            Assert.Contains("This is not there, or out of your reach", wrong.Words, StringComparison.Ordinal);
        }

        walk = await EnterAsync(social, link, ("case-id", one.Number));
        Assert.DoesNotContain("/forms/place-victim", walk.Page, StringComparison.Ordinal);
        Assert.Contains($"/cases/{one.Id}", walk.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_a_child_a_guardian_agrees_and_takes_it_back_without_a_reason()
    {
        var one = await OpenAsync("PC-12");
        var officer = await site.EmployAndSignInAsync("child.officer", "PC-12", "provincial-officer");
        await RegisterAsync(officer, $"/forms/add-victim?subject={one.Id}&lang=en", "Sok Nita", "12");
        var reportId = (await VictimAsync(one)).ReportId;
        (string, string)[] yes = [("purpose", "sharing"), ("is-given", "yes"), ("on", "2025-02-20"), ("form", "spoken"), ("spoken-language", "km"), ("with-interpreter", "no")];
        var walk = await FormWalk.BeginAsync(officer, $"/forms/record-consent?subject={reportId}&lang=en");
        await walk.PostAsync(yes);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"guardian-id-error\"", walk.Page, StringComparison.Ordinal);

        var empty = await FormWalk.BeginAsync(officer, $"/forms/child-situation?subject={reportId}");
        await empty.PostAsync();
        Assert.Contains("id=\"age-is-uncertain-error\"", empty.Page, StringComparison.Ordinal);
        await EnterAsync(officer, $"/forms/child-situation?subject={reportId}", ("is-unaccompanied", "yes"), ("age-is-uncertain", "no"));
        await EnterAsync(officer, $"/forms/best-interest?subject={reportId}", ("on", "2025-02-15"), ("deciding-agency-id", await AgencyIdAsync("MOSVY")), ("decision", "stays with her aunt"));
        walk = await EnterAsync(officer, $"/forms/add-guardian?subject={reportId}&lang=en", ("relation", "relative"), ("contact", "Aunt Sokha"), ("since", "2025-02-11"));
        Assert.DoesNotContain("Sokha", walk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("her aunt", walk.Page, StringComparison.Ordinal);
        var end = Link(walk, "/forms/end-guardian");
        var guardian = end.Split('=')[1].Split('&')[0];
        walk = await EnterAsync(officer, $"/forms/record-consent?subject={reportId}&lang=en", [.. yes, ("guardian-id", guardian)]);
        Assert.Contains("by a guardian", walk.Words, StringComparison.Ordinal);
        var withdraw = await FormWalk.BeginAsync(officer, Link(walk, "/forms/withdraw-consent") + "&lang=en");
        Assert.DoesNotContain("<textarea", withdraw.Page, StringComparison.Ordinal);
        await withdraw.SendAsync(("withdrawn-on", "2025-02-25"));
        Assert.Contains("withdrawn", withdraw.Words, StringComparison.Ordinal);
        walk = await EnterAsync(officer, end, ("until", "2025-03-01"));
        Assert.DoesNotContain("/forms/end-guardian", walk.Page, StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        Assert.True((await db.ChildSituations.SingleAsync(row => row.ReportId == reportId)).IsUnaccompanied);
    }

    [Fact]
    public async Task A_hand_over_is_offered_and_seen_only_where_shelters_may_be_known()
    {
        var one = await OpenAsync("PC-12", "MOSVY");
        var officer = await site.EmployAndSignInAsync("shelters.officer", "PC-12", "provincial-officer");
        var social = await site.EmployAndSignInAsync("shelters.social", "MOSVY", "social-worker");
        var walk = await RegisterAsync(officer, $"/forms/add-victim?subject={one.Id}&lang=en", "Sok Sophea", "30");
        Assert.DoesNotContain("/forms/add-hand-over", walk.Page, StringComparison.Ordinal);
        var victim = await VictimAsync(one);
        using var refused = await officer.GetAsync($"/forms/add-hand-over?subject={victim.ReportId}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var kinds = await officer.GetStringAsync($"/forms/add-service?subject={victim.Id}");
        Assert.DoesNotContain("value=\"shelter\"", kinds, StringComparison.Ordinal);
        walk = await EnterAsync(social, $"/forms/add-hand-over?subject={victim.ReportId}&lang=en", ("destination", "ngo-shelter"), ("on", "2025-02-12"), ("province-code", "12"));
        Assert.Contains("NGO shelter", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("NGO shelter", await officer.GetStringAsync($"/people/{victim.ReportId}?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspect_registered_as_presumed_victim_stands_in_both_roles_on_one_line()
    {
        var one = await OpenAsync("PC-12");
        var report = await SuspectAsync(one);
        var officer = await site.EmployAndSignInAsync("roles.officer", "PC-12", "agency-supervisor");
        await FormWalk.EnterAsync(officer, $"/forms/add-victim?subject={one.Id}&lang=en",
            [("report-id", report.Id.ToString())], [("status", "presumed"), ("registered-on", "2025-02-10"), ("age", "30")], Nothing);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{report.Id}?lang=en"));
        Assert.Contains("is suspect and presumed victim. Both stand", page, StringComparison.Ordinal);
        Assert.Contains("the same person is suspect and presumed victim", page, StringComparison.Ordinal);
        Assert.Contains("in two roles", page, StringComparison.Ordinal);
        Assert.Contains("Who looked", page, StringComparison.Ordinal);
        Assert.Contains("Sok roles.officer", page, StringComparison.Ordinal);
        var colleague = await site.EmployAndSignInAsync("roles.colleague", "PC-12", "provincial-officer");
        Assert.DoesNotContain("Who looked", await colleague.GetStringAsync($"/people/{report.Id}?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_decide_see_both_versions_and_one_decision_stands()
    {
        var one = await OpenAsync("PC-12");
        var first = await site.EmployAndSignInAsync("decide.first", "PC-12", "provincial-officer");
        var second = await site.EmployAndSignInAsync("decide.second", "PC-12", "provincial-officer");
        await RegisterAsync(first, $"/forms/add-victim?subject={one.Id}&lang=en", "Sok Chenda", "30");
        var victim = await VictimAsync(one);
        var late = await FormWalk.BeginAsync(second, $"/forms/decide-status?subject={victim.Id}&lang=en");
        await EnterAsync(first, $"/forms/decide-status?subject={victim.Id}&lang=en", ("status", "identified"), ("on", "2025-02-20"), ("body", "police"), ("reason", "one"));
        await late.PostAsync(("status", "not-confirmed"), ("on", "2025-02-20"), ("body", "police"), ("reason", "two"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("identified victim", late.Words, StringComparison.Ordinal);
        Assert.Contains("Sok decide.first", late.Words, StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        Assert.Equal("identified", (await db.VictimDecisions.SingleAsync(row => row.VictimId == victim.Id)).Status);
    }

    [Theory]
    [InlineData("reason", "", "Fill this in")]
    [InlineData("on", "31/02/2025", "February 2025 has 28 days")]
    [InlineData("on", "2199", "has not come yet")]
    [InlineData("body", "my-uncle", "is not in the list")]
    [InlineData("status", "flagged", "Flagged is where a file begins")]
    [InlineData("reason", "a\u0001b", "cannot be kept")]
    public async Task What_is_wrong_with_a_decision_is_said_beside_its_field_and_nothing_typed_is_lost(string field, string typed, string words)
    {
        var one = await OpenAsync("OCM");
        await RegisterAsync(site.Client, $"/forms/add-victim?subject={one.Id}&lang=en", "Sok Vanna", "30");
        var victim = await VictimAsync(one);
        var walk = await FormWalk.BeginAsync(site.Client, $"/forms/decide-status?subject={victim.Id}&lang=en");
        (string Name, string Value)[] right = [("status", "identified"), ("on", "20/02/2025"), ("body", "police"), ("reason", "<b>signs</b>")];
        await walk.PostAsync([.. right.Where(one => one.Name != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains(words, walk.Words, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-error\"", walk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", walk.Page, StringComparison.Ordinal);
        Assert.Contains(field == "on" ? "signs" : "2025-02-20", walk.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_form_is_about_what_is_out_of_reach()
    {
        var one = await OpenAsync("PC-12");
        var officer = await site.EmployAndSignInAsync("reach.officer", "PC-12", "provincial-officer");
        await RegisterAsync(officer, $"/forms/add-victim?subject={one.Id}&lang=en", "Sok Maly", "12");
        var victim = await VictimAsync(one);
        await EnterAsync(officer, $"/forms/add-need?subject={victim.Id}", ("kind", "health"), ("on", "2025-02-21"));
        await EnterAsync(officer, $"/forms/add-service?subject={victim.Id}", ("kind", "health"), ("provider-agency-id", await AgencyIdAsync("MOH")), ("from", "2025-02-22"));
        await EnterAsync(officer, $"/forms/add-guardian?subject={victim.ReportId}", ("relation", "relative"), ("contact", "Aunt Sokha"), ("since", "2025-02-11"));
        await EnterAsync(officer, $"/forms/record-consent?subject={victim.ReportId}",
            ("purpose", "sharing"), ("is-given", "no"), ("on", "2025-02-20"), ("form", "spoken"), ("spoken-language", "km"), ("with-interpreter", "no"));
        await using var db = site.Register.CreateContext();
        var addresses = new[]
        {
            $"add-victim?subject={one.Id}", $"decide-status?subject={victim.Id}", $"add-need?subject={victim.Id}", $"add-service?subject={victim.Id}",
            $"add-disposition?subject={victim.Id}", $"place-victim?subject={victim.Id}", $"record-consent?subject={victim.ReportId}", $"add-guardian?subject={victim.ReportId}",
            $"child-situation?subject={victim.ReportId}", $"best-interest?subject={victim.ReportId}", $"add-hand-over?subject={victim.ReportId}",
            $"meet-need?subject={(await db.VictimNeeds.SingleAsync(row => row.VictimId == victim.Id)).Id}",
            $"end-service?subject={(await db.VictimServices.SingleAsync(row => row.VictimId == victim.Id)).Id}",
            $"withdraw-consent?subject={(await db.PersonConsents.SingleAsync(row => row.ReportId == victim.ReportId)).Id}",
            $"end-guardian?subject={(await db.Guardians.SingleAsync(row => row.ReportId == victim.ReportId)).Id}",
        };
        var stranger = await site.EmployAndSignInAsync("reach.stranger", "PC-07", "provincial-officer", "social-worker");
        var clerk = await site.EmployAndSignInAsync("reach.clerk", "PC-12", "court-liaison");
        foreach (var address in addresses)
        {
            using var away = await stranger.GetAsync("/forms/" + address);
            Assert.True(away.StatusCode == HttpStatusCode.NotFound, $"{away.StatusCode} {address}");
            using var unreadable = await stranger.GetAsync("/forms/" + address.Split('=')[0] + "=x");
            Assert.True(unreadable.StatusCode == HttpStatusCode.NotFound, $"{unreadable.StatusCode} {address}");
            using var refused = await clerk.GetAsync("/forms/" + address);
            Assert.True(refused.StatusCode == HttpStatusCode.Forbidden, $"{refused.StatusCode} {address}");
        }
    }

    private static Task<FormWalk> EnterAsync(HttpClient client, string address, params (string, string)[] fields) => FormWalk.EnterAsync(client, address, [fields]);

    private static Task<FormWalk> RegisterAsync(HttpClient client, string address, string name, string age) => FormWalk.EnterAsync(
        client, address, Nothing, [("name-latin", name)], [("sex", "female")], Nothing, [("known", "none")], Nothing,
        [("status", "presumed"), ("registered-on", "10/02/2025"), ("age", age)], [("forms-of-exploitation", "forced-labour")]);

    private static string Link(FormWalk walk, string form) => HtmlPage.Links(walk.Page).First(link => link.StartsWith(form, StringComparison.Ordinal));

    private async Task<(HttpClient Client, SessionCookie Cookie)> SignedInAsync(string name, string agency, params string[] roles)
    {
        await site.EmployAsync(name, agency, roles);
        return await site.SignInAsync(name);
    }

    private async Task<Case> OpenAsync(string lead, params string[] parties)
    {
        Case one = null!;
        await site.Register.ChangeAsync(new ProcessContext(ProcessKind.CaseOpen, "tester", null, "a test", "test"), async change =>
        {
            var number = (await CaseNumbers.IssueAsync(change, 2025, 1, CancellationToken.None))[0];
            var agencies = await change.Db.Agencies.ToDictionaryAsync(agency => agency.Code, agency => agency.Id, StringComparer.Ordinal);
            one = new Case { Number = number, LeadAgencyId = agencies[lead], OwnReference = "V-" + number[^6..], ActedOn = "2025-02-01", ProvinceCode = "12", OpeningArticle = "TSE-10" };
            await change.RecordAsync(EventKind.CaseOpened, new RowChanges().Add(one)
                .Add(parties.Select(party => new CaseParty { CaseId = one.Id, AgencyId = agencies[party], Role = "other", Since = "2025-02-01" })));
        }, CancellationToken.None);
        return one;
    }

    private async Task<PersonReport> SuspectAsync(Case one)
    {
        var report = new PersonReport { AgencyId = one.LeadAgencyId, OwnReference = "P-" + one.OwnReference, PersonId = Guid.CreateVersion7(), BirthYear = 1995, AgePrecision = "year" };
        await site.Register.ChangeAsync(new ProcessContext(ProcessKind.SuspectAdd, "tester", null, "a test", "test"),
            change => change.RecordAsync(EventKind.SuspectChanged, new RowChanges().Add(report).Add(new Suspect { ReportId = report.Id, CaseId = one.Id })), CancellationToken.None);
        return report;
    }

    private async Task<Victim> VictimAsync(Case one)
    {
        await using var db = site.Register.CreateContext();
        return await db.Victims.SingleAsync(victim => victim.CaseId == one.Id);
    }

    private async Task<string> AgencyIdAsync(string code)
    {
        await using var db = site.Register.CreateContext();
        return (await db.Agencies.SingleAsync(agency => agency.Code == code)).Id.ToString();
    }
}
