using FsCheck;
using FsCheck.Fluent;
using Pratip.Linkage.Comparison;

namespace Pratip.Linkage.Tests.Comparison;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("male", "male", 0)]
    [InlineData("male", "mael", 1)]
    [InlineData("female", "femal", 1)]
    [InlineData("family", "familly", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ស្រី", "ប្រុស", 3)]
    [InlineData("ca", "abc", 3)]
    public void Counts_insertions_deletions_substitutions_and_swaps(string a, string b, int expected) =>
        Assert.Equal(expected, EditDistance.Between(a, b));

    [Fact]
    public void Stops_at_the_limit_and_says_so() => Assert.Equal(3, EditDistance.Between("provincial", "embassy", limit: 2));

    [Fact]
    public void Is_symmetric_and_zero_only_for_equal_texts() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(), (a, b) =>
            EditDistance.Between(a.Get, b.Get) == EditDistance.Between(b.Get, a.Get)
            && (EditDistance.Between(a.Get, b.Get) == 0) == string.Equals(a.Get, b.Get, StringComparison.Ordinal))
            .QuickCheckThrowOnFailure();
}
