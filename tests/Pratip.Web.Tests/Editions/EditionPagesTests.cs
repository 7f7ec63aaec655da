using System.Net;
using System.Text.RegularExpressions;
using Pratip.Statistics.Editions;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Editions;

public sealed class EditionPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "2021", "signed")]
    [InlineData("km", "2022", "បានចុះហត្ថលេខា")]
    public async Task An_edition_is_made_written_signed_by_two_and_downloaded_on_pages(string language, string window, string signed)
    {
        var nary = await site.EmployAndSignInAsync("edition.nary." + language, "OCM", "statistician");
        var keo = await site.EmployAndSignInAsync("edition.keo." + language, "OCM", "signatory");
        var made = await FormWalk.EnterAsync(nary, $"/forms/create-edition?lang={language}", [("window", window), ("vintage", "final"), ("compare", "")]);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        var address = $"/editions/{window}-f1";
        var draft = await nary.GetStringAsync($"{address}?lang={language}");
        var id = Regex.Match(draft, "/forms/sign-edition\\?subject=(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        await FormWalk.EnterAsync(nary, $"/forms/write-edition-text?subject={id}&lang={language}", [("block", "foreword"), ("english", "A <b>good</b> year."), ("khmer", "ឆ្នាំ <b>ល្អ</b>")]);
        using (var early = await nary.GetAsync(address + "/bundle"))
        {
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        }

        foreach (var person in new[] { nary, keo })
        {
            var walk = await FormWalk.EnterAsync(person, $"/forms/sign-edition?subject={id}&lang={language}", [("is-signed", "yes"), ("role", "")]);
            Assert.Equal(HttpStatusCode.OK, walk.Status);
        }

        var sent = await nary.GetStringAsync($"{address}?lang={language}");
        var page = WebUtility.HtmlDecode(sent);
        Assert.DoesNotContain("<b>", sent, StringComparison.Ordinal);
        Assert.Contains(signed, page, StringComparison.Ordinal);
        Assert.Contains("Sok edition.nary." + language, page, StringComparison.Ordinal);
        Assert.DoesNotContain("/forms/write-edition-text", page, StringComparison.Ordinal);
        var bundle = await keo.GetByteArrayAsync(address + "/bundle");
        Assert.True(EditionVerifier.Verify(bundle, null, null).IsSound);

        Assert.DoesNotContain($"/forms/sign-edition?subject={id}", await keo.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_its_release_an_edition_is_not_there_for_others()
    {
        var nary = await site.EmployAndSignInAsync("edition.early", "OCM", "statistician");
        var officer = await site.EmployAndSignInAsync("edition.outsider", "PC-12", "provincial-officer");
        await FormWalk.EnterAsync(nary, "/forms/create-edition", [("window", "2019"), ("vintage", "final"), ("compare", "")]);
        Assert.DoesNotContain("2019-f1", await officer.GetStringAsync("/editions"), StringComparison.Ordinal);
        using var page = await officer.GetAsync("/editions/2019-f1");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var form = await officer.GetAsync("/forms/create-edition");
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
    }
}
