using System.Collections.Concurrent;
using System.IO.Compression;
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

    /// <summary>Cases on which the officer may write a note.</summary>
    public List<string> Noted { get; } = [];

    /// <summary>Forms that were opened and not yet sent, as a browser holds them.</summary>
    public ConcurrentQueue<OpenForm> Forms { get; } = new();

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

    /// <summary>Finds out on which of the cases at hand the officer may write.</summary>
    public async Task LookForCasesToNoteAsync(int most)
    {
        foreach (var id in Cases.Distinct(StringComparer.Ordinal).Take(most))
        {
            using var answer = await OpenNoteAsync(id);
            if (answer.IsSuccessStatusCode)
            {
                Noted.Add(id);
            }
        }
    }

    /// <summary>Opens the form of a note and keeps it, to be sent later.</summary>
    public async Task<HttpResponseMessage> OpenNoteAsync(string caseId)
    {
        var answer = await GetAsync("/forms/add-note?subject=cases:" + caseId);
        Keep(answer);
        if (answer.IsSuccessStatusCode)
        {
            var page = await ReadPageAsync(answer);
            var main = page[page.IndexOf("<main", StringComparison.Ordinal)..];
            Forms.Enqueue(new OpenForm(
                WebUtility.HtmlDecode(FormAction().Match(main).Groups["action"].Value),
                [.. HiddenField().Matches(main).Select(match => KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value))).DistinctBy(pair => pair.Key, StringComparer.Ordinal)]));
        }

        return answer;
    }

    public Task<HttpResponseMessage> SendAsync(OpenForm form, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(form.Hidden.Concat(fields)) });

    /// <summary>A page as text, from which the token of its forms is kept.</summary>
    public Task<string> ReadAsync(string address) => GetPageAsync(address);

    public Task<HttpResponseMessage> SendFileAsync(string address, string name, byte[] file)
    {
        var content = new MultipartFormDataContent { { new StringContent(_token), "__RequestVerificationToken" }, { new ByteArrayContent(file), "file", name } };
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content });
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

    private static async Task<string> ReadPageAsync(HttpResponseMessage answer)
    {
        var stream = await answer.Content.ReadAsStreamAsync();
        await using var plain = answer.Content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
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

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenField();

    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]+)\" class=\"pratip-form\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormAction();

    [GeneratedRegex("href=\"/cases/(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CaseLink();
}

/// <summary>A form as it lies open in a browser.</summary>
internal sealed record OpenForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Hidden);
