using System.Net;
using Pratip.Kernel;

namespace Pratip.Web.Tests.Access.Account;

public sealed class ReadingPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("khmer", "common", "km.ce", "១២")]
    [InlineData("arabic", "common", "arabic.ce", "12")]
    [InlineData("arabic", "buddhist", "arabic.be", "12")]
    [InlineData("khmer", "buddhist", "km.be", "១២")]
    [InlineData("<b>", "", "km.ce", "១២")]
    public async Task What_was_chosen_is_kept_by_the_browser_and_holds_on_every_khmer_page(string digits, string years, string kept, string twelve)
    {
        var form = await PageForm.OpenAsync(site.Client, "/account/reading");
        using var answer = await form.SendAsync(site.Client, "/account/reading", ("digits", digits), ("years", years));
        Assert.Equal("/account/reading?done=1", answer.Headers.Location?.OriginalString);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("pratip-reading=", StringComparison.Ordinal));
        Assert.StartsWith($"pratip-reading={kept};", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);

        // The hint of a new password is shown to everybody: at least twelve characters.
        foreach (var address in new[] { "/account/password", "/invitation" })
        {
            Assert.Contains($"យ៉ាងតិច {twelve} តួ", await PageAsync(address, kept, "km"), StringComparison.Ordinal);
            Assert.Contains("At least 12 characters", await PageAsync(address, kept, "en"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Buddhist_years_stand_behind_the_dates_of_khmer_pages_only()
    {
        Assert.Contains("(ព.ស. ", await PageAsync("/account", "km.be", "km"), StringComparison.Ordinal);
        Assert.DoesNotContain("ព.ស.", await PageAsync("/account", "km.ce", "km"), StringComparison.Ordinal);
        Assert.DoesNotContain("ព.ស.", await PageAsync("/account", "km.be", "en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("km")]
    [InlineData("arabic.be.more")]
    [InlineData("%00.%00")]
    public async Task A_spoilt_choice_is_none(string kept)
    {
        var page = await PageAsync("/account/password", kept, "km");
        Assert.Contains("យ៉ាងតិច ១២ តួ", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("១៧/០៣/២០២៤", "km.ce", "2024-03-17")]
    [InlineData("17.3.2567", "km.ce", "2024-03-17")]
    [InlineData("17/11/2567", "km.be", "2023-11-17")]
    [InlineData("3/2024", "km.ce", "2024-03")]
    public async Task A_date_field_takes_what_the_reader_writes(string typed, string kept, string iso) =>
        Assert.Contains($"value=\"{iso}\"", await PageAsync("/cases?from=" + Uri.EscapeDataString(typed), kept, "km"), StringComparison.Ordinal);

    [Fact]
    public async Task A_date_that_may_be_two_is_asked_about_beside_its_field()
    {
        var page = await PageAsync("/cases?from=17/11/2567", "km.ce", "en");
        Assert.Contains("17 November 2024", page, StringComparison.Ordinal);
        Assert.Contains("17 November 2023", page, StringComparison.Ordinal);
        Assert.Contains("value=\"17/11/2567\"", page, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string address, string kept, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", $"pratip-lang={language}; pratip-reading={kept}");
        using var answer = await site.Client.SendAsync(request);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
