using System.Net;

namespace Pratip.Web.Tests.Explore;

public class ExplorePagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Two = "/explore?measure=victims.registered&by=sex&and=majority&windows=2024,%202023";

    [Fact]
    public async Task A_statistician_puts_a_table_together_and_takes_it_out_as_files_that_stand_in_the_log()
    {
        var page = WebUtility.HtmlDecode(await site.Client.GetStringAsync(Two));
        Assert.Contains("explored-2", page, StringComparison.Ordinal);
        Assert.Contains("minors (under 18)", page, StringComparison.Ordinal);
        Assert.Contains("not reported", page, StringComparison.Ordinal);
        foreach (var format in (string[])["csv", "xlsx"])
        {
            using var file = await site.Client.GetAsync($"{Two.Replace("/explore?", "/explore/file?", StringComparison.Ordinal)}&format={format}");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal($"explore-victims.registered.{format}", file.Content.Headers.ContentDisposition?.FileName);
        }

        Assert.Contains("explore-victims.registered.xlsx", await site.Client.GetStringAsync("/log?of=reads"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024,2023")]
    [InlineData("2024; 2023")]
    [InlineData("2024 2023")]
    [InlineData("2024\u00A0\u200B2023")]
    public async Task Windows_are_told_apart_by_commas_semicolons_and_blanks(string windows)
    {
        var page = WebUtility.HtmlDecode(await site.Client.GetStringAsync("/explore?measure=victims.registered&by=sex&windows=" + Uri.EscapeDataString(windows)));
        var head = page[page.IndexOf("<thead", StringComparison.Ordinal)..page.IndexOf("</thead>", StringComparison.Ordinal)];
        Assert.True(head.IndexOf("2024", StringComparison.Ordinal) is >= 0 and var first && first < head.IndexOf("2023", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/explore?measure=victims.registered&by=sex&and=sex", "Rows and columns are the same breakdown")]
    [InlineData("/explore?measure=victims.registered&and=sex", "Choose what the rows are")]
    [InlineData("/explore?measure=victims.registered&measure=cases.headline&by=sex", "province")]
    [InlineData("/explore?measure=prisons.foreigners&by=sex", "no breakdown in common")]
    [InlineData("/explore?measure=gold", "There is no measure 'gold'")]
    [InlineData("/explore?measure=charges&windows=2024,soon", "'soon' is not a window")]
    [InlineData("/explore?measure=charges&windows=2024-02-30..2024-03-05", "there is no 2024-02-30")]
    [InlineData("/explore?measure=charges&windows=2024-05..2024-03", "it ends before it begins")]
    [InlineData("/explore?measure=charges&windows=2020,2021,2022,2023,2024,2025,2026", "At most 6 windows")]
    [InlineData("/explore?measure=a&measure=b&measure=c&measure=d&measure=e", "At most 4 measures")]
    public async Task A_question_without_an_answer_is_told_what_to_ask(string address, string said)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var file = await site.Client.GetAsync(address.Replace("/explore?", "/explore/file?format=csv&", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task A_table_is_kept_under_a_name_and_found_again(string language)
    {
        var statistician = await site.EmployAndSignInAsync("explorer." + language, "OCM", "statistician");
        var form = await PageForm.OpenAsync(statistician, Two + "&lang=" + language);
        using var refused = await form.SendAsync(statistician, "/explore/queues", ("measure", "victims.registered"), ("by", "sex"), ("and", "majority"), ("windows", "2024, 2023"), ("name", ""));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var sent = await form.SendAsync(statistician, "/explore/queues", ("measure", "victims.registered"), ("by", "sex"), ("and", "majority"), ("windows", "2024, 2023"), ("name", "Minors"));
        Assert.Equal(Two, sent.Headers.Location?.ToString());
        Assert.Contains(Two, HtmlPage.Links(await statistician.GetStringAsync("/explore")).Select(WebUtility.HtmlDecode), StringComparer.Ordinal);
        using var nonsense = await form.SendAsync(statistician, "/explore/queues", ("measure", "gold"), ("name", "Gold"));
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    [Fact]
    public async Task An_empty_page_asks_first()
    {
        var page = await site.Client.GetStringAsync("/explore");
        Assert.DoesNotContain("explored-1", page, StringComparison.Ordinal);
        Assert.Contains("name=\"measure\"", page, StringComparison.Ordinal);
    }
}
