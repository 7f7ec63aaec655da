using System.Net;
using System.Text.RegularExpressions;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests.Hosting;

public partial class SecurityHeadersTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [MemberData(nameof(SitePages.InBothLanguages), MemberType = typeof(SitePages))]
    public async Task Every_page_carries_the_strict_headers_and_is_kept_by_no_cache(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-store", Header(answer, "Cache-Control"));
        Assert.Empty(answer.Headers.Server);
    }

    [Fact]
    public void The_policy_allows_nothing_that_is_not_named() =>
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            SecurityHeaders.ContentSecurityPolicy);

    [Theory]
    [MemberData(nameof(SitePages.InBothLanguages), MemberType = typeof(SitePages))]
    public async Task No_page_has_inline_scripts_styles_or_handlers_or_asks_another_site(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(InlineScript(), page);
        Assert.DoesNotMatch(InlineStyle(), page);
        Assert.DoesNotMatch(InlineHandler(), page);
        Assert.DoesNotMatch(ForeignSource(), page);
    }

    [Fact]
    public async Task A_host_name_that_is_not_this_computer_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "register.example.org" } };
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : answer.Content.Headers.GetValues(name));

    [GeneratedRegex("<script(?![^>]*\\ssrc=)[^>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineScript();

    [GeneratedRegex("<style|<[^>]*\\sstyle=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<[^>]*\\son[a-z]+=|javascript:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineHandler();

    [GeneratedRegex("<(script|img|link|iframe)[^>]*\\s(src|href)=\"(https?:)?//", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ForeignSource();
}
