using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Complaints;

namespace Pratip.Web.Tests.Complaints;

/// <summary>A sender who sends too many forms, at a site that takes three at once and then one in ten seconds, so that a slow machine comes to the end of them as well.</summary>
public sealed class PublicRateTests
{
    [Fact]
    public async Task Who_tries_codes_without_end_is_told_to_wait()
    {
        await using var site = new RunningSite { PublicFormsInAMinute = 6 };
        await site.InitializeAsync();
        var (client, _) = site.Visit();
        var ask = await PageForm.OpenAsync(client, "/complaints/follow");
        var seen = new List<HttpStatusCode>();
        for (var i = 0; i < 60; i++)
        {
            using var answer = await ask.SendAsync(client, "/complaints/follow", ("code", ReceiptCode.New()));
            seen.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, seen);
    }

    /// <summary>The page spoke of attempts to sign in, and what had been written was gone.</summary>
    [Fact]
    public async Task Whoever_comes_too_soon_keeps_what_was_typed_and_is_told_how_long_to_wait()
    {
        await using var site = new RunningSite { PublicFormsInAMinute = 6 };
        await site.InitializeAsync();
        var (client, _) = site.Visit();
        var page = await PageForm.OpenAsync(client, "/complaints/new?lang=en");
        var entry = page.Hidden("entry");
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 60 && refused is null; i++)
        {
            var answer = await page.SendAsync(client, "/complaints/new?lang=en", ("entry", entry), ("about", "place"), ("text", "Men are kept behind a gate"), ("contact", "by the market"));
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }

        Assert.NotNull(refused);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1), "it says how long");
        var form = await PageForm.ReadAsync(refused, page.Cookie);
        Assert.Contains("Men are kept behind a gate", form.Page, StringComparison.Ordinal);
        Assert.Contains("by the market", form.Page, StringComparison.Ordinal);
        Assert.Contains("was not sent: wait", form.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("sign in", form.Page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(entry, form.Hidden("entry"));

        // Whoever fills the bucket of complaints shuts nobody out who follows one.
        var ask = await PageForm.OpenAsync(client, "/complaints/follow?lang=en");
        using var followed = await ask.SendAsync(client, "/complaints/follow?lang=en", ("code", ReceiptCode.New()));
        Assert.Equal(HttpStatusCode.BadRequest, followed.StatusCode);
        await using var db = site.Register.CreateContext();
        Assert.Equal(1, await db.Complaints.CountAsync());
    }
}
