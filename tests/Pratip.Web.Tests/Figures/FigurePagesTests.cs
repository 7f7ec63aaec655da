using System.Net;
using System.Text.Json;
using Pratip.Statistics.Measures;

namespace Pratip.Web.Tests.Figures;

public class FigurePagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task Every_measure_has_a_figure_with_each_of_its_breakdowns()
    {
        foreach (var measure in MeasureCatalogue.Standard.All)
        {
            foreach (var by in measure.Breakdowns.Select(breakdown => breakdown.Id).Prepend(""))
            {
                using var answer = await site.Client.GetAsync($"/figures/{measure.Id}?window=2024&by={by}");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Programs_read_the_figure_as_json_and_missing_is_null()
    {
        using var answer = await site.Client.GetAsync("/figures/victims.registered.json?window=2024&by=sex");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var figure = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("victims.registered", figure.RootElement.GetProperty("measure").GetString());
        Assert.Equal("sex", figure.RootElement.GetProperty("by").GetString());
        Assert.Equal(JsonValueKind.Null, figure.RootElement.GetProperty("total").ValueKind);
    }

    [Fact]
    public async Task A_figure_by_month_nobody_reported_lists_the_months_and_draws_no_line()
    {
        var page = await site.Client.GetStringAsync("/figures/cases.headline?window=2024-H1&by=month");
        Assert.Contains("March 2024", page, StringComparison.Ordinal);
        Assert.DoesNotContain("chart-months", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/figures/cases.headline?window=soon", "2024-H1")]
    [InlineData("/figures/cases.headline?window=2024&by=hair-colour", "province")]
    public async Task A_wrong_question_is_answered_with_the_right_ones(string address, string offered)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(offered, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/figures/cases.headline.json?window=soon", HttpStatusCode.BadRequest)]
    [InlineData("/figures/cases.imagined.json?window=2024", HttpStatusCode.NotFound)]
    public async Task A_program_gets_its_error_as_json_too(string address, HttpStatusCode status)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        using var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEmpty(error.RootElement.GetProperty("error").GetString()!);
    }

    [Theory]
    [InlineData("/figures/cases.headline/cases?window=2024", HttpStatusCode.OK)]
    [InlineData("/figures/cases.headline/cases?window=2024&by=group&key=trafficking", HttpStatusCode.OK)]
    [InlineData("/figures/cases.headline/cases?window=2024&by=group&key=gold", HttpStatusCode.NotFound)]
    [InlineData("/figures/cases.headline/cases?window=2024&by=colour&key=gold", HttpStatusCode.BadRequest)]
    [InlineData("/figures/cases.headline/cases?window=2024&key=trafficking", HttpStatusCode.NotFound)]
    [InlineData("/figures/removals/cases?window=2024", HttpStatusCode.NotFound)]
    public async Task The_cases_behind_a_number_are_asked_for_by_what_it_counts(string address, HttpStatusCode status)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        var statistician = await site.EmployAndSignInAsync($"behind.{address.Length}.{(int)status}", "OCM", "statistician");
        using var refused = await statistician.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_measure_that_does_not_exist_is_not_found()
    {
        using var answer = await site.Client.GetAsync("/figures/cases.imagined?window=2024");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
