using Microsoft.Playwright;

namespace Pratip.EndToEnd;

/// <summary>How a person goes through a form in the browser.</summary>
internal static class FormSteps
{
    /// <summary>Fills in the fields of the page, whatever kind they are, and goes on.</summary>
    public static async Task AnswerAsync(this IPage page, params (string Field, string Value)[] answers)
    {
        foreach (var (field, value) in answers)
        {
            if (await page.Locator($"select#{field}").CountAsync() > 0)
            {
                await page.Locator($"#{field}").SelectOptionAsync(value);
            }
            else if (await page.Locator($"input[name={field}][value='{value}']").CountAsync() > 0)
            {
                await page.Locator($"input[name={field}][value='{value}']").CheckAsync();
            }
            else
            {
                await page.Locator($"#{field}").FillAsync(value);
            }
        }

        await page.Locator("main form.pratip-form button[value=on]").ClickAsync();
    }

    /// <summary>Enters what stands on the page to check.</summary>
    public static Task SendAsync(this IPage page) => page.Locator("main form.pratip-form button[value=send]").ClickAsync();

    public static Task FollowAsync(this IPage page, string address) => page.Locator($"main a[href^='{address}']").First.ClickAsync();
}
