using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Consular;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Testing.Files;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Consular;

/// <summary>From the word about a right to the travel document, on the pages of the office and of the mission.</summary>
public class MissionPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "VN", "The person has not asked for it", "Notices given to your mission")]
    [InlineData("km", "TH", "បុគ្គលមិនបានស្នើទេ", "សេចក្តីជូនដំណឹងដល់បេសកកម្មរបស់អ្នក")]
    public async Task A_mission_is_told_when_the_person_asks_and_answers_on_its_only_page(string language, string country, string notAsked, string title)
    {
        var keeper = await site.EmployAndSignInAsync("missions.keeper." + language, "OCM", "administrator");
        await FormWalk.EnterAsync(keeper, $"/forms/register-mission?lang={language}", [("country-code", country), ("name-en", "Embassy of " + country), ("name-km", "ស្ថានទូត " + country)]);
        var officer = await site.EmployAndSignInAsync("missions.officer." + language, "PC-12", "provincial-officer");
        var envoy = await site.EmployAndSignInAsync("missions.envoy." + language, "EMB-" + country, "embassy-liaison");
        var (one, report) = await PersonAsync(country);
        await FormWalk.EnterAsync(officer, $"/forms/inform-of-right?subject={report.Id}&lang={language}",
            [("country-code", country), ("informed-of-right-at", Now), ("informed-in", "vi"), ("request", "no")]);
        var id = await NoticeIdAsync(report);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/notify-mission?subject={id}&lang={language}");
        await walk.PostAsync(("channel", "register"), ("notified-at", Now), ("place-of-contact", "Office <3>"));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains(notAsked, WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{report.Id}?lang={language}")), StringComparison.Ordinal);
        Assert.Contains("Office <3>", walk.Words, StringComparison.Ordinal);
        await FormWalk.EnterAsync(officer, $"/forms/consular-request?subject={id}&lang={language}", [("request", "yes"), ("requested-at", Now)]);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(envoy, $"/missions/{id}"));
        await FormWalk.EnterAsync(officer, $"/forms/notify-mission?subject={id}&lang={language}", [("channel", "register"), ("notified-at", Now), ("place-of-contact", "Office <3>")]);

        var list = WebUtility.HtmlDecode(await envoy.GetStringAsync($"/missions?lang={language}"));
        Assert.Contains(title, list, StringComparison.Ordinal);
        Assert.Contains($"/missions/{id}", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyen", list, StringComparison.Ordinal);
        var page = await PageForm.OpenAsync(envoy, $"/missions/{id}");
        Assert.DoesNotContain("Nguyen", page.Page, StringComparison.Ordinal);
        using (var refused = await page.SendAsync(envoy, $"/missions/{id}/name", ("purpose", "curiosity")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using (var opened = await page.SendAsync(envoy, $"/missions/{id}/name", ("purpose", "protection")))
        {
            var named = await opened.Content.ReadAsStringAsync();
            Assert.Contains("Nguyen Thi Mai", named, StringComparison.Ordinal);
            Assert.Contains("C1234567", named, StringComparison.Ordinal);
            Assert.DoesNotContain("+84123", named, StringComparison.Ordinal);
            Assert.DoesNotContain(one.Number, named, StringComparison.Ordinal);
        }

        using (var known = await page.SendAsync(envoy, $"/missions/{id}/acknowledge", ("based-on", "3")))
        {
            Assert.Equal(HttpStatusCode.Redirect, known.StatusCode);
        }

        using (var unsaid = await page.SendAsync(envoy, $"/missions/{id}/identity", ("based-on", "4")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        }

        using (var said = await page.SendAsync(envoy, $"/missions/{id}/identity", ("based-on", "4"), ("identity-confirmed", "confirmed")))
        {
            Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(envoy, page, id, "a text"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Redirect, await SendAsync(envoy, page, id, SampleFiles.Pdf));
        await HandedOverAsync(language, officer, envoy, report, id);
        var note = await PageForm.OpenAsync(officer, $"/missions/{id}/note");
        using (var printed = await note.SendAsync(officer, $"/missions/{id}/note?lang={language}", ("purpose", "case-work")))
        {
            var words = WebUtility.HtmlDecode(await printed.Content.ReadAsStringAsync());
            Assert.Contains("Nguyen Thi Mai", words, StringComparison.Ordinal);
            Assert.Contains("Embassy of " + country, words, StringComparison.Ordinal);
            Assert.Contains("ស្ថានទូត " + country, words, StringComparison.Ordinal);
        }

        using (var document = await note.SendAsync(officer, $"/missions/{id}/note.docx", ("purpose", "case-work")))
        {
            Assert.EndsWith("wordprocessingml.document", document.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await document.Content.ReadAsByteArrayAsync()));
            using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
            var words = await reader.ReadToEndAsync();
            Assert.Contains("Nguyen Thi Mai", words, StringComparison.Ordinal);
            Assert.Contains("ស្ថានទូត " + country, words, StringComparison.Ordinal);
        }

        using (var unsaid = await note.SendAsync(officer, $"/missions/{id}/note.docx", ("purpose", "curiosity")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        }

        await FormWalk.EnterAsync(officer, $"/forms/consular-visit?subject={id}&lang={language}", [("at", Later)]);
        await FormWalk.EnterAsync(officer, $"/forms/close-notice?subject={id}&lang={language}", [("reason", "no longer wanted")]);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(envoy, $"/missions/{id}"));
        Assert.DoesNotContain($"/missions/{id}", await envoy.GetStringAsync("/missions"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "PH", "The mission's account sees the person", "does not see the person")]
    [InlineData("km", "MY", "គណនីរបស់បេសកកម្មឃើញបុគ្គល", "មិនឃើញបុគ្គលទេ")]
    public async Task What_stands_in_the_way_later_is_said_and_no_note_is_offered(string language, string country, string sees, string seesNot)
    {
        var keeper = await site.EmployAndSignInAsync("later.keeper." + language, "OCM", "administrator");
        await FormWalk.EnterAsync(keeper, "/forms/register-mission", [("country-code", country), ("name-en", "Embassy of " + country), ("name-km", "ស្ថានទូត " + country)]);
        var (_, report) = await PersonAsync(country);
        var officer = await site.EmployAndSignInAsync("later.officer." + language, "PC-12", "provincial-officer");
        await FormWalk.EnterAsync(officer, $"/forms/inform-of-right?subject={report.Id}",
            [("country-code", country), ("informed-of-right-at", Now), ("informed-in", "en"), ("request", "yes"), ("requested-at", Now)]);
        var id = await NoticeIdAsync(report);
        await FormWalk.EnterAsync(officer, $"/forms/notify-mission?subject={id}", [("channel", "register"), ("notified-at", Now), ("place-of-contact", "Office 3")]);
        var page = await officer.GetStringAsync($"/people/{report.Id}?lang={language}");
        Assert.Contains(sees, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains($"/missions/{id}/note", HtmlPage.Links(page), StringComparer.Ordinal);

        await FormWalk.EnterAsync(officer, $"/forms/consular-request?subject={id}", [("request", "no")]);
        page = await officer.GetStringAsync($"/people/{report.Id}?lang={language}");
        Assert.Contains(seesNot, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain($"/missions/{id}/note", HtmlPage.Links(page), StringComparer.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, $"/missions/{id}/note"));
    }

    [Theory]
    [InlineData("en", "on paper, ")]
    [InlineData("km", "លើក្រដាស ")]
    public async Task A_signed_paper_of_a_mission_is_written_down_with_its_day_and_who_signed(string language, string words)
    {
        var officer = await site.EmployAndSignInAsync("paper.officer." + language, "PC-12", "provincial-officer");
        var (_, report) = await PersonAsync("FR");
        await FormWalk.EnterAsync(officer, $"/forms/inform-of-right?subject={report.Id}&lang={language}",
            [("country-code", "FR"), ("informed-of-right-at", Now), ("informed-in", "en"), ("request", "yes"), ("requested-at", Now)]);
        var id = await NoticeIdAsync(report);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, $"/forms/paper-acknowledgement?subject={id}"));
        await FormWalk.EnterAsync(officer, $"/forms/notify-mission?subject={id}&lang={language}", [("channel", "note-verbale"), ("notified-at", Now), ("place-of-contact", "Office 3")]);
        Assert.Contains($"/forms/paper-acknowledgement?subject={id}", HtmlPage.Links(await officer.GetStringAsync($"/people/{report.Id}")), StringComparer.Ordinal);
        var today = Kernel.PhnomPenhTime.DateOf(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd", null);
        await FormWalk.EnterAsync(officer, $"/forms/paper-acknowledgement?subject={id}&lang={language}", [("signed-on", today), ("signed-by", "M. Dupont, consul")]);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/missions/{id}?lang={language}"));
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("M. Dupont, consul", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "IT", "Return to this country")]
    [InlineData("km", "ES", "ការវិលត្រឡប់ទៅប្រទេសនេះ")]
    public async Task A_return_to_the_country_of_a_mission_leads_to_the_notice_and_back(string language, string country, string words)
    {
        var officer = await site.EmployAndSignInAsync("journey.officer." + language, "PC-12", "provincial-officer");
        var (_, report) = await PersonAsync(country);
        await FormWalk.EnterAsync(officer, $"/forms/inform-of-right?subject={report.Id}",
            [("country-code", country), ("informed-of-right-at", Now), ("informed-in", "en"), ("request", "yes"), ("requested-at", Now)]);
        var id = await NoticeIdAsync(report);
        await FormWalk.EnterAsync(officer, $"/forms/notify-mission?subject={id}", [("channel", "note-verbale"), ("notified-at", Now), ("place-of-contact", "Office 3")]);
        Assert.DoesNotContain(words, WebUtility.HtmlDecode(await officer.GetStringAsync($"/missions/{id}?lang={language}")), StringComparison.Ordinal);
        var today = Kernel.PhnomPenhTime.DateOf(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd", null);
        await FormWalk.EnterAsync(officer, $"/forms/execute-removal?subject={report.Id}", [("on", today), ("file-number", "J-" + country), ("ground", "overstay"), ("destination-country", country)]);
        var notice = await officer.GetStringAsync($"/missions/{id}?lang={language}");
        Assert.Contains(words, WebUtility.HtmlDecode(notice), StringComparison.Ordinal);
        Assert.Contains($"/people/{report.Id}#timeline", HtmlPage.Links(notice), StringComparer.Ordinal);
        Assert.Contains($"/missions/{id}", HtmlPage.Links(await officer.GetStringAsync($"/people/{report.Id}")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Nothing_else_opens_for_a_mission_whatever_it_types()
    {
        await site.RecordAsync(ProcessKind.AgenciesLoadTemplate, EventKind.AgenciesLoaded, new RowChanges().Add(
            new Registry.Agencies.Agency { Code = "EMB-LA", Kind = "embassy", Level = "foreign", NameEn = "Embassy", NameKm = "ស្ថានទូត" }));
        var envoy = await site.EmployAndSignInAsync("missions.curious", "EMB-LA", "embassy-liaison");
        var (one, report) = await PersonAsync("LA");
        foreach (var address in new[]
        {
            $"/cases/{one.Id}", $"/people/{report.Id}", $"/people/{report.Id}/papers", "/people", "/cases", "/search", "/desk", "/referrals", "/imports", "/users", "/log",
            $"/forms/inform-of-right?subject={report.Id}", $"/forms/send-referral?subject=person_reports:{report.Id}", $"/missions/{report.Id}", "/forms/register-mission",
        })
        {
            Assert.True(await StatusAsync(envoy, address) is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task A_mission_that_says_not_a_national_is_led_to_its_list_and_finds_nobody_there()
    {
        var keeper = await site.EmployAndSignInAsync("ours.keeper", "OCM", "administrator");
        await FormWalk.EnterAsync(keeper, "/forms/register-mission", [("country-code", "NP"), ("name-en", "Embassy of NP"), ("name-km", "ស្ថានទូត NP")]);
        var (_, report) = await PersonAsync("NP");
        var officer = await site.EmployAndSignInAsync("ours.officer", "PC-12", "provincial-officer");
        var envoy = await site.EmployAndSignInAsync("ours.envoy", "EMB-NP", "embassy-liaison");
        await FormWalk.EnterAsync(officer, $"/forms/inform-of-right?subject={report.Id}", [("country-code", "NP"), ("informed-of-right-at", Now), ("informed-in", "en"), ("request", "yes"), ("requested-at", Now)]);
        var id = await NoticeIdAsync(report);
        await FormWalk.EnterAsync(officer, $"/forms/notify-mission?subject={id}", [("channel", "register"), ("notified-at", Now), ("place-of-contact", "Office 3")]);
        var page = await PageForm.OpenAsync(envoy, $"/missions/{id}");
        using var said = await page.SendAsync(envoy, $"/missions/{id}/identity", ("based-on", "2"), ("identity-confirmed", "not-ours"));
        Assert.Equal("/missions?ended=1", said.Headers.Location?.ToString());
        var list = WebUtility.HtmlDecode(await envoy.GetStringAsync("/missions?ended=1&lang=en"));
        Assert.Contains("The notice has ended", list, StringComparison.Ordinal);
        Assert.DoesNotContain(id.ToString(), list, StringComparison.Ordinal);
        using var opened = await page.SendAsync(envoy, $"/missions/{id}/name", ("purpose", "protection"));
        Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
        var person = WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{report.Id}?lang=en"));
        Assert.Contains("The mission has answered that the person is not a national", person, StringComparison.Ordinal);
        Assert.DoesNotContain($"/missions/{id}/note", HtmlPage.Links(person), StringComparer.Ordinal);
    }

    /// <summary>The paper of a mission is handed over to whoever may see the person's files, for a purpose and on the record, and to nobody else.</summary>
    private async Task HandedOverAsync(string language, HttpClient officer, HttpClient envoy, PersonReport report, Guid notice)
    {
        var papers = $"/people/{report.Id}/papers";
        Assert.Contains(papers, HtmlPage.Links(await officer.GetStringAsync($"/missions/{notice}?lang={language}")), StringComparer.Ordinal);
        await using var db = site.Register.CreateContext();
        var file = (await db.TravelDocuments.SingleAsync(one => one.NoticeId == notice)).AttachmentId!.Value.ToString();
        var form = await PageForm.OpenAsync(officer, papers);
        using (var unsaid = await form.SendAsync(officer, papers, ("file", file)))
        {
            Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        }

        using (var given = await form.SendAsync(officer, papers, ("file", file), ("purpose", "case-work")))
        {
            Assert.Equal((HttpStatusCode.OK, "application/pdf"), (given.StatusCode, given.Content.Headers.ContentType!.MediaType));
            Assert.Equal(SampleFiles.Pdf, await given.Content.ReadAsByteArrayAsync());
        }

        var stranger = await site.EmployAndSignInAsync("missions.stranger." + language, "PC-07", "provincial-officer");
        foreach (var other in (HttpClient[])[stranger, envoy])
        {
            var own = await PageForm.OpenAsync(other, "/missions");
            using var refused = await own.SendAsync(other, papers, ("file", file), ("purpose", "case-work"));
            Assert.True(refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
        }
    }

    private static string Now => Said(DateTimeOffset.UtcNow);

    private static string Later => Said(DateTimeOffset.UtcNow);

    private static string Said(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, PageForm form, Guid id, byte[] content)
    {
        using var body = new MultipartFormDataContent
        {
            { new StringContent(form.Token), "__RequestVerificationToken" },
            { new StringContent(form.Hidden("entry")), "entry" },
            { new StringContent("laissez-passer"), "kind" },
            { new StringContent("2025-03-01"), "issued-on" },
        };
        body.Add(new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/octet-stream") } }, "content", "paper.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/missions/{id}/document") { Content = body };
        request.Headers.Add("Cookie", form.Cookie);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<(Case Case, PersonReport Report)> PersonAsync(string country)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = new PersonReport { AgencyId = one.LeadAgencyId, OwnReference = "P-" + one.OwnReference, PersonId = Guid.CreateVersion7(), Citizenships = [country] };
        await site.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(report).Add(new Suspect { ReportId = report.Id, CaseId = one.Id })
            .Add(site.Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName("Nguyen Thi Mai", NameKind.Latin)], Documents = [new IdentityDocument("passport", "C1234567", country)], Contacts = ["tel:+84123"] })));
        return (one, report);
    }

    private async Task<Guid> NoticeIdAsync(PersonReport report)
    {
        await using var db = site.Register.CreateContext();
        return (await db.ConsularNotices.SingleAsync(one => one.ReportId == report.Id)).Id;
    }
}
