namespace Pratip.EndToEnd;

/// <summary>Every page a person can come to, in both languages; tests about all pages read it.</summary>
public static class SitePages
{
    private static readonly string[] Addresses = ["/", "/no-such-page"];

    public static IEnumerable<TheoryDataRow<string>> InBothLanguages =>
        Addresses.SelectMany(address => new[] { "en", "km" }.Select(language =>
            new TheoryDataRow<string>($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}")));
}
