using FsCheck;
using FsCheck.Fluent;
using Pratip.Registry.Access.SignIn;

namespace Pratip.Registry.Tests.Access.SignIn;

public sealed class OneTimeCodeTests
{
    [Fact]
    public void Codes_are_groups_of_letters_that_cannot_be_mistaken()
    {
        Assert.All(Enumerable.Range(0, 200), _ =>
        {
            Assert.Matches(@"\A[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}\z", OneTimeCode.NewInvitation());
            Assert.Matches(@"\A[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\z", OneTimeCode.NewRecovery());
        });
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => OneTimeCode.NewRecovery()).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("abcde-fghjk", "ABCDEFGHJK")]
    [InlineData(" O0oIl 1 ", "000111")]
    public void A_code_is_read_as_people_type_it(string typed, string code) => Assert.Equal(code, OneTimeCode.Normalise(typed));

    [Fact]
    public void Reading_twice_changes_nothing_and_nothing_typed_makes_it_long() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), typed =>
        {
            var once = OneTimeCode.Normalise(typed.Get);
            return OneTimeCode.Normalise(once) == once && once.Length <= 80;
        }).QuickCheckThrowOnFailure();
}
