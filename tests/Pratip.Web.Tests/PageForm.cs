using System.Net;
using System.Text.RegularExpressions;

namespace Pratip.Web.Tests;

/// <summary>A form as a browser without scripts sends it: opened first, its token and its cookie sent back with what was typed.</summary>
public sealed partial record PageForm(string Page, string Token, string Cookie)
{
    public static async Task<PageForm> OpenAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return await ReadAsync(answer);
    }

    /// <summary>The form that an answer holds. Its cookie is sent once, when a browser has none yet.</summary>
    public static async Task<PageForm> ReadAsync(HttpResponseMessage answer, string cookie = "")
    {
        var page = await answer.Content.ReadAsStringAsync();
        var set = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.FirstOrDefault(one => one.StartsWith("pratip-form=", StringComparison.Ordinal)) : null;
        return new(page, TokenField().Match(page).Groups["value"].Value, set?.Split(';')[0] ?? cookie);
    }

    public string Hidden(string name) =>
        WebUtility.HtmlDecode(Regex.Match(Page, $"<input type=\"hidden\" name=\"{name}\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    public async Task<HttpResponseMessage> SendAsync(HttpClient client, string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", Token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        request.Headers.Add("Cookie", Cookie);
        // What is refused for its length is answered before it is read: whoever sends on meets a closed line in place of the answer.
        request.Headers.ExpectContinue = content.Headers.ContentLength > 1_000_000;
        return await client.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
