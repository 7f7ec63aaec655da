namespace Pratip.EndToEnd;

public class LanguageTests(SiteInBrowser site)
{
    [Fact]
    public async Task A_reader_who_chose_khmer_stays_in_khmer()
    {
        await using var visitor = await site.Visit();
        await visitor.Open("/");
        Assert.Equal("en", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
        await visitor.Page.Locator("header a[hreflang=km]").ClickAsync();
        await visitor.Open("/");
        Assert.Equal("km", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task Khmer_letters_come_from_the_sites_own_font_with_room_above_and_below()
    {
        await using var visitor = await site.Visit();
        await visitor.Open("/?lang=km");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.fonts.check('16px \"Pratip Khmer\"', 'កម្ពុជា')"));
        Assert.Contains(visitor.Finished, request => request.Url.Contains("khmer-400", StringComparison.Ordinal));
        var ratio = await visitor.Page.EvaluateAsync<double>(
            "() => { const s = getComputedStyle(document.querySelector('main p')); return parseFloat(s.lineHeight) / parseFloat(s.fontSize); }");
        Assert.InRange(ratio, 1.65, 2.0);
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first()
    {
        await using var visitor = await site.Visit();
        await visitor.Open("/");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#content", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
    }
}
