using Microsoft.Playwright;
using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.EndToEnd;

/// <summary>A shelter registers a presumed victim, a body identifies, and services are given, as it is done all day.</summary>
public class VictimJourneyTests(SiteInBrowser site)
{
    public static TheoryData<Language, bool, int> Readers => new() { { Language.English, true, 360 }, { Language.Khmer, false, 1280 } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_presumed_victim_is_identified_and_served(Language language, bool javaScript, int width)
    {
        var name = "shelter." + language.Code();
        await site.EmployAsync(name, "NGO-SHELTER", "ngo");
        await using var visitor = await site.VisitSignedOut(width, javaScript);
        var page = visitor.Page;
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(SiteInBrowser.Password);
        await page.Locator("main form button").ClickAsync();
        await page.Locator(".pratip-header__user").WaitForAsync();

        await visitor.Open("/people");
        await page.FollowAsync("/forms/add-victim");
        await page.AnswerAsync(("own-reference", "J-" + language.Code()));
        await page.AnswerAsync(("name-own", "ស៊ឹម ច័ន្ទរស្មី"));
        await page.AnswerAsync(("sex", "female"));
        await page.AnswerAsync();
        await page.AnswerAsync(("known", "none"));
        await page.AnswerAsync();
        await page.AnswerAsync(("registered-on", "10/02/2025"), ("age", "30"));
        await page.AnswerAsync(("forms-of-exploitation", "forced-labour"));
        await page.SendAsync();
        Assert.Equal("J-" + language.Code(), await page.Locator("h1").InnerTextAsync());
        Assert.StartsWith(Say("web.cases.victim", language), await page.Locator("h2#victim-1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("ច័ន្ទរស្មី", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.FollowAsync("/forms/record-consent");
        await page.AnswerAsync(("purpose", "registration"), ("is-given", "yes"), ("on", "2025-02-10"), ("form", "spoken"), ("spoken-language", "km"), ("with-interpreter", "no"));
        await page.FollowAsync("/forms/decide-status");
        await page.AnswerAsync(("status", "identified"), ("on", "20/02/2025"), ("body", "social-affairs"));

        // A reason that was forgotten is asked for beside its field.
        Assert.True(await page.Locator("#reason-error").IsVisibleAsync());
        await page.AnswerAsync(("reason", "her account"));
        Assert.StartsWith(Say("web.victims.identified", language), await page.Locator("h2#victim-1").InnerTextAsync(), StringComparison.Ordinal);

        await page.FollowAsync("/forms/add-need");
        await page.AnswerAsync(("kind", "health"), ("on", "2025-02-21"));
        await page.FollowAsync("/forms/add-service");
        var clinic = await page.Locator("#provider-agency-id option", new PageLocatorOptions { HasText = "(MOH)" }).GetAttributeAsync("value");
        await page.AnswerAsync(("kind", "health"), ("provider-agency-id", clinic!), ("from", "2025-02-22"));
        await page.FollowAsync("/forms/meet-need");
        await page.AnswerAsync(("met-on", "2025-02-22"));
        await page.FollowAsync("/forms/end-service");
        await page.AnswerAsync(("to", "2025-03-01"));

        await page.Locator("#purpose").SelectOptionAsync("protection");
        await page.Locator("main form[action$='/names'] button").ClickAsync();
        Assert.Contains("ច័ន្ទរស្មី", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("her account", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);

        await visitor.Open("/people");
        await page.FollowAsync("/people/");
        Assert.DoesNotContain("her account", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Khmer)]
    public async Task Its_pages_have_no_violation_of_the_accessibility_rules(Language language)
    {
        var name = "access." + language.Code();
        await site.EmployAsync(name, "NGO-CHILD", "ngo");
        await using var visitor = await site.VisitSignedOut();
        var page = visitor.Page;
        await page.AddInitScriptAsync(EveryPageTests.AccessibilityRules.Value);
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(SiteInBrowser.Password);
        await page.Locator("main form button").ClickAsync();
        await page.Locator(".pratip-header__user").WaitForAsync();
        await visitor.Open("/forms/add-victim");
        await page.Locator("#is-anonymous-yes").CheckAsync();
        await page.AnswerAsync();
        await page.AnswerAsync(("sex", "female"));
        await page.AnswerAsync();
        await RequireAccessibleAsync(page);
        await page.AnswerAsync(("age-band", "under-15"));
        await page.AnswerAsync();
        await page.SendAsync();
        await page.Locator("h2#victim-1").WaitForAsync();
        await RequireAccessibleAsync(page);
        var file = page.Url;
        foreach (var form in (string[])["decide-status", "add-need", "add-service", "add-disposition", "add-hand-over", "place-victim", "record-consent", "add-guardian", "child-situation", "best-interest"])
        {
            await visitor.Open(file);
            await page.FollowAsync("/forms/" + form);
            await RequireAccessibleAsync(page);
        }

        await visitor.Open("/people");
        await RequireAccessibleAsync(page);
    }

    private static async Task RequireAccessibleAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        var violations = await page.EvaluateAsync<System.Text.Json.JsonElement>(EveryPageTests.Violations);
        Assert.Empty(violations.EnumerateArray().Select(violation => $"{page.Url}: {violation.GetString()}"));
    }

    private static string Say(string key, Language language) => SiteWording.Load()[key].In(language).Split('{')[0].Trim();
}
