using Pratip.Kernel;
using Pratip.Statistics.Disclosure;

namespace Pratip.Statistics.Tests.Disclosure;

/// <summary>A list that names only what occurs says of every code in it, shown or hidden, that somebody was there.</summary>
public sealed class ListedCodeTests
{
    private const string Found = "operations.persons";

    private static readonly ReportingWindow Quarter = ReportingWindow.Parse("2024-07..2024-09");

    [Fact]
    public void Six_hidden_countries_with_six_persons_are_not_one_each()
    {
        StatedCell[] cells = [Of(442), Of(236, "CN"), Of(120, "VN"), Of(80, "MY"), Of(1, "BD"), Of(1, "DE"), Of(1, "EG"), Of(1, "NG"), Of(1, "NP"), Of(1, "TH")];
        string[] few = ["BD", "DE", "EG", "NG", "NP", "TH"];

        // Six of them alone are found out, as the attacker of the release sees it.
        var attacked = SuppressionAudit.Attack(cells, id => few.Contains(id.Key, StringComparer.Ordinal), DisclosurePolicy.Standard);
        Assert.All(attacked, cell => Assert.Equal((1d, 1d), (cell.Least, cell.Most)));

        var decision = DisclosureControl.Decide(cells, DisclosurePolicy.Standard);
        Assert.True(decision.IsSafe);
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(cells, decision.IsHidden, DisclosurePolicy.Standard)));
        Assert.All(decision.Hidden, cell => Assert.True(cell.Least >= 1, $"{cell.Id.Key} may be {cell.Least}"));
    }

    [Fact]
    public void A_list_of_as_many_countries_as_persons_cannot_be_hidden_and_stops_the_release()
    {
        StatedCell[] cells = [Of(3), Of(1, "BD"), Of(1, "DE"), Of(1, "EG")];
        Assert.Contains(DisclosureControl.Decide(cells, DisclosurePolicy.Standard).Findings, finding => finding is { Kind: DisclosureFindingKind.TooNarrow, Count: 0 });
    }

    /// <summary>Of five persons of a country in the year a half that names the country has one at least: 1 to 5 are four apart, and five are asked for.</summary>
    [Fact]
    public void A_country_with_just_the_threshold_is_hidden_so_that_a_part_of_the_year_can_be()
    {
        StatedCell[] year = [OfYear(400), OfYear(395, "CN"), OfYear(5, "UG")];
        var decision = DisclosureControl.Decide(year, DisclosurePolicy.Standard);
        Assert.True(decision.IsHidden(year[2].Id));
        Assert.False(DisclosureControl.Decide([OfYear(400), OfYear(394, "CN"), OfYear(6, "UG")], DisclosurePolicy.Standard).IsHidden(year[2].Id));

        StatedCell[] quarter = [Of(120), Of(117, "CN"), Of(3, "UG")];
        Assert.True(DisclosureControl.Decide(quarter, DisclosurePolicy.Standard, [], year).IsSafe);
        Assert.False(DisclosureControl.Decide(quarter, DisclosurePolicy.Standard, year).IsSafe);
    }

    [Fact]
    public void What_an_edition_hides_no_page_shows_of_a_window_that_meets_it()
    {
        StatedCell[] cells = [Of(442), Of(236, "CN"), Of(120, "VN"), Of(80, "MY"), Of(6, "TH")];
        var half = ReportingWindow.OfSemester(2024, 2);
        StatedCell[] ofHalf = [.. cells.Select(cell => cell with { Id = cell.Id with { Window = half }, Value = cell.Value * 2 })];
        StatedCell[] ofAnother = [.. cells.Select(cell => cell with { Id = cell.Id with { Window = ReportingWindow.OfYear(2023) } })];
        CellId[] hidden = [new(Found, Quarter, "citizenship", "TH"), new(Found, Quarter, "citizenship", "MY")];
        var policy = DisclosurePolicy.Standard.Beside(hidden, []);

        foreach (var met in new[] { cells, ofHalf })
        {
            var decision = DisclosureControl.Decide(met, policy, []);
            Assert.All(hidden, id => Assert.True(decision.IsHidden(id with { Window = met[0].Id.Window }), $"{id.Key} in {met[0].Id.Window}"));
            Assert.False(decision.IsHidden(new(Found, met[0].Id.Window, "citizenship", "CN")));
        }

        Assert.Empty(DisclosureControl.Decide(ofAnother, policy, []).Hidden);
    }

    /// <summary>The year that is told less the second half is the first half, and what its release hides.</summary>
    [Fact]
    public void What_the_release_of_a_half_hides_no_page_of_the_other_half_shows_once_the_year_is_told()
    {
        var (first, second, year) = (ReportingWindow.OfSemester(2024, 1), ReportingWindow.OfSemester(2024, 2), ReportingWindow.OfYear(2024));
        StatedCell[] page = [.. new[] { Of(442), Of(236, "CN"), Of(120, "VN"), Of(80, "MY"), Of(6, "TH") }.Select(cell => cell with { Id = cell.Id with { Window = second } })];
        CellId[] hidden = [new(Found, first, "citizenship", "TH"), new(Found, first, "citizenship", "MY")];

        Assert.Empty(DisclosureControl.Decide(page, DisclosurePolicy.Standard.Beside(hidden, [new(Found, null, first)]), []).Hidden);
        var decision = DisclosureControl.Decide(page, DisclosurePolicy.Standard.Beside(hidden, [new(Found, null, first), new(Found, null, year)]), []);
        Assert.All(hidden, id => Assert.True(decision.IsHidden(id with { Window = second }), id.Key));
        Assert.False(decision.IsHidden(page[1].Id));
    }

    /// <summary>Eight foreigners of six countries that are named are not "somewhere from 1 to 97": whoever adds the countries up has the group.</summary>
    [Fact]
    public void Foreigners_are_all_countries_but_one_and_unknown_is_unknown_in_both_lists()
    {
        StatedCell[] cells =
        [
            Suspects(103), Suspects(95, "citizenship", "KH"), Suspects(3, "citizenship", "CN"), Suspects(1, "citizenship", "FR"), Suspects(1, "citizenship", "GB"), Suspects(1, "citizenship", "KR"),
            Suspects(1, "citizenship", "TH"), Suspects(1, "citizenship", "VN"), Suspects(0, "citizenship", "unknown"),
            Suspects(95, "citizenship-group", "cambodian"), Suspects(8, "citizenship-group", "foreign"), Suspects(0, "citizenship-group", "unknown"),
        ];
        string[] before = ["KH", "CN", "FR", "GB", "KR", "TH", "VN", "cambodian"];

        // With the group shown, each country is one of three at most, as the attacker of the release sees it.
        var attacked = SuppressionAudit.Attack(cells, id => before.Contains(id.Key, StringComparer.Ordinal) || id is { By: "citizenship-group", Key: "unknown" }, DisclosurePolicy.Standard);
        Assert.All(attacked.Where(cell => cell.Id is { By: "citizenship", Key: not "KH" }), cell => Assert.Equal((1d, 3d), (cell.Least, cell.Most)));

        var decision = DisclosureControl.Decide(cells, DisclosurePolicy.Standard);
        Assert.True(decision.IsSafe);
        Assert.True(decision.IsHidden(cells[10].Id));
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(cells, decision.IsHidden, DisclosurePolicy.Standard)));
    }

    private static StatedCell Suspects(long value, string? by = null, string? key = null) => new(new("suspects.to-court", ReportingWindow.OfSemester(2023, 1), by, key), value);

    private static StatedCell OfYear(long value, string? country = null) => new(Of(value, country).Id with { Window = ReportingWindow.OfYear(2024) }, value);

    private static StatedCell Of(long value, string? country = null) => new(new(Found, Quarter, country is null ? null : "citizenship", country), value);
}
