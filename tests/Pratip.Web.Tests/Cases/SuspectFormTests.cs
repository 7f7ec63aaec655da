using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.People;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Cases;

/// <summary>Everything about suspects through its forms, from the entry to the verdict.</summary>
public class SuspectFormTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly (string, string)[] Nothing = [];

    private static readonly (string, string)[] About = [("sex", "male"), ("birth-date", "១៩៩០"), ("citizenships", "KH")];

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task A_suspect_is_charged_tried_and_sentenced_through_the_forms(string language)
    {
        var (officer, one) = await OpenAsync("verdict." + language);
        var suspect = await AddSuspectAsync(officer, one, language);
        await FormWalk.EnterAsync(officer, $"/forms/add-charge?subject={suspect}&lang={language}", [[("article-code", "TSE-10"), ("charged-on", "2025-01-05")]]);
        await FormWalk.EnterAsync(officer, $"/forms/add-charge?subject={suspect}&lang={language}", [[("article-code", "TSE-15"), ("charged-on", "2025-01")]]);
        await FormWalk.EnterAsync(officer, $"/forms/add-step?subject={suspect}&lang={language}", [("stage", "trial"), ("on", "03/02/2025")], Nothing);
        var (kept, lost) = (await ChargeAsync(suspect, "TSE-10"), await ChargeAsync(suspect, "TSE-15"));
        var walk = await FormWalk.EnterAsync(
            officer, $"/forms/add-step?subject={suspect}&lang={language}",
            [("stage", "verdict"), ("on", "2025-02-10"), ("court", "Phnom Penh")],
            [("outcome", "convicted")],
            [("sentence-kind", "imprisonment"), ("sentence-months", "៨៤")],
            [("upheld-charges", kept.Id.ToString()), ("dropped-charges", lost.Id.ToString())]);
        Assert.Contains(one.Number, walk.Words, StringComparison.Ordinal);
        Assert.Contains("<details", walk.Page, StringComparison.Ordinal);
        await walk.OpenAsync($"/cases/{one.Id}?lang={language}");
        Assert.Contains(language == "en" ? "84 months" : "84 ខែ", Kernel.KhmerDigits.ToAscii(walk.Words), StringComparison.Ordinal);
        Assert.Equal((ChargeStatus.Upheld, ChargeStatus.Dropped), ((await ChargeAsync(suspect, "TSE-10")).Status, (await ChargeAsync(suspect, "TSE-15")).Status));
    }

    [Fact]
    public async Task The_person_is_kept_as_it_was_answered_and_the_page_shows_no_name()
    {
        var (officer, one) = await OpenAsync("person");
        var suspect = await AddSuspectAsync(officer, one);
        await using var db = site.Register.CreateContext();
        var row = await db.Suspects.SingleAsync(entry => entry.Id == suspect);
        var report = await db.PersonReports.SingleAsync(entry => entry.Id == row.ReportId);
        Assert.Equal(("male", 1990, "year", "recruiter", 34), (report.Sex, report.BirthYear, report.AgePrecision, row.Role, row.AgeAtArrest));
        Assert.Equal("Chan Sopheap", site.Register.Vault.Open(await db.SealedIdentities.SingleAsync(entry => entry.Id == report.Id)).Names.Single().Text);
        Assert.DoesNotContain("Sopheap", await officer.GetStringAsync($"/cases/{one.Id}"), StringComparison.Ordinal);
        var again = await FormWalk.EnterAsync(officer, $"/forms/add-suspect?subject={one.Id}&lang=en", [("existing-reference", report.OwnReference)], [("is-at-large", "no")]);
        Assert.Contains("is a suspect in this case already", again.Words, StringComparison.Ordinal);
        Assert.Contains("id=\"existing-reference-error\"", again.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_written_or_said_to_be_unknown_and_a_number_is_a_number()
    {
        var (officer, one) = await OpenAsync("names");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/add-suspect?subject={one.Id}&lang=en");
        Assert.DoesNotContain("is-anonymous", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync();
        await walk.SendAsync();
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("or say that the name is not known", walk.Words, StringComparison.Ordinal);
        await walk.SendAsync(("name-is-unknown", "yes"));
        await walk.SendAsync(("sex", "unknown"), ("apparent-age", "thirty"));
        Assert.Contains("id=\"apparent-age-error\"", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(("sex", "unknown"), ("apparent-age", "30"));
        await walk.SendAsync();
        await walk.SendAsync();
        await walk.SendAsync(("is-at-large", "no"));
        await walk.SendAsync(("go", "send"));
        Assert.Contains(one.Number, walk.Words, StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        var reportId = (await db.Suspects.SingleAsync(entry => entry.CaseId == one.Id)).ReportId;
        Assert.False(await db.SealedIdentities.AnyAsync(entry => entry.Id == reportId));
    }

    [Fact]
    public async Task A_custody_runs_is_extended_and_ends_on_the_page_of_the_case()
    {
        var (officer, one) = await OpenAsync("custody");
        var suspect = await AddSuspectAsync(officer, one);
        var arrived = DateTimeOffset.UtcNow.AddHours(-2).ToOffset(TimeSpan.FromHours(7));
        var walk = await FormWalk.EnterAsync(officer, $"/forms/begin-custody?subject={suspect}&lang=en", [[("arrived-at", At(arrived))]]);
        Assert.Contains(" left", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/forms/begin-custody", walk.Page, StringComparison.Ordinal);
        var custody = HtmlPage.Links(walk.Page).Single(link => link.StartsWith("/forms/extend-custody", StringComparison.Ordinal)).Split('=')[1];
        var late = await FormWalk.BeginAsync(officer, $"/forms/extend-custody?subject={custody}&lang=en");
        await late.PostAsync(("extended-until", At(arrived.AddHours(80))), ("permission", "17/26"));
        Assert.Contains("at most 24 hours later", late.Words, StringComparison.Ordinal);
        walk = await FormWalk.EnterAsync(officer, $"/forms/extend-custody?subject={custody}&lang=en", [[("extended-until", At(arrived.AddHours(60))), ("permission", "17/26")]]);
        Assert.Contains("permission 17/26", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/forms/extend-custody", walk.Page, StringComparison.Ordinal);

        var wrong = await FormWalk.BeginAsync(officer, $"/forms/end-custody?subject={custody}&lang=en");
        await wrong.PostAsync(("ended-at", "tomorrow"), ("end", "released"));
        Assert.Contains("Write the day and the hour", wrong.Words, StringComparison.Ordinal);
        walk = await FormWalk.EnterAsync(officer, $"/forms/end-custody?subject={custody}&lang=en", [[("ended-at", At(arrived.AddMinutes(30))), ("end", "released")]]);
        Assert.Contains("released", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/forms/end-custody", walk.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_one_charge_see_both_versions()
    {
        var (officer, one) = await OpenAsync("stale");
        var suspect = await AddSuspectAsync(officer, one);
        await FormWalk.EnterAsync(officer, $"/forms/add-charge?subject={suspect}", [[("article-code", "TSE-10")]]);
        var charge = (await ChargeAsync(suspect, "TSE-10")).Id;
        var second = await FormWalk.BeginAsync(officer, $"/forms/change-charge?subject={charge}&lang=en");
        await FormWalk.EnterAsync(officer, $"/forms/change-charge?subject={charge}&lang=en", [[("status", "upheld")]]);
        await second.PostAsync(("status", "dropped"));
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("upheld", second.Words, StringComparison.Ordinal);
        await second.SendAsync(("choose.status", "mine"));
        Assert.Equal(ChargeStatus.Dropped, (await ChargeAsync(suspect, "TSE-10")).Status);
    }

    [Theory]
    [InlineData("en", "has ended already", "The law knows one extension")]
    [InlineData("km", "បានបញ្ចប់រួចហើយ", "ច្បាប់អនុញ្ញាតការពន្យារតែមួយលើក")]
    public async Task What_cannot_be_entered_any_more_is_shown_and_not_offered(string language, string ended, string extended)
    {
        var (officer, one) = await OpenAsync("final." + language);
        officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var suspect = await AddSuspectAsync(officer, one);
        var arrived = DateTimeOffset.UtcNow.AddHours(-2).ToOffset(TimeSpan.FromHours(7));
        var walk = await FormWalk.EnterAsync(officer, $"/forms/begin-custody?subject={suspect}", [[("arrived-at", At(arrived))]]);
        var custody = HtmlPage.Links(walk.Page).Single(link => link.StartsWith("/forms/extend-custody", StringComparison.Ordinal)).Split('=')[1];
        var (longer, over) = ($"/forms/extend-custody?subject={custody}&lang={language}", $"/forms/end-custody?subject={custody}&lang={language}");
        var (second, third) = (await FormWalk.BeginAsync(officer, longer), await FormWalk.BeginAsync(officer, over));
        await FormWalk.EnterAsync(officer, longer, [[("extended-until", At(arrived.AddHours(60))), ("permission", "17/26")]]);
        await second.PostAsync(("extended-until", At(arrived.AddHours(70))), ("permission", "18/26"));
        AssertFinal(second, extended, "17/26", "18/26");

        // Whoever ends it meanwhile can: the longer custody still runs.
        await third.PostAsync(("ended-at", At(arrived.AddMinutes(40))), ("end", "released"));
        Assert.Equal(HttpStatusCode.Conflict, third.Status);
        Assert.Contains("value=\"mine\"", third.Page, StringComparison.Ordinal);
        var fourth = await FormWalk.BeginAsync(officer, over);
        await third.SendAsync(("choose.ended-at", "mine"), ("choose.end", "mine"));
        Assert.Equal(HttpStatusCode.OK, third.Status);
        await fourth.PostAsync(("ended-at", At(arrived.AddMinutes(50))), ("end", "escaped"));
        AssertFinal(fourth, ended);

        static void AssertFinal(FormWalk walk, string why, params string[] versions)
        {
            Assert.Equal(HttpStatusCode.Conflict, walk.Status);
            Assert.DoesNotContain("value=\"mine\"", walk.Page, StringComparison.Ordinal);
            Assert.All([why, .. versions], words => Assert.Contains(words, walk.Words, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("custody", "released", "convicted", "acquitted", "upheld")]
    [InlineData("indictment", "reclassified", "convicted", "released", "pending")]
    [InlineData("verdict", "acquitted", "upheld", "pending", "released")]
    [InlineData("appeal", "upheld", "non-suit", "released", "settled-out-of-court")]
    public async Task A_step_is_asked_only_for_what_can_come_of_it(string stage, string outcome, params string[] others)
    {
        var (officer, one) = await OpenAsync("outcome." + stage);
        var suspect = await AddSuspectAsync(officer, one);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/add-step?subject={suspect}&lang=en");
        Assert.DoesNotContain("sentence-kind", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(("stage", stage), ("on", "2025-02-03"));
        Assert.Contains($"value=\"{outcome}\"", walk.Page, StringComparison.Ordinal);
        Assert.All(others, other => Assert.DoesNotContain($"value=\"{other}\"", walk.Page, StringComparison.Ordinal));
        Assert.DoesNotContain("sentence-kind", walk.Page, StringComparison.Ordinal);

        // Where a sentence can go with it, that is the next page and nowhere else.
        await walk.SendAsync(("outcome", outcome));
        Assert.Equal(stage == "appeal", walk.Page.Contains("sentence-kind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_come_of_a_step_is_refused_beside_the_outcome_and_a_sentence_taken_back_is_not_entered()
    {
        var (officer, one) = await OpenAsync("outcome.changed");
        var suspect = await AddSuspectAsync(officer, one);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/add-step?subject={suspect}&lang=en");
        await walk.SendAsync(("stage", "verdict"), ("on", "2025-02-10"));
        var outcome = walk.Action;
        await walk.PostAsync(("outcome", "released"));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"outcome-error\"", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(("outcome", "convicted"));
        await walk.SendAsync(("sentence-kind", "imprisonment"), ("sentence-months", "84"));

        // Back at the outcome: an acquittal takes the page of the sentence away, and what was answered there.
        await walk.OpenAsync(outcome);
        await walk.SendAsync(("outcome", "acquitted"));
        await walk.SendAsync(("go", "send"));
        Assert.Contains(one.Number, walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("84 months", walk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_out_of_order_are_said_at_the_date_and_what_was_typed_stays()
    {
        var (officer, one) = await OpenAsync("order");
        var suspect = await AddSuspectAsync(officer, one);
        await FormWalk.EnterAsync(officer, $"/forms/add-step?subject={suspect}&lang=en", [("stage", "trial"), ("on", "2025-02-03")], Nothing);
        var walk = await FormWalk.EnterAsync(officer, $"/forms/add-step?subject={suspect}&lang=en", [("stage", "verdict"), ("on", "2025-02-01")], [("outcome", "acquitted")]);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("The step \"verdict\" of 1 February 2025 would lie before \"trial\" of 3 February 2025", walk.Words, StringComparison.Ordinal);
        Assert.Contains("id=\"on-error\"", walk.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_enter_is_led_to_the_forms_and_ids_out_of_reach_are_not_found()
    {
        var (officer, one) = await OpenAsync("reach");
        var suspect = await AddSuspectAsync(officer, one);
        var territory = await site.EmployAndSignInAsync("reach.territory", "PC-07", "provincial-officer");
        var viewer = await site.EmployAndSignInAsync("reach.viewer", "OCM", "data-officer");
        Assert.DoesNotContain("/forms/", await viewer.GetStringAsync($"/cases/{one.Id}"), StringComparison.Ordinal);
        foreach (var address in new[] { $"add-suspect?subject={one.Id}", $"add-charge?subject={suspect}", $"add-step?subject={suspect}", $"begin-custody?subject={suspect}", $"declare-official?subject={suspect}" })
        {
            using var own = await officer.GetAsync("/forms/" + address);
            using var foreign = await territory.GetAsync("/forms/" + address);
            using var refused = await viewer.GetAsync("/forms/" + address);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (own.StatusCode, foreign.StatusCode, refused.StatusCode));
        }

        foreach (var form in new[] { "add-suspect", "change-charge", "extend-custody", "end-custody" })
        {
            using var none = await officer.GetAsync("/forms/" + form);
            using var nonsense = await officer.GetAsync($"/forms/{form}?subject=1");
            using var wrong = await officer.GetAsync($"/forms/{form}?subject={suspect}");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (none.StatusCode, nonsense.StatusCode, wrong.StatusCode));
        }
    }

    [Fact]
    public async Task An_official_is_handed_to_oversight_which_follows_the_disciplinary_track()
    {
        var (officer, one) = await OpenAsync("official");
        var suspect = await AddSuspectAsync(officer, one);
        var agencies = await AgenciesAsync();
        var walk = await FormWalk.EnterAsync(
            officer, $"/forms/declare-official?subject={suspect}&lang=en", [[("own-unit-id", agencies["PC-12"]), ("oversight-agency-id", agencies["MOJ"])]]);
        Assert.DoesNotContain(one.Number, walk.Words, StringComparison.Ordinal);
        using var gone = await officer.GetAsync($"/cases/{one.Id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        var oversight = await site.EmployAndSignInAsync("official.oversight", "MOJ", "case-worker");
        walk = await FormWalk.EnterAsync(oversight, $"/forms/add-disciplinary-step?subject={suspect}&lang=en", [[("outcome", "suspended"), ("on", "2025-03-01")]]);
        Assert.Contains("suspended from duty", walk.Words, StringComparison.Ordinal);

        var rapporteur = await site.EmployAndSignInAsync("official.rapporteur", "OCM", "rapporteur");
        foreach (var (language, words) in new[] { ("en", "suspended from duty"), ("km", "ព្យួរការងារ") })
        {
            var table = WebUtility.HtmlDecode(await rapporteur.GetStringAsync($"/officials?lang={language}"));
            Assert.Contains(words, table, StringComparison.Ordinal);
            Assert.DoesNotContain(one.Number, table, StringComparison.Ordinal);
            Assert.DoesNotContain("Sopheap", table, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_official_needs_oversight_and_the_page_asks_for_it_only_then()
    {
        var (officer, one) = await OpenAsync("oversight");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/add-suspect?subject={one.Id}&lang=en");
        await walk.SendAsync();
        await walk.SendAsync(("name-latin", "Chan Sopheap"));
        await walk.SendAsync(About);
        await walk.SendAsync();
        await walk.SendAsync(("known", "none"));
        await walk.SendAsync();
        await walk.SendAsync(("is-at-large", "yes"), ("is-public-official", "yes"));
        await walk.SendAsync();
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"oversight-agency-id-error\"", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(("oversight-agency-id", (await AgenciesAsync())["MOJ"]));
        await walk.SendAsync(("go", "send"));
        Assert.Contains(one.Number, walk.Words, StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        Assert.True((await db.Suspects.SingleAsync(entry => entry.CaseId == one.Id)) is { IsPublicOfficial: true, IsAtLarge: true });
    }

    private static string At(DateTimeOffset moment) => moment.ToString("dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(HttpClient Officer, Case One)> OpenAsync(string name)
    {
        var officer = await site.EmployAndSignInAsync("suspects." + name, "PC-12", "provincial-officer");
        var id = await CaseService.OpenAsync(
            site.Register.As((await Registry.Access.ActorReader.ReadAsync(site.Register, await IdOfAsync("suspects." + name), CancellationToken.None))!),
            new OpenCaseOptions { OwnReference = "S-" + name, ActedOn = "2025-01-02", ProvinceCode = "12", OpeningArticle = "TSE-10" }, CancellationToken.None);
        await using var db = site.Register.CreateContext();
        return (officer, await db.Cases.SingleAsync(one => one.Id == id));
    }

    private async Task<Guid> IdOfAsync(string name)
    {
        await using var db = site.Register.CreateContext();
        return await db.Users.Where(user => user.SignInName == name).Select(user => user.Id).SingleAsync();
    }

    private async Task<Guid> AddSuspectAsync(HttpClient officer, Case one, string language = "en")
    {
        var walk = await FormWalk.EnterAsync(
            officer, $"/forms/add-suspect?subject={one.Id}&lang={language}",
            Nothing, [("name-latin", "Chan Sopheap")], About, Nothing, [("known", "none")], Nothing, [("role", "recruiter"), ("is-at-large", "no"), ("age-at-arrest", "34"), ("is-public-official", "no")]);
        Assert.Contains(one.Number, walk.Words, StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        return await db.Suspects.Where(suspect => suspect.CaseId == one.Id).Select(suspect => suspect.Id).SingleAsync();
    }

    private async Task<Charge> ChargeAsync(Guid suspect, string article)
    {
        await using var db = site.Register.CreateContext();
        return await db.Charges.SingleAsync(charge => charge.SuspectId == suspect && charge.ArticleCode == article);
    }

    private async Task<Dictionary<string, string>> AgenciesAsync()
    {
        await using var db = site.Register.CreateContext();
        return await db.Agencies.ToDictionaryAsync(agency => agency.Code, agency => agency.Id.ToString(), StringComparer.Ordinal);
    }
}
