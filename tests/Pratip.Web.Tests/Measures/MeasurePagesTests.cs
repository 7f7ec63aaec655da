using System.Net;
using Pratip.Kernel;
using Pratip.Statistics.Measures;

namespace Pratip.Web.Tests.Measures;

public class MeasurePagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Khmer)]
    public async Task Every_measure_has_a_page_with_its_definition_in_both_languages(Language language)
    {
        foreach (var measure in MeasureCatalogue.Standard.All)
        {
            var page = WebUtility.HtmlDecode(await site.Client.GetStringAsync($"/measures/{measure.Id}?lang={language.Code()}"));
            Assert.Contains(measure.Definition.In(language), page, StringComparison.Ordinal);
            Assert.Contains(measure.LegalBasis.In(language), page, StringComparison.Ordinal);
            Assert.Contains(measure.Id, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_list_leads_to_every_measure()
    {
        var links = HtmlLinks.In(await site.Client.GetStringAsync("/measures")).ToHashSet(StringComparer.Ordinal);
        Assert.All(MeasureCatalogue.Standard.All, measure => Assert.Contains("/measures/" + measure.Id, links));
    }

    [Fact]
    public async Task A_measure_that_does_not_exist_is_not_found()
    {
        using var answer = await site.Client.GetAsync("/measures/cases.imagined");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
