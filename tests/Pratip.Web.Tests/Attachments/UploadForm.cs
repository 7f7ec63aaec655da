using System.Net.Http.Headers;

namespace Pratip.Web.Tests.Attachments;

/// <summary>The page by which a file is sent, as a browser without scripts sends it.</summary>
internal static class UploadForm
{
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string name, byte[] content, string visibility = "case") =>
        await SendAsync(client, await PageForm.OpenAsync(client, address + "?lang=en"), address, name, content, visibility);

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, PageForm form, string address, string name, byte[] content, string visibility = "case")
    {
        using var body = new MultipartFormDataContent
        {
            { new StringContent(form.Token), "__RequestVerificationToken" },
            { new StringContent(form.Hidden("entry")), "entry" },
            { new StringContent(visibility), "visibility" },
        };
        body.Add(new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/octet-stream") } }, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "?lang=en") { Content = body };
        request.Headers.Add("Cookie", form.Cookie);
        return await client.SendAsync(request);
    }
}
