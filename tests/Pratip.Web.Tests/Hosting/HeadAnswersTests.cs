using System.Net;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests.Hosting;

public sealed class HeadAnswersTests(RunningSite site) : IClassFixture<RunningSite>
{
    public static IEnumerable<TheoryDataRow<string>> Addresses => SitePages.Addresses
        .Concat(["/figures/cases.headline.json?window=2024", "/reports/file?window=2024&format=csv", "/imports/templates/ngo", SiteAssets.Load(PratipSiteOptions.BuiltAssets)["site.css"]])
        .Select(address => new TheoryDataRow<string>(address));

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task HEAD_has_the_status_and_headers_of_GET_and_no_body(string address)
    {
        using var whole = await site.Client.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await site.Client.SendAsync(request);
        Assert.Equal(whole.StatusCode, head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(whole.Content.Headers.ContentDisposition, head.Content.Headers.ContentDisposition);
        Assert.Equal(whole.Headers.CacheControl, head.Headers.CacheControl);
        Assert.Equal(whole.Headers.GetValues("Content-Security-Policy"), head.Headers.GetValues("Content-Security-Policy"), StringComparer.Ordinal);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("PUT", "/reports")]
    [InlineData("DELETE", "/imports")]
    [InlineData("POST", "/measures")]
    [InlineData("PATCH", "/figures/cases.headline")]
    public async Task What_a_page_cannot_be_asked_is_refused_in_our_words(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("cannot be used in that way", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
