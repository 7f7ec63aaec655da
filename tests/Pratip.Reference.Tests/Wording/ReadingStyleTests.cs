using System.Text;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Tests.Wording;

public sealed class ReadingStyleTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    [Theory]
    [InlineData(true, false, "ថ្ងៃ ១៖ ៥.៨៥២ នៅ ២៨ វិច្ឆិកា ២០២៦")]
    [InlineData(false, false, "ថ្ងៃ 1៖ 5,852 នៅ 28 វិច្ឆិកា 2026")]
    [InlineData(true, true, "ថ្ងៃ ១៖ ៥.៨៥២ នៅ ២៨ វិច្ឆិកា ២០២៦ (ព.ស. ២៥៧០)")]
    [InlineData(false, true, "ថ្ងៃ 1៖ 5,852 នៅ 28 វិច្ឆិកា 2026 (ព.ស. 2570)")]
    public void Khmer_words_come_with_the_digits_and_years_that_were_chosen(bool digits, bool years, string said) =>
        Assert.Equal(said, Said(new ReadingStyle(Language.Khmer, digits, years)));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void English_words_know_no_choice(bool digits, bool years) =>
        Assert.Equal("Day 1: 5,852 on 28 November 2026", Said(new ReadingStyle(Language.English, digits, years)));

    [Fact]
    public void What_somebody_typed_stays_as_they_typed_it() =>
        Assert.Equal("ឯកសារ «១២»", Texts("{0}", "ឯកសារ {0}").Format("key", new ReadingStyle(Language.Khmer, KhmerDigits: false), "«១២»"));

    [Theory]
    [InlineData("2026", "២០២៦ (ព.ស. ២៥៦៩\u2013២៥៧០)")]
    [InlineData("2025-05", "ឧសភា ២០២៥ (ព.ស. ២៥៦៨\u2013២៥៦៩)")]
    [InlineData("2026-12", "ធ្នូ ២០២៦ (ព.ស. ២៥៧០)")]
    [InlineData("2026-02-01", "១ កុម្ភៈ ២០២៦ (ព.ស. ២៥៦៩)")]
    [InlineData("1899", "១៨៩៩")]
    public void A_date_that_reaches_into_two_buddhist_years_names_both(string iso, string said)
    {
        Assert.True(PartialDate.TryParseIso(iso, out var date));
        Assert.Equal(said, DateWords.Format(date, new ReadingStyle(Language.Khmer, BuddhistYears: true)));
    }

    private static string Said(ReadingStyle style) => Texts("Day 1: {0} on {1}", "ថ្ងៃ ១៖ {0} នៅ {1}").Format(new Message("key", 5852, Day), style);

    private static Texts Texts(string en, string km)
    {
        var file = $$"""{ "key": { "en": "{{en}}", "km": "{{km}}" } }""";
        return Reference.Wording.Texts.Load("test", new MemoryStream(Encoding.UTF8.GetBytes(file)));
    }
}
