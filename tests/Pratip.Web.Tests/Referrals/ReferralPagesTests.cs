using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Consent;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Referrals;

/// <summary>A referral from the page of a person to its outcome, through the forms and pages of both sides.</summary>
public class ReferralPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Request = "A bed for <b>Sok Chanmony</b>";

    [Theory]
    [InlineData("en", "Refer to another agency", "done as asked", "out of your reach", "none on record; sent without it because: life in danger")]
    [InlineData("km", "បញ្ជូនទៅស្ថាប័នផ្សេង", "បានធ្វើតាមការស្នើ", "នៅក្រៅដែនសិទ្ធិរបស់អ្នក", "បានបញ្ជូនដោយគ្មានវា ព្រោះ៖ ជីវិតមានគ្រោះថ្នាក់")]
    public async Task A_person_is_referred_to_an_organisation_which_answers(string language, string send, string outcome, string outOfReach, string unconsented)
    {
        var report = await PersonAsync();
        var officer = await site.EmployAndSignInAsync("referral.officer." + language, "PC-12", "provincial-officer");
        var shelter = await site.EmployAndSignInAsync("referral.shelter." + language, "NGO-SHELTER", "ngo");
        var stranger = await site.EmployAndSignInAsync("referral.stranger." + language, "PC-07", "provincial-officer");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(shelter, $"/people/{report.Id}"));
        var person = WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{report.Id}?lang={language}"));
        Assert.Contains(send, person, StringComparison.Ordinal);
        var form = HtmlPage.Links(person).Single(link => link.StartsWith("/forms/send-referral", StringComparison.Ordinal));
        var walk = await FormWalk.EnterAsync(officer, form + "&lang=" + language,
            [("to-agency-id", await AgencyIdAsync("NGO-SHELTER")), ("purpose", "shelter"), ("request", Request), ("due-at", Tomorrow), ("consent-override", "life-in-danger")]);
        var address = "/referrals/" + await OneAsync(report);
        Assert.Contains($"href=\"/people/{report.Id}\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains(unconsented, WebUtility.HtmlDecode(await officer.GetStringAsync($"{address}?lang={language}")), StringComparison.Ordinal);
        Assert.DoesNotContain("Chanmony", walk.Page, StringComparison.Ordinal);

        Assert.Contains(address, await shelter.GetStringAsync("/referrals"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(shelter, $"/people/{report.Id}"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await StatusAsync(stranger, address), await StatusAsync(stranger, $"/people/{report.Id}")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, $"/forms/answer-referral?subject={address[11..]}"));
        var page = await PageForm.OpenAsync(shelter, address);
        using (var opened = await page.SendAsync(shelter, address + "/words", ("purpose", "protection")))
        {
            Assert.Contains("A bed for &lt;b&gt;Sok Chanmony&lt;/b&gt;", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        walk = await FormWalk.EnterAsync(shelter, $"/forms/answer-referral?subject={address[11..]}&lang={language}", [("answer", "asked-back"), ("words", "How old?")]);
        walk = await FormWalk.EnterAsync(officer, $"/forms/reply-referral?subject={address[11..]}&lang={language}", [("words", "Twenty.")]);
        walk = await FormWalk.EnterAsync(shelter, $"/forms/answer-referral?subject={address[11..]}&lang={language}", [("answer", "done"), ("outcome", "done-as-asked")]);
        Assert.Contains(outcome, WebUtility.HtmlDecode(await officer.GetStringAsync($"/referrals?box=sent&lang={language}")), StringComparison.Ordinal);
        var line = (await officer.GetStringAsync($"/people/{report.Id}?lang={language}")).Split("id=\"timeline\"")[1];
        Assert.Contains($"href=\"{address}\"", line, StringComparison.Ordinal);
        Assert.Contains("(NGO-SHELTER)", line, StringComparison.Ordinal);
        Assert.Contains(outcome, WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{report.Id}?lang={language}")), StringComparison.Ordinal);

        walk = await FormWalk.EnterAsync(officer, $"/forms/send-referral?subject=person_reports:{report.Id}&lang={language}",
            [("to-agency-id", await AgencyIdAsync("NGO-SHELTER")), ("purpose", "medical"), ("request", "A doctor"), ("due-at", Tomorrow), ("consent-override", "life-in-danger")]);
        await using var db = site.Register.CreateContext();
        foreach (var one in await db.Referrals.Where(one => one.ReportId == report.Id).ToListAsync())
        {
            if (one.Status == "sent")
            {
                walk = await FormWalk.EnterAsync(officer, $"/forms/withdraw-referral?subject={one.Id}&lang={language}", [("words", "not needed")]);
                Assert.Contains(outcome, WebUtility.HtmlDecode(await shelter.GetStringAsync($"/referrals?lang={language}")), StringComparison.Ordinal);
            }
        }

        // The first one stands, done; only what was withdrawn gives no sight, and a person whose referrals were all withdrawn is out of reach.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(shelter, $"/people/{report.Id}"));
        var other = await PersonAsync();
        await FormWalk.EnterAsync(officer, $"/forms/send-referral?subject=person_reports:{other.Id}",
            [("to-agency-id", await AgencyIdAsync("NGO-SHELTER")), ("purpose", "medical"), ("request", "A doctor"), ("due-at", Tomorrow), ("consent-override", "life-in-danger")]);
        var second = await OneAsync(other);
        await FormWalk.EnterAsync(shelter, $"/forms/answer-referral?subject={second}", [("answer", "declined"), ("words", "No doctor here")]);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(shelter, $"/people/{other.Id}"));
        Assert.Contains(outOfReach, WebUtility.HtmlDecode(await shelter.GetStringAsync($"/referrals/{second}?lang={language}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_consent_or_a_reason_the_form_says_so_beside_the_field_and_keeps_what_was_typed()
    {
        var report = await PersonAsync();
        var officer = await site.EmployAndSignInAsync("referral.consent", "PC-12", "provincial-officer");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/send-referral?subject=person_reports:{report.Id}&lang=en");
        await walk.PostAsync(("to-agency-id", await AgencyIdAsync("MOSVY")), ("purpose", "shelter"), ("request", "A bed, please"), ("due-at", Tomorrow));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("consent to sharing is not recorded", walk.Words, StringComparison.Ordinal);
        Assert.Contains("A bed, please", walk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_sent_twice_is_told_to_look_and_not_that_the_page_never_was()
    {
        var report = await PersonAsync();
        var officer = await site.EmployAndSignInAsync("referral.twice", "PC-12", "provincial-officer");
        var shelter = await site.EmployAndSignInAsync("referral.once", "NGO-SHELTER", "ngo");
        await FormWalk.EnterAsync(officer, $"/forms/send-referral?subject=person_reports:{report.Id}",
            [("to-agency-id", await AgencyIdAsync("NGO-SHELTER")), ("purpose", "shelter"), ("request", "A bed"), ("due-at", Tomorrow), ("consent-override", "life-in-danger")]);
        var address = $"/forms/answer-referral?subject={await OneAsync(report)}&lang=en";
        (string, string)[] answer = [("answer", "declined"), ("words", "No bed here")];
        var again = await FormWalk.BeginAsync(shelter, address);
        await FormWalk.EnterAsync(shelter, address, answer);
        await again.PostAsync(answer);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Contains("Look whether what you entered is there", again.Words, StringComparison.Ordinal);
        Assert.Contains("No bed here", again.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(shelter, address));
    }

    [Theory]
    [InlineData("en", "Accept the referral before you enter anything", "gives no sight of the person", "on another ground, or decline", "It goes on on another ground")]
    [InlineData("km", "សូមទទួលការបញ្ជូនជាមុន", "មិនឱ្យមើលបុគ្គលទៀតទេ", "បន្តដោយមូលដ្ឋានផ្សេង ឬបដិសេធ", "បន្តដោយមូលដ្ឋានផ្សេង")]
    public async Task Both_sides_read_that_consent_was_withdrawn_and_the_receiver_is_asked_again(string language, string acceptFirst, string ended, string askedAgain, string goesOn)
    {
        var officer = await site.EmployAndSignInAsync("consent.officer." + language, "PC-12", "provincial-officer");
        var shelter = await site.EmployAndSignInAsync("consent.shelter." + language, "NGO-SHELTER", "ngo");
        foreach (var isAccepted in new[] { false, true })
        {
            var report = await PersonAsync();
            var consent = new PersonConsent { ReportId = report.Id, Purpose = "sharing", On = "2026-01-10", IsGiven = true, Form = "spoken", SpokenLanguage = "km" };
            await site.Register.ChangeAsync(
                new ProcessContext(ProcessKind.VictimChange, "tester", null, "a test", "test"), change => change.RecordAsync(EventKind.VictimChanged, new RowChanges().Add(consent)), CancellationToken.None);
            await FormWalk.EnterAsync(officer, $"/forms/send-referral?subject=person_reports:{report.Id}",
                [("to-agency-id", await AgencyIdAsync("NGO-SHELTER")), ("purpose", "shelter"), ("request", "A bed"), ("due-at", Tomorrow)]);
            var id = await OneAsync(report);
            var address = $"/referrals/{id}?lang={language}";
            Assert.Contains(acceptFirst, WebUtility.HtmlDecode(await shelter.GetStringAsync(address)), StringComparison.Ordinal);
            if (isAccepted)
            {
                await FormWalk.EnterAsync(shelter, $"/forms/answer-referral?subject={id}", [("answer", "accepted")]);
            }

            await FormWalk.EnterAsync(officer, $"/forms/withdraw-consent?subject={consent.Id}", [("withdrawn-on", "2026-01-11")]);
            foreach (var side in new[] { officer, shelter })
            {
                var page = WebUtility.HtmlDecode(await side.GetStringAsync(address));
                Assert.Contains(isAccepted ? askedAgain : ended, page, StringComparison.Ordinal);
                Assert.DoesNotContain(acceptFirst, page, StringComparison.Ordinal);
            }

            Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.NotFound, await StatusAsync(shelter, $"/people/{report.Id}"));
            Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.NotFound, await StatusAsync(shelter, $"/forms/answer-referral?subject={id}"));
            if (isAccepted)
            {
                Assert.Contains(goesOn, WebUtility.HtmlDecode(await shelter.GetStringAsync($"/forms/answer-referral?subject={id}&lang={language}")), StringComparison.Ordinal);
            }
        }
    }

    private static string Tomorrow => DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    private async Task<PersonReport> PersonAsync()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        return await SiteCases.AddSuspectAsync(site.Register, one, "Sok Chanmony");
    }

    private async Task<Guid> OneAsync(PersonReport report)
    {
        await using var db = site.Register.CreateContext();
        return await db.Referrals.Where(one => one.ReportId == report.Id).OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
    }

    private async Task<string> AgencyIdAsync(string code)
    {
        await using var db = site.Register.CreateContext();
        return (await db.Agencies.SingleAsync(agency => agency.Code == code)).Id.ToString();
    }
}
