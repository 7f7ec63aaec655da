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

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_bands_stand_in_order_without_gap_and_the_last_is_open(AgeBandSet set)
    {
        Assert.Equal(0, set.Bands[0].From);
        Assert.Null(set.Bands[^1].To);
        Assert.All(set.Bands.Zip(set.Bands.Skip(1)), pair => Assert.Equal(pair.First.To + 1, pair.Second.From));
        Assert.Equal(set.Bands.Count, set.Bands.Select(b => b.Code).Append(AgeBandSet.UnknownCode).Distinct(StringComparer.Ordinal).Count() - 1);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_age_of_a_life_has_the_band_whose_label_says_so(AgeBandSet set) => Assert.All(Enumerable.Range(0, 131), age =>
    {
        var band = set.BandOf(age)!;
        Assert.Single(set.Bands, b => b.Contains(age));
        Assert.True(age >= band.From && age <= (band.To ?? int.MaxValue));
        var numbers = (Label: band.Label.En, Khmer: KhmerDigits.ToAscii(band.Label.Km));
        var edge = band.From == 0 && set == AgeBandSet.Ncct ? band.To!.Value + 1 : band.From;
        Assert.Contains(edge.ToString(), numbers.Label, StringComparison.Ordinal);
        Assert.Contains(edge.ToString(), numbers.Khmer, StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_band_holds_minors_and_adults(AgeBandSet set) =>
        Assert.All(set.Bands, b => Assert.True(b.From >= AgeBandSet.Majority || b.To < AgeBandSet.Majority));
}
