using FsCheck;
using FsCheck.Fluent;

namespace Pratip.Kernel.Tests;

public sealed class KhmerDigitsTests
{
    [Fact]
    public void Writes_and_reads_khmer_digits()
    {
        Assert.Equal("២០២៤-០៣", KhmerDigits.From("2024-03"));
        Assert.Equal("2024-03", KhmerDigits.ToAscii("២០២៤-០៣"));
    }

    [Fact]
    public void Numbers_survive_the_round_trip() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), n => KhmerDigits.ToAscii(KhmerDigits.From(n)) == n.ToString()).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_no_digit_is_left_alone_in_its_place() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var (khmer, ascii) = (KhmerDigits.From(text.Get), KhmerDigits.ToAscii(text.Get));
        return khmer.Length == text.Get.Length && !khmer.Any(char.IsAsciiDigit) && !ascii.Any(KhmerDigits.IsKhmerDigit)
            && text.Get.Zip(khmer).All(c => char.IsAsciiDigit(c.First) || c.First == c.Second)
            && text.Get.Zip(ascii).All(c => KhmerDigits.IsKhmerDigit(c.First) || c.First == c.Second)
            && KhmerDigits.ToAscii(khmer) == ascii && KhmerDigits.From(ascii) == khmer;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ten_digits_are_those_of_the_Khmer_block_and_not_its_neighbours()
    {
        Assert.Equal("០១២៣៤៥៦៧៨៩", KhmerDigits.From("0123456789"));
        Assert.Equal("០១២៣៤៥៦៧៨៩", string.Concat(Enumerable.Range('\u1780', 0x80).Select(c => (char)c).Where(KhmerDigits.IsKhmerDigit)));
        Assert.Equal("๒๐24", KhmerDigits.ToAscii("๒๐២៤"));
    }

    [Fact]
    public void A_text_without_Khmer_digits_is_not_copied()
    {
        const string text = "មីនា 2024";
        Assert.Same(text, KhmerDigits.ToAscii(text));
    }
}
