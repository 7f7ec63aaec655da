using System.Net;
using System.Text;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests.Hosting;

public sealed class VisibleSignsTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "There are signs in it that cannot be kept")]
    [InlineData("km", "មានសញ្ញាដែលមិនអាចរក្សាទុកបាន")]
    public async Task A_control_character_in_a_form_is_said_beside_its_field_and_what_was_typed_stays(string language, string words)
    {
        await site.EmployAsync("signs." + language, "PC-12", "provincial-officer");
        var officer = (await site.SignInAsync("signs." + language)).Client;
        var form = await PageForm.OpenAsync(officer, "/forms/open-case");
        using var answer = await form.SendAsync(
            officer, "/forms/open-case?lang=" + language, ("entry", form.Hidden("entry")), ("own-reference", "12\0/20\u000124"), ("acted-on", "2024-03-05"), ("go", "on"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("id=\"own-reference-error\"", page, StringComparison.Ordinal);
        Assert.Contains("12\uFFFD/20\uFFFD24", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "There are signs in it that cannot be kept")]
    [InlineData("km", "មានសញ្ញាដែលមិនអាចរក្សាទុកបាន")]
    public async Task A_search_with_one_is_said_beside_the_field_as_well(string language, string words)
    {
        var form = await PageForm.OpenAsync(site.Client, "/search");
        using var answer = await form.SendAsync(site.Client, "/search?lang=" + language, ("text", "Sok\0 Dara"), ("purpose", "case-work"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("id=\"text-error\"", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("Sok\uFFFD Dara", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cases?number=%00%1b", "name=\"number\"")]
    [InlineData("/search?text=%00", "name=\"text\"")]
    public async Task An_address_with_one_is_answered_with_its_page(string address, string field)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Contains(field, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=%00", "a=\uFFFD")]
    [InlineData("a=1%1f2%7F3", "a=1\uFFFD2\uFFFD3")]
    [InlineData("a=%09%0D%0a&b=%E1%9E%80%0", "a=%09%0D%0a&b=%E1%9E%80%0")]
    [InlineData("%%00%2500%", "%\uFFFD%2500%")]
    public async Task Only_what_no_text_holds_is_made_visible_wherever_a_reading_ends(string sent, string read)
    {
        for (var piece = 1; piece <= sent.Length; piece++)
        {
            using var body = new VisibleSignsStream(new PieceStream(Encoding.ASCII.GetBytes(sent), piece));
            using var whole = new MemoryStream();
            await body.CopyToAsync(whole, 16, CancellationToken.None);
            Assert.Equal(read, Encoding.UTF8.GetString(whole.ToArray()));
        }
    }

    /// <summary>Gives out a few bytes at a time, as a network does.</summary>
    private sealed class PieceStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
