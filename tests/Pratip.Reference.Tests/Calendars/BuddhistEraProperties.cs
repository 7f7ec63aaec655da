using FsCheck;
using FsCheck.Fluent;
using Pratip.Reference.Calendars;

namespace Pratip.Reference.Tests.Calendars;

public sealed class BuddhistEraProperties
{
    [Fact]
    public void The_year_of_official_headers_turns_once_a_year_in_April_or_May() => Prop.ForAll(Gen.Choose(1950, 2100).ToArbitrary(), year =>
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).ToList();
        var turns = days.Zip(days.Skip(1)).Where(d => BuddhistEra.YearOf(d.First) != BuddhistEra.YearOf(d.Second)).ToList();
        var turn = Assert.Single(turns).Second;
        return BuddhistEra.YearOf(days[0]) == year + 543 && BuddhistEra.YearOf(days[^1]) == year + 544 && turn.Month is 4 or 5;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_typed_year_of_either_era_is_one_common_year_and_no_year_is_both() => Prop.ForAll(Gen.Choose(1, 9999).ToArbitrary(), typed =>
    {
        var common = BuddhistEra.CommonYear(typed);
        return (common == typed || common == typed - 543) && BuddhistEra.CommonYear(common) == common;
    }).QuickCheckThrowOnFailure();
}
