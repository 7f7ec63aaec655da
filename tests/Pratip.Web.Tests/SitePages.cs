namespace Pratip.Web.Tests;

/// <summary>Every address that answers with a page; tests about all pages read it.</summary>
public static class SitePages
{
    public static readonly string[] Addresses = ["/", "/no-such-page"];

    public static IEnumerable<TheoryDataRow<string>> InBothLanguages =>
        Addresses.SelectMany(address => new[] { "en", "km" }.Select(language =>
            new TheoryDataRow<string>($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}")));
}
