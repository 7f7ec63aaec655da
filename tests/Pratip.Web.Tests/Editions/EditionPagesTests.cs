using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Reports.Pdf;
using Pratip.Registry.Audit;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Editions;

public sealed class EditionPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "2021", "signed")]
    [InlineData("km", "2022", "បានចុះហត្ថលេខា")]
    public async Task An_edition_is_made_written_signed_by_two_and_downloaded_on_pages(string language, string window, string signed)
    {
        var nary = await site.EmployAndSignInAsync("edition.nary." + language, "OCM", "statistician");
        var keo = await site.EmployAndSignInAsync("edition.keo." + language, "OCM", "signatory");
        var made = await FormWalk.EnterAsync(nary, $"/forms/create-edition?lang={language}", [("window", window), ("vintage", "final"), ("compare", "")]);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        var address = $"/editions/{window}-f1";
        var draft = await nary.GetStringAsync($"{address}?lang={language}");
        var id = Regex.Match(draft, "/forms/sign-edition\\?subject=(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        var text = await FormWalk.EnterAsync(nary, $"/forms/write-edition-text?subject={id}&lang={language}", [("block", "foreword")]);
        await text.SendAsync(("english", "A <b>good</b> year."), ("khmer", "ឆ្នាំ <b>ល្អ</b>"));
        Assert.Equal(HttpStatusCode.OK, text.Status);
        using (var early = await nary.GetAsync(address + "/bundle"))
        {
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        }

        foreach (var person in new[] { nary, keo })
        {
            var walk = await FormWalk.EnterAsync(person, $"/forms/sign-edition?subject={id}&lang={language}", [("is-signed", "yes"), ("role", "")]);
            Assert.Equal(HttpStatusCode.OK, walk.Status);
        }

        var sent = await nary.GetStringAsync($"{address}?lang={language}");
        var page = WebUtility.HtmlDecode(sent);
        Assert.DoesNotContain("<b>", sent, StringComparison.Ordinal);
        Assert.Contains(signed, page, StringComparison.Ordinal);
        Assert.Contains("Sok edition.nary." + language, page, StringComparison.Ordinal);
        Assert.DoesNotContain("/forms/write-edition-text", page, StringComparison.Ordinal);
        await OnlyWhoMayOpenThemTakesSealedPartsOutAsync(nary, keo, address);

        Assert.DoesNotContain($"/forms/sign-edition?subject={id}", await keo.GetStringAsync(address), StringComparison.Ordinal);
    }

    /// <summary>The statistician may be handed the key; the signatory signs and sees figures, as everybody else does.</summary>
    private static async Task OnlyWhoMayOpenThemTakesSealedPartsOutAsync(HttpClient statistician, HttpClient signatory, string address)
    {
        const string Restricted = "/bundle?part=restricted";
        foreach (var person in new[] { statistician, signatory })
        {
            var forAll = await person.GetByteArrayAsync(address + "/bundle");
            Assert.True(EditionVerifier.Verify(forAll, null, null).IsSound);
            Assert.DoesNotContain(EditionBundle.Unpack(forAll), file => file.Path.StartsWith("restricted/", StringComparison.Ordinal));
        }

        var whole = await statistician.GetByteArrayAsync(address + Restricted);
        Assert.True(EditionVerifier.Verify(whole, null, null).IsSound);
        Assert.Contains(EditionBundle.Unpack(whole), file => file.Path == EditionBundle.FactsPath);
        Assert.Contains(Restricted, await statistician.GetStringAsync(address), StringComparison.Ordinal);
        using var refused = await signatory.GetAsync(address + Restricted);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain(Restricted, await signatory.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "html")]
    [InlineData("km", "docx")]
    public async Task A_draft_is_read_as_a_report_by_those_who_make_it_and_its_packs_wait_for_two_signatures(string language, string format)
    {
        var nary = await site.EmployAndSignInAsync("edition.reader." + language, "OCM", "statistician");
        var window = language == "en" ? "2016" : "2017";
        await FormWalk.EnterAsync(nary, "/forms/create-edition", [("window", window), ("vintage", "final"), ("compare", "")]);
        using var report = await nary.GetAsync($"/editions/{window}-f1/report?format={format}&language={language}");
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        Assert.Contains($"{window}-f1", report.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        Assert.Contains("\"standing\": \"draft\"", await nary.GetStringAsync($"/editions/{window}-f1/report?format=json"), StringComparison.Ordinal);
        Assert.Equal(ChromiumPdf.IsPresent, (await nary.GetStringAsync($"/editions/{window}-f1")).Contains("/report?format=pdf", StringComparison.Ordinal));
        foreach (var address in (string[])[$"/editions/{window}-f1/pack?kind=csv", $"/editions/{window}-f1/report?format=gold", "/editions/none/report?format=csv"])
        {
            using var none = await nary.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }

        Assert.Contains($"{window}-f1", await site.Client.GetStringAsync("/log?of=reads"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "approved, ")]
    [InlineData("km", "បានអនុម័ត")]
    public async Task An_exemption_is_asked_by_one_person_and_approved_by_another(string language, string approved)
    {
        var nary = await site.EmployAndSignInAsync("exempt.nary." + language, "OCM", "statistician");
        var keo = await site.EmployAndSignInAsync("exempt.keo." + language, "OCM", "signatory");
        var reason = "agreed with the data-protection officer, " + language;
        var wrong = await FormWalk.BeginAsync(nary, $"/forms/ask-exemption?lang={language}");
        await wrong.SendAsync(("measure", "victims.registered"), ("breakdown", "colour"), ("key", ""), ("reason", reason));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("majority", wrong.Page, StringComparison.Ordinal);
        await FormWalk.EnterAsync(nary, $"/forms/ask-exemption?lang={language}", [("measure", "victims.registered"), ("breakdown", "sex"), ("key", "male"), ("reason", reason)]);
        var page = WebUtility.HtmlDecode(await nary.GetStringAsync($"/editions?lang={language}"));
        Assert.Contains(reason, page, StringComparison.Ordinal);
        var link = Regex.Match(page[page.IndexOf(reason, StringComparison.Ordinal)..], "/forms/approve-exemption\\?subject=[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var own = await FormWalk.BeginAsync(nary, $"{link}&lang={language}");
        await own.SendAsync(("is-approved", "yes"));
        Assert.Equal(HttpStatusCode.BadRequest, own.Status);
        Assert.DoesNotContain(approved, RowOf(WebUtility.HtmlDecode(await nary.GetStringAsync($"/editions?lang={language}"))), StringComparison.Ordinal);
        await FormWalk.EnterAsync(keo, $"{link}&lang={language}", [("is-approved", "yes")]);
        Assert.Contains(approved, RowOf(WebUtility.HtmlDecode(await keo.GetStringAsync($"/editions?lang={language}"))), StringComparison.Ordinal);
        var officer = await site.EmployAndSignInAsync("exempt.officer." + language, "PC-12", "provincial-officer");
        Assert.DoesNotContain(reason, WebUtility.HtmlDecode(await officer.GetStringAsync("/editions")), StringComparison.Ordinal);

        string RowOf(string of) => of[of.IndexOf(reason, StringComparison.Ordinal)..].Split("</tr>")[0];
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task Findings_are_marked_with_boxes_and_accepted_for_one_reason(string language)
    {
        var nary = await site.EmployAndSignInAsync("accept.nary." + language, "OCM", "statistician");
        var window = language == "en" ? "2024" : "2024-H1";
        await ReturnedAsync();
        await FormWalk.EnterAsync(nary, "/forms/create-edition", [("window", window), ("vintage", "final"), ("compare", "")]);
        var draft = await nary.GetStringAsync($"/editions/{window}-f1?lang={language}");
        var link = Regex.Match(draft, "/forms/accept-findings\\?subject=[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var walk = await FormWalk.BeginAsync(nary, $"{link}&lang={language}");
        await walk.SendAsync(("reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        var said = WebUtility.HtmlDecode(walk.Page);
        Assert.Contains("Mark at least one finding", said, StringComparison.Ordinal);
        Assert.Contains("the reason prints as a footnote", said, StringComparison.Ordinal);

        var keys = Regex.Matches(walk.Page, "name=\"keys\" type=\"checkbox\" value=\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => WebUtility.HtmlDecode(match.Groups["key"].Value)).ToList();
        Assert.True(keys.Count > 1, walk.Words);
        var reason = "one office has not sent its file, " + language;
        await walk.SendAsync([.. keys.Select(key => ("keys", key)), ("reason", reason)]);
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        var page = WebUtility.HtmlDecode(await nary.GetStringAsync($"/editions/{window}-f1?lang={language}"));
        Assert.Equal(keys.Count, Regex.Count(page, Regex.Escape(reason), RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("govuk-tag--red", page, StringComparison.Ordinal);
    }

    /// <summary>One of several offices reported, so that figures are printed as levels of which a part is missing.</summary>
    private async Task ReturnedAsync()
    {
        await using var db = site.Register.CreateContext();
        if (!await db.Cases.AnyAsync())
        {
            await WorkedCase.EnterAsync(site, "all.roles", TestContext.Current.CancellationToken);
        }

        var agency = await db.Agencies.Where(one => one.Code == "PC-12").Select(one => one.Id).SingleAsync();
        foreach (var subject in new[] { "cases", "victims" })
        {
            if (!await db.Returns.AnyAsync(one => one.AgencyId == agency && one.Subject == subject))
            {
                await FormWorld.RecordAsync(site.Register, ProcessKind.ReturnChange, change => change.RecordAsync(EventKind.ReturnChanged, new RowChanges().Add(
                    new Return { AgencyId = agency, Subject = subject, From = new(2022, 1, 1), To = new(2025, 12, 31), State = "submitted", RowCount = 1 })));
            }
        }
    }

    /// <summary>Whoever decides knows whether they do.</summary>
    [Fact]
    public async Task A_signature_is_given_or_not_and_never_unknown()
    {
        var nary = await site.EmployAndSignInAsync("sign.nary", "OCM", "statistician");
        await FormWalk.EnterAsync(nary, "/forms/create-edition", [("window", "2015"), ("vintage", "final"), ("compare", "")]);
        var link = Regex.Match(await nary.GetStringAsync("/editions/2015-f1"), "/forms/sign-edition\\?subject=[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var form = await nary.GetStringAsync(link + "&lang=en");
        Assert.Contains("value=\"yes\"", form, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"unknown\"", form, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015", "2016")]
    [InlineData("2015", "2015")]
    [InlineData("2015-H1", "2015")]
    public async Task Beside_a_window_stands_an_earlier_one_in_editions_and_in_reports(string window, string compare)
    {
        var nary = await site.EmployAndSignInAsync($"beside.{window}.{compare}".ToLowerInvariant(), "OCM", "statistician");
        var walk = await FormWalk.BeginAsync(nary, "/forms/create-edition?lang=en");
        await walk.SendAsync(("window", window), ("vintage", "final"), ("compare", compare));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("begins and ends before it", WebUtility.HtmlDecode(walk.Page), StringComparison.Ordinal);
        using var report = await nary.GetAsync($"/reports?window={window}&compare={compare}&lang=en");
        Assert.Equal(HttpStatusCode.BadRequest, report.StatusCode);
        Assert.Contains("begins and ends before it", WebUtility.HtmlDecode(await report.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hint_of_a_window_names_windows_that_are_read()
    {
        var nary = await site.EmployAndSignInAsync("hint.nary", "OCM", "statistician");
        var hint = WebUtility.HtmlDecode(await nary.GetStringAsync("/forms/create-edition"));
        foreach (var named in new[] { "2024-H1", "2024-Q3", "2024-10M", "2025-TIP", "campaign-2025" })
        {
            Assert.Contains(named, hint, StringComparison.Ordinal);
            Assert.True(Pratip.Statistics.Windows.NamedWindows.Standard.TryParse(named, out _), named);
        }
    }

    [Fact]
    public async Task Before_its_release_an_edition_is_not_there_for_others()
    {
        var nary = await site.EmployAndSignInAsync("edition.early", "OCM", "statistician");
        var officer = await site.EmployAndSignInAsync("edition.outsider", "PC-12", "provincial-officer");
        await FormWalk.EnterAsync(nary, "/forms/create-edition", [("window", "2019"), ("vintage", "final"), ("compare", "")]);
        Assert.DoesNotContain("2019-f1", await officer.GetStringAsync("/editions"), StringComparison.Ordinal);
        using var page = await officer.GetAsync("/editions/2019-f1");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var form = await officer.GetAsync("/forms/create-edition");
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
    }
}
