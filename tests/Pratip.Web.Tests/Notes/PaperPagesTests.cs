using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Geography;
using Pratip.Registry.Attachments;
using Pratip.Registry.Attachments.Scanning;
using Pratip.Testing.Files;
using Pratip.Web.Tests.Attachments;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Notes;

public class PaperPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task A_note_is_written_on_a_form_and_read_for_a_purpose(string language)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var officer = await site.EmployAndSignInAsync("note.officer." + language, "PC-12", "provincial-officer");
        var walk = await FormWalk.BeginAsync(officer, $"/forms/add-note?subject=cases:{one.Id}&lang={language}");
        await walk.SendAsync(("text", "She is <b>afraid</b>\r\nof the broker."));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"visibility-error\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;afraid", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(("text", "She is <b>afraid</b>\r\nof the broker."), ("visibility", "case"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.DoesNotContain("broker", walk.Page, StringComparison.Ordinal);
        await walk.PostAsync(("purpose", ""));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.DoesNotContain("broker", walk.Page, StringComparison.Ordinal);
        await walk.PostAsync(("purpose", "protection"));
        Assert.Contains("She is <b>afraid</b>\nof the broker.", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>afraid", walk.Page, StringComparison.Ordinal);
        var supervisor = await site.EmployAndSignInAsync("note.supervisor." + language, "PC-12", "agency-supervisor");
        Assert.Contains("Sok note.officer." + language, await supervisor.GetStringAsync($"/cases/{one.Id}?lang={language}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Plain text", "Court of First Instance, ")]
    [InlineData("km", "អត្ថបទធម្មតា", "សាលាដំបូង ")]
    public async Task The_page_of_a_case_says_kinds_of_files_and_courts_it_knows_in_the_readers_language(string language, string kind, string court)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = await SiteCases.AddSuspectAsync(site.Register, one, "Chan Dara");
        var officer = await site.EmployAndSignInAsync("kinds.officer." + language, "PC-12", "provincial-officer");
        using (var sent = await UploadForm.SendAsync(officer, $"/cases/{one.Id}/papers/file", "a.txt", "one"u8.ToArray()))
        {
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        await using var db = site.Register.CreateContext();
        var suspect = await db.Suspects.Where(row => row.ReportId == report.Id).Select(row => row.Id).SingleAsync();
        foreach (var (stage, written) in new[] { ("referral-to-court", "Court of First Instance, Phnom Penh"), ("trial", "Court of nowhere") })
        {
            await FormWalk.EnterAsync(officer, $"/forms/add-step?subject={suspect}&lang=en", [("stage", stage), ("on", "2025-01-05"), ("court", written)], []);
        }

        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/cases/{one.Id}?lang={language}"));
        Assert.Contains(kind, page, StringComparison.Ordinal);
        Assert.DoesNotContain("text/plain", page, StringComparison.Ordinal);
        Assert.Contains(court + Gazetteer.Standard.FindProvince("12")!.Name.In(language == "km" ? Kernel.Language.Khmer : Kernel.Language.English), page, StringComparison.Ordinal);
        Assert.Contains("Court of nowhere", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_see_a_case_but_not_write_to_it_is_offered_no_form_that_would_refuse_at_its_end()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-02", province: "12");
        var neighbour = await site.EmployAndSignInAsync("paper.neighbour", "PC-12", "provincial-officer");
        using (var seen = await neighbour.GetAsync($"/cases/{one.Id}"))
        {
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        }

        var page = await neighbour.GetStringAsync($"/cases/{one.Id}/papers?lang=en");
        Assert.DoesNotContain("/forms/add-note", page, StringComparison.Ordinal);
        Assert.DoesNotContain("papers/file\"", page, StringComparison.Ordinal);
        foreach (var address in (string[])[$"/forms/add-note?subject=cases:{one.Id}", $"/cases/{one.Id}/papers/file"])
        {
            using var answer = await neighbour.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_file_is_sent_and_handed_over_to_be_saved_and_nothing_else()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var officer = await site.EmployAndSignInAsync("file.officer", "PC-12", "provincial-officer");
        using (var sent = await UploadForm.SendAsync(officer, $"/cases/{one.Id}/papers/file", "សេចក្តី \u202Eថ្លែង; 1.pdf", SampleFiles.Pdf))
        {
            Assert.Equal($"/cases/{one.Id}/papers?kept=1", sent.Headers.Location?.OriginalString);
        }

        await using var db = site.Register.CreateContext();
        var file = await db.Attachments.SingleAsync(row => row.CaseId == one.Id);
        var walk = await FormWalk.BeginAsync(officer, $"/cases/{one.Id}/papers?lang=en");
        Assert.DoesNotContain("ថ្លែង", walk.Words, StringComparison.Ordinal);
        Assert.Contains("not looked at by a virus scanner", walk.Words, StringComparison.Ordinal);
        await walk.PostAsync(("purpose", ""), ("file", file.Id.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("Choose what you need the texts and files for.", walk.Words, StringComparison.Ordinal);

        var form = await PageForm.OpenAsync(officer, $"/cases/{one.Id}/papers?lang=en");
        using var download = await form.SendAsync(officer, $"/cases/{one.Id}/papers", ("purpose", "case-work"), ("file", file.Id.ToString()));
        Assert.Equal(HttpStatusCode.OK, download.StatusCode);
        Assert.Equal(SampleFiles.Pdf, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("សេចក្តី ថ្លែង_ 1.pdf", download.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("nosniff", string.Join(',', download.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("sandbox; default-src 'none'", string.Join(',', download.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(download.Headers.CacheControl?.NoStore);
        using var by = await officer.GetAsync($"/attachments/{file.Id}");
        Assert.Equal(HttpStatusCode.NotFound, by.StatusCode);
    }

    [Theory]
    [InlineData("photo.jpg", nameof(SampleFiles.Pdf), "but it is a file of the kind pdf")]
    [InlineData("letter.docx", nameof(SampleFiles.DocxWithMacros), "with macros in it")]
    [InlineData("page.html", nameof(SampleFiles.Html), "Files ending in html are not kept")]
    [InlineData("empty.txt", null, "Choose a file that has something in it")]
    public async Task A_file_that_is_not_kept_is_refused_beside_its_field(string name, string? file, string words)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var content = file is null ? [] : (byte[])typeof(SampleFiles).GetProperty(file)!.GetValue(null)!;
        using var answer = await UploadForm.SendAsync(await OfficerAsync(), $"/cases/{one.Id}/papers/file", name, content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("id=\"file-error\"", page, StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        Assert.False(await db.Attachments.AnyAsync(row => row.CaseId == one.Id));
    }

    [Theory]
    [InlineData("en", "my agency only")]
    [InlineData("km", "តែស្ថាប័នខ្ញុំ")]
    public async Task Who_may_read_a_file_is_chosen_on_its_page_and_said_where_it_is_listed(string language, string words)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var officer = await OfficerAsync();
        using (var refused = await UploadForm.SendAsync(officer, $"/cases/{one.Id}/papers/file", "a.txt", "one"u8.ToArray(), ""))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("id=\"visibility-error\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var sent = await UploadForm.SendAsync(officer, $"/cases/{one.Id}/papers/file", "a.txt", "one"u8.ToArray(), "agency");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        foreach (var address in new[] { $"/cases/{one.Id}/papers", $"/cases/{one.Id}" })
        {
            Assert.Contains(words, HtmlPage.Words(await officer.GetStringAsync($"{address}?lang={language}")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_page_sent_twice_keeps_one_file_another_file_from_it_is_refused_and_one_without_its_token_is_not_kept()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var officer = await OfficerAsync();
        var form = await PageForm.OpenAsync(officer, $"/cases/{one.Id}/papers/file?lang=en");
        using (var first = await UploadForm.SendAsync(officer, form, $"/cases/{one.Id}/papers/file", "a.txt", "one"u8.ToArray()))
        using (var second = await UploadForm.SendAsync(officer, form, $"/cases/{one.Id}/papers/file", "a.txt", "one"u8.ToArray()))
        using (var other = await UploadForm.SendAsync(officer, form, $"/cases/{one.Id}/papers/file", "b.txt", "two"u8.ToArray()))
        {
            Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
            Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
            Assert.Contains("id=\"file-error\"", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var forged = await UploadForm.SendAsync(officer, form with { Token = "forged" }, $"/cases/{one.Id}/papers/file", "c.txt", "three"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        await using var db = site.Register.CreateContext();
        Assert.Equal(1, await db.Attachments.CountAsync(row => row.CaseId == one.Id));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_with_its_size_and_one_far_over_it_before_it_is_read()
    {
        await using var small = new RunningSite { Attachments = new AttachmentRules { Largest = 50_000 } };
        await small.InitializeAsync();
        var one = await SiteCases.OpenAsync(small.Register, "PC-12");
        var officer = await small.EmployAndSignInAsync("small.officer", "PC-12", "provincial-officer");
        var address = $"/cases/{one.Id}/papers/file";
        using (var fits = await UploadForm.SendAsync(officer, address, "a.txt", Encoding.ASCII.GetBytes(new string('x', 50_000))))
        {
            Assert.Equal(HttpStatusCode.Redirect, fits.StatusCode);
        }

        using (var over = await UploadForm.SendAsync(officer, address, "a.txt", Encoding.ASCII.GetBytes(new string('x', 50_001))))
        {
            Assert.Equal(HttpStatusCode.BadRequest, over.StatusCode);
            Assert.Contains("at most 1 MB are kept", await over.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var far = await UploadForm.SendAsync(officer, address, "a.txt", new byte[300_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, far.StatusCode);
    }

    [Fact]
    public async Task A_file_that_the_scanner_refuses_or_does_not_answer_for_is_not_kept()
    {
        var scanner = ClamdServer.Start();
        Assert.True(ClamdAddress.TryParse(scanner.Address, out var where));
        await using var scanned = new RunningSite { Attachments = new AttachmentRules { Scanner = new ClamdScanner(where) } };
        await scanned.InitializeAsync();
        var one = await SiteCases.OpenAsync(scanned.Register, "PC-12");
        var officer = await scanned.EmployAndSignInAsync("scan.officer", "PC-12", "provincial-officer");
        var address = $"/cases/{one.Id}/papers/file";
        using (var infected = await UploadForm.SendAsync(officer, address, "a.txt", Encoding.ASCII.GetBytes(ClamdServer.Signature)))
        {
            Assert.Equal(HttpStatusCode.BadRequest, infected.StatusCode);
            Assert.Contains("Pratip.Test-1", await infected.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var clean = await UploadForm.SendAsync(officer, address, "a.txt", "clean"u8.ToArray()))
        {
            Assert.Equal(HttpStatusCode.Redirect, clean.StatusCode);
        }

        await scanner.DisposeAsync();
        using var unanswered = await UploadForm.SendAsync(officer, address, "b.txt", "clean"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, unanswered.StatusCode);
        Assert.Contains("does not answer", await unanswered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("looked at by the virus scanner", await officer.GetStringAsync($"/cases/{one.Id}/papers?lang=en"), StringComparison.Ordinal);
        await using var db = scanned.Register.CreateContext();
        Assert.Equal(1, await db.Attachments.CountAsync());
    }

    [Fact]
    public async Task What_is_out_of_reach_answers_as_what_is_not_there()
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = await SiteCases.AddSuspectAsync(site.Register, one, "Chan Rithy");
        var stranger = await site.EmployAndSignInAsync("paper.stranger", "PC-07", "provincial-officer");
        foreach (var address in new[] { $"/cases/{one.Id}/papers", $"/cases/{one.Id}/papers/file", $"/people/{report.Id}/papers", $"/people/{report.Id}/papers/file", $"/forms/add-note?subject=cases:{one.Id}", $"/forms/add-note?subject=person_reports:{report.Id}" })
        {
            using var answer = await stranger.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            using var mine = await (await OfficerAsync()).GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        }

        foreach (var subject in new[] { "", "cases:", "cases:x", $"users:{one.Id}", $"cases:{Guid.NewGuid()}" })
        {
            using var answer = await stranger.GetAsync("/forms/add-note?subject=" + subject);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var refused = await (await site.EmployAndSignInAsync("paper.statistician", "PC-12", "statistician")).GetAsync($"/cases/{one.Id}/papers");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var form = await PageForm.OpenAsync(stranger, "/search");
        using var sent = await UploadForm.SendAsync(stranger, form, $"/cases/{one.Id}/papers/file", "a.txt", "one"u8.ToArray());
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
    }

    private HttpClient? _officer;

    private async Task<HttpClient> OfficerAsync() => _officer ??= await site.EmployAndSignInAsync("paper.officer." + Guid.NewGuid().ToString("N")[..8], "PC-12", "provincial-officer");
}
