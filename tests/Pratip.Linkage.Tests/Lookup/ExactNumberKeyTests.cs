using FsCheck;
using FsCheck.Fluent;
using Pratip.Linkage.Lookup;

namespace Pratip.Linkage.Tests.Lookup;

public sealed class ExactNumberKeyTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("N 0123456", "N0123456")]
    [InlineData("n-012.34/56", "N0123456")]
    [InlineData("N០១២៣៤៥៦", "N0123456")]
    [InlineData("Ｎ０１２", "N012")]
    [InlineData("010 123 456 (01)", "01012345601")]
    public void Signs_and_digits_of_any_script_give_one_text(string? typed, string key) => Assert.Equal(key, ExactNumberKey.OfDocument(typed));

    [Fact]
    public void Look_alikes_stay_different() => Assert.False(ExactNumberKey.OfDocument("NO123") == ExactNumberKey.OfDocument("N0123"));

    [Theory]
    [InlineData("012 345 678", "85512345678")]
    [InlineData("+855 12 345 678", "85512345678")]
    [InlineData("+855 (0)12 345 678", "85512345678")]
    [InlineData("00855 12 345 678", "85512345678")]
    [InlineData("០១២ ៣៤៥ ៦៧៨", "85512345678")]
    [InlineData("(+84) 91 234 5678", "84912345678")]
    [InlineData("none", "")]
    public void Ways_of_dialling_one_number_give_one_text(string typed, string key) => Assert.Equal(key, ExactNumberKey.OfTelephone(typed));

    [Fact]
    public void A_key_is_its_own_key() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        ExactNumberKey.OfDocument(ExactNumberKey.OfDocument(text)) == ExactNumberKey.OfDocument(text)).QuickCheckThrowOnFailure();
}
