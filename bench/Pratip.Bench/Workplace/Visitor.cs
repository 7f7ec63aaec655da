using System.Net;
using System.Text.RegularExpressions;

namespace Pratip.Bench.Workplace;

/// <summary>One officer's browser: signed in, with the token of its forms and the cases it has seen in lists.</summary>
internal sealed partial class Visitor(MadeOfficer officer, HttpClient http)
{
    private string _session = "";
    private string _form = "";
    private string _token = "";

    public MadeOfficer Officer => officer;

    public List<string> Cases { get; } = [];

    public async Task SignInAsync()
    {
        await GetPageAsync("/sign-in");
        using var answer = await PostAsync("/sign-in", [new("name", officer.SignInName), new("password", MadeOfficer.Password)]);
        Keep(answer);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{officer.SignInName} could not sign in: {(int)answer.StatusCode}.");
        }
    }

    /// <summary>Opens a list and remembers which cases it showed, as somebody would who then opens one.</summary>
    public async Task LookAroundAsync(string address)
    {
        var page = await GetPageAsync(address);
        Cases.AddRange(CaseLink().Matches(page).Select(match => match.Groups["id"].Value));
    }

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<HttpResponseMessage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", _token))) });

    public void Keep(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            return;
        }

        foreach (var pair in cookies.Select(cookie => cookie.Split(';')[0]))
        {
            _session = pair.StartsWith("pratip-session=", StringComparison.Ordinal) ? pair : _session;
            _form = pair.StartsWith("pratip-form=", StringComparison.Ordinal) ? pair : _form;
        }
    }

    private async Task<string> GetPageAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await SendAsync(request, "identity");
        Keep(answer);
        var page = await answer.Content.ReadAsStringAsync();
        _token = TokenField().Match(page) is { Success: true } found ? found.Groups["value"].Value : _token;
        return answer.IsSuccessStatusCode ? page : throw new InvalidOperationException($"{officer.SignInName}: {address} answered {(int)answer.StatusCode}.");
    }

    /// <summary>Asks for compressed pages, as every browser does, and for Khmer in every other office.</summary>
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string encoding = "gzip, deflate, br")
    {
        request.Headers.TryAddWithoutValidation("Cookie", $"{_session}; {_form}; pratip-lang={(officer.AgencyCode.Length % 2 == 0 ? "en" : "km")}");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        return http.SendAsync(request, HttpCompletionOption.ResponseContentRead);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("href=\"/cases/(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CaseLink();
}
