using System.Net;
using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests.Hosting;

public class RequestLanguageTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task English_is_the_language_of_who_says_nothing() => Assert.Contains("<html lang=\"en\"", await Page("/"), StringComparison.Ordinal);

    [Fact]
    public async Task A_link_switches_the_language_and_a_cookie_remembers_it()
    {
        using var answer = await site.Client.GetAsync("/?lang=km");
        Assert.Contains("<html lang=\"km\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("pratip-lang=km", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);

        Assert.Contains("<html lang=\"km\"", await Page("/", ("Cookie", "pratip-lang=km")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("km-KH,km;q=0.9,en;q=0.8", "km")]
    [InlineData("fr,en;q=0.5,km;q=0.9", "km")]
    [InlineData("fr", "en")]
    public async Task The_browsers_own_preference_comes_third(string accepts, string language) =>
        Assert.Contains($"<html lang=\"{language}\"", await Page("/", ("Accept-Language", accepts)), StringComparison.Ordinal);

    [Fact]
    public async Task Khmer_is_written_in_its_own_letters_and_what_could_be_markup_is_not()
    {
        var page = await Page("/sign-in?lang=km&return=%3Cscript%3E%22");
        Assert.Contains("ចូល", page, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x17", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script>\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?lang=xx")]
    [InlineData("/?lang=")]
    [InlineData("/?lang=km&lang=en")]
    public async Task An_unknown_language_is_not_followed(string address) =>
        Assert.Contains("<html lang=\"en\"", await Page(address), StringComparison.Ordinal);

    [Fact]
    public async Task The_switch_keeps_the_rest_of_the_address()
    {
        var page = await Page("/?window=2024-H1&compare=2023&lang=en");
        Assert.Contains("href=\"/?window=2024-H1&amp;compare=2023&amp;lang=km\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_both_languages()
    {
        foreach (var language in new[] { Language.English, Language.Khmer })
        {
            using var answer = await site.Client.GetAsync($"/no-such-page?lang={language.Code()}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains(SiteWording.Load()["web.problem.404.title"].In(language), page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "not for real persons")]
    [InlineData("km", "មិនមែនសម្រាប់បុគ្គលពិត")]
    public async Task Every_page_says_what_the_register_is_for(string language, string purpose)
    {
        foreach (var address in SitePages.Addresses)
        {
            using var answer = await site.Client.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains(purpose, page, StringComparison.Ordinal);
        }
    }

    private async Task<string> Page(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await site.Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
