namespace Pratip.Web.Tests;

/// <summary>Every address that answers with a page; tests about all pages read it.</summary>
public static class SitePages
{
    public static readonly string[] Addresses =
    [
        "/", "/reports", "/reports?window=2024-04-01..2025-03-31&compare=", "/reports?window=last+year", "/measures", "/measures/cases.headline",
        "/measures/prisons.foreigners", "/figures/victims.registered?window=2024&by=sex", "/figures/cases.headline?by=hair-colour", "/explore", "/explore?measure=victims.registered&by=sex&and=age&windows=2024,2023", "/explore?measure=charges&measure=suspects.arrested&by=colour&windows=soon", "/imports",
        "/cases", "/cases?status=open&province=12&officer=nobody", "/cases?status=asleep", "/search", "/people", "/corrections", "/voids", "/officials",
        "/desk", "/desk?owner=me&kind=custody-ends&overdue=yes", "/desk/notices", "/board", "/board/custody-ends?province=12", "/returns?subject=victims&year=2024", "/desk/ageing?show=dormant", "/log?record=KH-0000-1", "/log?of=reads&from=2024&actor=all.roles", "/questions", "/identity", "/identity/cases", "/identity/judged", "/prevention?year=2024", "/prevention/measures", "/account/notices", "/sites?kind=compound&open=yes", "/encounters", "/detentions?state=all", "/detentions/accounts?window=2025", "/detentions/accounts?window=never", "/operations", "/hand-overs", "/complaints?state=received&open=yes", "/complaints/account?window=2025", "/complaints/account?window=never", "/complaints/new", "/complaints/follow", "/complaints/published", "/account", "/account/password", "/account/second-factor", "/account/reading", "/account/passkeys", "/users", "/users/new", "/sign-in", "/invitation", "/screenings", "/incidents", "/agencies", "/referrals", "/editions", "/missions", "/requests", "/requests?state=overdue", "/reintegration", "/referrals?box=late&status=sent&purpose=shelter",
        "/no-such-page",
    ];

    public static IEnumerable<TheoryDataRow<string>> InBothLanguages =>
        Addresses.SelectMany(address => new[] { "en", "km" }.Select(language =>
            new TheoryDataRow<string>($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}")));
}
