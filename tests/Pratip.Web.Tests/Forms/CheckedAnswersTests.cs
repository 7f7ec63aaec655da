using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Pratip.Web.Tests.Forms;

/// <summary>The page to check enters what it has shown, and nothing that another window put into the draft after that.</summary>
public class CheckedAnswersTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "Own reference", "Nothing is entered yet")]
    [InlineData("km", "លេខយោងផ្ទាល់", "មិនទាន់បញ្ចូលអ្វីទេ")]
    public async Task What_another_window_changed_is_shown_and_named_before_it_is_entered(string language, string field, string words)
    {
        var (officer, walk) = await ReachCheckAsync("checked." + language, language);
        var back = HtmlPage.Links(walk.Page).Single(link => link.EndsWith("/when", StringComparison.Ordinal));
        var other = await FormWalk.BeginAsync(officer, $"{back}?lang={language}");
        await other.SendAsync(("own-reference", "X2-" + language), ("acted-on", "2024-03-17"));
        Assert.Equal(HttpStatusCode.OK, other.Status);

        await walk.PostAsync(("go", "send"));
        Assert.Equal(HttpStatusCode.Conflict, walk.Status);
        Assert.Contains(words, walk.Words, StringComparison.Ordinal);
        Assert.Contains(field, walk.Words, StringComparison.Ordinal);
        Assert.Contains("X2-" + language, walk.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"#own-reference\"", walk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#acted-on\"", walk.Page, StringComparison.Ordinal);
        Assert.Empty(await ReferencesAsync(language));

        // What is shown now is what is entered.
        await walk.SendAsync(("go", "send"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.Equal(["X2-" + language], await ReferencesAsync(language), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    public async Task A_page_that_does_not_say_what_it_showed_is_shown_again(string shown)
    {
        var language = "z" + shown;
        var (_, walk) = await ReachCheckAsync("unsaid." + language, language, "en");
        await walk.PostAsync(("go", "send"), ("shown", shown));
        Assert.Equal(HttpStatusCode.Conflict, walk.Status);
        Assert.Contains("lay open for a long time", walk.Words, StringComparison.Ordinal);
        Assert.Empty(await ReferencesAsync(language));
        await walk.SendAsync(("go", "send"));
        Assert.Equal(["X1-" + language], await ReferencesAsync(language), StringComparer.Ordinal);
    }

    private async Task<(HttpClient Officer, FormWalk Walk)> ReachCheckAsync(string name, string tail, string? language = null)
    {
        var officer = await site.EmployAndSignInAsync(name, "PC-12", "provincial-officer");
        officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language ?? tail);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/open-case?lang={language ?? tail}");
        await walk.SendAsync(("own-reference", "X1-" + tail), ("acted-on", "2024-03-17"));
        await walk.SendAsync(("province-code", "12"), ("site-kind", "compound"), ("detection-source", "unknown"));
        await walk.SendAsync(("opening-article", "TSE-10"));
        await walk.SendAsync(("assign-to-me", "yes"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        return (officer, walk);
    }

    private async Task<List<string>> ReferencesAsync(string tail)
    {
        await using var db = site.Register.CreateContext();
        return [.. (await db.Cases.Select(one => one.OwnReference).ToListAsync()).OfType<string>().Where(reference => reference.StartsWith('X') && reference.EndsWith("-" + tail, StringComparison.Ordinal))];
    }
}
