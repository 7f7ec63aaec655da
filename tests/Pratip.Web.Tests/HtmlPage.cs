using System.Net;
using System.Text.RegularExpressions;

namespace Pratip.Web.Tests;

/// <summary>What a page is made of, as far as tests about all pages ask.</summary>
public static partial class HtmlPage
{
    /// <summary>Addresses of pages, files, styles, scripts and pictures; a form that is sent leads where no link does.</summary>
    public static IEnumerable<string> Links(string page) => Address().Matches(SentForm().Replace(page, "")).Select(m => WebUtility.HtmlDecode(m.Groups["address"].Value));

    public static IEnumerable<string> Ids(string page) => Id().Matches(page).Select(m => m.Groups["id"].Value);

    /// <summary>What a reader sees, without the sealed fields in the markup: those hold any two letters now and then.</summary>
    public static string Words(string page) => WebUtility.HtmlDecode(Markup().Replace(Content(page), "\n"));

    public static IEnumerable<string> Headings(string page) => Heading().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["words"].Value).Trim());

    /// <summary>Ids that labels, descriptions and regions of the page point to.</summary>
    public static IEnumerable<string> PointedTo(string page) => Pointer().Matches(page).SelectMany(m => m.Groups["ids"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Ids of the fields a person fills in.</summary>
    public static IEnumerable<string> Fields(string page) => Field().Matches(page).Where(m => !m.Value.Contains("type=\"hidden\"", StringComparison.Ordinal))
        .Select(m => Id().Match(m.Value) is { Success: true } id ? id.Groups["id"].Value : m.Value);

    public static IEnumerable<string> Labelled(string page) => Label().Matches(page).Select(m => m.Groups["id"].Value);

    /// <summary>Keys of texts and numbered places, which are for developers.</summary>
    public static IEnumerable<string> Unsaid(string page) => Unfilled().Matches(Words(page)).Select(m => m.Value);

    /// <summary>Where a link or a tag touches a letter or another of them, or stands apart from its comma; what is said to readers alone brings its own space.</summary>
    public static IEnumerable<string> RunTogether(string page) => Touching().Matches(WebUtility.HtmlDecode(ForReaders().Replace(Content(page), ""))).Select(m => m.Value);

    private static string Content(string page) => page[Math.Max(0, page.IndexOf("<main", StringComparison.Ordinal))..];

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\b(web|registry|exchange|reference|statistics|corrections|event)\.[a-z]+(-[a-z]+)*(\.[a-z-]+)+|\{\d\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Unfilled();

    [GeneratedRegex("<span class=\"govuk-visually-hidden\">[^<]*</span>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ForReaders();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}\p{M})])<(a|strong|code|span)\b[^>]*>[^<]*|[^<>]*</(a|strong|code|span)>(?=[\p{L}\p{N}(]|\s+,|<(a|strong|code|span)\b)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Touching();

    [GeneratedRegex("\\s(href|src|action|hx-get)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Address();

    [GeneratedRegex("<form method=\"post\"[^>]*>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SentForm();

    [GeneratedRegex("\\sid=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Id();

    [GeneratedRegex("<h1[^>]*>(?<words>[^<]*)</h1>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex("\\s(for|aria-labelledby|aria-describedby|aria-controls)=\"(?<ids>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Pointer();

    [GeneratedRegex("<(input|select|textarea)\\s[^>]*>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Field();

    [GeneratedRegex("<label[^>]*\\sfor=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Label();
}
