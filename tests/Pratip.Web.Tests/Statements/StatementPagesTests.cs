using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Pratip.Statistics.Claims.Checked;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Statements;

public sealed partial class StatementPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Speech = "In 2020 there were <b>12</b> cases. Last time there were 14 cases.";

    [Theory]
    [InlineData("en", "finished by a person")]
    [InlineData("km", "បានបំពេញដោយមនុស្ស")]
    public async Task A_statement_is_registered_and_its_open_sentence_finished_on_pages(string language, string finished)
    {
        var officer = await site.EmployAndSignInAsync("statement.officer." + language, "OCM", "data-officer");
        var address = (await WorkedStatements.RegisterAsync(officer, Speech)).Split('?')[0];
        var page = await officer.GetStringAsync($"{address}?lang={language}");
        Assert.Contains("<mark><a class=\"govuk-link\" href=\"#claim-1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>12", page, StringComparison.Ordinal);
        var open = Finish().Matches(page)[^1].Groups["subject"].Value;
        var form = WebUtility.HtmlDecode(await officer.GetStringAsync($"/forms/finish-claim?subject={open}&lang={language}"));
        Assert.Matches("<mark><strong>[^<]+</strong></mark>", form);
        Assert.Contains("value=\"down-per-cent\"", form, StringComparison.Ordinal);
        await FormWalk.EnterAsync(
            officer, $"/forms/finish-claim?subject={open}&lang={language}",
                [("form", ""), ("measure", ""), ("window", "2020"), ("comparison", ""), ("value", ""), ("reason", "it spoke of 2020")], [("part", "")]);
        page = WebUtility.HtmlDecode(await officer.GetStringAsync($"{address}?lang={language}"));
        Assert.Contains(finished, page, StringComparison.Ordinal);
        Assert.Contains("it spoke of 2020", page, StringComparison.Ordinal);
        Assert.Contains("Sok statement.officer." + language, page, StringComparison.Ordinal);
        using var first = await officer.GetAsync(address + "?check=1");
        using var none = await officer.GetAsync(address + "?check=9");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (first.StatusCode, none.StatusCode));
    }

    [Fact]
    public async Task A_report_is_read_without_signing_in_once_it_is_released_and_by_nobody_before()
    {
        var officer = await site.EmployAndSignInAsync("report.officer", "OCM", "data-officer");
        var signatory = await site.EmployAndSignInAsync("report.signatory", "OCM", "signatory");
        var address = (await WorkedStatements.RegisterAsync(officer, Speech)).Split('?')[0];
        var id = address.Split('/')[^1];
        await FormWalk.EnterAsync(officer, $"/forms/prepare-report?subject={id}", [("is-prepared", "yes")]);
        await using var db = site.Register.CreateContext();
        var report = db.StatementReports.Single(one => one.StatementId == Guid.Parse(id));
        Assert.DoesNotContain(report.Code, await officer.GetStringAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain("release-report", await officer.GetStringAsync(address), StringComparison.Ordinal);
        using var stranger = site.Visit().Client;
        foreach (var reader in new[] { stranger, officer, signatory })
        {
            using var early = await reader.GetAsync("/checks/" + report.Code);
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        }

        // Whoever lets it out reads there what everybody will read, and answers yes or no.
        var matter = WebUtility.HtmlDecode(await signatory.GetStringAsync($"/forms/release-report?subject={report.Id}&lang=en"));
        Assert.Contains("Report of check 1", matter, StringComparison.Ordinal);
        Assert.Contains("Last time there were", matter, StringComparison.Ordinal);
        Assert.Contains($"/statements/{id}?check=1", matter, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"unknown\"", matter, StringComparison.Ordinal);
        await FormWalk.EnterAsync(signatory, $"/forms/release-report?subject={report.Id}", [("is-out", "yes")]);
        var page = WebUtility.HtmlDecode(await stranger.GetStringAsync($"/checks/{report.Code}?lang=en"));
        Assert.Contains("Figures checked: A speech", page, StringComparison.Ordinal);
        Assert.Matches("</mark><sup> <a class=\"govuk-link\" href=\"#claim-1\">1 [a-z]", page);
        Assert.DoesNotContain("/statements", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sok report", page, StringComparison.Ordinal);
        using var shut = await stranger.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, shut.StatusCode);
    }

    [Fact]
    public async Task The_same_words_once_more_are_refused_with_a_link_to_the_first()
    {
        var officer = await site.EmployAndSignInAsync("twice.officer", "OCM", "data-officer");
        using var first = await SendAsync(officer, "first.txt", "In 2020 there were 31 cases."u8.ToArray());
        using var second = await SendAsync(officer, "second.txt", "In 2020 there were 31 cases."u8.ToArray());
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (first.StatusCode, second.StatusCode));
        var page = await second.Content.ReadAsStringAsync();
        Assert.Contains($"id=\"first\" href=\"{first.Headers.Location!.OriginalString.Split('?')[0]}\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#file\"", page, StringComparison.Ordinal);
    }

    /// <summary>The page said that the command line has no such limit, where it has one as well.</summary>
    [Fact]
    public async Task A_file_that_is_too_large_is_told_what_to_send_instead()
    {
        var officer = await site.EmployAndSignInAsync("large.officer", "OCM", "data-officer");
        using var large = await SendAsync(officer, "large.pdf", new byte[21_000_000]);
        var told = await large.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.DoesNotContain("command line", told, StringComparison.Ordinal);
        Assert.Contains("Nothing was registered", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read_and_what_is_no_text_is_refused_in_words()
    {
        var officer = await site.EmployAndSignInAsync("file.officer", "OCM", "data-officer");
        using var taken = await SendAsync(officer, "speech.txt", Encoding.UTF8.GetBytes("In 2020 there were 12 cases."));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var page = await officer.GetStringAsync(taken.Headers.Location!.OriginalString);
        Assert.Contains("speech.txt", page, StringComparison.Ordinal);
        Assert.Contains("<mark>", page, StringComparison.Ordinal);
        using var refused = await SendAsync(officer, "speech.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("href=\"#file\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_words_or_the_name_of_a_file_is_said_beside_the_file()
    {
        var officer = await site.EmployAndSignInAsync("name.officer", "OCM", "data-officer");
        foreach (var (name, words) in new[] { ("speech\u202Etxt.exe", "In 2020 there were 12 cases."), ("speech.txt", "In 2020 there were \u202E12 cases.") })
        {
            using var refused = await SendAsync(officer, name, Encoding.UTF8.GetBytes(words));
            var page = await refused.Content.ReadAsStringAsync();
            Assert.True(refused.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Redirect, $"{(int)refused.StatusCode}");
            Assert.DoesNotContain("href=\"#file-name\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"#text\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_check_is_taken_out_as_JSON_that_reads_back_as_page_and_as_document()
    {
        var officer = await site.EmployAndSignInAsync("json.officer", "OCM", "data-officer");
        var address = (await WorkedStatements.RegisterAsync(officer, Speech)).Split('?')[0];
        var text = CheckedTextJson.Read(await officer.GetStringAsync(address + "/file?format=json&check=1"));
        Assert.Equal((Speech, "A speech"), (text.Text, text.Title));
        Assert.StartsWith("<!DOCTYPE html>", await officer.GetStringAsync(address + "/file?format=html&language=km"), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await officer.GetByteArrayAsync(address + "/file?format=docx"))[..2]);
        using var other = await officer.GetAsync(address + "/file?format=exe");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("speaker")]
    [InlineData("outlet")]
    [InlineData("<script>")]
    public async Task There_is_no_page_of_errors_by_who_made_them(string by)
    {
        var officer = await site.EmployAndSignInAsync("trend.officer." + by.Length, "OCM", "data-officer");
        await WorkedStatements.RegisterAsync(officer, Speech);
        using var refused = await officer.GetAsync("/statements/trends?by=" + Uri.EscapeDataString(by));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain("The spokesperson", await officer.GetStringAsync("/statements/trends?by=error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("provincial-officer", HttpStatusCode.Forbidden)]
    [InlineData("administrator", HttpStatusCode.Forbidden)]
    [InlineData("rapporteur", HttpStatusCode.OK)]
    public async Task Who_sees_statements_is_said_by_the_role(string role, HttpStatusCode status)
    {
        var user = await site.EmployAndSignInAsync("statement." + role, "OCM", role);
        using var list = await user.GetAsync("/statements");
        using var form = await user.GetAsync("/statements/new");
        Assert.Equal((status, HttpStatusCode.Forbidden), (list.StatusCode, form.StatusCode));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string name, byte[] content)
    {
        var form = await PageForm.OpenAsync(client, "/statements/new?lang=en");
        using var body = new MultipartFormDataContent();
        foreach (var (field, value) in new[]
        {
            ("__RequestVerificationToken", form.Token), ("entry", form.Hidden("entry")), ("title", "A file"), ("made-on", "2025-03-28"), ("is-own", "yes"), ("text", ""),
        })
        {
            body.Add(new StringContent(value), field);
        }

        body.Add(new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/octet-stream") } }, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/statements/new") { Content = body };
        request.Headers.Add("Cookie", form.Cookie);

        // What is refused by its length is answered before it is sent.
        request.Headers.ExpectContinue = content.Length > 10_000_000;
        return await client.SendAsync(request);
    }

    [GeneratedRegex("/forms/finish-claim\\?subject=(?<subject>[0-9a-f-]{36}:\\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Finish();
}
