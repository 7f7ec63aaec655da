using System.Net;
using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests;

/// <summary>What people write into an address is answered by a page, whatever it is.</summary>
public sealed class WindowQuestionTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly string[] Askers = ["/reports?window={0}", "/reports?window=2024&compare={0}", "/figures/cases.headline?window={0}"];

    [Theory]
    [InlineData("soon")]
    [InlineData("9999-12")]
    [InlineData("9999-12-31")]
    [InlineData("2024-01..9999-12")]
    [InlineData("0000")]
    [InlineData("2024-13")]
    [InlineData("2024-H3")]
    [InlineData("2025..2024")]
    [InlineData("2024-02-30..2024-03-01")]
    [InlineData("%00")]
    [InlineData("%ED%A0%80")]
    [InlineData("2024&window=2023")]
    [InlineData("..")]
    [InlineData("2024..")]
    public async Task A_window_that_is_none_comes_back_with_the_form_and_examples_in_both_languages(string window)
    {
        foreach (var asker in Askers)
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                using var answer = await site.Client.GetAsync($"{asker.Replace("{0}", window, StringComparison.Ordinal)}&lang={language.Code()}");
                var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                Assert.Contains("2024-04-01..2025-03-31", page, StringComparison.Ordinal);
                Assert.Contains(SiteWording.Load()["web.error-summary.title"].In(language), page, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("1900")]
    [InlineData("2199")]
    [InlineData("1900..1901")]
    [InlineData("2024-02-29..2024-02-29")]
    [InlineData("2024-04-01..2025-03-31")]
    public async Task The_page_of_every_window_offers_only_links_that_work(string window)
    {
        foreach (var address in new[] { $"/reports?window={window}", $"/figures/victims.registered?window={window}&by=sex" })
        {
            var page = await site.Client.GetStringAsync(address);
            foreach (var link in HtmlPage.Links(page).Where(l => l.StartsWith("/reports", StringComparison.Ordinal) || l.StartsWith("/figures", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            {
                using var answer = await site.Client.GetAsync(link);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode} {link}");
            }
        }
    }

    [Theory]
    [InlineData("/imports?page=0", HttpStatusCode.OK)]
    [InlineData("/imports?page=99999999", HttpStatusCode.OK)]
    [InlineData("/imports?page=two", HttpStatusCode.BadRequest)]
    [InlineData("/imports/files/7", HttpStatusCode.NotFound)]
    [InlineData("/imports/jobs/x/rejected/two", HttpStatusCode.NotFound)]
    [InlineData("/measures/", HttpStatusCode.OK)]
    [InlineData("/Reports", HttpStatusCode.OK)]
    [InlineData("/reports/", HttpStatusCode.OK)]
    [InlineData("/reports/2024", HttpStatusCode.NotFound)]
    [InlineData("/..%2f..%2fetc/passwd", HttpStatusCode.NotFound)]
    [InlineData("/favicon.ico", HttpStatusCode.NotFound)]
    public async Task A_hand_made_address_is_answered_by_a_page_with_the_right_status(string address, HttpStatusCode status)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Single(HtmlPage.Headings(await answer.Content.ReadAsStringAsync()));
    }
}
