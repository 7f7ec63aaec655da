using System.Net;
using System.Text.RegularExpressions;

namespace Pratip.Web.Tests;

/// <summary>The addresses a page links to.</summary>
public static partial class HtmlLinks
{
    public static IEnumerable<string> In(string page) => Link().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value));

    [GeneratedRegex("<a [^>]*href=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
