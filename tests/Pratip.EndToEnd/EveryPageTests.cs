using System.Text.Json;

namespace Pratip.EndToEnd;

public class EveryPageTests(SiteInBrowser site)
{
    /// <summary>Asks the rules about the page as it stands; answers with a list of what is wrong and where.</summary>
    internal const string Violations =
        "async () => (await axe.run(document)).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; '))";

    /// <summary>The first caption whose words end behind the edge of the screen, or chart that is wider than its box and does not say so.</summary>
    private const string Cut =
        "() => [...document.querySelectorAll('caption:not(.govuk-visually-hidden) > span')].filter(s => s.getBoundingClientRect().right > innerWidth)"
        + ".concat([...document.querySelectorAll('.pratip-chart__picture')].filter(p => p.scrollWidth > p.clientWidth && !p.parentElement.querySelector('.pratip-chart__more')?.offsetHeight))"
        + ".map(e => e.textContent.trim().slice(0, 60))[0] ?? ''";

    internal static Lazy<string> AccessibilityRules { get; } = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    /// <summary>One visit for all of it: most of a test's time is the visit.</summary>
    [Theory]
    [MemberData(nameof(SitePages.InBothLanguages), MemberType = typeof(SitePages))]
    public async Task Is_accessible_and_fits_small_screens_keeps_its_security_policy_and_weighs_less_than_100_kB_on_a_first_visit(string address)
    {
        await using var visitor = await site.Visit(360);
        // As an initial script, because the page's own policy rightly refuses an injected one.
        await visitor.Page.AddInitScriptAsync(AccessibilityRules.Value);
        await visitor.Open(address);
        Assert.Empty(visitor.Complaints);
        Assert.InRange(await visitor.Weight(), 1, 100_000);
        foreach (var width in new[] { 360, 640 })
        {
            await visitor.Page.SetViewportSizeAsync(width, 800);
            var needed = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.True(needed <= width, $"{address} needs {needed} pixels of {width}.");
            Assert.Equal("", await visitor.Page.EvaluateAsync<string>(Cut));
        }

        await visitor.Page.SetViewportSizeAsync(1280, 800);
        var violations = await visitor.Page.EvaluateAsync<JsonElement>(Violations);
        Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [MemberData(nameof(SitePages.InOneLanguage), MemberType = typeof(SitePages))]
    public async Task Can_be_read_and_left_without_scripts(string address)
    {
        await using var visitor = await site.Visit(javaScript: false);
        await visitor.Open(address);
        Assert.True(await visitor.Page.Locator("h1").IsVisibleAsync());
        var language = await visitor.Page.Locator("html").GetAttributeAsync("lang");
        await visitor.Page.Locator("header a[hreflang]").ClickAsync();
        Assert.NotEqual(language, await visitor.Page.Locator("html").GetAttributeAsync("lang"), StringComparer.Ordinal);
    }
}
