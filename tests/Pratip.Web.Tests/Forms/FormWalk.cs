using System.Net;
using System.Text.RegularExpressions;

namespace Pratip.Web.Tests.Forms;

/// <summary>Fills in a form page after page as a browser without scripts does, and shows what came back at each step.</summary>
public sealed partial class FormWalk(HttpClient client)
{
    private string _cookie = "";

    /// <summary>The page at hand.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Where its form is sent.</summary>
    public string Action { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer led.</summary>
    public string? Location { get; private set; }

    /// <summary>Where the page at hand leads back to.</summary>
    public string Back => BackLink().Match(Page).Groups["to"].Value;

    public string Words => WebUtility.HtmlDecode(Page);

    public static async Task<FormWalk> BeginAsync(HttpClient client, string address)
    {
        var walk = new FormWalk(client);
        await walk.OpenAsync(address);
        return walk;
    }

    public async Task OpenAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (_cookie.Length > 0)
        {
            request.Headers.Add("Cookie", _cookie);
        }

        using var answer = await client.SendAsync(request);
        await ReadAsync(answer);
    }

    /// <summary>Sends the page at hand with these fields and its hidden ones, and follows where it leads.</summary>
    public async Task SendAsync(params (string Name, string Value)[] fields)
    {
        await PostAsync(fields);
        if (Status == HttpStatusCode.Redirect)
        {
            await OpenAsync(Location!);
        }
    }

    /// <summary>Sends the page at hand and stays with the answer itself.</summary>
    public async Task PostAsync(params (string Name, string Value)[] fields)
    {
        var hidden = Hidden().Matches(MainOf(Page)).Select(match => (Name: match.Groups["name"].Value, Value: WebUtility.HtmlDecode(match.Groups["value"].Value)));
        var sent = hidden.Where(one => fields.All(field => field.Name != one.Name)).DistinctBy(one => one.Name, StringComparer.Ordinal).Concat(fields);
        using var content = new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var request = new HttpRequestMessage(HttpMethod.Post, Action) { Content = content };
        request.Headers.Add("Cookie", _cookie);
        using var answer = await client.SendAsync(request);
        await ReadAsync(answer);
    }

    /// <summary>All the pages, one array of fields each, and then the page to check; ends where the entry leads.</summary>
    public static async Task<FormWalk> EnterAsync(HttpClient client, string address, params (string Name, string Value)[][] pages)
    {
        var walk = await BeginAsync(client, address);
        Assert.True(walk.Status == HttpStatusCode.OK, $"{(int)walk.Status} {address}");
        foreach (var fields in pages)
        {
            await walk.SendAsync(fields);
            Assert.True(walk.Status == HttpStatusCode.OK, $"{(int)walk.Status}: {string.Join("; ", Error().Matches(walk.Words).Select(match => match.Value))}");
        }

        if (pages.Length > 1)
        {
            await walk.SendAsync(("go", "send"));
        }

        return walk;
    }

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        Status = answer.StatusCode;
        Location = answer.Headers.Location?.OriginalString;
        if (Status == HttpStatusCode.Redirect)
        {
            // The browser still shows the page that was sent, and a second click sends it again.
            return;
        }

        Page = await answer.Content.ReadAsStringAsync();
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.FirstOrDefault(one => one.StartsWith("pratip-form=", StringComparison.Ordinal)) is { } set)
        {
            _cookie = set.Split(';')[0];
        }

        var main = MainOf(Page);
        var found = FormAction().Match(main) is { Success: true } form ? form : OpeningAction().Match(main);
        Action = found.Success ? WebUtility.HtmlDecode(found.Groups["action"].Value) : Action;
    }

    /// <summary>Behind the head of the page, whose forms sign out.</summary>
    private static string MainOf(string page) => page.IndexOf("<main", StringComparison.Ordinal) is var at and >= 0 ? page[at..] : page;

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]+)\" class=\"pratip-form\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormAction();

    /// <summary>Of a page that asks what sealed words are needed for, and asks nothing else.</summary>
    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]+)\" class=\"pratip-form pratip-no-print\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpeningAction();

    [GeneratedRegex("class=\"govuk-back-link\" href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BackLink();

    [GeneratedRegex("(?<=error-message\">).*?(?=</p>)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Error();
}
