using Pratip.Registry.Children;
using Pratip.Registry.People;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Tests.Children;

public sealed class ChildRuleTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void Of_whom_no_age_is_known_is_treated_as_a_child()
    {
        Assert.Equal(ChildStanding.TreatedAsChild, ChildRule.Of(null, [], null, Day));
        Assert.Equal(ChildStanding.TreatedAsChild, ChildRule.Of(Report(null), [Victim(null, null)], null, Day));
    }

    [Theory]
    [InlineData(2009, "exact", ChildStanding.Child)]
    [InlineData(2008, "year", ChildStanding.TreatedAsChild)]
    [InlineData(2007, "year", ChildStanding.Adult)]
    [InlineData(2007, "estimated", ChildStanding.TreatedAsChild)]
    [InlineData(2005, "estimated", ChildStanding.Adult)]
    [InlineData(2011, "estimated", ChildStanding.Child)]
    [InlineData(0, "year", ChildStanding.TreatedAsChild)]
    [InlineData(9999, "year", ChildStanding.TreatedAsChild)]
    public void A_year_of_birth_leaves_two_ages_and_an_estimate_more(int year, string precision, ChildStanding standing) =>
        Assert.Equal(standing, ChildRule.Of(Report(year, precision), [], null, Day));

    [Theory]
    [InlineData(17, null, "2026-03-02", ChildStanding.Child)]
    [InlineData(17, null, "2025-12-01", ChildStanding.TreatedAsChild)]
    [InlineData(17, null, "2025-03-01", ChildStanding.Adult)]
    [InlineData(18, null, "2026", ChildStanding.TreatedAsChild)]
    [InlineData(null, "under-15", "2026-01", ChildStanding.Child)]
    [InlineData(null, "under-15", "2022-01-01", ChildStanding.TreatedAsChild)]
    [InlineData(null, "15-17", "2026-01-01", ChildStanding.TreatedAsChild)]
    [InlineData(null, "15-17", "2022-01-01", ChildStanding.Adult)]
    [InlineData(null, "18-and-over", "2026-03-01", ChildStanding.Adult)]
    [InlineData(30, null, "0001-01-01", ChildStanding.TreatedAsChild)]
    [InlineData(30, null, "nonsense", ChildStanding.TreatedAsChild)]
    public void An_age_or_a_band_holds_for_its_day_and_years_pass(int? age, string? band, string registered, ChildStanding standing) =>
        Assert.Equal(standing, ChildRule.Of(null, [Victim(age, band, registered)], null, Day));

    [Fact]
    public void What_is_known_twice_is_known_better()
    {
        Assert.Equal(ChildStanding.Adult, ChildRule.Of(Report(2008), [Victim(18, null, "2026-03-02")], null, Day));
        Assert.Equal(ChildStanding.Child, ChildRule.Of(Report(2008), [Victim(17, null, "2026-03-02")], null, Day));
    }

    [Fact]
    public void A_contradiction_matters_only_where_it_is_about_being_a_child()
    {
        Assert.Equal(ChildStanding.Adult, ChildRule.Of(Report(1990), [Victim(30, null, "2026-03-02")], null, Day));
        Assert.Equal(ChildStanding.TreatedAsChild, ChildRule.Of(Report(1990), [Victim(16, null, "2026-03-02")], null, Day));
    }

    [Fact]
    public void An_age_that_is_called_uncertain_makes_no_adult_and_no_less_of_a_child()
    {
        var uncertain = new ChildSituation { ReportId = Guid.Empty, AgeIsUncertain = true };
        Assert.Equal(ChildStanding.TreatedAsChild, ChildRule.Of(Report(1990), [], uncertain, Day));
        Assert.Equal(ChildStanding.Child, ChildRule.Of(Report(2015), [], uncertain, Day));
        Assert.Equal(ChildStanding.Adult, ChildRule.Of(Report(1990), [], new ChildSituation { ReportId = Guid.Empty }, Day));
    }

    private static PersonReport Report(int? year, string precision = "year") =>
        new() { AgencyId = Guid.Empty, OwnReference = "R", PersonId = Guid.Empty, BirthYear = year, AgePrecision = precision };

    private static Victim Victim(int? age, string? band, string registered = "2026-03-02") =>
        new() { ReportId = Guid.Empty, RegisteredOn = registered, Status = "presumed", AgeAtIdentification = age, AgeBand = band };
}
