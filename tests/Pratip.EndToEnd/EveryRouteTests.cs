using System.Text.Json;
using Microsoft.Playwright;
using Pratip.Web.Tests;

namespace Pratip.EndToEnd;

/// <summary>
/// One page of every route, also of every form and of every kind of record, on a site in which something of everything has been
/// entered: found by links, so that a new page is looked at without being listed.
/// </summary>
public class EveryRouteTests(SiteInBrowser site, WalkedSite worked) : IClassFixture<WalkedSite>
{
    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task Every_page_breaks_no_rule_of_accessibility_and_fits_a_telephone_and_a_screen_at_200_percent(string language)
    {
        Assert.True(worked.Pages.Count > 100, $"{worked.Pages.Count} pages");
        Assert.Contains(worked.Pages, page => page.StartsWith("/forms/add-victim", StringComparison.Ordinal));
        await using var visitor = await site.VisitAsync(worked.Client.BaseAddress!);
        await visitor.Page.AddInitScriptAsync(EveryPageTests.AccessibilityRules.Value);
        await SignInAsync(visitor, language);
        var wrong = new List<string>();
        foreach (var address in worked.Pages.Where(page => page is not "/sign-in"))
        {
            await visitor.Page.SetViewportSizeAsync(1280, 800);
            await visitor.Open(address);
            Assert.Equal(language, await visitor.Page.Locator("html").GetAttributeAsync("lang"));
            var violations = await visitor.Page.EvaluateAsync<JsonElement>(EveryPageTests.Violations);
            wrong.AddRange(violations.EnumerateArray().Select(violation => $"{address}: {violation.GetString()}"));
            foreach (var width in new[] { 360, 640 })
            {
                await visitor.Page.SetViewportSizeAsync(width, 800);
                var needed = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
                if (needed > width)
                {
                    wrong.Add($"{address} needs {needed} pixels of {width}");
                }
            }
        }

        wrong.AddRange(visitor.Complaints);
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Every_printed_page_holds_its_matter_and_shows_neither_navigation_nor_forms()
    {
        await using var visitor = await site.VisitAsync(worked.Client.BaseAddress!);
        await SignInAsync(visitor, "km");
        await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var wrong = new List<string>();
        foreach (var address in worked.Pages.Where(page => !page.StartsWith("/forms/", StringComparison.Ordinal)))
        {
            await visitor.Open(address);
            if ((await visitor.Page.Locator("main").InnerTextAsync()).Trim().Length == 0)
            {
                wrong.Add($"{address} is empty on paper");
            }

            var shown = await visitor.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('nav, form, button, .govuk-skip-link')].filter(one => one.checkVisibility() && one.getClientRects().length > 0).map(one => one.outerHTML.slice(0, 80))");
            wrong.AddRange(shown.Select(one => $"{address}: {one}"));
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static async Task SignInAsync(Visitor visitor, string language)
    {
        await visitor.Open("/sign-in?lang=" + language);
        await visitor.Page.Locator("#name").FillAsync("all.roles");
        await visitor.Page.Locator("#password").FillAsync(RunningSite.Password);
        await visitor.Page.Locator("main form button").ClickAsync();
        await visitor.Page.Locator(".pratip-header__user").WaitForAsync();
    }
}
