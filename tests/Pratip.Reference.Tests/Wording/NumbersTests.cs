using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Tests.Wording;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0", "០")]
    [InlineData(999, "999", "៩៩៩")]
    [InlineData(5852, "5,852", "៥.៨៥២")]
    [InlineData(-1234567, "\u22121,234,567", "\u2212១.២៣៤.៥៦៧")]
    [InlineData(long.MinValue, "\u22129,223,372,036,854,775,808", "\u2212៩.២២៣.៣៧២.០៣៦.៨៥៤.៧៧៥.៨០៨")]
    public void Groups_by_three_as_each_language_does(long number, string english, string khmer)
    {
        Assert.Equal(english, Numbers.Format(number, Language.English));
        Assert.Equal(khmer, Numbers.Format(number, Language.Khmer));
    }

    [Fact]
    public void Writes_percentages_with_the_decimals_asked_for()
    {
        Assert.Equal("19.54%", Numbers.Percent(19.54m, 2, Language.English));
        Assert.Equal("១៩,៥៤%", Numbers.Percent(19.54m, 2, Language.Khmer));
        Assert.Equal("20.0%", Numbers.Percent(20m, 1, Language.English));
        Assert.Equal("+20.12%", Numbers.SignedPercent(20.12m, 2, Language.English));
        Assert.Equal("\u22124.8%", Numbers.SignedPercent(-4.81m, 1, Language.English));
        Assert.Equal("0.0%", Numbers.SignedPercent(-0.04m, 1, Language.English));
    }

    [Fact]
    public void Half_is_rounded_away_from_zero()
    {
        Assert.Equal("3", Numbers.Format(2.5m, 0, Language.English));
        Assert.Equal("\u22123", Numbers.Format(-2.5m, 0, Language.English));
    }

    [Fact]
    public void Khmer_says_the_same_number_as_English() => Prop.ForAll(ArbMap.Default.ArbFor<long>(), number =>
        KhmerDigits.ToAscii(Numbers.Format(number, Language.Khmer)).Replace('.', ',') == Numbers.Format(number, Language.English)).QuickCheckThrowOnFailure();
}
