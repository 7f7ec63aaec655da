using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Tests.Access.Accounts;

namespace Pratip.Registry.Tests.Access.SignIn;

public sealed class TotpTests
{
    private static readonly byte[] KeyOfTheRfc = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code)
    {
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));
        Assert.Equal(code, Totp.CodeAt(KeyOfTheRfc, step, digits: 8));
        Assert.Equal(code[2..], Totp.CodeAt(KeyOfTheRfc, step));
    }

    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void Codes_are_those_of_RFC_4226(long step, string code) => Assert.Equal(code, Totp.CodeAt(KeyOfTheRfc, step));

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_written_as_in_RFC_4648_without_padding(string text, string written) => Assert.Equal(written, Totp.Base32(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Every_key_reads_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), key => Base32.Read(Totp.Base32(key)).AsSpan().SequenceEqual(key)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_go_one_step_wrong(int steps, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111109);
        var made = Totp.StepAt(now) + steps;
        Assert.Equal(taken ? made : null, Totp.Match(KeyOfTheRfc, Totp.CodeAt(KeyOfTheRfc, made), now, lastStep: 0));
    }

    [Fact]
    public void A_code_of_a_step_taken_or_before_it_is_no_more() =>
        Prop.ForAll(Gen.Choose(-1, 1).ToArbitrary(), Gen.Choose(-3, 3).ToArbitrary(), (made, last) =>
        {
            var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
            var (madeStep, lastStep) = (Totp.StepAt(now) + made, Totp.StepAt(now) + last);
            return Totp.Match(KeyOfTheRfc, Totp.CodeAt(KeyOfTheRfc, madeStep), now, lastStep) == (made > last ? madeStep : null);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("0287082")]
    [InlineData("២៨៧០៨២")]
    [InlineData("287082287082287082287082287082287082")]
    public void What_is_no_code_matches_nothing(string typed) => Assert.Null(Totp.Match(KeyOfTheRfc, typed, DateTimeOffset.FromUnixTimeSeconds(45), lastStep: 0));

    [Fact]
    public void A_code_typed_in_two_halves_is_taken() => Assert.Equal(1, Totp.Match(KeyOfTheRfc, " 287 082 ", DateTimeOffset.FromUnixTimeSeconds(45), lastStep: 0));
}
