using System.Net;
using Pratip.Registry.Search;

namespace Pratip.Web.Tests.Search;

public class SearchPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_search_needs_a_purpose_and_something_to_search_for()
    {
        var form = await PageForm.OpenAsync(site.Client, "/search?lang=en");
        using var purposeless = await form.SendAsync(site.Client, "/search?lang=en", ("text", "Sok <script>"), ("purpose", ""));
        Assert.Equal(HttpStatusCode.BadRequest, purposeless.StatusCode);
        var page = await purposeless.Content.ReadAsStringAsync();
        Assert.Contains("choose a purpose of the list", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        using var empty = await form.SendAsync(site.Client, "/search?lang=en", ("text", " "), ("purpose", "case-work"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var endless = await form.SendAsync(site.Client, "/search?lang=en", ("text", new string('x', 5000)), ("purpose", "case-work"));
        Assert.Equal(HttpStatusCode.BadRequest, endless.StatusCode);
    }

    [Theory]
    [InlineData("en", "Nothing within your reach was found.")]
    [InlineData("km", "រកមិនឃើញអ្វីក្នុងដែនសិទ្ធិរបស់អ្នកទេ។")]
    public async Task Nothing_found_is_said_in_the_readers_language(string language, string words)
    {
        var form = await PageForm.OpenAsync(site.Client, "/search");
        using var answer = await form.SendAsync(site.Client, "/search?lang=" + language, ("text", "Xq Zzyzx"), ("purpose", "case-work"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_search_for_nothing_is_refused()
    {
        var statistician = await site.EmployAndSignInAsync("search.statistician", "OCM", "statistician");
        using var page = await statistician.GetAsync("/search");
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
    }

    [Fact]
    public async Task Searching_too_often_is_told_to_wait()
    {
        await site.EmployAsync("often.officer", "PC-12", "provincial-officer");
        var (client, _) = await site.SignInAsync("often.officer");
        var form = await PageForm.OpenAsync(client, "/search?lang=en");
        var (asked, said) = (0, "");
        while (said.Length == 0 && asked < 10 * SearchAllowance.Burst)
        {
            using var answer = await form.SendAsync(client, "/search?lang=en", ("text", $"name {asked}"), ("purpose", "case-work"));
            said = answer.StatusCode == HttpStatusCode.OK ? "" : await answer.Content.ReadAsStringAsync();
            asked++;
        }

        // More than the burst where the machine is so slow that some come back meanwhile.
        Assert.True(asked > SearchAllowance.Burst);
        Assert.Contains("You have searched very often", said, StringComparison.Ordinal);
    }
}
