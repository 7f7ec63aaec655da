using System.Net;
using System.Text.RegularExpressions;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests.Hosting;

public partial class SiteAssetsTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("site.css", "text/css")]
    [InlineData("site.js", "text/javascript")]
    [InlineData("progress.js", "text/javascript")]
    [InlineData("lantern.svg", "image/svg+xml")]
    [InlineData("khmer-400.woff2", "font/woff2")]
    [InlineData("khmer-700.woff2", "font/woff2")]
    public async Task Assets_have_their_type_and_may_be_kept_for_ever(string name, string type)
    {
        using var answer = await site.Client.GetAsync(Built[name]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.NonValidated["Cache-Control"].ToString());
        Assert.Matches("-[0-9a-f]{12}\\.", Built[name]);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Text_travels_compressed_to_those_who_accept_it(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Built["site.css"]) { Headers = { { "Accept-Encoding", encoding } } };
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 20_000);
    }

    [Theory]
    [InlineData("/assets/manifest.json")]
    [InlineData("/assets/site.css")]
    [InlineData("/assets/..%2Fmanifest.json")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    public async Task Nothing_but_the_built_files_is_served(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Fonts_are_asked_for_by_the_names_they_are_served_under()
    {
        var css = await site.Client.GetStringAsync(new Uri(Built["site.css"], UriKind.Relative));
        var fonts = FontAddress().Matches(css).Select(match => "/assets/" + match.Groups["file"].Value).ToList();
        Assert.Equal(new[] { Built["khmer-400.woff2"], Built["khmer-700.woff2"] }.Order(StringComparer.Ordinal), fonts.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("GDS", css, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_asset_folder_says_what_to_do()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => SiteAssets.Load(Path.Combine(Path.GetTempPath(), "no-such-site")));
        Assert.Contains("Node", missing.Message, StringComparison.Ordinal);
    }

    private static SiteAssets Built { get; } = SiteAssets.Load(PratipSiteOptions.BuiltAssets);

    [GeneratedRegex("url\\(\"?(?<file>[^\")]+)\"?\\)\\s*format", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FontAddress();
}
