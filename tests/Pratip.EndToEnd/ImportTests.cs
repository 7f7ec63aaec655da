using System.Text.Json;
using Microsoft.Playwright;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;

namespace Pratip.EndToEnd;

public class ImportTests(SiteInBrowser site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sender_hands_over_files_and_follows_them_to_the_receipt(bool javaScript)
    {
        await using var visitor = await site.Visit(javaScript: javaScript);
        await visitor.Open("/imports?lang=en");

        // A workbook says whose it is; a text table handed over without its agency could be anybody's.
        var workbooks = site.Files.Where(file => file.Sheet is null).Take(3);
        await visitor.Page.Locator("#files").SetInputFilesAsync(workbooks.Select(file => file.Path));
        await visitor.Page.Locator("main form button").ClickAsync();
        await visitor.Page.Locator(".pratip-answer").Nth(2).WaitForAsync();
        await visitor.Page.Locator("h1", new() { HasText = "Receipt" }).WaitForAsync();
        Assert.Equal(3, await visitor.Page.Locator(".govuk-tag", new() { HasText = "Already received" }).CountAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public async Task A_receipt_with_problems_can_be_read_by_everybody_and_on_a_telephone(string language)
    {
        await using var visitor = await site.Visit(360);
        await visitor.Page.AddInitScriptAsync(EveryPageTests.AccessibilityRules.Value);
        await visitor.Open($"/imports?lang={language}");
        await visitor.Page.Locator("#files").SetInputFilesAsync(WrongFile(language));
        await visitor.Page.Locator("main form button").ClickAsync();
        await visitor.Page.Locator(".pratip-answer .govuk-tag").First.WaitForAsync();
        var violations = await visitor.Page.EvaluateAsync<JsonElement>(EveryPageTests.Violations);
        Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
        Assert.True(await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 360);
        Assert.Empty(visitor.Complaints);
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("a[download]").ClickAsync());
        Assert.EndsWith(".rejected.xlsx", download.SuggestedFilename, StringComparison.Ordinal);
    }

    /// <summary>A workbook of a committee with a day that does not exist.</summary>
    private static FilePayload WrongFile(string name)
    {
        var book = new AgencyWorkbook("PC-12", ReportingWindow.OfYear(2024));
        book.Set("cases", "data");
        book.AddRow("cases", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["case_reference"] = "BROWSER-" + name,
            ["acted_on"] = "2024-02-31",
            ["province"] = "12",
            ["opening_article"] = "TSE-10",
        });
        using var bytes = new MemoryStream();
        book.Save(bytes);
        return new() { Name = $"wrong-{name}.xlsx", MimeType = "application/octet-stream", Buffer = bytes.ToArray() };
    }
}
