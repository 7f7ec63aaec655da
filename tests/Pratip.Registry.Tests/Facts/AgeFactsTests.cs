using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Registry.Facts;

namespace Pratip.Registry.Tests.Facts;

public sealed class AgeFactsTests
{
    [Fact]
    public void A_band_given_from_a_birth_year_is_right_on_every_birthday_of_that_year() =>
        Prop.ForAll(Gen.Choose(1930, 2023).ToArbitrary(), Gen.Choose(0, 365).ToArbitrary(), Gen.Choose(0, 365).ToArbitrary(), (birthYear, birthday, eventDay) =>
        {
            var born = new DateOnly(birthYear, 1, 1).AddDays(birthday);
            var on = new DateOnly(2024, 1, 1).AddDays(eventDay);
            var age = on.Year - born.Year - (on < born.AddYears(on.Year - born.Year) ? 1 : 0);
            var band = AgeFacts.Band(AgeBandSet.Ncct, null, born.Year, PartialDate.OfDay(on));
            return band is null || born.Year != birthYear || band == AgeBandSet.Ncct.BandOf(Math.Max(0, age))!.Code;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_known_gives_no_band() => Assert.Null(AgeFacts.Band(AgeBandSet.Ncct, null, null, PartialDate.OfYear(2024)));

    /// <summary>Two bands of one edition said 230 and 222 minors of the same persons.</summary>
    [Theory]
    [InlineData("under-15", "0-17", null, "minor")]
    [InlineData("15-17", "0-17", "9-17", "minor")]
    [InlineData("18-and-over", "18-and-over", null, "adult")]
    [InlineData(null, null, null, null)]
    [InlineData("of age", null, null, null)]
    public void A_band_that_an_agency_gave_instead_of_an_age_counts_in_every_set_that_holds_it(string? given, string? unodc, string? ctdc, string? majority)
    {
        var on = PartialDate.OfYear(2024);
        Assert.Equal(unodc, AgeFacts.Band(AgeBandSet.Unodc, null, null, on, given));
        Assert.Equal(ctdc, AgeFacts.Band(AgeBandSet.Ctdc, null, null, on, given));
        Assert.Equal(majority, AgeFacts.Majority(null, null, on, given));
        Assert.Equal("18-and-over", AgeFacts.Band(AgeBandSet.Unodc, 18, null, on, given));
    }
}
