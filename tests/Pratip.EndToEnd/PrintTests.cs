using System.Diagnostics;
using Microsoft.Playwright;
using Pratip.Kernel;
using Pratip.Registry.Cases;
using Pratip.Web.Hosting;

namespace Pratip.EndToEnd;

/// <summary>A case on paper, as the browser makes it.</summary>
public class PrintTests(SiteInBrowser site)
{
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Khmer)]
    public async Task The_page_of_a_case_prints_the_case_and_nothing_to_click_and_says_that_it_is_confidential(Language language)
    {
        var name = "print." + language.Code();
        await site.EmployAsync(name, "PC-12", "provincial-officer");
        var officer = await site.AsAsync(name);
        var options = new OpenCaseOptions { OwnReference = "P-" + name, ActedOn = "2025-03-17", ProvinceCode = "12", OpeningArticle = "TSE-10", DetectionSource = "unknown" };
        var id = await CaseService.OpenAsync(officer, options, CancellationToken.None);
        await using var visitor = await site.VisitSignedOut();
        var page = visitor.Page;
        await DeskJourneyTests.SignInAsync(visitor, name, language);
        await visitor.Open($"/cases/{id}");
        var number = await page.Locator("h1").InnerTextAsync();
        Assert.False(await page.Locator("#confidential").IsVisibleAsync());

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.True(await page.Locator("#confidential").IsVisibleAsync());
        Assert.Equal("rgb(0, 0, 0)", await page.Locator(".pratip-header__user a").EvaluateAsync<string>("link => getComputedStyle(link).color"));
        Assert.Empty(await VisibleAsync(page, "form, button, input, select, nav, .govuk-skip-link, main a[href^='/forms/']"));

        var text = await TextAsync(await page.PdfAsync(new PagePdfOptions { Format = "A4" }));
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains("Sok " + name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("(/", text, StringComparison.Ordinal);
        var said = SiteWording.Load();
        if (language == Language.English)
        {
            // Khmer letters come out of a PDF in the order in which they are drawn; what is shown is held above.
            Assert.Contains("Confidential.", text, StringComparison.Ordinal);
            foreach (var key in new[] { "web.search.title", "web.desk.title", "web.courts.add-step", "web.skip" })
            {
                Assert.DoesNotContain(said[key].In(language), text, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What of these the reader would see.</summary>
    private static async Task<IReadOnlyList<string>> VisibleAsync(IPage page, string selector)
    {
        var seen = new List<string>();
        foreach (var one in await page.Locator(selector).AllAsync())
        {
            if (await one.IsVisibleAsync())
            {
                seen.Add(await one.EvaluateAsync<string>("element => element.outerHTML.slice(0, 120)"));
            }
        }

        return seen;
    }

    /// <summary>By pdftotext; where it is not installed the test is skipped and says so, and in continuous integration it fails.</summary>
    private static async Task<string> TextAsync(byte[] pdf)
    {
        const string Tool = "/usr/bin/pdftotext";
        Assert.SkipWhen(!File.Exists(Tool) && Environment.GetEnvironmentVariable("CI") != "true", "needs pdftotext (Debian: apt-get install poppler-utils)");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo(Tool, ["-layout", file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return text;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
