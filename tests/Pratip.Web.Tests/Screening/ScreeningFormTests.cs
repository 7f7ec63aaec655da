using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Encounters;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Screening;

public class ScreeningFormTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly string[] Answered = ["kind=first", "indicator-set=adult-labour", "spoken-language=zh", "interpreter=by-phone"];

    [Theory]
    [InlineData("en", "MOWA", "strong concern", "Not screened: 0")]
    [InlineData("km", "MOEYS", "ក្តីបារម្ភ", "មិនទាន់ពិនិត្យ៖ ០")]
    public async Task An_interview_goes_dimension_by_dimension_shows_the_advice_and_stands_on_the_persons_page(string language, string agency, string concern, string missing)
    {
        var (officer, report) = await PersonAsync("screen." + language, agency, "case-worker");
        var advice = Pratip.Reference.CodeLists.CodeListCatalogue.Standard.Label("screening-advice", "strong-concern");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/record-screening?subject={report.Id}&lang={language}");
        await walk.SendAsync([.. Answered.Select(Pair), ("started-at", "2024-03-17 09:00"), ("ended-at", "2024-03-17 09:45")]);
        foreach (var (field, codes) in new (string, string[])[]
        {
            ("found-adult-labour-deceptive-recruitment", []), ("found-adult-labour-coercive-recruitment", []), ("found-adult-labour-vulnerable-recruitment", []),
            ("found-adult-labour-exploitation", ["E01", "E02"]), ("found-adult-labour-coercion", ["K01", "K03"]), ("found-adult-labour-vulnerability", []), ("found-adult-labour-forced-criminality", ["F02"]),
        })
        {
            Assert.Equal(HttpStatusCode.OK, walk.Status);
            Assert.Contains($"name=\"{field}\"", walk.Page, StringComparison.Ordinal);
            await walk.SendAsync([.. codes.Select(code => (field, code))]);
        }

        await walk.OpenAsync($"{walk.Action}?lang={language}");
        Assert.Contains(advice.In(language == "km" ? Pratip.Kernel.Language.Khmer : Pratip.Kernel.Language.English), walk.Words, StringComparison.Ordinal);
        await walk.PostAsync(("decision", "no-indication-now"), ("reason", "his account"));
        Assert.Contains("id=\"advice-seen-error\"", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(("advice-seen", "strong-concern"), ("decision", "presumed-victim"), ("body", "social-affairs"), ("reason", "his account"));

        // What was asked about and not found was answered.
        await walk.OpenAsync($"{walk.Action}?lang={language}");
        Assert.Contains(language == "km" ? "បានសួរ ហើយរកមិនឃើញ" : "asked about and not found", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(language == "km" ? "មិនបានឆ្លើយ" : "not answered", walk.Words, StringComparison.Ordinal);
        await walk.SendAsync(("go", "send"));
        var person = WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{report.Id}?lang={language}"));
        Assert.Contains(concern, person, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("his account", person, StringComparison.Ordinal);

        await using var db = site.Register.CreateContext();
        Assert.Equal(["E01", "E02", "F02", "K01", "K03"], (await db.ScreeningInterviews.SingleAsync(one => one.ReportId == report.Id)).Found);
        Assert.Equal("presumed", (await db.Victims.SingleAsync(one => one.ReportId == report.Id)).Status);
        var list = WebUtility.HtmlDecode(await officer.GetStringAsync($"/screenings?lang={language}"));
        Assert.Contains(missing, list, StringComparison.Ordinal);
        Assert.Contains($"({agency})", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "MOLVT", 2012, "This person is a child")]
    [InlineData("km", "MOP", null, "អាយុដែលបានកត់ត្រា")]
    public async Task A_child_or_whoever_may_be_one_is_offered_indicators_for_children_and_refused_others_on_the_first_page(string language, string agency, int? birthYear, string said)
    {
        var (officer, report) = await PersonAsync("child." + language, agency, "case-worker", birthYear);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/record-screening?subject={report.Id}&lang={language}");
        Assert.Contains("value=\"child-labour\"", walk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"adult-labour\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains(said, walk.Words, StringComparison.Ordinal);
        await walk.PostAsync([.. Answered.Select(Pair), ("started-at", "2024-03-17 09:00"), ("ended-at", "2024-03-17 09:45")]);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"indicator-set-error\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains("2024-03-17 09:45", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync([.. Answered.Select(Pair).Where(one => one.Name != "indicator-set"), ("indicator-set", "child-labour"), ("started-at", "2024-03-17 09:00"), ("ended-at", "2024-03-17 09:45")]);
        Assert.Contains("name=\"found-child-labour-deceptive-recruitment\"", walk.Page, StringComparison.Ordinal);
    }

    /// <summary>Whoever may not screen the person is told when the form is opened, and what the times say is said with the first page.</summary>
    [Fact]
    public async Task What_stands_against_an_interview_is_said_before_it_is_asked()
    {
        var (officer, report) = await PersonAsync("early", "MOI", "case-worker");
        var encounter = new Encounter { AgencyId = report.AgencyId, OwnReference = "RAID-EARLY", On = "2024-05-20" };
        await site.RecordAsync(ProcessKind.EncounterChange, EventKind.EncounterChanged, new RowChanges().Add(encounter)
            .Add(new EncounteredPerson { EncounterId = encounter.Id, ReportId = report.Id, Number = "1" }));
        var walk = await FormWalk.BeginAsync(officer, $"/forms/record-screening?subject={report.Id}&lang=en");
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.Contains("Your agency met, arrested or holds this person", walk.Words, StringComparison.Ordinal);

        var (other, met) = await PersonAsync("late", "MOD", "case-worker");
        await using var db = site.Register.CreateContext();
        var elsewhere = new Encounter { AgencyId = report.AgencyId, OwnReference = "RAID-LATE", On = "2024-05-20" };
        await site.RecordAsync(ProcessKind.EncounterChange, EventKind.EncounterChanged, new RowChanges().Add(elsewhere)
            .Add(new EncounteredPerson { EncounterId = elsewhere.Id, ReportId = met.Id, Number = "1" }));
        walk = await FormWalk.BeginAsync(other, $"/forms/record-screening?subject={met.Id}&lang=en");
        await walk.PostAsync([("kind", "re-screening"), .. Answered.Select(Pair).Where(one => one.Name != "kind"), ("started-at", "2024-05-19 09:00"), ("ended-at", "2024-05-19 09:45")]);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"kind-error\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"started-at-error\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains("before the person was first met, on 20 May 2024", walk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_leads_a_screening_of_another_agencys_person()
    {
        var (_, report) = await PersonAsync("screen.owner", "MOH", "case-worker");
        var stranger = await site.EmployAndSignInAsync("screen.stranger", "MOT", "case-worker");
        foreach (var form in (string[])["record-screening", "review-liability", "raise-risk", "clear-removal", "execute-removal", "assist-return"])
        {
            using var answer = await stranger.GetAsync($"/forms/{form}?subject={report.Id}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("en", "MOCFA", "no individual screening", "removed without screening")]
    [InlineData("km", "MPTC", "គ្មានការពិនិត្យជាបុគ្គល", "បណ្តេញចេញដោយគ្មានការពិនិត្យ")]
    public async Task What_stands_in_the_way_is_said_beside_the_field_and_what_was_done_all_the_same_is_counted(string language, string agency, string obstacle, string uncleared)
    {
        var (officer, report) = await PersonAsync("gate." + language, agency, "immigration-officer");
        await SetFirstDayAsync(language, agency);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/clear-removal?subject={report.Id}&lang={language}");
        await walk.PostAsync(("reason", "file 12"));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("no individual screening", walk.Words, StringComparison.Ordinal);
        Assert.Contains("file 12", walk.Words, StringComparison.Ordinal);
        Assert.Contains("id=\"reason-error\"", walk.Page, StringComparison.Ordinal);

        await FormWalk.EnterAsync(officer, $"/forms/execute-removal?subject={report.Id}&lang={language}", [("on", "2024-05-20"), ("file-number", "RF-" + language), ("ground", "overstay")]);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/incidents?lang={language}"));
        Assert.Contains(uncleared, page, StringComparison.Ordinal);
        Assert.Equal(["0", "0", "1", "0", "0"], Counts(page).Select(Pratip.Kernel.KhmerDigits.ToAscii), StringComparer.Ordinal);
        Assert.Contains(obstacle, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_override_is_decided_from_the_page_of_the_agency_that_was_asked()
    {
        var (officer, report) = await PersonAsync("override.officer", "MAFF", "immigration-officer");
        await using var db = site.Register.CreateContext();
        var to = await db.Agencies.SingleAsync(agency => agency.Code == "MRD");
        var supervisor = await site.EmployAndSignInAsync("override.other", "MRD", "agency-supervisor");
        await site.EmployAsync("override.clerk", "MEF", "case-worker");
        var asking = await officer.GetStringAsync($"/forms/ask-override?subject={report.Id}&lang=en");
        Assert.DoesNotContain("(MEF)", asking, StringComparison.Ordinal);
        Assert.Contains("(MRD)", asking, StringComparison.Ordinal);
        Assert.DoesNotContain("(MAFF)", asking, StringComparison.Ordinal);
        await FormWalk.EnterAsync(officer, $"/forms/ask-override?subject={report.Id}&lang=en", [("to-agency-id", to.Id.ToString()), ("reason", "a court order")]);
        var asked = await db.RemovalClearances.SingleAsync(one => one.ReportId == report.Id);
        var own = await site.EmployAndSignInAsync("override.own", "MAFF", "agency-supervisor");
        using var refused = await own.GetAsync($"/forms/decide-override?subject={asked.Id}");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        var link = HtmlPage.Links(await supervisor.GetStringAsync("/incidents?lang=en")).Single(one => one.StartsWith("/forms/decide-override", StringComparison.Ordinal));
        foreach (var (lang, missing) in new[] { ("en", "No interview is on record."), ("km", "គ្មានការសម្ភាសន៍បានកត់ត្រាទេ។") })
        {
            var matter = WebUtility.HtmlDecode(await supervisor.GetStringAsync($"{link}&lang={lang}"));
            Assert.Contains("a court order", matter, StringComparison.Ordinal);
            Assert.Contains(report.OwnReference, matter, StringComparison.Ordinal);
            Assert.Contains("(MAFF)", matter, StringComparison.Ordinal);
            Assert.Contains(missing, matter, StringComparison.Ordinal);
            Assert.DoesNotContain($"/people/{report.Id}", matter, StringComparison.Ordinal);
        }

        var again = await FormWalk.BeginAsync(supervisor, link + "&lang=en");
        await FormWalk.EnterAsync(supervisor, link + "&lang=en", [("is-granted", "yes"), ("reason", "seen")]);

        // Answered by now: what was typed comes back to be copied, and the answer stays the first.
        await again.PostAsync(("is-granted", "no"), ("reason", "a <longer> thought"));
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Contains("What you typed", again.Words, StringComparison.Ordinal);
        Assert.Contains("a <longer> thought", again.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<longer>", again.Page, StringComparison.Ordinal);
        Assert.Equal("cleared", (await db.RemovalClearances.AsNoTracking().SingleAsync(one => one.Id == asked.Id)).Status);
        Assert.DoesNotContain(HtmlPage.Links(await supervisor.GetStringAsync("/incidents")), one => one.StartsWith("/forms/decide-override", StringComparison.Ordinal));
        var person = WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{report.Id}?lang=en"));
        Assert.Contains("(MRD)", person, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "MOC", "Removals without clearance")]
    [InlineData("km", "MOI", "ការបណ្តេញចេញដោយគ្មានការអនុញ្ញាត")]
    public async Task Oversight_begins_at_a_desk_with_its_incidents_and_sees_what_it_answers_for(string language, string agency, string kind)
    {
        var (officer, report) = await PersonAsync("oversight." + language, agency, "immigration-officer");
        var watcher = await site.EmployAndSignInAsync("oversight.watch." + language, "OCM", "rapporteur");
        await SetFirstDayAsync("watch." + language, agency);
        await FormWalk.EnterAsync(officer, $"/forms/execute-removal?subject={report.Id}&lang={language}", [("on", "2024-05-21"), ("file-number", "RO-" + language), ("ground", "overstay"), ("destination-country", "VN")]);
        await using var db = site.Register.CreateContext();
        var incident = await db.RemovalIncidents.SingleAsync(one => one.ReportId == report.Id);
        Assert.Equal("OCM", (await db.Agencies.SingleAsync(one => one.Id == incident.OversightAgencyId)).Code);

        var desk = WebUtility.HtmlDecode(await watcher.GetStringAsync($"/desk?lang={language}"));
        var link = $"/forms/follow-incident?subject={incident.Id}";
        Assert.Contains(link, HtmlPage.Links(desk), StringComparer.Ordinal);
        Assert.Contains(Pratip.Reference.CodeLists.CodeListCatalogue.Standard.Label("task-kind", "removal-incident").In(language == "km" ? Kernel.Language.Khmer : Kernel.Language.English), desk, StringComparison.Ordinal);
        var form = WebUtility.HtmlDecode(await watcher.GetStringAsync($"{link}&lang={language}"));
        foreach (var shown in (string[])[report.OwnReference, $"({agency})", "RO-" + language])
        {
            Assert.Contains(shown, form, StringComparison.Ordinal);
        }

        Assert.Contains(kind, WebUtility.HtmlDecode(await watcher.GetStringAsync($"/incidents?lang={language}")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(report.OwnReference, WebUtility.HtmlDecode(await watcher.GetStringAsync($"/incidents?lang={language}")), StringComparison.Ordinal);
        await FormWalk.EnterAsync(watcher, $"{link}&lang={language}", [("finding", "not-screened"), ("found-on", "2024-05-30")]);
        Assert.DoesNotContain(link, HtmlPage.Links(await watcher.GetStringAsync("/desk")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_first_day_is_offered_to_who_keeps_all_accounts_and_to_nobody_else()
    {
        await using var db = site.Register.CreateContext();
        var id = await db.Agencies.Where(one => one.Code == "MOP").Select(one => one.Id).SingleAsync();
        var supervisor = await site.EmployAndSignInAsync("first.day", "MOP", "agency-supervisor");
        Assert.DoesNotContain("/forms/set-go-live", await supervisor.GetStringAsync("/agencies"), StringComparison.Ordinal);
        using var refused = await supervisor.GetAsync($"/forms/set-go-live?subject={id}");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private async Task SetFirstDayAsync(string language, string agency)
    {
        await using var db = site.Register.CreateContext();
        var id = await db.Agencies.Where(one => one.Code == agency).Select(one => one.Id).SingleAsync();
        var keeper = await site.EmployAndSignInAsync("keeper." + language, "OCM", "administrator");
        var walk = await FormWalk.EnterAsync(keeper, $"/forms/set-go-live?subject={id}&lang={language[^2..]}", [("go-live-on", "2024-05-01")]);
        Assert.Contains($"/forms/set-go-live?subject={id}", walk.Page, StringComparison.Ordinal);
    }

    /// <summary>The numbers of the table of counts, in the order of the list.</summary>
    private static IEnumerable<string> Counts(string page)
    {
        var table = page[page.IndexOf("id=\"counts\"", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("</table>", StringComparison.Ordinal)];
        return table.Split("govuk-table__cell--numeric\">").Skip(1).Select(cell => cell[..cell.IndexOf('<', StringComparison.Ordinal)]);
    }

    private static (string Name, string Value) Pair(string answer) => (answer.Split('=')[0], answer.Split('=')[1]);

    private async Task<(HttpClient Client, PersonReport Report)> PersonAsync(string name, string agency, string role, int? birthYear = 1990)
    {
        var client = await site.EmployAndSignInAsync(name, agency, role);
        await using var db = site.Register.CreateContext();
        var id = await db.Agencies.Where(one => one.Code == agency).Select(one => one.Id).SingleAsync();
        var report = new PersonReport { AgencyId = id, OwnReference = "G-" + name, PersonId = RowId.Next(), BirthYear = birthYear };
        await site.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(report));
        return (client, report);
    }
}
