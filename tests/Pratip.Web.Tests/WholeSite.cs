using System.Net;
using System.Text.RegularExpressions;
using Pratip.Kernel;

namespace Pratip.Web.Tests;

/// <summary>Every page a reader of one language reaches from the start page by following links.</summary>
/// <param name="client">The reader's browser.</param>
/// <param name="language">The reader's language.</param>
/// <param name="alike">How many addresses are visited that differ by ids, numbers and values alone.</param>
/// <param name="printed">How many printed reports are visited: each is a browser's work of seconds.</param>
internal sealed partial class WholeSite(HttpClient client, Language language, int alike = int.MaxValue, int printed = 2)
{
    /// <summary>A report offers the windows around its own, and they theirs, back to the first year there is: a walk sees so many.</summary>
    private const int Windows = 8;

    private readonly HashSet<string> _windows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Visited> _visited = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Visited> Answers => _visited.Values;

    public IEnumerable<Visited> Pages => Answers.Where(a => a.MediaType == "text/html" && !a.IsDownload);

    public async Task FollowAsync(params string[] starts)
    {
        var waiting = new Queue<(string Address, string From)>(starts.Select(s => (s, "")));
        while (waiting.TryDequeue(out var next))
        {
            if (_visited.ContainsKey(next.Address) || !IsNew(next.Address))
            {
                continue;
            }

            var visited = await VisitAsync(next.Address, next.From);
            _visited.Add(next.Address, visited);
            foreach (var link in HtmlPage.Links(visited.IsDownload ? "" : visited.Text).Where(l => l.StartsWith('/') && !IsInsideTheLog(l)))
            {
                waiting.Enqueue((WithoutLanguage(link), next.Address));
            }
        }
    }

    private bool IsNew(string address)
    {
        if (Window().Match(address) is { Success: true } window && !_windows.Contains(window.Value))
        {
            if (_windows.Count == Windows)
            {
                return false;
            }

            _windows.Add(window.Value);
        }

        var isPrinted = address.Contains("format=pdf", StringComparison.Ordinal);
        var shape = isPrinted ? "printed" : Varying().Replace(address, "*");
        _shapes[shape] = _shapes.GetValueOrDefault(shape) + 1;
        return _shapes[shape] <= (isPrinted ? printed : alike);
    }

    private async Task<Visited> VisitAsync(string address, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", "pratip-lang=" + language.Code());
        using var answer = await client.SendAsync(request);
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        var text = type == "text/html" ? await answer.Content.ReadAsStringAsync() : "";
        return new(address, from, answer.StatusCode, type, answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), text);
    }

    /// <summary>The log grows with every step of the walk: its two halves are visited, and what they list differs from reader to reader.</summary>
    private static bool IsInsideTheLog(string link) => link.StartsWith("/log?", StringComparison.Ordinal) && WithoutLanguage(link) is not "/log?of=reads";

    /// <summary>The switch of languages leads to the same page, which another reader walks.</summary>
    private static string WithoutLanguage(string link)
    {
        var address = link.Split('#')[0];
        var at = address.IndexOf("lang=", StringComparison.Ordinal);
        return at > 0 && address[at - 1] is '?' or '&' ? address[..(at - 1)] : address;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/(measures|figures|templates|board)/)[^?]*|(?<==)[^&]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Varying();

    [GeneratedRegex("(?<=[?&]window=)[^&]*", RegexOptions.None, 1000)]
    private static partial Regex Window();
}

internal sealed record Visited(string Address, string From, HttpStatusCode Status, string MediaType, string? FileName, string Text)
{
    public bool IsDownload => FileName is not null;
}
