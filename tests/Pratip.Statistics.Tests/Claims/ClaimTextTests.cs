using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Tests.Claims;

public sealed class ClaimTextTests
{
    [Fact]
    public void Sentences_end_where_a_reader_ends_them()
    {
        Assert.Equal(
            ["Mr. Sok said so.", "In Sept. 2024 it was 16.34 per cent!", "U.S. courts agreed."],
            Sentences("Mr. Sok said so. In Sept. 2024 it was 16.34 per cent! U.S. courts agreed."), StringComparer.Ordinal);
        Assert.Equal(["មាន ១៩៧ករណី។", "មាន ១៦៤ករណី។"], Sentences("មាន ១៩៧ករណី។ មាន ១៦៤ករណី។"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("5,852", false, false, 5852, 0)]
    [InlineData("16.34", false, true, 16.34, 2)]
    [InlineData("1,234.5", false, false, 1234.5, 1)]
    [InlineData("5.852", true, false, 5852, 0)]
    [InlineData("16,34", true, true, 16.34, 2)]
    [InlineData("5,852", true, false, 5852, 0)]
    [InlineData("1.234.567", true, false, 1234567, 0)]
    [InlineData("19.541", false, true, 19.541, 3)]
    public void Points_and_commas_part_what_their_place_says(string digits, bool isKhmer, bool isPercentage, decimal value, int decimals)
    {
        var number = WrittenNumber.Read(digits, isKhmer, isPercentage);
        Assert.Equal((value, decimals), (number.Value, number.Decimals));
    }

    [Fact]
    public void Positions_lead_back_to_the_text_with_its_invisible_marks()
    {
        const string text = "In 2024, 1\u200e97 cas\u00ades.";
        var clean = CleanText.Of(text);
        var at = clean.Characters.IndexOf("197", StringComparison.Ordinal);
        Assert.Equal("1\u200e97", clean.SpanOf(at, at + 3).In(text));
    }

    [Fact]
    public void Khmer_words_are_found_without_spaces_and_never_within_a_letter()
    {
        var tokens = ClaimVocabulary.Standard.Tokenizer.Read("ករណីជួញដូរមនុស្សបានកើនឡើង");
        Assert.Equal(["ករណី", "ជួញដូរមនុស្ស", "បាន", "កើនឡើង"], tokens.Select(t => t.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void A_kind_of_word_that_does_not_exist_names_the_file_and_those_that_do()
    {
        var wrong = Assert.Throws<InvalidDataException>(() => ClaimVocabulary.Parse("""{"kmVerified": false, "words": {"verb": {}}}"""));
        Assert.Contains("claim-words.json: 'verb'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("event-noun", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_that_does_not_exist_is_named()
    {
        var wrong = Assert.Throws<InvalidDataException>(() => CountedMeasures.Parse("""[{"noun": "case", "measure": "cases.none"}]"""));
        Assert.Contains("cases.none", wrong.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var tokens = ClaimVocabulary.Standard.Tokenizer.Read(text);
        return [.. Pratip.Statistics.Claims.Text.Sentences.Of(tokens).Select(s => text[tokens[s.First].Start..tokens[s.End - 1].End])];
    }
}
