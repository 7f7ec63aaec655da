using Pratip.Testing.Databases;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests.Hosting;

public class LoopbackAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1", 5080)]
    [InlineData("http://127.0.0.1:0", "127.0.0.1", 0)]
    [InlineData("http://[::1]:5080/", "::1", 5080)]
    [InlineData("http://127.9.9.9:80", "127.9.9.9", 80)]
    public void An_address_of_this_computer_is_accepted(string url, string address, int port)
    {
        var parsed = LoopbackAddress.Parse(url);
        Assert.Equal(address, parsed.Address?.ToString());
        Assert.Equal(port, parsed.Port);
    }

    [Fact]
    public void The_name_localhost_stands_for_both_loopback_addresses() => Assert.Null(LoopbackAddress.Parse("http://localhost:5080").Address);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.20:5080")]
    [InlineData("http://example.org:5080")]
    [InlineData("http://localhost.example.org:5080")]
    public void An_address_that_others_can_reach_is_refused_with_the_one_to_use(string url)
    {
        var refusal = Assert.Throws<SiteAddressException>(() => LoopbackAddress.Parse(url));
        Assert.Contains("http://127.0.0.1:5080", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(url, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5080")]
    [InlineData("http://*:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://127.0.0.1:5080/register")]
    [InlineData("http://localhost:0")]
    public void What_is_no_usable_address_is_refused(string url) => Assert.Throws<SiteAddressException>(() => LoopbackAddress.Parse(url));

    [Fact]
    public async Task The_site_is_not_even_built_on_a_public_address()
    {
        await using var register = await TestRegister.CreateAsync(Engine.Sqlite);
        var options = new PratipSiteOptions { Register = register.Register, Urls = ["http://127.0.0.1:0", "http://0.0.0.0:0"] };
        Assert.Throws<SiteAddressException>(() => PratipSite.Build(options));
    }
}
