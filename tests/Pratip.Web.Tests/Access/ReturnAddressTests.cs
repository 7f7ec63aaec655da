using System.Net;
using Pratip.Web.Access;

namespace Pratip.Web.Tests.Access;

public sealed class ReturnAddressTests(RunningSite site) : IClassFixture<RunningSite>
{
    public static TheoryData<string> Foreign =>
    [
        "https://example.org/", "http://example.org", "//example.org", "///example.org", "/\\example.org", "\\\\example.org", "\\/example.org", "/\t/example.org",
        "/\n/example.org", " //example.org", "javascript:alert(1)", "/%0d%0aLocation:%20x\r\nX: y", "example.org", "?x=1", "", "/sign-in", "/sign-out", "/SIGN-in?return=/x",
        "/invitation", "/reports\\..\\x", "/\u0085x", "/ក", "@example.org", ".example.org", "data:text/html,x",
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task An_address_that_leads_elsewhere_is_not_followed(string address)
    {
        Assert.Null(ReturnAddress.Local(address));
        var (client, _) = site.Visit();
        var form = await PageForm.OpenAsync(client, "/sign-in?return=" + Uri.EscapeDataString(address));
        Assert.Equal("", form.Hidden("return"));
        using var answer = await form.SendAsync(client, "/sign-in", ("name", "all.roles"), ("password", RunningSite.Password), ("return", address));
        Assert.Equal("/desk", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/measures")]
    [InlineData("/reports?window=2024&compare=2023")]
    [InlineData("/figures/cases.headline?window=2024&by=month#table")]
    [InlineData("/imports/files/00000000-0000-0000-0000-000000000000")]
    public async Task An_address_of_the_site_is_where_the_reader_comes_back_to(string address)
    {
        Assert.Equal(address, ReturnAddress.Local(address));
        var (client, _) = site.Visit();
        var form = await PageForm.OpenAsync(client, "/sign-in?return=" + Uri.EscapeDataString(address));
        Assert.Equal(address, form.Hidden("return"));
        using var answer = await form.SendAsync(client, "/sign-in", ("name", "all.roles"), ("password", RunningSite.Password), ("return", form.Hidden("return")));
        Assert.Equal(address, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public void An_address_longer_than_any_page_has_is_none() => Assert.Null(ReturnAddress.Local("/" + new string('x', 5000)));

    [Fact]
    public async Task A_form_that_nobody_is_signed_in_for_leads_back_to_its_page_and_what_it_is_about()
    {
        var (client, _) = site.Visit();
        using var nothing = new FormUrlEncodedContent([]);
        using var answer = await client.PostAsync("/forms/add-step?subject=1", nothing);
        Assert.Equal("/sign-in?return=%2Fforms%2Fadd-step%3Fsubject%3D1", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Who_asks_for_a_page_is_led_back_to_it_with_all_it_asked()
    {
        var (client, _) = site.Visit();
        using var answer = await client.GetAsync("/reports?window=2024-H1&compare=2023-H1");
        Assert.Equal("/sign-in?return=%2Freports%3Fwindow%3D2024-H1%26compare%3D2023-H1", answer.Headers.Location?.OriginalString);
    }
}
