using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Names;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Sok Dara", "sok|dara")]
    [InlineData("លោក សុខ ដារ៉ា", "សុខ|ដារ៉ា")]
    [InlineData("Mr. Sok Dara", "sok|dara")]
    [InlineData("Dr", "dr")]
    [InlineData("นายสมชาย ใจดี", "สมชาย|ใจดี")]
    [InlineData("陈大文 先生", "陈|大文")]
    [InlineData("陈大文", "陈|大文")]
    [InlineData("歐陽修", "歐陽|修")]
    [InlineData("김철수", "김|철수")]
    [InlineData("남궁민수", "남궁|민수")]
    [InlineData("အောင်ဆန်းစုကြည်", "အောင်|ဆန်း|စု|ကြည်")]
    [InlineData("Sokសុខ", "sok|សុខ")]
    [InlineData("Chan-Dara", "chan|dara")]
    public void Takes_a_name_apart(string typed, string parts) => Assert.Equal(parts, string.Join('|', PersonName.Parse(typed).Tokens.Select(t => t.Text)));

    [Theory]
    [InlineData("Sok Dara", "Sok Dara")]
    [InlineData("Sok Dara alias Ah Thom", "Sok Dara|Ah Thom")]
    [InlineData("Sok Dara a.k.a. Ah Thom", "Sok Dara|Ah Thom")]
    [InlineData("សុខ ដារ៉ា ហៅ អាធំ", "សុខ ដារ៉ា|អាធំ")]
    [InlineData("Sok Dara (Ah Thom)", "Sok Dara|Ah Thom")]
    [InlineData("Sok Dara / សុខ ដារ៉ា", "Sok Dara|សុខ ដារ៉ា")]
    [InlineData("Raj s/o Kumar", "Raj s/o Kumar")]
    [InlineData("Sok, Dara", "Sok, Dara")]
    [InlineData("()", "")]
    public void Finds_the_further_names_in_one_entry(string typed, string names) =>
        Assert.Equal(names, string.Join('|', PersonName.SplitAliases(typed)));

    [Theory]
    [InlineData("Sok", Script.Latin)]
    [InlineData("សុខ", Script.Khmer)]
    [InlineData("陈", Script.Han)]
    [InlineData("김", Script.Hangul)]
    [InlineData("สม", Script.Thai)]
    [InlineData("ສົມ", Script.Lao)]
    [InlineData("အောင်", Script.Burmese)]
    [InlineData("राम", Script.Devanagari)]
    [InlineData("রহিম", Script.Bengali)]
    [InlineData("محمد", Script.Arabic)]
    [InlineData("Юлия", Script.Cyrillic)]
    [InlineData("12", Script.Common)]
    [InlineData("ვახ", Script.Georgian)]
    [InlineData("Νίκος", Script.Greek)]
    [InlineData("Արամ", Script.Armenian)]
    [InlineData("דוד", Script.Hebrew)]
    [InlineData("タナカ", Script.Kana)]
    [InlineData("தமிழ்", Script.Other)]
    public void Knows_the_script_of_a_text(string text, Script script) => Assert.Equal(script, Scripts.Of(text));

    [Theory]
    [InlineData("thi", TokenRole.Particle)]
    [InlineData("daw", TokenRole.Honorific)]
    [InlineData("lok", TokenRole.Title)]
    [InlineData("dara", TokenRole.Name)]
    public void Knows_what_a_word_does(string word, TokenRole role) => Assert.Equal(role, PersonName.Parse(word).Tokens[0].Role);

    [Fact]
    public void A_particle_counts_less_than_a_name() =>
        Assert.True(NameSimilarity.Between("Nguyen Thi Hoa", "Nguyen Van Hoa") > NameSimilarity.Between("Nguyen Kim Hoa", "Nguyen Thu Hoa"));

    [Fact]
    public void An_initial_meets_the_name_it_begins() =>
        Assert.True(NameSimilarity.Between("S. Chandara", "Sok Chandara") > NameSimilarity.Between("T. Chandara", "Sok Chandara"));

    [Fact]
    public void Says_which_part_met_which_and_how()
    {
        var comparison = NameSimilarity.Compare(PersonName.Parse("Chandara Sokh"), PersonName.Parse("សុខ ចាន់ដារ៉ា"));
        Assert.Equal("ចាន់ដារ៉ា|សុខ", string.Join('|', comparison.Parts.Select(p => p.Found)));
        Assert.Equal(TokenAgreement.SameRomanisation, comparison.Parts[0].Agreement);
        Assert.Equal("chandara", comparison.Parts[0].Via);
        Assert.Equal(TokenAgreement.SoundsAlike, comparison.Parts[1].Agreement);
    }

    [Fact]
    public void Two_parts_read_as_one_stand_with_a_space()
    {
        var comparison = NameSimilarity.Compare(PersonName.Parse("Sok Chandara"), PersonName.Parse("Sok Chan Dara"));
        Assert.Equal("chan dara", comparison.Parts[1].Found);
        Assert.True(comparison.Score > 0.95);
    }

    [Fact]
    public void A_rare_part_weighs_more_when_rarity_is_given() =>
        Assert.True(
            NameSimilarity.Compare(PersonName.Parse("Sok Chandara"), PersonName.Parse("Heng Chandara"), t => t.Text == "chandara" ? 1500 : 500).Score
            > NameSimilarity.Compare(PersonName.Parse("Sok Chandara"), PersonName.Parse("Heng Chandara")).Score);

    [Fact]
    public void An_empty_name_is_like_nothing() => Assert.Equal(0, NameSimilarity.Between("", "Sok Dara"));
}
