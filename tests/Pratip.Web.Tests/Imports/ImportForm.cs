using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Pratip.Web.Tests.Imports;

/// <summary>Fills in the import form as a browser without scripts does: opens it, keeps its cookie, sends its token back.</summary>
internal sealed partial class ImportForm(HttpClient client)
{
    private readonly MultipartFormDataContent _content = [];

    public ImportForm With(string fileName, byte[] bytes)
    {
        _content.Add(new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/octet-stream") } }, "files", fileName);
        return this;
    }

    public ImportForm With(string field, string value)
    {
        _content.Add(new StringContent(value), field);
        return this;
    }

    public async Task<HttpResponseMessage> SendAsync(bool withToken = true)
    {
        using var form = await client.GetAsync("/imports");
        var token = Token().Match(await form.Content.ReadAsStringAsync()).Groups["token"].Value;
        if (withToken)
        {
            _content.Add(new StringContent(token), "__RequestVerificationToken");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/imports") { Content = _content };
        request.Headers.Add("Cookie", string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        return await client.SendAsync(request);
    }

    /// <summary>Sends the form and reloads the page it leads to until the receipt is there.</summary>
    public async Task<string> ReceiptAsync(CancellationToken ct)
    {
        using var answer = await SendAsync();
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        while (true)
        {
            var page = await client.GetStringAsync(answer.Headers.Location, ct);
            if (!page.Contains("id=\"progress\"", StringComparison.Ordinal))
            {
                return page;
            }

            await Task.Delay(50, ct);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
