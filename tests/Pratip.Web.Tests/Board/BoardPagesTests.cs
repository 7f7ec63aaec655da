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
        using var matters = await officer.GetAsync("/board/custody-ends?agency=PC-07&province=07&lang=" + language);
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
