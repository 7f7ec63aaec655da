namespace Pratip.Kernel.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", Language.English)]
    [InlineData("EN", Language.English)]
    [InlineData("km", Language.Khmer)]
    [InlineData("Km", Language.Khmer)]
    public void A_code_names_a_language_in_either_case(string code, Language expected)
    {
        Assert.True(LanguageCodes.TryParse(code, out var language));
        Assert.Equal(expected, language);
        Assert.Equal(code.ToLowerInvariant(), language.Code());
    }

    [Theory]
    [InlineData("kh")]
    [InlineData("km-KH")]
    [InlineData(" en")]
    [InlineData("")]
    [InlineData(null)]
    public void No_other_code_is_taken_for_one(string? code) => Assert.False(LanguageCodes.TryParse(code, out _));

    [Fact]
    public void English_stands_in_where_no_Khmer_was_written_and_never_the_other_way_round()
    {
        Assert.Equal("case", new LocalizedText("case", "").In(Language.Khmer));
        Assert.Equal("", new LocalizedText("", "ករណី").In(Language.English));
        Assert.Equal("ករណី", new LocalizedText("case", "ករណី").In(Language.Khmer));
        Assert.False(new LocalizedText("case", "ករណី").KmVerified);
    }
}
