using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Pratip.Web.Tests.Imports;

public sealed class ForgedFormTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("a word", null)]
    [InlineData("", "pratip-form=a word")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA", "pratip-form=CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_token_opens_nothing_and_the_page_says_what_to_do(string token, string? cookie)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent("case_reference\nX-1\n"u8.ToArray()), "files", "forged.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/imports") { Content = content };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var answer = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("load the page again", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        Assert.Empty(await db.ImportedFiles.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "files=x")]
    [InlineData("multipart/form-data; boundary=x", "--y\r\nnot a form")]
    [InlineData("application/x-www-form-urlencoded", "files=x")]
    public async Task What_is_no_form_is_refused_by_a_page(string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        using var answer = await site.Client.PostAsync("/imports", content);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Single(HtmlPage.Headings(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_length_is_cut_off_at_the_same_limit()
    {
        await using var small = new RunningSite { LargestUpload = 100_000 };
        await small.InitializeAsync();
        using var content = new MultipartFormDataContent { { new ByteArrayContent(new byte[300_000]), "files", "large.xlsx" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/imports") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await small.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("too large", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_just_under_the_limit_is_taken()
    {
        await using var small = new RunningSite { LargestUpload = 100_000 };
        await small.InitializeAsync();
        using var answer = await new ImportForm(small.Client).With("small.csv", new byte[98_000]).SendAsync();
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
