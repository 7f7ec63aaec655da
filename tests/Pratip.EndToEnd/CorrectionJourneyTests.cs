using System.Text.Json;
using Microsoft.Playwright;
using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.EndToEnd;

/// <summary>A fact that is wrong is corrected by two persons, and two persons who edit the same do not overwrite each other.</summary>
public class CorrectionJourneyTests(SiteInBrowser site)
{
    private static readonly Pratip.Reference.Wording.Texts Texts = SiteWording.Load();

    public static TheoryData<Language, bool, int> Readers => new() { { Language.English, true, 1280 }, { Language.Khmer, false, 360 } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_correction_waits_for_another_person_who_sees_before_and_after(Language language, bool javaScript, int width)
    {
        await using var officer = await EnterAsync("correct.officer." + language.Code(), "provincial-officer", language, javaScript, width);
        var address = await OpenCaseAsync(officer.Page, "COR-" + language.Code());
        await officer.Page.Locator($"main a[href='{address}/rows']").ClickAsync();
        await HoldRulesAsync(officer, javaScript);
        await officer.Page.Locator("main a[href^='/forms/correct']").First.ClickAsync();
        await HoldRulesAsync(officer, javaScript);
        await officer.Page.Locator("#acted-on").FillAsync("06/01/2025");
        await officer.Page.Locator("#offence-on").FillAsync("12/2024");
        await SendAsync(officer.Page);
        Assert.True(await officer.Page.Locator("#reason-error").IsVisibleAsync());
        await officer.Page.Locator("#reason").FillAsync("the file says the 6th");
        await SendAsync(officer.Page);
        var request = new Uri(officer.Page.Url).AbsolutePath;
        Assert.StartsWith("/corrections/", request, StringComparison.Ordinal);
        Assert.Equal(0, await officer.Page.Locator("#decision").CountAsync());

        await using var supervisor = await EnterAsync("correct.supervisor." + language.Code(), "agency-supervisor", language, javaScript, width);
        await supervisor.Open("/corrections");
        await HoldRulesAsync(supervisor, javaScript);
        await supervisor.Page.Locator($"a[href='{request}']").ClickAsync();
        await HoldRulesAsync(supervisor, javaScript);
        Assert.Equal(1, await supervisor.Page.Locator("#comparison tbody tr").CountAsync());
        await supervisor.Page.Locator("input[name=decision][value=approve]").CheckAsync();
        await supervisor.Page.Locator("main form.pratip-form button").ClickAsync();
        Assert.StartsWith("/corrections?", new Uri(supervisor.Page.Url).PathAndQuery, StringComparison.Ordinal);

        await officer.Open(request);
        Assert.Contains(Say("web.corrections.status.approved", language), await officer.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await officer.Open(address);
        Assert.Contains("6", KhmerDigits.ToAscii(await officer.Page.Locator("main dl").First.InnerTextAsync()), StringComparison.Ordinal);
        Assert.Empty(officer.Complaints);
        Assert.Empty(supervisor.Complaints);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Two_people_edit_the_same_and_the_second_sees_both_versions_and_chooses(Language language, bool javaScript, int width)
    {
        await using var first = await EnterAsync("first.officer." + language.Code(), "provincial-officer", language, javaScript, width);
        await using var second = await EnterAsync("second.officer." + language.Code(), "provincial-officer", language, javaScript, width);
        var address = await OpenCaseAsync(first.Page, "TWO-" + language.Code());
        foreach (var visitor in new[] { first, second })
        {
            await visitor.Open(address + "/rows");
            await visitor.Page.Locator("main a[href^='/forms/correct']").First.ClickAsync();
        }

        await first.Page.Locator("#site-kind").SelectOptionAsync("hotel");
        await SendAsync(first.Page);
        await second.Page.Locator("#site-kind").SelectOptionAsync("casino");
        await second.Page.Locator("#offence-on").FillAsync("12/2024");
        await SendAsync(second.Page);
        await HoldRulesAsync(second, javaScript);
        Assert.Equal(Say("web.forms.conflict", language), await second.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(2, await second.Page.Locator("main fieldset").CountAsync());
        Assert.True(await second.Page.Locator("input[name='choose.site-kind'][value=theirs]").IsCheckedAsync());
        await second.Page.Locator("input[name='choose.offence-on'][value=mine]").CheckAsync();
        await second.Page.Locator("main form.pratip-form button").ClickAsync();
        Assert.EndsWith("/rows?kept=1", second.Page.Url, StringComparison.Ordinal);
        var row = KhmerDigits.ToAscii(await second.Page.Locator("main dl").First.InnerTextAsync());
        Assert.Contains("2024", row, StringComparison.Ordinal);
        Assert.Contains(CodeWords("site-kind", "hotel", language), row, StringComparison.Ordinal);
        Assert.DoesNotContain(CodeWords("site-kind", "casino", language), row, StringComparison.Ordinal);
        Assert.Empty(second.Complaints);
    }

    private async Task<Visitor> EnterAsync(string name, string role, Language language, bool javaScript, int width)
    {
        await site.EmployAsync(name, "PC-12", role);
        var visitor = await site.VisitSignedOut(width, javaScript);
        await visitor.Page.AddInitScriptAsync(EveryPageTests.AccessibilityRules.Value);
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await visitor.Page.Locator("#name").FillAsync(name);
        await visitor.Page.Locator("#password").FillAsync(SiteInBrowser.Password);
        await visitor.Page.Locator("main form button").ClickAsync();
        await visitor.Page.Locator(".pratip-header__user").WaitForAsync();
        return visitor;
    }

    /// <summary>The address of a new case.</summary>
    private static async Task<string> OpenCaseAsync(IPage page, string reference)
    {
        await page.GotoAsync("/forms/open-case");
        await page.Locator("#own-reference").FillAsync(reference);
        await page.Locator("#acted-on").FillAsync("05/01/2025");
        await SendAsync(page);
        await page.Locator("#province-code").SelectOptionAsync("12");
        await SendAsync(page);
        await page.Locator("#opening-article").SelectOptionAsync("TSE-10");
        await SendAsync(page);
        await SendAsync(page);
        await page.Locator("main form.pratip-form button[value=send]").ClickAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task HoldRulesAsync(Visitor visitor, bool javaScript)
    {
        if (javaScript)
        {
            var violations = await visitor.Page.EvaluateAsync<JsonElement>(EveryPageTests.Violations);
            Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
        }

        var (width, needed) = (visitor.Page.ViewportSize!.Width, await visitor.Page.Locator("html").EvaluateAsync<int>("page => page.scrollWidth"));
        Assert.True(needed <= width, $"{visitor.Page.Url} needs {needed} pixels of {width}.");
    }

    private static Task SendAsync(IPage page) => page.Locator("main form.pratip-form button[value=on]").ClickAsync();

    private static string Say(string key, Language language) => Texts[key].In(language);

    private static string CodeWords(string list, string code, Language language) => Pratip.Reference.CodeLists.CodeListCatalogue.Standard.Label(list, code).In(language);
}
