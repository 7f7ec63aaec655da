using System.Net;

namespace Pratip.Web.Tests.Board;

public class BoardPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "What waits, and how much of it is late")]
    [InlineData("km", "អ្វីដែលរង់ចាំ និងចំនួនដែលយឺត")]
    public async Task Whoever_may_see_cases_or_removals_has_a_board_that_prints_every_kind_also_none(string language, string caption)
    {
        var officer = await site.EmployAndSignInAsync("board.officer." + language, "PC-12", "provincial-officer");
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync("/board?lang=" + language));
        Assert.Contains(caption, page, StringComparison.Ordinal);
        var csv = await officer.GetStringAsync("/board.csv");
        Assert.Contains(",PC-12,removal-incident,0,0", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",PC-07,", csv, StringComparison.Ordinal);
        using var matters = await officer.GetAsync("/board/custody-ends?agency=PC-12&province=12&lang=" + language);
        Assert.Equal(HttpStatusCode.OK, matters.StatusCode);
        using var none = await officer.GetAsync("/board/gold");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("en", "Lists you keep")]
    [InlineData("km", "បញ្ជីដែលអ្នករក្សាទុក")]
    public async Task A_board_is_kept_under_a_name_and_a_name_that_is_not_taken_stays_typed(string language, string kept)
    {
        var officer = await site.EmployAndSignInAsync("board.keeper." + language, "PC-12", "immigration-officer");
        var form = await PageForm.OpenAsync(officer, "/board?agency=PC-12&province=12&lang=" + language);
        using var refused = await form.SendAsync(officer, "/board/queues", ("province", "12"), ("agency", "PC-12"), ("name", new string('x', 80)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var again = await refused.Content.ReadAsStringAsync();
        Assert.Contains("id=\"name-error\"", again, StringComparison.Ordinal);
        Assert.Contains(new string('x', 80), again, StringComparison.Ordinal);

        using var sent = await form.SendAsync(officer, "/board/queues", ("province", "12"), ("agency", "PC-12"), ("name", "Capital " + language));
        Assert.Equal("/board?province=12&agency=PC-12", sent.Headers.Location?.ToString());
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync("/board?lang=" + language));
        Assert.Contains(kept, page, StringComparison.Ordinal);
        Assert.Contains("/board?province=12&agency=PC-12", HtmlPage.Links(page), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("en", "There is no province 99")]
    [InlineData("km", "គ្មានខេត្ត 99 ទេ")]
    public async Task A_province_that_there_is_not_is_told_so_and_shows_nothing_of_the_country(string language, string said)
    {
        var officer = await site.EmployAndSignInAsync("board.province." + language, "PC-12", "provincial-officer");
        foreach (var address in (string[])["/board", "/board/custody-ends", "/board.csv"])
        {
            using var answer = await officer.GetAsync($"{address}?province=99&lang={language}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains(said, page, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"/board?agency=", page, StringComparison.Ordinal);
        }

        var form = await PageForm.OpenAsync(officer, "/board?lang=" + language);
        using var kept = await form.SendAsync(officer, "/board/queues?lang=" + language, ("province", "99"), ("name", "nowhere"));
        Assert.Equal(HttpStatusCode.BadRequest, kept.StatusCode);
        Assert.Contains("nowhere", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var there = await officer.GetAsync("/board?province=12");
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Theory]
    [InlineData("en", "There is no office {0} within your reach")]
    [InlineData("km", "គ្មានការិយាល័យ {0}")]
    public async Task An_office_that_there_is_not_or_is_out_of_reach_is_told_so_and_not_as_one_where_nothing_waits(string language, string said)
    {
        var officer = await site.EmployAndSignInAsync("board.office." + language, "PC-12", "provincial-officer");
        foreach (var (address, office) in from path in (string[])["/board", "/board/custody-ends", "/board.csv"] from code in (string[])["ZZ", "PC-07", new string('Z', 60)] select (path, code))
        {
            using var answer = await officer.GetAsync($"{address}?agency={office}&lang={language}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.DoesNotContain("id=\"late\"", page, StringComparison.Ordinal);
            Assert.Contains(said.Replace("{0}", office.Length > 20 ? office[..20] + "\u2026" : office, StringComparison.Ordinal), page, StringComparison.Ordinal);
        }

        var form = await PageForm.OpenAsync(officer, "/board?lang=" + language);
        using var kept = await form.SendAsync(officer, "/board/queues?lang=" + language, ("agency", "ZZ"), ("name", "no office"));
        Assert.Equal(HttpStatusCode.BadRequest, kept.StatusCode);
    }

    [Fact]
    public async Task A_statistician_and_an_embassy_have_no_board()
    {
        foreach (var role in (string[])["statistician", "embassy-liaison"])
        {
            var user = await site.EmployAndSignInAsync("board." + role, "OCM", role);
            using var answer = await user.GetAsync("/board");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }
}
