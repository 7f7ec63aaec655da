using Microsoft.Playwright;
using Pratip.Kernel;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Web.Hosting;

namespace Pratip.EndToEnd;

/// <summary>An officer's morning: what is new, what waits, and a task done without touching the mouse.</summary>
public class DeskJourneyTests(SiteInBrowser site)
{
    private const int MostSteps = 120;

    public static TheoryData<Language, bool, int> Readers => new() { { Language.English, true, 360 }, { Language.Khmer, false, 1280 }, { Language.Khmer, true, 360 } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task An_inbox_is_read_and_a_task_is_done_by_keyboard(Language language, bool javaScript, int width)
    {
        var name = $"desk.{language.Code()}.{width}";
        await site.EmployAsync(name, "PC-12", "provincial-officer");
        var number = await OverdueCustodyAsync(name);
        await using var visitor = await site.VisitSignedOut(width, javaScript);
        var page = visitor.Page;
        await page.AddInitScriptAsync(EveryPageTests.AccessibilityRules.Value);
        await SignInAsync(visitor, name, language);
        Assert.EndsWith("/desk", page.Url, StringComparison.Ordinal);
        await page.Locator("h1").WaitForAsync();
        var desk = await page.Locator("main").InnerTextAsync();
        Assert.Contains(Say("web.desk.title", language), desk, StringComparison.Ordinal);
        Assert.Contains(number, desk, StringComparison.Ordinal);
        Assert.Contains(Say("web.cases.custody-over", language), desk, StringComparison.Ordinal);
        await HoldAsync(visitor, width, javaScript);

        // The notices are read first.
        await PressAsync(page, "a[href='/desk/notices']");
        await page.Locator("form[action='/desk/notices/read']").WaitForAsync();
        await HoldAsync(visitor, width, javaScript);
        await PressAsync(page, "form[action='/desk/notices/read'] button");
        await page.Locator("form[action='/desk/notices/read']").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await visitor.Open("/desk");
        Assert.Contains(Say("web.desk.no-unread", language), await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        // Then the task of this case is opened and done.
        var task = $"tr:has(a:text-is('{number}')) a[href^='/desk/tasks/']";
        await PressAsync(page, task);
        await page.Locator("form[action$='/done']").WaitForAsync();
        await HoldAsync(visitor, width, javaScript);
        await PressAsync(page, "form[action$='/done'] button");
        await page.Locator(".govuk-notification-banner").WaitForAsync();
        Assert.Equal(0, await page.Locator(task).CountAsync());
        await HoldAsync(visitor, width, javaScript);
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>A case of the officer's in which a colleague has entered that somebody is kept, three hours too long by now; its number.</summary>
    private async Task<string> OverdueCustodyAsync(string name)
    {
        var officer = await site.AsAsync(name);
        var options = new OpenCaseOptions { OwnReference = "D-" + name, ActedOn = "2025-03-17", ProvinceCode = "12", OpeningArticle = "TSE-10", DetectionSource = "unknown" };
        var id = await CaseService.OpenAsync(officer, options, CancellationToken.None);
        var suspect = new AddSuspectOptions { CaseId = id, Person = new PersonEntry { NameLatin = "Chan Sopheap", Sex = "male" } };
        await SuspectService.AddAsync(officer, suspect, CancellationToken.None);
        await site.EmployAsync(name + ".colleague", "PC-12", "provincial-officer");
        await CustodyService.BeginAsync(
            await site.AsAsync(name + ".colleague"), new BeginCustodyOptions { SuspectId = suspect.Id, ArrivedAt = DateTimeOffset.UtcNow - CustodyClock.Longest - TimeSpan.FromHours(3) }, CancellationToken.None);
        return (await CaseHeads.FindAsync(officer, id, CancellationToken.None))!.Number;
    }

    internal static async Task SignInAsync(Visitor visitor, string name, Language language)
    {
        var page = visitor.Page;
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(SiteInBrowser.Password);
        await page.Locator("main form button").ClickAsync();
        await page.Locator(".pratip-header__user").WaitForAsync();
    }

    /// <summary>From where the keyboard stands to the first that fits, and Enter.</summary>
    private static async Task PressAsync(IPage page, string selector)
    {
        var wanted = await page.Locator(selector).First.ElementHandleAsync();
        for (var step = 0; step < MostSteps; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                await page.Keyboard.PressAsync("Enter");
                await page.WaitForLoadStateAsync(LoadState.Load);
                return;
            }
        }

        Assert.Fail($"The keyboard does not come to {selector} on {page.Url}.");
    }

    private static async Task HoldAsync(Visitor visitor, int width, bool javaScript)
    {
        Assert.True(await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, visitor.Page.Url);
        if (javaScript)
        {
            var violations = await visitor.Page.EvaluateAsync<System.Text.Json.JsonElement>(EveryPageTests.Violations);
            Assert.Empty(violations.EnumerateArray().Select(violation => $"{visitor.Page.Url}: {violation.GetString()}"));
        }
    }

    private static string Say(string key, Language language) => SiteWording.Load()[key].In(language).Split('{')[0].Trim();
}
