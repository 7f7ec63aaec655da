using FsCheck;
using FsCheck.Fluent;
using Pratip.Linkage.Comparison;

namespace Pratip.Linkage.Tests.Comparison;

public sealed class SlipsProperties
{
    private static readonly Gen<string> Word = Gen.Choose(0, 70).SelectMany(length => Gen.ArrayOf(Gen.Elements("abcdeខសé1".ToCharArray()), length)).Select(letters => new string(letters));

    private static readonly Gen<string> Latin = Gen.Choose(1, 20).SelectMany(length => Gen.ArrayOf(Gen.Elements("abcd".ToCharArray()), length)).Select(letters => new string(letters));

    [Fact]
    public void In_parallel_over_bits_the_distance_is_the_same() =>
        Prop.ForAll((from a in Gen.OneOf(Word, Latin) from b in Gen.OneOf(Word, Latin) select (a, b)).ToArbitrary(), pair => Assert.Equal(EditDistance.Between(pair.a, pair.b), Slips.Between(pair.a, pair.b)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_stands_before_leaves_nothing_behind()
    {
        Assert.Equal(3, Slips.Between("abc", "xyz"));
        Assert.Equal(1, Slips.Between("abdc", "abcd"));
        Assert.Equal(0, Slips.Between("abcខ", "abcខ"));
        Assert.Equal(3, Slips.Between("abc", "xyz"));
    }

    [Theory]
    [InlineData("martha", "marhta", 0.961)]
    [InlineData("dwayne", "duane", 0.840)]
    [InlineData("dixon", "dicksonx", 0.813)]
    [InlineData("sok", "sok", 1.0)]
    [InlineData("", "sok", 0.0)]
    [InlineData("abc", "xyz", 0.0)]
    public void The_likeness_of_jaro_and_winkler_is_the_published_one(string a, string b, double expected) => Assert.Equal(expected, JaroWinkler.Between(a, b), 3);
}
