using FsCheck;
using FsCheck.Fluent;
using Pratip.Registry.Access.Accounts;

namespace Pratip.Registry.Tests.Access.Accounts;

public sealed class SignInNameTests
{
    [Theory]
    [InlineData("dara", "dara")]
    [InlineData(" Sok.Dara-2 ", "sok.dara-2")]
    [InlineData("A", "a")]
    [InlineData("7", "7")]
    public void A_name_is_taken_in_small_letters(string typed, string name)
    {
        Assert.True(SignInName.TryNormalise(typed, out var normal));
        Assert.Equal(name, normal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("sok dara")]
    [InlineData("sok_dara")]
    [InlineData("dara@moj.gov.kh")]
    [InlineData(".dara")]
    [InlineData("dara-")]
    [InlineData("d\u0430ra", "Cyrillic a")]
    [InlineData("\u212Aim", "Kelvin sign, whose small form is k")]
    [InlineData("adm\u0131n", "dotless i")]
    [InlineData("ADM\u0130N", "dotted capital I, whose small form begins with i")]
    [InlineData("ｄａｒａ", "full width")]
    [InlineData("da\u200Bra", "zero width space")]
    [InlineData("ដារា")]
    public void What_could_be_taken_for_another_name_is_none(string? typed, string why = "") =>
        Assert.False(SignInName.TryNormalise(typed, out _), why);

    [Fact]
    public void A_name_has_at_most_64_characters()
    {
        Assert.True(SignInName.TryNormalise(new string('a', 64), out _));
        Assert.False(SignInName.TryNormalise(new string('a', 65), out _));
        Assert.False(SignInName.TryNormalise(new string(' ', 10_000) + "a", out _));
    }

    [Fact]
    public void Whatever_is_typed_a_name_that_is_taken_is_plain_and_stays_as_it_is() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), typed =>
            !SignInName.TryNormalise(typed, out var name)
            || (name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-') && SignInName.TryNormalise(name, out var again) && again == name))
            .QuickCheckThrowOnFailure();
}
