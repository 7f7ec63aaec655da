using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Sentences, lists, notes and cells as reports have them.</summary>
public sealed class OwnWordsTests
{
    private const string Charges = "376 charges were laid in 2024, up by 107 (39.78 per cent) from 269 in 2023.";

    private static readonly DateOnly Day = new(2025, 8, 22);

    [Theory]
    [InlineData("101 charges that count for the international questionnaire were laid in 2024, up by 63 (165.79 per cent) from 38 in 2023.", "Level charges.unodc 101|Change charges.unodc 63|Growth charges.unodc 165.79")]
    [InlineData("13,215 attendances at prevention activities were counted in 2024, down by 4,391 (24.94 per cent) from 17,606 in 2023.", "Level prevention.participants 13215|Change prevention.participants 4391|Growth prevention.participants 24.94")]
    [InlineData("3,353 persons were found in operations and checks in 2024, up by 2,262 (207.33 per cent) from 1,091 in 2023.", "Level operations.persons 3353|Change operations.persons 2262|Growth operations.persons 207.33")]
    [InlineData("The persons removed had 50 different citizenships in 2024, up by 11 (28.21 per cent) from 39 in 2023.", "Level removals.citizenships 50|Change removals.citizenships 11|Growth removals.citizenships 28.21")]
    [InlineData("523 presumed and identified victims were registered in 2024; nothing was reported in 2023, and no change can be stated.", "Level victims.registered 523")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មានការចូលរួមសកម្មភាពបង្ការ ចំនួន ១៣.២១៥ លើក ថយចុះ ៤.៣៩១ (២៤,៩៤ ភាគរយ) ពី ១៧.៦០៦ ក្នុងឆ្នាំ២០២៣។", "Level prevention.participants 13215|Change prevention.participants 4391|Growth prevention.participants 24.94")]
    public void A_total_is_read_as_reports_tell_it(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData(Charges + " By headline group: sexual exploitation: 252 (67.02 per cent, down by 14.39 percentage points); outside the headline: 5 (1.33 per cent).", "Level charges 252 group=sexual-exploitation|Share charges 67.02 group=sexual-exploitation|Points charges 14.39 group=sexual-exploitation|Level charges 5 group=outside|Share charges 1.33 group=outside")]
    [InlineData("273 suspects were sent to court in 2024. By age: 18 and over: 261; 15 to 17: 12; of no age: 3.", "Level suspects.to-court 261 age=18-and-over|Level suspects.to-court 12 age=15-17")]
    [InlineData("In 2024, 523 victims were registered. By sex: female: 427; male: 96.", "Level victims.registered 427 sex=female|Level victims.registered 96 sex=male")]
    [InlineData("In 2024, 99 lorries were counted. By sex: female: 427; male: 96.", "Level  427 sex=female|Level  96 sex=male")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ បានចុះបញ្ជីជនរងគ្រោះសន្មត និងជនរងគ្រោះដែលបានកំណត់ ចំនួន ៥២៣ នាក់។ តាមអាយុ៖ ១៨ ឆ្នាំឡើង៖ ២៩៣ (៥៦,០២ ភាគរយ), ១៥ ដល់ ១៧ ឆ្នាំ៖ ១១៤ (២១,៨០ ភាគរយ)។", "Level victims.registered 293 age=18-and-over|Share victims.registered 56.02 age=18-and-over|Level victims.registered 114 age=15-17|Share victims.registered 21.80 age=15-17")]
    public void Parts_are_of_the_total_that_the_sentence_before_told(string text, string claims) => Assert.EndsWith(claims, Said(text), StringComparison.Ordinal);

    [Fact]
    public void Numbers_of_notes_count_nothing_and_a_number_alone_does()
    {
        Assert.Equal("", Said("1 The group follows from the articles.\n\n2 victims, 2023: not reported.\n\n3 Cases carried over, 2024: not reported."));
        Assert.Equal("Level suspects.to-court 6", Said("6 suspects were sent to court in 2024."));
        Assert.StartsWith("Level cases.headline 2", Said("In 2024 we counted these.\n\n2 cases in 2024 in Kampot."), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_of_a_table_is_no_claim() => Assert.Equal("Level cases.headline 197", Said("In 2024 there were 197 cases.\n\n+33\n\n+20.12%\n\n27 of 27"));

    [Theory]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនបរទេស៥.៨៥២នាក់ ត្រូវបានបណ្តេញចេញ ក្នុង៩២២ករណី កើនជាងពីរដង បើធៀបនឹង២.១៥៩នាក់ ក្នុងឆ្នាំ២០២៣។", "Level removals 5852|Level removal-files 922|Factor removals 2|Level removals 2159")]
    [InlineData("ករណីជួញដូរមនុស្សមាន៤៧ករណី ក្នុងឆ្នាំ២០២៤ កើន២៣ករណី ឬស្មើ៩៥,៨៣% ធៀបនឹងឆ្នាំ២០២៣ ដែលមាន២៤ករណី។", "Level cases.trafficking 47|Change cases.trafficking 23|Growth cases.trafficking 95.83|Level cases.trafficking 24")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ករណីជួញដូរមនុស្សតែមួយមុខ កើនពី២៤ករណី ដល់៤៧ករណី គឺជិតទ្វេដង។", "FromTo cases.trafficking 24|Factor cases.trafficking 2")]
    [InlineData("ក្នុងឆមាសទី១ ឆ្នាំ២០២៥ អនីតិជនមាន៩៨នាក់ ស្មើនឹង៣៥ភាគរយនៃជនរងគ្រោះសរុប។", "Level victims.registered 98 majority=minor|Share victims.registered 35 majority=minor")]
    [InlineData("នៅឆ្នាំ២០២៤ អនីតិជនរងគ្រោះកើនឡើង៤៤ភាគរយ ធៀបនឹងឆ្នាំ២០២៣។", "Growth victims.registered 44 majority=minor")]
    public void Khmer_numbers_go_on_from_what_was_named_before_them(string text, string claims) => Assert.Equal(claims, Said(text));

    private static string Said(string text) => string.Join('|', ClaimReader.Read(text, Day).Select(c =>
        string.Join(' ', new[] { c.Form.ToString(), c.Measure ?? "", c.Value?.ToString(), string.Join(',', c.Of) }.Where((part, at) => at < 2 || !string.IsNullOrEmpty(part)))));
}
