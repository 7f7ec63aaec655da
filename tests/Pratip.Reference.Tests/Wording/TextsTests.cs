using System.Text;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Tests.Wording;

public sealed class TextsTests
{
    [Fact]
    public void Own_texts_are_there_in_both_languages()
    {
        var texts = Texts.Load();
        Assert.NotEmpty(texts.Keys);
        Assert.All(texts.Keys, key =>
        {
            Assert.StartsWith("reference.", key, StringComparison.Ordinal);
            Assert.NotEqual(texts[key].En, texts[key].Km, StringComparer.Ordinal);
        });
    }

    [Fact]
    public void Loading_an_assembly_twice_is_harmless() => Assert.Equal(Texts.Reference.Keys.Count, Texts.Load(typeof(Texts).Assembly, typeof(Texts).Assembly).Keys.Count);

    [Fact]
    public void Fills_places_in_the_language_of_the_reader()
    {
        var texts = Load("""{ "a": { "en": "{0} of {1}: {2}, {3}", "km": "{3} {2} {1} {0}" }, "b": { "en": "day", "km": "ថ្ងៃ" } }""");
        var message = new Message("a", 1234, PartialDate.OfMonth(2024, 3), new LocalizedText("male", "ប្រុស"), new Message("b"));
        Assert.Equal("1,234 of March 2024: male, day", texts.Format(message, Language.English));
        Assert.Equal("ថ្ងៃ ប្រុស មីនា ២០២៤ ១.២៣៤", texts.Format(message, Language.Khmer));
    }

    [Fact]
    public void Writes_a_moment_with_the_day_and_the_hour_in_Phnom_Penh_in_the_language_of_the_reader()
    {
        var texts = Load("""{ "a": { "en": "until {0}", "km": "រហូតដល់ {0}" } }""");
        var message = new Message("a", new DateTimeOffset(2026, 11, 29, 19, 5, 0, TimeSpan.Zero));
        Assert.Equal("until 30 November 2026 02:05", texts.Format(message, Language.English));
        Assert.Equal("រហូតដល់ ៣០ វិច្ឆិកា ២០២៦ ០២:០៥", texts.Format(message, Language.Khmer));
    }

    [Theory]
    [InlineData(0, "0 findings stop it", "០ ការរកឃើញ")]
    [InlineData(1, "1 finding stops it", "១ ការរកឃើញ")]
    [InlineData(2, "2 findings stop it", "២ ការរកឃើញ")]
    [InlineData(-1, "\u22121 finding stops it", "\u2212១ ការរកឃើញ")]
    public void A_text_agrees_with_its_counts(int count, string english, string khmer)
    {
        var texts = Load("""{ "a": { "en": "{0} {0|finding stops|findings stop} it", "km": "{0} ការរកឃើញ" } }""");
        Assert.Equal((english, khmer), (texts.Format("a", Language.English, count), texts.Format("a", Language.Khmer, count)));
        Assert.Equal("1 finding stops it", texts.Format("a", Language.English, Numbers.Format(1, Language.English)));
    }

    [Fact]
    public void Other_braces_are_ordinary_characters() =>
        Assert.Equal("{x} 1 {", Load("""{ "a": { "en": "{x} {0} {", "km": "{0}" } }""").Format("a", Language.English, 1));

    [Theory]
    [InlineData("""{ "a": { "en": "x" } }""", "a", "'km' is missing")]
    [InlineData("""{ "a": { "en": " ", "km": "x" } }""", "a", "'en' is missing")]
    [InlineData("""{ "a": { "en": "x", "km": "y" }, "a": { "en": "x", "km": "y" } }""", "a", "also in bad.texts.json")]
    [InlineData("""{ "a": { "en": "{0} and {1}", "km": "{0}" } }""", "a", "same places")]
    [InlineData("""{ "a": "x" }""", "a", "must be an object")]
    [InlineData("""[]""", "$", "one object")]
    [InlineData("""{ "a": """, "line 1", "")]
    public void A_wrong_file_is_refused_with_its_name_and_the_entry(string json, string entry, string problem)
    {
        var error = Assert.Throws<ReferenceDataException>(() => Load(json));
        Assert.Equal(("bad.texts.json", entry), (error.File, error.Entry));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_nobody_wrote_is_named() =>
        Assert.Contains("'no.such'", Assert.Throws<KeyNotFoundException>(() => Texts.Reference["no.such"]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_place_without_an_argument_is_an_error() =>
        Assert.Throws<ArgumentException>(() => Load("""{ "a": { "en": "{0} {1}", "km": "{1} {0}" } }""").Format("a", Language.English, 1));

    [Fact]
    public void Messages_with_equal_arguments_are_equal()
    {
        Assert.Equal(new Message("a", 1, "x"), new Message("a", 1, "x"));
        Assert.NotEqual(new Message("a", 1), new Message("a", 2));
    }

    private static Texts Load(string json) => Texts.Load("bad.texts.json", new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
