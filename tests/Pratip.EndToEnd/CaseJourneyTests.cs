using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Pratip.Kernel;
using Pratip.Registry.Access.SignIn;
using Pratip.Web.Hosting;

namespace Pratip.EndToEnd;

/// <summary>An officer opens a case, adds a suspect and a charge, and follows it to the verdict, as it is done all day.</summary>
public class CaseJourneyTests(SiteInBrowser site)
{
    public static TheoryData<Language, bool, int> Readers => new() { { Language.English, true, 1280 }, { Language.Khmer, false, 360 } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_case_is_opened_and_followed_to_the_verdict(Language language, bool javaScript, int width)
    {
        var name = "journey." + language.Code();
        await site.EmployAsync(name, "PC-12", "provincial-officer");
        await using var visitor = await site.VisitSignedOut(width, javaScript);
        var page = visitor.Page;
        await page.AddInitScriptAsync(EveryPageTests.AccessibilityRules.Value);
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(SiteInBrowser.Password);
        await page.Locator("main form button").ClickAsync();

        await visitor.Open("/forms/open-case");
        await page.AnswerAsync(("own-reference", "J-" + language.Code()), ("acted-on", "05/01/2025"));
        await page.AnswerAsync(("province-code", "12"), ("detection-source", "unknown"));
        await page.AnswerAsync(("opening-article", "TSE-10"));
        await page.AnswerAsync();
        await page.SendAsync();
        var number = await page.Locator("h1").InnerTextAsync();
        Assert.StartsWith("KH-2025-", number, StringComparison.Ordinal);

        await page.FollowAsync("/forms/add-suspect");
        await page.AnswerAsync();
        await page.AnswerAsync();
        await HoldAsync(visitor, width, javaScript);
        await page.AnswerAsync(("name-own", "ចាន់ សុភាព"));
        await HoldAsync(visitor, width, javaScript);
        await page.AnswerAsync(("sex", "male"), ("birth-date", "1990"), ("citizenships", "KH"));
        await page.AnswerAsync();
        await page.AnswerAsync(("known", "none"));
        await page.AnswerAsync();
        await page.AnswerAsync(("role", "recruiter"), ("is-public-official", "no"));
        Assert.Contains("ចាន់ សុភាព", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await HoldAsync(visitor, width, javaScript);
        await page.SendAsync();
        Assert.Equal(number, await page.Locator("h1").InnerTextAsync());
        Assert.DoesNotContain("ចាន់ សុភាព", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.FollowAsync("/forms/add-charge");
        await page.AnswerAsync(("article-code", "TSE-10"), ("charged-on", "2025-01-06"));
        await page.FollowAsync("/forms/begin-custody");
        var arrived = DateTimeOffset.UtcNow.AddHours(-1).ToOffset(TimeSpan.FromHours(7));
        await page.AnswerAsync(("arrived-at", arrived.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)));
        Assert.True(await page.Locator(".govuk-tag--yellow").First.IsVisibleAsync());

        foreach (var (stage, on) in new[] { ("arrest", "2025-01-05"), ("referral-to-court", "2025-01-07"), ("indictment", "2025-02-01"), ("trial", "2025-03-01") })
        {
            await page.FollowAsync("/forms/add-step");
            await page.AnswerAsync(("stage", stage), ("on", on));
            await page.AnswerAsync();
            if (stage == "indictment")
            {
                await page.AnswerAsync();
            }

            await page.SendAsync();
        }

        await page.FollowAsync("/forms/add-step");
        await page.AnswerAsync(("stage", "verdict"), ("on", "2025-02-01"));
        await page.AnswerAsync(("outcome", "convicted"));
        await page.AnswerAsync(("sentence-kind", "imprisonment"), ("sentence-months", "84"));
        await page.Locator("#upheld-charges input").CheckAsync();
        await HoldAsync(visitor, width, javaScript);
        await page.AnswerAsync();
        await page.SendAsync();

        // A slip in the date is told at the date; with it put right the verdict stands.
        Assert.True(await page.Locator("#on-error").IsVisibleAsync());
        await page.AnswerAsync(("on", "2025-03-15"));
        await page.AnswerAsync();
        await page.AnswerAsync();
        await page.AnswerAsync();
        await page.SendAsync();
        Assert.Equal(number, await page.Locator("h1").InnerTextAsync());
        Assert.Contains("84", KhmerDigits.ToAscii(await page.Locator("main").InnerTextAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("main details").CountAsync());
        await HoldAsync(visitor, width, javaScript);
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>The page fits its screen and breaks no rule of accessibility, also where it says what is wrong.</summary>
    private static async Task HoldAsync(Visitor visitor, int width, bool javaScript)
    {
        var needed = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.True(needed <= width, $"{visitor.Page.Url} needs {needed} pixels of {width}.");
        if (javaScript)
        {
            var violations = await visitor.Page.EvaluateAsync<JsonElement>(EveryPageTests.Violations);
            Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
        }
    }
}
