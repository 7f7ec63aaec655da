using Pratip.Web.Hosting;
using Pratip.Web.Tests.Access.Passkeys;

namespace Pratip.Web.Tests.Hosting;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://pratip.example.gov.kh", "https://pratip.example.gov.kh")]
    [InlineData("https://pratip.example.gov.kh:8443/", "https://pratip.example.gov.kh:8443")]
    [InlineData("HTTPS://Pratip.Example.gov.kh:443", "https://pratip.example.gov.kh")]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    public void An_address_people_open_is_taken_as_browsers_name_it(string url, string origin) => Assert.Equal(origin, PublicAddress.Origin(PublicAddress.Parse(url)));

    [Theory]
    [InlineData("")]
    [InlineData("pratip.example.gov.kh")]
    [InlineData("http://pratip.example.gov.kh")]
    [InlineData("https://pratip.example.gov.kh/desk")]
    [InlineData("https://pratip.example.gov.kh/?a=b")]
    [InlineData("https://pratip.example.gov.kh/#a")]
    [InlineData("https://me:word@pratip.example.gov.kh")]
    [InlineData("ftp://pratip.example.gov.kh")]
    public void What_browsers_would_keep_no_secret_for_is_refused(string url) => Assert.Throws<SiteAddressException>(() => PublicAddress.Parse(url));

    [Fact]
    public async Task Behind_a_proxy_passkeys_belong_to_the_address_people_open()
    {
        await using var site = new RunningSite { PublicUrl = "https://pratip.example.gov.kh" };
        await site.InitializeAsync();
        var visitor = PasskeyVisitor.Enter(site);
        await visitor.SignInByPasswordAsync("all.roles");
        using var there = new SoftAuthenticator { Origin = "https://pratip.example.gov.kh", RelyingParty = "pratip.example.gov.kh" };
        using var added = await visitor.AddAsync(there);
        Assert.Equal("/account/passkeys?done=added", added.Headers.Location?.OriginalString);
        using var here = visitor.NewAuthenticator();
        using var refused = await visitor.AddAsync(here);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
    }
}
