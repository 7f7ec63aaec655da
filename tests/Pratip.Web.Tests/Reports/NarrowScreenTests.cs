using System.Text.RegularExpressions;
using Pratip.Web.Tests.Imports;

namespace Pratip.Web.Tests.Reports;

/// <summary>What keeps words and charts whole on a telephone, of pages and of the style they are sent with; browsers measure the rest.</summary>
public sealed partial class NarrowScreenTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("/reports?window=2024&compare=2023")]
    [InlineData("/explore?measure=victims.registered&by=sex&windows=2024,2023")]
    public async Task A_caption_is_as_wide_as_the_box_and_not_as_the_table(string address)
    {
        var page = await site.Client.GetStringAsync(address);
        var captions = Caption().Matches(page);
        Assert.NotEmpty(captions);
        Assert.All(captions, caption => Assert.StartsWith("<span>", caption.Groups["words"].Value, StringComparison.Ordinal));
        var style = await StyleAsync(page);
        Assert.Matches(@"\.pratip-scroll\{[^}]*container-type:\s?inline-size", style);
        Assert.Matches(@"\.govuk-table__caption>span\{[^}]*max-width:calc\(100cqi - 20px\)", style);
        Assert.Matches(@"\.govuk-table__caption>span\{[^}]*position:sticky", style);
    }

    /// <summary>Below that width the picture is wider than its box, and a bar that is cut looks as long as a shorter one.</summary>
    [Theory]
    [InlineData("en", "The chart goes on to the right")]
    [InlineData("km", "គំនូសតាងនៅមានបន្តទៅខាងស្តាំ")]
    public async Task A_chart_says_on_a_narrow_screen_that_it_goes_on(string language, string said)
    {
        await new ImportForm(site.Client).With("narrow.xlsx", WalkedSite.Workbook("2024-03-05")).ReceiptAsync(TestContext.Current.CancellationToken);
        var page = await site.Client.GetStringAsync("/reports?window=2024&compare=2023&lang=" + language);
        var charts = Count(page, "class=\"pratip-chart\"");
        Assert.True(charts > 0, "the register has nothing to draw");
        Assert.Equal(charts, Count(page, "class=\"pratip-chart__more\""));
        Assert.Contains(said, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Matches(@"@container \(max-width: ?559\.9px\)\{\.pratip-chart__more\{display:block", await StyleAsync(page));
    }

    private async Task<string> StyleAsync(string page) => await site.Client.GetStringAsync(Style().Match(page).Groups["address"].Value);

    private static int Count(string page, string what) => page.Split(what).Length - 1;

    [GeneratedRegex("<caption[^>]*>(?<words>[^\\n]*?)</caption>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Caption();

    [GeneratedRegex("href=\"(?<address>/assets/site-[0-9a-f]+\\.css)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Style();
}
