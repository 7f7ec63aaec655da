using System.Net;
using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests.Hosting;

public sealed class RequestAddressTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData(RequestAddress.Longest + 1, Language.English)]
    [InlineData(RequestAddress.Longest + 1, Language.Khmer)]
    [InlineData(100_000, Language.English)]
    [InlineData(400_000, Language.Khmer)]
    public async Task An_address_that_is_too_long_is_told_so_in_our_words(int length, Language language)
    {
        using var answer = await GetAsync("/reports?window=" + new string('2', length - "/reports?window=".Length), "127.0.0.1", language);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, answer.StatusCode);
        var page = await PageAsync(answer);
        Assert.Contains(SiteWording.Load()["web.problem.414.title"].In(language), page, StringComparison.Ordinal);
        Assert.True(page.Length < 20_000, "the page repeats the address");
    }

    [Fact]
    public async Task The_longest_address_is_still_answered_by_its_page()
    {
        using var answer = await GetAsync("/reports?window=" + new string('2', RequestAddress.Longest - "/reports?window=".Length), "127.0.0.1", Language.English);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("id=\"window\"", await PageAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("register.example.org", Language.English)]
    [InlineData("register.example.org", Language.Khmer)]
    [InlineData("127.0.0.1.example.org", Language.English)]
    [InlineData("192.168.1.10", Language.English)]
    public async Task Another_host_name_is_refused_with_the_ones_that_are_ours_and_nothing_of_the_register(string host, Language language)
    {
        foreach (var address in new[] { "/", "/reports?window=2024", "/imports", "/figures/cases.headline.json?window=2024", "/no-such-page" })
        {
            using var answer = await GetAsync(address, host, language);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = await PageAsync(answer);
            Assert.Contains(SiteWording.Load()["web.problem.host.title"].In(language), page, StringComparison.Ordinal);
            Assert.Contains("127.0.0.1", page, StringComparison.Ordinal);
            Assert.DoesNotContain("data-measure", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
            Assert.Equal(SecurityHeaders.ContentSecurityPolicy, string.Join(", ", answer.Headers.GetValues("Content-Security-Policy")));
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:5080")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:5080")]
    public async Task Every_name_of_this_computer_is_ours(string host)
    {
        using var answer = await GetAsync("/measures", host, Language.English);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string host, Language language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = host } };
        request.Headers.Add("Cookie", "pratip-lang=" + language.Code());
        return await site.Client.SendAsync(request);
    }

    private static async Task<string> PageAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
