using System.Text.Json;
using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.EndToEnd;

/// <summary>Out to the identity provider of an office and back, in a browser that takes the two for different sites.</summary>
public class OfficeSignInTests(SiteInBrowser site)
{
    public static TheoryData<Language, bool> Readers => new() { { Language.English, true }, { Language.Khmer, true }, { Language.English, false } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Somebody_signs_in_at_the_office_comes_to_the_page_asked_for_and_signs_out_at_both(Language language, bool javaScript)
    {
        var name = $"office.{language.Code()}.{javaScript}".ToLowerInvariant();
        await using var visitor = await site.VisitSignedOut(javaScript: javaScript);
        await site.EmployAsync(name, "AHTJP", "case-worker");
        await site.LinkAsync(name, name);
        site.Provider.Subject = name;
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await visitor.Open("/reports?window=2024&compare=2023");
        await visitor.Page.Locator("#office-link").ClickAsync();
        await visitor.Page.Locator("button[name=yes]").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/reports?window=2024&compare=2023");
        Assert.Contains("Sok " + name, await visitor.Page.Locator(".pratip-header__user").InnerTextAsync(), StringComparison.Ordinal);

        await visitor.Page.Locator(".pratip-header__out").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/sign-in");
        Assert.Contains("id_token_hint=", site.Provider.LastSignOut, StringComparison.Ordinal);
        await visitor.Open("/account");
        Assert.Equal(Say("web.sign-in.title", language), await visitor.Page.Locator("h1").InnerTextAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Khmer)]
    public async Task Somebody_nobody_has_linked_is_told_so_and_finds_the_other_way_in(Language language)
    {
        await using var visitor = await site.VisitSignedOut();
        await visitor.Page.AddInitScriptAsync(EveryPageTests.AccessibilityRules.Value);
        site.Provider.Subject = "a-stranger";
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await visitor.Page.Locator("#office-link").ClickAsync();
        await visitor.Page.Locator("button[name=yes]").ClickAsync();
        await visitor.Page.Locator("#subject").WaitForAsync();
        Assert.Equal("a-stranger", await visitor.Page.Locator("#subject").InnerTextAsync());
        Assert.Equal(Say("web.office.unknown", language), await visitor.Page.Locator("h1").InnerTextAsync());
        var violations = await visitor.Page.EvaluateAsync<JsonElement>(EveryPageTests.Violations);
        Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
        await visitor.Page.Locator("main a[href='/sign-in']").ClickAsync();
        Assert.Equal(Say("web.sign-in.title", language), await visitor.Page.Locator("h1").InnerTextAsync());
    }

    private static string Say(string key, Language language) => SiteWording.Load()[key].In(language);
}
