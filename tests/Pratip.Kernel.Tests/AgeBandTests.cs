using FsCheck;
using FsCheck.Fluent;

namespace Pratip.Kernel.Tests;

public sealed class AgeBandTests
{
    public static TheoryData<AgeBandSet> Sets => [AgeBandSet.Ncct, AgeBandSet.Unodc, AgeBandSet.Ctdc];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_age_falls_in_exactly_one_band(AgeBandSet set) =>
        Prop.ForAll(Gen.Choose(0, 130).ToArbitrary(), age => set.Bands.Count(b => b.Contains(age)) == 1).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Sets))]
    public void An_unknown_age_falls_in_no_band(AgeBandSet set)
    {
        Assert.Null(set.BandOf(null));
        Assert.Null(set.BandOf(-1));
    }

    [Theory]
    [InlineData(14, "under-15")]
    [InlineData(15, "15-17")]
    [InlineData(17, "15-17")]
    [InlineData(18, "18-and-over")]
    public void The_national_bands_split_at_15_and_18(int age, string code) => Assert.Equal(code, AgeBandSet.Ncct.BandOf(age)!.Code);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Majority_is_a_border_of_every_set(AgeBandSet set) => Assert.Contains(set.Bands, b => b.From == AgeBandSet.Majority);
}
