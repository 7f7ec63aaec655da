namespace Pratip.EndToEnd;

/// <summary>Every page a person can come to, in both languages; tests about all pages read it.</summary>
public static class SitePages
{
    private static readonly string[] Addresses =
    [
        "/", "/reports?window=2024&compare=2023", "/reports?window=last+year", "/measures", "/measures/suspects.to-court",
        "/figures/victims.registered?window=2024&by=sex", "/figures/cases.headline?by=hair-colour", "/explore", "/explore?measure=victims.registered&by=sex&and=age&windows=2024,2023", "/explore?measure=charges&measure=suspects.arrested&by=colour&windows=soon", "/figures/charges", "/figures/charges?by=group", "/figures/charges.unodc", "/imports", "/people", "/corrections", "/voids",
        "/desk", "/desk?owner=me&kind=custody-ends&overdue=yes", "/desk/notices", "/board", "/board/custody-ends?province=12", "/returns?subject=victims&year=2024", "/desk/ageing?show=dormant", "/log?record=KH-0000-1", "/log?of=reads&from=2024&actor=all.roles", "/questions", "/identity", "/identity/cases", "/identity/judged", "/prevention?year=2024", "/prevention/measures", "/account/notices", "/officials",
        "/sites?kind=compound&open=yes", "/encounters", "/detentions?state=all", "/detentions/accounts?window=2025", "/operations", "/hand-overs",
        "/account", "/account/password", "/account/second-factor", "/account/reading", "/account/passkeys", "/users", "/users/new", "/sign-in", "/invitation", "/no-such-page",
    ];

    public static IEnumerable<TheoryDataRow<string>> InBothLanguages => [.. In("en"), .. In("km")];

    public static IEnumerable<TheoryDataRow<string>> InOneLanguage => In("km");

    private static IEnumerable<TheoryDataRow<string>> In(string language) => Addresses.Select(address =>
        new TheoryDataRow<string>($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}"));
}
