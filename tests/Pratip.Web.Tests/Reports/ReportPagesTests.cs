using System.Net;
using Pratip.Statistics.Tables;

namespace Pratip.Web.Tests.Reports;

public class ReportPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task Every_figure_leads_to_its_definition()
    {
        var page = await site.Client.GetStringAsync("/reports?window=2024&compare=2023");
        var definitions = HtmlLinks.In(page).Where(link => link.StartsWith("/measures/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(definitions);
        foreach (var definition in definitions)
        {
            using var answer = await site.Client.GetAsync(definition);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Every_label_leads_to_its_figure_in_the_same_window()
    {
        var page = await site.Client.GetStringAsync("/reports?window=2024-H1&compare=2023-H1");
        var figures = HtmlLinks.In(page).Where(link => link.StartsWith("/figures/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
        {
            Assert.Contains("window=2024-H1", figure, StringComparison.Ordinal);
            using var answer = await site.Client.GetAsync(figure);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_nobody_reported_is_printed_as_not_reported_and_never_as_zero()
    {
        var page = await site.Client.GetStringAsync("/reports?window=2024&compare=2023");
        Assert.Contains("not reported", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-value=\"0\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html", "en", "text/html")]
    [InlineData("html", "km", "text/html")]
    [InlineData("xlsx", "en", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("csv", "en", "text/csv")]
    [InlineData("json", "en", "application/json")]
    public async Task The_files_of_the_report_can_be_downloaded(string format, string language, string type)
    {
        using var answer = await site.Client.GetAsync($"/reports/file?window=2024&compare=2023&format={format}&language={language}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"), "Taking a file must not change the language of the site.");
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith("." + format, answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_page_says_what_the_tables_hold_and_what_the_checks_find()
    {
        var page = System.Net.WebUtility.HtmlDecode(await site.Client.GetStringAsync("/reports?window=2024-H1&compare=year-before"));
        Assert.Contains("value=\"year-before\"", page, StringComparison.Ordinal);
        Assert.Contains("first half of 2023", page, StringComparison.Ordinal);
        Assert.Contains("id=\"checks\"", page, StringComparison.Ordinal);
        Assert.Contains("uneven-windows", page, StringComparison.Ordinal);
        Assert.Contains("Court files: stock and flow", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-Q3")]
    [InlineData("2025-TIP")]
    [InlineData("campaign-2025")]
    public async Task A_window_is_found_by_its_name(string name)
    {
        using var answer = await site.Client.GetAsync($"/reports?window={name}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_offers_every_file_there_is()
    {
        var page = await site.Client.GetStringAsync("/reports?window=2024&compare=2023");
        foreach (var file in HtmlLinks.In(page).Where(link => link.StartsWith("/reports/file", StringComparison.Ordinal)))
        {
            using var answer = await site.Client.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_window_that_is_none_is_answered_with_the_form_and_what_to_write()
    {
        using var answer = await site.Client.GetAsync("/reports?window=%3Cb%3Elast+year&compare=2023");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("2024-04-01..2025-03-31", page, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;last year\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2023\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001")]
    [InlineData("9999")]
    [InlineData("2024..9999")]
    public async Task A_year_that_no_register_speaks_of_is_answered_with_the_form(string window)
    {
        using var answer = await site.Client.GetAsync($"/reports?window={window}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_key_figures_stand_before_the_contents_and_what_the_signs_mean_before_the_first_long_table()
    {
        var page = await site.Client.GetStringAsync("/reports?window=2024&compare=2023");
        Assert.InRange(page.IndexOf("table-S1", StringComparison.Ordinal), 1, page.IndexOf("id=\"contents\"", StringComparison.Ordinal));
        Assert.InRange(page.IndexOf("nobody stands by a figure", StringComparison.Ordinal), 1, page.IndexOf("id=\"table-A1\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_window_may_be_written_in_khmer_digits()
    {
        using var answer = await site.Client.GetAsync("/reports?window=២០២៤-H1&lang=km");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Without_an_earlier_window_the_report_stands_alone()
    {
        var page = await site.Client.GetStringAsync("/reports?window=2024&compare=");
        Assert.DoesNotContain(ReportColumnKind.GrowthPercent.ToString(), page, StringComparison.Ordinal);
        Assert.DoesNotContain("Change (%)", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/reports/file?window=2024&format=exe")]
    [InlineData("/reports/file?window=never&format=csv")]
    public async Task A_file_that_cannot_be_made_is_a_bad_request(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
