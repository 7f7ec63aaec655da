using FsCheck;
using FsCheck.Fluent;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Names;

public sealed class NameTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  \t ", "")]
    [InlineData("  SOK   Dara ", "sok dara")]
    [InlineData("Sok\u00A0Dara", "sok dara")]
    [InlineData("SOK,Dara", "sok dara")]
    [InlineData("Chan-Dara", "chan dara")]
    [InlineData("O'Neil", "oneil")]
    [InlineData("O\u2019Neil", "oneil")]
    [InlineData("ស\u200Bុខ", "សុខ")]
    [InlineData("Nguye\u0302\u0303n", "nguyễn")]
    [InlineData("លេខ ១២៣", "លេខ 123")]
    [InlineData("٣ ៣ ๓", "3 3 3")]
    [InlineData("\uFEFFSok\u202E Dara", "sok dara")]
    [InlineData("ＳＯＫ", "sok")]
    [InlineData("محمـــد", "محمد")]
    [InlineData("!?…", "")]
    public void Takes_off_what_does_not_distinguish_names(string? typed, string expected) => Assert.Equal(expected, NameText.Normalise(typed));

    [Fact]
    public void Leaves_alone_what_it_has_returned() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var once = NameText.Normalise(text);
        return string.Equals(NameText.Normalise(once), once, StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Leaves_alone_what_it_has_returned_for_any_character()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var once = NameText.Normalise(AnyText.Of(random, random.Next(1, 40)));
            Assert.Equal(once, NameText.Normalise(once));
        }
    }

    [Fact]
    public void Composed_and_decomposed_writing_are_one() => Assert.Equal(NameText.Normalise("Đặng"), NameText.Normalise("Đa\u0323\u0306ng"));

    [Fact]
    public void Reads_no_more_than_a_name_can_hold() => Assert.True(NameText.Normalise(new string('ក', 100_000)).Length <= NameText.Longest);
}
