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
}
