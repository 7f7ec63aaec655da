using FsCheck;
using FsCheck.Fluent;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Names;

public sealed class NameAgreementTests
{
    private const double OnePerson = 0.79;

    [Theory]
    [InlineData("Sok Dara", "Dara SOK")]
    [InlineData("Sok Dara", "សុខ ដារ៉ា")]
    [InlineData("Janan Agha", "Janan Mohammad Ahmed Agha")]
    [InlineData("V. Putin", "Vladimir Putin")]
    [InlineData("Sok Dara alias Bong Thom", "Thom Bong")]
    [InlineData("ბარაკ ობამა", "Barack Obama")]
    [InlineData("バラク・オバマ", "Barack Obama")]
    [InlineData("Νίκος Παπαδόπουλος", "Nikos Papadopoulos")]
    [InlineData("김정은", "Kim Jong Un")]
    [InlineData("贝拉克·奥巴马", "Barack Obama")]
    [InlineData("Sergej Ivanov", "Сергей Иванов")]
    public void Names_of_one_person_agree(string a, string b) => Assert.InRange(NameSimilarity.Agreement(a, b), OnePerson, 1);

    [Theory]
    [InlineData("Sergey Viktorovich Lavrov", "Sergey Borisovitch Lavrov")]
    [InlineData("Saddam Hussein al-Dulaimi", "Saddam Hussein al-Tikriti")]
    [InlineData("김종은", "김정은")]
    [InlineData("이재형", "이재명")]
    [InlineData("مسعود پزشک‌فر", "مسعود پزشکیان")]
    [InlineData("Ko Chol Hun", "Ko Chol Man")]
    [InlineData("Sok Dara", "Sok Vuthy")]
    [InlineData("Sok", "Sok Dara Vannak")]
    [InlineData("", "Sok")]
    public void A_part_that_contradicts_weighs_more_than_parts_that_agree(string a, string b) => Assert.InRange(NameSimilarity.Agreement(a, b), 0, OnePerson);

    [Theory]
    [InlineData("洪勇", "黄勇")]
    [InlineData("陈斌", "潘婷")]
    [InlineData("王丽娜", "黃丽娜")]
    public void Names_in_characters_are_not_alike_because_dialects_spell_them_alike(string one, string other) =>
        Assert.InRange(NameSimilarity.Between(one, other), 0, 0.8);

    [Theory]
    [InlineData("សុវណ្ណ", "សុវណ្ណណ")]
    [InlineData("สมชาย", "สมชา")]
    [InlineData("রহমান", "রহমন")]
    public void A_slip_of_the_keys_in_another_script_is_as_near_as_one_in_letters(string one, string other) =>
        Assert.InRange(NameSimilarity.Between(one, other), 0.75, 0.97);

    [Fact]
    public void The_order_of_the_names_and_of_their_parts_makes_no_difference()
    {
        var words = Gen.Elements("Sok", "Dara", "Chan", "Nguyen", "Van", "An", "王", "សុខ", "K").ArrayOf().Where(parts => parts.Length is > 0 and < 5);
        Prop.ForAll((from a in words from b in words select (a, b)).ToArbitrary(), names =>
        {
            var (a, b) = (string.Join(' ', names.a), string.Join(' ', names.b));
            var agreement = NameSimilarity.Agreement(a, b);
            Assert.InRange(agreement, 0, 1);
            Assert.Equal(agreement, NameSimilarity.Agreement(b, a), 2);
        }).QuickCheckThrowOnFailure();
    }
}
