using Pratip.Exchange.Workbooks;

namespace Pratip.Exchange.Tests.Workbooks;

public sealed class AgeBandTests
{
    private static readonly ColumnChoices Bands = ColumnChoices.For(SheetCatalogue.Standard.Get("victims").Column("age_band"))!;

    [Theory]
    [InlineData("18+", "18-and-over")]
    [InlineData("18 +", "18-and-over")]
    [InlineData("១៨+", "18-and-over")]
    [InlineData(">= 18", "18-and-over")]
    [InlineData("≥18", "18-and-over")]
    [InlineData(">17", "18-and-over")]
    [InlineData("Adult", "18-and-over")]
    [InlineData("មនុស្សពេញវ័យ", "18-and-over")]
    [InlineData("18-and-over", "18-and-over")]
    [InlineData("<15", "under-15")]
    [InlineData("≤ 14", "under-15")]
    [InlineData("under 15", "under-15")]
    [InlineData("15-17", "15-17")]
    [InlineData("unknown", "unknown")]
    public void What_people_write_for_a_band_is_read(string typed, string code)
    {
        Assert.True(Bands.TryResolve(typed, out var read));
        Assert.Equal(code, read);
    }

    [Theory]
    [InlineData("<18")]
    [InlineData("< 18")]
    [InlineData("child")]
    [InlineData("Minor")]
    [InlineData("0-17")]
    [InlineData("under 18")]
    [InlineData("កុមារ")]
    public void Under_18_is_two_bands_and_both_are_offered(string typed)
    {
        Assert.False(Bands.TryResolve(typed, out _));
        Assert.Equal("under-15 15-17", string.Join(' ', Bands.Meant(typed).Select(c => c.Code)));
    }

    [Theory]
    [InlineData("18")]
    [InlineData("<30")]
    [InlineData("21+")]
    [InlineData("+")]
    public void What_is_no_band_is_not_guessed(string typed)
    {
        Assert.False(Bands.TryResolve(typed, out _));
        Assert.Empty(Bands.Meant(typed));
    }

    [Theory]
    [InlineData("18-29", "18-and-over")]
    [InlineData("20 – 35", "18-and-over")]
    [InlineData("១៨ ដល់ ២៩", "18-and-over")]
    [InlineData("12 to 16", "under-15 15-17")]
    [InlineData("10-30", "under-15 15-17 18-and-over")]
    [InlineData("29-18", "")]
    [InlineData("young", "")]
    public void The_bands_that_share_an_age_with_a_range_are_near(string typed, string codes)
    {
        Assert.False(Bands.TryResolve(typed, out _));
        Assert.Equal(codes, string.Join(' ', Bands.Near(typed).Select(c => c.Code)));
    }
}
