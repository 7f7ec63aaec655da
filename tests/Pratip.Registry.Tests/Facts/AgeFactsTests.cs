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
}
