using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Web.Tests.Forms;
using static Pratip.Web.Tests.Encounters.TypedEncounter;

namespace Pratip.Web.Tests.Encounters;

public sealed class EncounterPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "GDI", "Chinese", "unknown", "no interview")]
    [InlineData("km", "PC-12", "ចិន", "មិនដឹង", "គ្មានការសម្ភាសន៍")]
    public async Task Lines_are_typed_page_by_page_and_whoever_lacks_something_is_on_the_screen(string language, string agency, string country, string sex, string missing)
    {
        var officer = await site.EmployAndSignInAsync("lines." + language, agency, "immigration-officer");
        var id = await OpenAsync(officer, "L-" + language, language);
        var walk = await FormWalk.BeginAsync(officer, $"/encounters/{id}/enter?lang={language}");
        Assert.Contains("id=\"number-19\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"20\"", walk.Page, StringComparison.Ordinal);
        await walk.PostAsync([.. Line(0, "1", sex, "25", country), .. Line(1, "2", "m", "", ""), ("number-2", "3"), ("ground", "immigration"), ("facility", "Centre 1"), ("go", "on")]);
        Assert.Equal(HttpStatusCode.Redirect, walk.Status);
        await walk.OpenAsync(walk.Location!);
        Assert.Contains("value=\"Centre 1\"", walk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"2\"", walk.Page, StringComparison.Ordinal);
        await walk.OpenAsync($"/encounters/{id}?missing=screening&lang={language}");
        Assert.Contains(missing, walk.Words, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(id));
    }

    [Theory]
    [InlineData("en", "to whom nobody has spoken alone", "without a screening that came to a conclusion")]
    [InlineData("km", "ដែលគ្មាននរណាបានសម្ភាសន៍ដោយឡែក", "គ្មានការពិនិត្យដែលមានសេចក្តីសន្និដ្ឋាន")]
    public async Task Missing_interviews_stand_apart_from_missing_screenings_and_forms_are_offered_to_who_may_enter_them(string language, string interview, string screening)
    {
        var officer = await site.EmployAndSignInAsync("apart." + language, "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "APART-" + language, language);
        var walk = await FormWalk.BeginAsync(officer, $"/encounters/{id}/enter?lang={language}");
        await walk.PostAsync([.. Line(0, "1", "m", "25", ""), ("go", "end")]);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/encounters/{id}?missing=interview&lang={language}"));
        Assert.Contains(interview, page, StringComparison.Ordinal);
        Assert.Contains(screening, page, StringComparison.Ordinal);
        foreach (var form in (string[])["refer-encounter", "list-hand-over"])
        {
            var link = $"/forms/{form}?subject={id}";
            Assert.Contains(link, HtmlPage.Links(page), StringComparer.Ordinal);
            using var answer = await officer.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var secretariat = await site.EmployAndSignInAsync("apart.data." + language, "OCM", "data-officer");
        Assert.DoesNotContain(HtmlPage.Links(await secretariat.GetStringAsync($"/encounters/{id}")), link => link.StartsWith("/forms/refer-encounter", StringComparison.Ordinal) || link.StartsWith("/forms/list-hand-over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_at_its_cell_and_nothing_typed_is_lost()
    {
        var officer = await site.EmployAndSignInAsync("cells", "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "CELLS");
        var walk = await FormWalk.BeginAsync(officer, $"/encounters/{id}/enter?lang=en");
        await walk.PostAsync([.. Line(0, "1", "m", "25", "Atlantis"), .. Line(1, "1", "?", "old", "Chinese"), ("held-from", "yesterday"), ("go", "on")]);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"held-from-error\"", walk.Page, StringComparison.Ordinal);
        await walk.PostAsync([.. Line(0, "1", "m", "25", "CN"), ("held-from", "17/11/2567 10:00"), ("go", "on")]);
        Assert.Contains("may be 17 November 2024 or 17 November 2023", walk.Words, StringComparison.Ordinal);
        await walk.PostAsync([.. Line(0, "1", "m", "25", "Atlantis"), .. Line(1, "1", "?", "old", "Chinese"), ("facility", "Centre 9"), ("go", "on")]);
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        foreach (var cell in (string[])["citizenship-0", "number-1", "sex-1", "age-1"])
        {
            Assert.Contains($"id=\"{cell}-error\"", walk.Page, StringComparison.Ordinal);
            Assert.Contains($"href=\"#{cell}\"", walk.Page, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"Atlantis\"", walk.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"Centre 9\"", walk.Page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(id));
    }

    [Fact]
    public async Task The_same_page_sent_twice_enters_nobody_twice_and_an_old_one_comes_back_as_typed()
    {
        var officer = await site.EmployAndSignInAsync("twice", "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "TWICE");
        var form = await PageForm.OpenAsync(officer, $"/encounters/{id}/enter");
        (string, string)[] typed = [.. Line(0, "1", "m", "25", "CN"), ("entry", form.Hidden("entry")), ("go", "end")];
        for (var time = 0; time < 2; time++)
        {
            using var answer = await form.SendAsync(officer, $"/encounters/{id}/enter", typed);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        Assert.Equal(1, await CountAsync(id));
        using var forged = await form.SendAsync(officer, $"/encounters/{id}/enter", [.. Line(0, "7", "f", "31", "VN"), ("entry", "forged")]);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("value=\"31\"", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(id));
    }

    [Theory]
    [InlineData("en", "On record: male", "Nothing was entered")]
    [InlineData("km", "ដែលបានកត់ត្រា៖ ប្រុស", "មិនបានបញ្ចូលអ្វីទេ")]
    public async Task A_page_sent_again_with_other_words_shows_what_is_on_record_and_an_empty_one_says_that_nothing_was_entered(string language, string onRecord, string nothing)
    {
        var officer = await site.EmployAndSignInAsync("again." + language, "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "AGAIN-" + language);
        var form = await PageForm.OpenAsync(officer, $"/encounters/{id}/enter?lang={language}");
        var entry = ("entry", form.Hidden("entry"));
        using var empty = await form.SendAsync(officer, $"/encounters/{id}/enter?lang={language}", [entry, ("facility", "Centre 7"), ("go", "end")]);
        var page = WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains(nothing, page, StringComparison.Ordinal);
        Assert.Contains("Centre 7", page, StringComparison.Ordinal);
        using var first = await form.SendAsync(officer, $"/encounters/{id}/enter", [.. Line(0, "1", "m", "25", "CN"), entry, ("go", "end")]);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var other = await form.SendAsync(officer, $"/encounters/{id}/enter?lang={language}", [.. Line(0, "1", "f", "17", "CN"), .. Line(1, "2", "f", "30", "VN"), entry, ("go", "on")]);
        page = WebUtility.HtmlDecode(await other.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Contains("id=\"sex-0-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"age-0-error\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"sex-1-error\"", page, StringComparison.Ordinal);
        Assert.Contains(onRecord, page, StringComparison.Ordinal);
        Assert.Contains("value=\"17\"", page, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(id));
    }

    [Fact]
    public async Task An_encounter_opened_and_a_list_entered_again_with_other_content_say_what_is_on_record()
    {
        var officer = await site.EmployAndSignInAsync("other.content", "GDI", "immigration-officer");
        var form = await PageForm.OpenAsync(officer, "/forms/open-encounter?lang=en");
        var entry = ("entry", form.Hidden("entry"));
        using var first = await form.SendAsync(officer, "/forms/open-encounter?lang=en", [("own-reference", "CONTENT-1"), ("on", "2024-03-05"), entry]);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var again = await form.SendAsync(officer, "/forms/open-encounter?lang=en", [("own-reference", "CONTENT-1"), ("on", "2024-03-06"), ("site-kind", "casino"), entry]);
        var page = WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("On record is now: 5 March 2024", page, StringComparison.Ordinal);
        Assert.Contains("id=\"site-kind-error\"", page, StringComparison.Ordinal);
        Assert.Contains("2024-03-06", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task A_workbook_is_taken_whole_or_refused_with_file_sheet_row_and_column(string language)
    {
        var officer = await site.EmployAndSignInAsync("book." + language, "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "BOOK-" + language);
        using var wrong = await SendAsync(officer, id, language, Book(["number", "sex", "apparent_age"], [["1", "m", "25"], ["2", "?", "x"]]));
        var page = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("list.xlsx", page, StringComparison.Ordinal);
        Assert.Contains("B3", page, StringComparison.Ordinal);
        Assert.Contains("C3", page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(id));
        var rows = Enumerable.Range(1, 1000).Select(number => new[] { $"{number}", number % 2 == 0 ? "ស្រី" : "male", "30", "Chinese", "Chinese", number % 10 == 0 ? "no" : "" });
        var book = Book(["Number", "Sex", "Apparent age", "Claimed citizenship", "Language", "Held"], rows);
        using var taken = await SendAsync(officer, id, language, book);
        Assert.Equal($"/encounters/{id}?new=1000&known=0", taken.Headers.Location!.OriginalString);
        using var again = await SendAsync(officer, id, language, book);
        Assert.Equal($"/encounters/{id}?new=0&known=1000", again.Headers.Location!.OriginalString);
        Assert.Equal(1000, await CountAsync(id));
        var csv = Encoding.UTF8.GetBytes("number,sex\n1001,m\n5,f\n");
        using var table = await SendAsync(officer, id, language, csv, "more.csv");
        page = WebUtility.HtmlDecode(await table.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, table.StatusCode);
        foreach (var words in language == "km" ? (string[])["more.csv", "B3", "ប្រុស", "បានបញ្ចូល៖ ១"] : ["more.csv", "B3", "On record: male", "Entered: 1. Entered before and left as they were: 1"])
        {
            Assert.Contains(words, page, StringComparison.Ordinal);
        }

        Assert.Equal(1001, await CountAsync(id));
        using var same = await SendAsync(officer, id, language, Encoding.UTF8.GetBytes("number,sex\n1001,m\n"), "more.csv");
        Assert.Equal($"/encounters/{id}?new=0&known=1", same.Headers.Location!.OriginalString);
        using var nothing = await SendAsync(officer, id, language, Encoding.UTF8.GetBytes("name,street\na,b\n"), "other.csv");
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task Names_in_a_workbook_are_sealed_and_stand_in_no_answer(string language)
    {
        var officer = await site.EmployAndSignInAsync("names." + language, "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "NAMES-" + language);
        using var wrong = await SendAsync(officer, id, language, Book(["number", "sex", "name_latin"], [["1", "?", "Wang Wei"]]));
        Assert.DoesNotContain("Wang", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var taken = await SendAsync(officer, id, language, Book(["Number", "Sex", "Name in own script", "Name in Latin letters"], [["1", "m", "王伟", "Wang Wei"], ["2", "f", "", ""]]));
        Assert.Equal($"/encounters/{id}?new=2&known=0", taken.Headers.Location!.OriginalString);
        using var other = await SendAsync(officer, id, language, Book(["Number", "Sex", "Name in own script", "Name in Latin letters", "Held"], [["1", "m", "王伟", "Wang Min", "no"], ["2", "f", "", "", "yes"]]));
        var differs = HtmlPage.Words(await other.Content.ReadAsStringAsync());
        Assert.Contains("D2", differs, StringComparison.Ordinal);
        Assert.Contains("E2", differs, StringComparison.Ordinal);
        Assert.DoesNotContain("C2", differs, StringComparison.Ordinal);
        Assert.DoesNotContain("E3", differs, StringComparison.Ordinal);
        Assert.DoesNotContain("Wang", differs, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/encounters/{id}?missing=name&lang={language}"));
        Assert.DoesNotContain("Wang", page, StringComparison.Ordinal);
        Assert.Equal(1, HtmlPage.Links(page).Count(link => link.StartsWith("/forms/enrich-person", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_template_comes_back_as_a_list_that_is_read()
    {
        var officer = await site.EmployAndSignInAsync("template", "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "TEMPLATE");
        var template = await officer.GetByteArrayAsync($"/encounters/{id}/template");
        using var empty = await SendAsync(officer, id, "en", template);
        Assert.Contains("There is nobody in the file", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task Sheets_hold_the_numbers_in_both_languages_and_digits(string language)
    {
        var officer = await site.EmployAndSignInAsync("sheet." + language, "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "SHEET-" + language);
        var sheet = WebUtility.HtmlDecode(await officer.GetStringAsync($"/encounters/{id}/sheet?from=41&count=60&lang={language}"));
        foreach (var words in (string[])["<strong>41</strong>", "<strong>100</strong>", "៤១", "Claimed citizenship", "សញ្ជាតិអះអាង"])
        {
            Assert.Contains(words, sheet, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<strong>101</strong>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_is_named_detained_handed_over_and_accounted_for()
    {
        var officer = await site.EmployAndSignInAsync("whole", "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "WHOLE");
        var walk = await FormWalk.BeginAsync(officer, $"/encounters/{id}/enter");
        await walk.PostAsync([.. Line(0, "1", "m", "25", "CN"), .. Line(1, "2", "f", "30", "VN"), .. Line(2, "3", "f", "30", "VN", held: false), ("ground", "immigration"), ("go", "end")]);
        var page = await officer.GetStringAsync($"/encounters/{id}?lang=en");
        var enrich = HtmlPage.Links(page).First(link => link.StartsWith("/forms/enrich-person", StringComparison.Ordinal));
        await FormWalk.EnterAsync(officer, enrich, [("name-latin", "Li Wei"), ("birth-date", "2001")], [("document-number", "E1")]);
        var met = HtmlPage.Links(page).First(link => link.StartsWith("/people/", StringComparison.Ordinal));
        Assert.Contains($"/encounters/{id}", HtmlPage.Links(await officer.GetStringAsync(met)), StringComparer.Ordinal);
        var end = HtmlPage.Links(page).Last(link => link.StartsWith("/forms/end-detention", StringComparison.Ordinal));
        await FormWalk.EnterAsync(officer, end, [("disposition", "to-court"), ("disposed-on", "2024-03-09")]);
        var hold = HtmlPage.Links(page).Single(link => link.StartsWith("/forms/begin-detention", StringComparison.Ordinal));
        await FormWalk.EnterAsync(officer, hold, [("from", "2024-03-08"), ("ground", "immigration")]);
        var list = await FormWalk.EnterAsync(officer, $"/forms/list-hand-over?subject={id}&lang=en", [("own-reference", "H-1"), ("people", "1-3"), ("destination", "embassy"), ("on", "2024-03-10")]);
        Assert.Contains("ប្រគល់ដោយ / Handed over by", list.Words, StringComparison.Ordinal);
        Assert.Contains("ចិន / China", list.Words, StringComparison.Ordinal);
        await FormWalk.EnterAsync(officer, HtmlPage.Links(list.Page).Single(link => link.StartsWith("/forms/sign-hand-over", StringComparison.Ordinal)), [("signed-on", "2024-03-10")]);
        var account = await officer.GetStringAsync("/detentions/accounts.csv?window=2024-03&holder=GDI&lang=en");
        Assert.Contains("Went out: sent to court,1,", account, StringComparison.Ordinal);
        Assert.Contains("Went out: handed to the embassy,2,", account, StringComparison.Ordinal);
        Assert.Contains("Li Wei", await NamesAsync(officer, page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "removed from the country, 7 March 2024, not held")]
    [InlineData("km", "បណ្តេញចេញពីប្រទេស")]
    public async Task Whoever_was_removed_without_having_been_held_reads_as_removed_and_no_detention_is_asked_for(string language, string removed)
    {
        var officer = await site.EmployAndSignInAsync("unheld." + language, "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "UNHELD-" + language);
        var walk = await FormWalk.BeginAsync(officer, $"/encounters/{id}/enter");
        await walk.PostAsync([.. Line(0, "1", "m", "25", "CN", held: false), .. Line(1, "2", "f", "30", "VN", held: false), ("go", "end")]);
        await using var db = site.Register.CreateContext();
        var report = await db.EncounteredPersons.Where(one => one.EncounterId == id && one.Number == "1").Select(one => one.ReportId).SingleAsync();
        await FormWalk.EnterAsync(officer, $"/forms/execute-removal?subject={report}", [("on", "2024-03-07"), ("file-number", "RF-" + language), ("ground", "overstay")]);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/encounters/{id}?lang={language}"));
        Assert.Contains(removed, page, StringComparison.Ordinal);
        Assert.Single(HtmlPage.Links(page), link => link.StartsWith("/forms/begin-detention", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "is not a window")]
    [InlineData("km", "មិនមែន")]
    public async Task A_window_that_is_none_is_told_so_by_the_page_and_by_the_file(string language, string said)
    {
        var officer = await site.EmployAndSignInAsync("window." + language, "GDI", "immigration-officer");
        foreach (var address in (string[])["/detentions/accounts", "/detentions/accounts.csv"])
        {
            using var answer = await officer.GetAsync($"{address}?window=spring&lang={language}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(said, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task People_of_an_encounter_are_referred_by_spans_of_numbers()
    {
        var officer = await site.EmployAndSignInAsync("spans", "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "SPANS");
        var walk = await FormWalk.BeginAsync(officer, $"/encounters/{id}/enter");
        await walk.PostAsync([.. Enumerable.Range(0, 5).SelectMany(line => Line(line, $"{line + 1}", "m", "25", "CN")), ("go", "end")]);
        await using var db = site.Register.CreateContext();
        var to = await db.Agencies.SingleAsync(agency => agency.Code == "MOSVY");
        await FormWalk.EnterAsync(officer, $"/forms/refer-encounter?subject={id}",
            [("numbers", "1 - 3, ៥"), ("to-agency-id", to.Id.ToString()), ("purpose", "screening"), ("request", "please"), ("due-at", DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)), ("consent-override", "life-in-danger")]);
        var referred = await (from one in db.EncounteredPersons where one.EncounterId == id join sent in db.Referrals on one.ReportId equals sent.ReportId select one.Number).ToListAsync();
        Assert.Equal(["1", "2", "3", "5"], referred.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Another_office_finds_nothing_of_it()
    {
        var officer = await site.EmployAndSignInAsync("mine", "GDI", "immigration-officer");
        var id = await OpenAsync(officer, "MINE");
        var stranger = await site.EmployAndSignInAsync("theirs", "PC-07", "immigration-officer");
        foreach (var address in (string[])["", "/enter", "/file", "/sheet", "/template"])
        {
            using var answer = await stranger.GetAsync($"/encounters/{id}{address}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain("MINE", await stranger.GetStringAsync("/encounters"), StringComparison.Ordinal);
        var clerk = await site.EmployAndSignInAsync("no.encounters", "MOJ", "court-liaison");
        foreach (var address in (string[])["/encounters", "/detentions", "/detentions/accounts", "/sites", "/operations", "/hand-overs", "/forms/open-encounter"])
        {
            using var answer = await clerk.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    private static async Task<string> NamesAsync(HttpClient officer, string page)
    {
        var person = HtmlPage.Links(page).First(link => link.StartsWith("/people/", StringComparison.Ordinal));
        var form = await PageForm.OpenAsync(officer, person);
        using var answer = await form.SendAsync(officer, person + "/names", ("purpose", "case-work"));
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient officer, Guid id, string language, byte[] file, string name = "list.xlsx")
    {
        var form = await PageForm.OpenAsync(officer, $"/encounters/{id}/file?lang={language}");
        using var content = new MultipartFormDataContent { { new StringContent(form.Token), "__RequestVerificationToken" }, { new StringContent("immigration"), "ground" } };
        var bytes = new ByteArrayContent(file);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(bytes, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/encounters/{id}/file?lang={language}") { Content = content };
        request.Headers.Add("Cookie", form.Cookie);
        return await officer.SendAsync(request);
    }

    private static byte[] Book(string[] headings, IEnumerable<string[]> rows)
    {
        using var bytes = new MemoryStream();
        using (var writer = new XlsxWriter(bytes, "people"))
        {
            var tab = writer.AddSheet("people");
            foreach (var row in rows.Prepend(headings))
            {
                tab.Write([.. row.Select(text => XlsxCell.Of(text))]);
            }
        }

        return bytes.ToArray();
    }

    private async Task<int> CountAsync(Guid id)
    {
        await using var db = site.Register.CreateContext();
        return await db.EncounteredPersons.CountAsync(one => one.EncounterId == id);
    }
}
