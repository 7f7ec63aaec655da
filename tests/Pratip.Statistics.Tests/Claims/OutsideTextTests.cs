using System.Diagnostics;
using Pratip.Kernel;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Sentences as texts of other hands have them, which were once read wrongly.</summary>
public sealed class OutsideTextTests
{
    private static readonly DateOnly Day = new(2025, 3, 28);

    [Theory]
    [InlineData("Trafficking cases climb a fifth as deportations soar.", "Growth cases.trafficking ?")]
    [InlineData("In 2024, the authorities sent 273 suspects to court. In 2023 there had been 194.", "Level suspects.to-court 2024|Level suspects.to-court 2023")]
    [InlineData("In 2024 the department deported 5,852 foreigners in 922 cases, up from the 512 cases and 2,159 reported in 2023.", "Level removals 2024|Level removal-files 2024|FromTo removal-files 2024 512 922|FromTo removals 2024 2159 5852")]
    [InlineData("In 2024 5,852 people were deported. Chinese nationals topped the list with 2,695.", "Level removals 2024|Rank removals 2024 citizenship=CN|Level removals 2024 citizenship=CN")]
    [InlineData("In 2024 some 523 victims were rescued. Eight in ten of them – 427 – were female, and nearly half, 230, were under 18.", "Level victims.registered 2024|Share victims.registered 2024 sex=female|Level victims.registered 2024 sex=female|Share victims.registered 2024 majority=minor|Level victims.registered 2024 majority=minor")]
    [InlineData("In 2024 deportations more than doubled. Officers expelled 5,852 people, compared with 2,159 in 2023 — an increase of 171 percent.", "Factor removals 2024|Level removals 2024|Level removals 2023|Growth removals 2024")]
    [InlineData("In 2024 the number of immigration cases rose by 80 percent to 922.", "Growth removal-files 2024 to 922")]
    [InlineData("In 2024 there were 5,852 deportations. Chinese, Vietnamese and Indonesian nationals ranked top three.", "Level removals 2024")]
    [InlineData("He added that in 2024 the department had removed 5,582 foreigners.", "Level removals 2024")]
    [InlineData("In 2023, the committee counted 24 trafficking and 140 sexual exploitation cases.", "Level cases.trafficking 2023|Level cases.sexual-exploitation 2023")]
    [InlineData("In 2024 there were 197 cases. Cambodia welcomed 6.7 million tourists in 2024, up 23 percent, of whom 848,952 came from China.", "Level cases.headline 2024")]
    [InlineData("Asked whether 12,000 Chinese had been deported in 2024, he said nothing.", "")]
    [InlineData("In 2024 we aim to bring the number of cases below 150.", "")]
    [InlineData("In 2024 deportations rose. ក្នុងចំណោមនោះ ជនជាតិចិនមានចំនួនច្រើនជាងគេ គឺ ២.៦៩៥នាក់។", "Direction removals 2024|Rank removals 2024 citizenship=CN|Level removals 2024 citizenship=CN")]
    [InlineData("Removals in 2024: 5,852 (2023: 2,159), +171.1%, x2.7.", "Level removals 2024|Level removals 2023|Growth removals 2024")]
    [InlineData("In the first half of 2024 police sent 134 suspects to court; 34 were charged with trafficking and 100 with sexual exploitation.", "Level suspects.to-court 2024-H1|Level suspects.to-court 2024-H1 group=trafficking|Level suspects.to-court 2024-H1 group=sexual-exploitation")]
    [InlineData("In 2024 there were 523 victims, in the first half of the year alone 290.", "Level victims.registered 2024|Level victims.registered 2024-H1")]
    [InlineData("In 2024 there were 523 victims. The Sunrise Shelter says it helped 46 victims in 2024.", "Level victims.registered 2024")]
    [InlineData("In 2024, 5,852 foreigners were deported; 2,695 came from China, followed by Viet Nam with 1,198 and Indonesia with 861.", "Level removals 2024|Level removals 2024 citizenship=CN|Level removals 2024 citizenship=VN|Level removals 2024 citizenship=ID")]
    [InlineData("ចិនជាប់លេខ១ ដោយមាន ២.៦៩៥នាក់ ត្រូវបានបណ្តេញចេញក្នុងឆ្នាំ ២០២៤។", "Rank removals 2024 citizenship=CN|Level removals 2024 citizenship=CN")]
    [InlineData("ក្នុងឆ្នាំ ២០២៤ ជនបរទេសត្រូវបានបណ្តេញចេញមានចំនួន ៥.៨៥២នាក់។ ជនជាតិចិនមានចំនួនច្រើនជាងគេ គឺ ២.៦៩៥នាក់។ បន្ទាប់មកគឺវៀតណាម ១.១៩៨នាក់។", "Level removals 2024|Rank removals 2024 citizenship=CN|Level removals 2024 citizenship=CN|Level removals 2024 citizenship=VN")]
    [InlineData("In 2024 there were 197 cases.\n\nA spokesman said 273 suspects had been sent to court. In 2023 there had been 194.\n\nPolice rescued 523 victims.", "Level cases.headline 2024|Level suspects.to-court 2024|Level suspects.to-court 2023|Level victims.registered 2024")]
    [InlineData("In 2024, 273 suspects were sent to court. 30 of the 273 were foreigners.", "Level suspects.to-court 2024|Level suspects.to-court 2024 citizenship-group=foreign|Level suspects.to-court 2024")]
    [InlineData("In 2024 immigration cases, meanwhile, rose by 80 percent to 922.", "Growth removal-files 2024 to 922")]
    [InlineData("Cambodia deported 5,852 foreigners in 2024, an increase of 171 percent over 2,159 a year earlier.", "Level removals 2024|Growth removals 2024|FromTo removals 2024 2159 5852")]
    [InlineData("In 2023 the committee counted 24 trafficking and 140 exploitation cases.", "Level cases.trafficking 2023|Level cases.headline 2023")]
    [InlineData("In 2024 there were 523 victims here. Compare Philippines: 1,265 trafficking victims in 2024.", "Level victims.registered 2024")]
    [InlineData("We sent 273 suspects to court, and in the first half of 2024 alone 134.", "Level suspects.to-court ?|Level suspects.to-court 2024-H1")]
    [InlineData("Chinese made up nearly half of those deported in 2024, while Vietnamese were in second place and Indonesians third.", "Share removals 2024 citizenship=CN")]
    [InlineData("In 2024 immigration deported 5,852 foreigners, three times the previous year's 2,159.", "Level removals 2024|Factor removals 2024|Level removals 2023")]
    [InlineData("National Police said 2,418 people were arrested at 18 sites in 2024.", "Level 2024")]
    [InlineData("ជនបរទេសដែលត្រូវបាននិរទេសចេញពីកម្ពុជា ក្នុងឆ្នាំ២០២៣ មានចំនួន ២១៥៩នាក់ ៣៩សញ្ជាតិ។ ក្នុងឆ្នាំ២០២៤ ចំនួននេះកើនឡើងជាងពីរដង។", "Level removals 2023|Level removals.citizenships 2023|Factor removals 2024")]
    [InlineData("Of every 100 people deported in 2024, 46 were Chinese.", "")]
    [InlineData("Eight out of every ten victims rescued in 2024 were female.", "Share victims.registered 2024 sex=female")]
    [InlineData("Nobody believes that only 100 victims were registered in 2024.", "")]
    [InlineData("In 2024, two hundred and seventy-three (273) suspects were sent to court, of whom two hundred and forty-three (243) were Cambodian nationals and thirty (30) were foreigners.", "Level suspects.to-court 2024|Level suspects.to-court 2024 citizenship=KH|Level suspects.to-court 2024 citizenship-group=foreign")]
    [InlineData("2/7 Cases of human trafficking and sexual exploitation in 2024: 197.", "Level cases.headline 2024")]
    [InlineData("China, Vietnam and Indonesia made up 4,754 of the 5,852 people deported in 2024.", "Level removals 2024")]
    [InlineData("Cambodia deported 4,754 Chinese, Vietnamese and Indonesians in 2024.", "")]
    [InlineData("ឆ្នាំ២០២៤ ជនជាតិចិន វៀតណាម និងឥណ្ឌូនេស៊ី ចំនួន៤.៧៥៤នាក់ ត្រូវបានបណ្តេញចេញ។", "")]
    [InlineData("In 2024 there were 197 cases and 5,852 people were deported.", "Level cases.headline 2024|Level removals 2024")]
    [InlineData("Victims: 523 in 2024, 290 of them in the first half of the year.", "Level victims.registered 2024|Level victims.registered 2024-H1")]
    [InlineData("Vietnam topped the list of deported foreigners in 2024 with 2,695.", "Rank removals 2024 citizenship=VN|Level removals 2024 citizenship=VN")]
    [InlineData("The committee received 194 complaints in 2024 and acted on 101 of them.", "Level complaints.received 2024|Level complaints.received 2024 ending=acted")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ករណីជួញដូរមនុស្ស កើនពី២៤ករណី ដល់៤៧ករណី។", "FromTo cases.trafficking 2024 24 47")]
    [InlineData("ក្នុងចំណោម១៩៧ករណីក្នុងឆ្នាំ២០២៤ មាន៤៧ករណីជាអំពើជួញដូរមនុស្ស និង១៥០ករណីជាអំពើធ្វើអាជីវកម្មផ្លូវភេទ។", "Level cases.headline 2024|Level cases.trafficking 2024|Level cases.sexual-exploitation 2024")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនបរទេស ៥ ពាន់ ៨ រយ ៥២ នាក់ ត្រូវបានបណ្តេញចេញ។", "Level removals 2024")]
    [InlineData("ជនរងគ្រោះទាំង៥២៣នាក់ ក្នុងឆ្នាំ២០២៤ សុទ្ធតែជាអនីតិជន។", "")]
    [InlineData("ក្នុងចំណោមជនរងគ្រោះ១០នាក់ ក្នុងឆ្នាំ២០២៤ មាន៨នាក់ជាស្ត្រី។", "")]
    [InlineData("In 2024, 523 victims were registered. Minors rose by 44 per cent on last year.", "Level victims.registered 2024|Growth victims.registered 2024 majority=minor")]
    [InlineData("In 2024, 197 cases were recorded. 230 minors were registered as victims, a 44 % increase.", "Level cases.headline 2024|Level victims.registered 2024 majority=minor|Growth victims.registered 2024 majority=minor")]
    public void Each_claim_is_of_what_it_speaks_of(string text, string claims) => Assert.Equal(claims, string.Join('|', ClaimReader.Read(text, Day).Select(Said)));

    [Fact]
    public void A_fall_behind_the_whole_year_before_is_of_the_months_that_were_told_first()
    {
        var claims = ClaimReader.Read("In the first ten months of 2024 our forces dealt with 160 cases. In the whole of 2023 the figure was 164. Cases have therefore decreased by four.", new(2024, 12, 18));
        var fall = claims.Single(c => c.Form is ClaimForm.Change);
        Assert.Equal((ReportingWindow.Parse("2024-01..2024-10"), ReportingWindow.OfYear(2023)), (fall.Window!.Value, fall.Comparison!.Value));
        Assert.Contains(TextChecks.Of(claims), found => found.Finding.Says.Key.Contains("length", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hundred ", "victims.")]
    [InlineData("one hundred and ", "one victims.")]
    [InlineData("thousand ", "victims.")]
    [InlineData("រយ ", "នាក់។")]
    public void Number_words_without_end_are_read_to_an_end(string word, string behind) =>
        Assert.InRange(ClaimReader.Read("In 2024 police found a " + string.Concat(Enumerable.Repeat(word, 60)) + behind, Day).Count, 0, 60);

    [Fact]
    public void A_running_total_is_held_against_the_one_of_the_day_it_ends_on()
    {
        var claim = Assert.Single(ClaimReader.Read("From 2014 to 2023, a total of 27,738 foreigners were deported.", Day));
        Assert.Equal("removals.cumulative-since-2014", claim.Measure);
    }

    [Theory]
    [InlineData("In 2024 there were \u202E791\u202C cases. In 2023 there were 164 cases.")]
    [InlineData("\u202EIn 2024 there were 791 cases. In 2023 there were 164 cases.")]
    public void Digits_under_a_mark_that_turns_them_are_read_by_no_program(string text)
    {
        var reading = ClaimReader.ReadWhole(text, Day);
        Assert.Equal(164m, Assert.Single(reading.Claims).Value!.Value.Low);
        Assert.InRange(Assert.Single(reading.Unread).Start, 0, 1);
    }

    [Fact]
    public void Of_a_text_with_more_claims_than_anybody_makes_the_rest_is_told_to_be_unread()
    {
        var text = string.Concat(Enumerable.Repeat("In 2024 there were 197 cases. In 2023, 194 suspects were arrested. ", 20_000));
        var found = TextCheck.Of(new("Much", text, Day), null, null, Day);
        Assert.InRange(found.Claims.Count, ClaimReader.MostClaims, ClaimReader.MostClaims + 5);
        Assert.Equal(text.Length, Assert.Single(found.Unread).End, 2d);
    }

    private static string Said(Claim claim) => string.Join(' ', new[]
    {
        claim.Form.ToString(), claim.Measure, claim.Window?.ToString() ?? "?", string.Join(',', claim.Of),
        claim.Form is ClaimForm.FromTo ? $"{claim.Earlier:0} {claim.Later:0}" : claim.Later is { } later ? $"to {later:0}" : "",
    }.Where(part => !string.IsNullOrEmpty(part)));
}
