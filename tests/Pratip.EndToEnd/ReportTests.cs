namespace Pratip.EndToEnd;

public class ReportTests(SiteInBrowser site)
{
    [Fact]
    public async Task A_reader_finds_the_headline_of_the_year_and_its_definition()
    {
        await using var visitor = await site.Visit();
        await visitor.Open("/reports?window=2024&compare=2023");
        var figure = visitor.Page.Locator("a[data-measure='cases.headline']:not([data-by])");
        Assert.Equal("197", await figure.First.TextContentAsync());
        Assert.Equal("164", await figure.Nth(1).TextContentAsync());
        await figure.First.ClickAsync();
        Assert.Contains("cases.headline", await visitor.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_figures_and_fill_are_told_apart()
    {
        await using var visitor = await site.Visit();
        await visitor.Open("/reports?window=2024&compare=2023");
        Assert.True(await visitor.Page.Locator(".pratip-sign", new() { HasText = "\u25CF" }).CountAsync() > 0);
        Assert.True(await visitor.Page.Locator(".pratip-sign", new() { HasText = "\u25CB" }).CountAsync() > 0);
        Assert.Contains("not reported", await visitor.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_window_is_asked_for_by_the_form_without_scripts()
    {
        await using var visitor = await site.Visit(javaScript: false);
        await visitor.Open("/reports");
        await visitor.Page.Locator("#window").FillAsync("2024-H1");
        await visitor.Page.Locator("#compare").FillAsync("2023-H1");
        await visitor.Page.Locator("main form button").ClickAsync();
        Assert.Equal("104", await visitor.Page.Locator("a[data-measure='cases.headline']:not([data-by])").First.TextContentAsync());
    }

    [Fact]
    public async Task The_report_prints_without_navigation_and_forms_but_with_its_purpose()
    {
        await using var visitor = await site.Visit();
        await visitor.Open("/reports?window=2024&compare=2023");
        await visitor.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.False(await visitor.Page.Locator("header nav").First.IsVisibleAsync());
        Assert.False(await visitor.Page.Locator("main form").IsVisibleAsync());
        Assert.True(await visitor.Page.Locator(".pratip-purpose strong").IsVisibleAsync());
    }
}
