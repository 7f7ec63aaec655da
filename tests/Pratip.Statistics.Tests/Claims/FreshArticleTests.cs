using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Turns of statements, reports and bulletins that were read of another period, another whole or other people, or not at all.</summary>
public sealed class FreshArticleTests
{
    private static readonly DateOnly Day = new(2025, 4, 2);

    [Theory]
    [InlineData("In 2024 there were 197 cases. Officers said 273 suspects, 58 of them women, had been sent to court under Article 12 of the 2008 law.", "Level cases.headline 2024 197|Level suspects.to-court 2024 273|Level suspects.to-court 2024 sex=female 58")]
    [InlineData("Article 8 of the law of 2008 was used against 61 suspects in 2024.", "Level suspects.arrested 2024 61")]
    public void The_year_of_a_law_is_no_period(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("Deportations hit a record: in 2022, just 4,800 people were sent home.", "Level removals 2022 4800")]
    [InlineData("In 2024 there were 197 cases. Deportations hit a record of 5,852: in 2023, just 2,159 people were sent home. Suspects numbered 273.", "Level cases.headline 2024 197|Level removals 2024 5852|Level removals 2023 2159|Level suspects.arrested 2024 273")]
    [InlineData("Deportations rose again: in 2024, 5,852 people were removed; in 2023 it was 2,159.", "Direction removals ?|Level removals 2024 5852|Level removals 2023 2159")]
    public void A_period_behind_a_colon_is_not_of_what_stands_in_front(string text, string claims) => Assert.Equal(claims, Said(text));

    [Fact]
    public void What_rose_in_front_of_a_colon_has_the_period_behind_it_as_a_proposal()
    {
        var direction = Assert.Single(ClaimReader.Read("Deportations rose again: in 2024, 5,852 people were removed.", Day), c => c.Form is ClaimForm.Direction);
        Assert.Equal(["2024"], Assert.Single(direction.Gaps, g => g.Field is ClaimField.Window).Candidates);
    }

    [Theory]
    [InlineData("In 2025 there were few cases. Deportations soared from 2,159 in 2023 to 5,852 a year later.", "FromTo removals 2024 2159")]
    [InlineData("From 2,159 in 2023, deportations climbed to 5,852 a year later and 24,437 the year after.", "FromTo removals 2024 2159|Level removals 2025 24437")]
    [InlineData("From January to the end of October 2024, 4,870 foreigners were deported, more than double last year's 2,159.", "Level removals 2024-01..2024-10 4870|Factor removals 2024-01..2024-10 2|Level removals 2024 2159")]
    [InlineData("In 2023 we had rescued 412 over twelve months.", "Level victims.registered 2023 412")]
    public void A_year_is_reckoned_from_what_it_follows_and_a_span_bounds_nothing(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 there were 197 cases. Yet convictions rose: courts sentenced 130 people, up from 75.", "Level cases.headline 2024 197|Direction court.sentenced 2024|Level court.sentenced 2024 130|FromTo court.sentenced 2024 75")]
    [InlineData("In 2024 5,852 people were deported. Deportations have climbed every year since the pandemic.", "Level removals 2024 5852")]
    [InlineData("Deportations in 2024 hit a new high: 5,852.", "Level removals 2024 5852")]
    public void What_rose_and_the_number_behind_the_colon_are_two_claims(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 most cases were in Phnom Penh (31%), followed by Banteay Meanchey with 24.", "Share cases.headline 2024 province=12 31|Level cases.headline 2024 province=01 24")]
    [InlineData("In 2024 the minister spoke of 197 cases and half the room gasped.", "Level cases.headline 2024 197")]
    [InlineData("About half the 523 victims in 2024 were minors.", "Share victims.registered 2024 majority=minor 50|Level victims.registered 2024 523")]
    [InlineData("Only half the victims in 2024 were women.", "Share victims.registered 2024 sex=female 50")]
    public void Most_and_half_are_of_what_they_stand_beside(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 273 suspects were sent to court. Chinese nationals made up the bulk of those deported at 2,695, or 46 per cent. In 2023 they were 1,011.", "Level suspects.to-court 2024 273|Level removals 2024 citizenship=CN 2695|Share removals 2024 citizenship=CN 46|Level removals 2023 citizenship=CN 1011")]
    [InlineData("Of the 273 suspects sent to court in 2024, 101 had been convicted. Foreigners accounted for 136 of the suspects.", "Level suspects.to-court 2024 273|Level court.sentenced 2024 101|Level suspects.to-court 2024 citizenship-group=foreign 136")]
    [InlineData("In 2024 suspects sent to court numbered 273. Thirty of the 273 suspects were foreigners, 12 of them women.", "Level suspects.to-court 2024 273|Level suspects.to-court 2024 citizenship-group=foreign 30|Level suspects.to-court 2024 273|Level suspects.to-court 2024 citizenship-group=foreign,sex=female 12")]
    [InlineData("In 2024, 14 Indonesians were among the 278 victims; nine of them were women.", "Level victims.registered 2024 citizenship=ID 14|Level victims.registered 2024 278|Level victims.registered 2024 citizenship=ID,sex=female 9")]
    [InlineData("Of the 523 victims in 2024, 230 were minors, 150 of them female.", "Level victims.registered 2024 523|Level victims.registered 2024 majority=minor 230|Level victims.registered 2024 majority=minor,sex=female 150")]
    [InlineData("Police rescued 290 victims in 2024, 241 of them women, 134 of them minors.", "Level victims.registered 2024 290|Level victims.registered 2024 sex=female 241|Level victims.registered 2024 majority=minor 134")]
    [InlineData("In 2024 there were 168 cases. In Phnom Penh alone 52 of the 168 cases were found.", "Level cases.headline 2024 168|Level cases.headline 2024 province=12 52|Level cases.headline 2024 168")]
    public void A_part_is_of_the_whole_that_its_words_name(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("Figures of 2024\n\nRemoval files\n922●[3]\n512●[3]\n", "")]
    [InlineData("In 2024, 6 of our nationals were arrested.", "")]
    [InlineData("In 2024 we brought home 112 of our citizens.", "Level repatriations 2024 112")]
    [InlineData("In 2024, 88 suspects were charged under the 1996 Law on Kidnapping.", "Level ? 2024 88")]
    [InlineData("In 2024 there were 99 cases: Phnom Penh 30, Siem Reap 9, other 46.", "Level cases.headline 2024 99|Level cases.headline 2024 province=12 30|Level cases.headline 2024 province=17 9")]
    [InlineData("In 2024 2,695 of the deported were Chinese, but nobody asked how many had been victims.", "Level removals 2024 citizenship=CN 2695")]
    public void What_nobody_can_tell_is_claimed_of_nobody(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024, 5,852 foreigners from 24 countries were deported.", "Level removals 2024 5852|Level removals.citizenships 2024 24")]
    [InlineData("In 2024, 273 suspects from 9 countries were arrested.", "Level suspects.arrested 2024 273")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនបរទេសចំនួន ៣.៤១០នាក់ មកពី ២១ប្រទេស ត្រូវបានបណ្តេញចេញពីកម្ពុជា។", "Level removals 2024 3410|Level removals.citizenships 2024 21")]
    public void Countries_that_people_are_from_are_counted_as_citizenships(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024, complaints: 310 received, 290 answered.", "Level complaints.received 2024 310")]
    [InlineData("Figures of 2024\n\nVictims\n278, of whom female 201\n\nDeportations\nPersons 3,410; cases 512\nTop three: China 1,420, Viet Nam 690", "Level victims.registered 2024 278|Level victims.registered 2024 sex=female 201|Level removals 2024 3410|Level removal-files 2024 512|Level removals 2024 citizenship=CN 1420|Level removals 2024 citizenship=VN 690")]
    [InlineData("Cambodia deports 5,852 as scam crackdown widens", "Level removals ? 5852")]
    [InlineData("In 2024 5,852 people were put on planes.", "Level removals 2024 5852")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ពាក្យបណ្តឹងទទួលបានចំនួន ៣១០ ក្នុងនោះ ១៤០ តាមរយៈទូរស័ព្ទទាន់ហេតុការណ៍។", "Level complaints.received 2024 310|Level complaints.received 2024 channel=hotline 140")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនបរទេស ៣.៤១០នាក់ ត្រូវបានបណ្តេញចេញ។ បើធៀបនឹងរយៈពេលដូចគ្នាឆ្នាំ២០២៣ ដែលមាន ២.១០០នាក់ ចំនួននេះកើនឡើង ៦២ភាគរយ។", "Level removals 2024 3410|Level removals 2023 2100|Growth removals 2024 62")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនរងគ្រោះកម្ពុជា ១១២នាក់ ត្រូវបានមាតុភូមិនិវត្តន៍ពីប្រទេសថៃ។", "Level repatriations 2024 country=TH 112")]
    public void Headings_labels_and_what_was_done_say_what_is_counted(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("(Phnom Penh, 20 March 2025) In 2024 there were 197 cases. Suspects rose by 79 to 273.", "Level cases.headline 2024 197|Change suspects.arrested 2024 79")]
    [InlineData("Police in Banteay Meanchey had 24 cases in 2024. Nationwide, 197 cases were recorded against 164 in 2023, and Phnom Penh had the most, with 61.", "Level cases.headline 2024 province=01 24|Level cases.headline 2024 197|Level cases.headline 2023 164|Rank cases.headline 2024 province=12 1|Level cases.headline 2024 province=12 61")]
    public void Where_it_was_written_and_another_place_are_not_where_it_was(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024, 39 suspects, including 11 foreigners, were arrested and 31 of them were sent to the provincial court.", "Level suspects.arrested 2024 39|Level suspects.arrested 2024 citizenship-group=foreign 11|Level suspects.to-court 2024 31")]
    [InlineData("Victims in 2024: 523 registered, among them 301 females and 230 children; 470 were handed over.", "Level victims.registered 2024 523|Level victims.registered 2024 sex=female 301|Level victims.registered 2024 majority=minor 230|Level hand-overs 2024 470")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ សមត្ថកិច្ចបានឃាត់ខ្លួនជនសង្ស័យ ១៤១នាក់ (ស្រី ៣១នាក់) ក្នុងនោះ ១២៨នាក់ ត្រូវបានបញ្ជូនទៅតុលាការ។", "Level suspects.arrested 2024 141|Level suspects.arrested 2024 sex=female 31|Level suspects.to-court 2024 128")]
    public void What_goes_on_behind_an_aside_is_of_all(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 12 foreigners were arrested (five Chinese, four Vietnamese and three others).", "Level suspects.arrested 2024 citizenship-group=foreign 12|Level suspects.arrested 2024 citizenship=CN 5|Level suspects.arrested 2024 citizenship=VN 4")]
    [InlineData("In 2024 the authorities rescued 278 victims (201 female); 121, or 43 per cent, had not yet turned 18.", "Level victims.registered 2024 278|Level victims.registered 2024 sex=female 201|Level victims.registered 2024 majority=minor 121|Share victims.registered 2024 majority=minor 43")]
    [InlineData("In 2024 the hotline 1288 received 212 complaints, on 101 of which action has been taken.", "Level complaints.received 2024 channel=hotline 212|Level complaints.received 2024 channel=hotline,ending=acted 101")]
    [InlineData("In 2024 273 suspects were sent to court. Two thirds of all suspects were men.", "Level suspects.to-court 2024 273|Share suspects.to-court 2024 sex=male 67")]
    [InlineData("Cases reached 168 by the end of October 2024; over the same ten months of 2023 there had been 141.", "Level cases.headline 2024-01..2024-10 168|Level cases.headline 2023-01..2023-10 141")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនបរទេស ៥.៨៥២នាក់ ត្រូវបានបណ្តេញចេញ។ ទន្ទឹមនឹងនេះ សមត្ថកិច្ចបានបង្ក្រាបបទល្មើស ១៩៧ករណី។", "Level removals 2024 5852|Level cases.headline 2024 197")]
    [InlineData("In 2024 there were 197 cases. Your columnist compares that with 2023 and concludes that trafficking is down.", "Level cases.headline 2024 197")]
    public void Letters_and_statements_are_read_of_what_they_speak_of(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("Suspects in 2024: 273 sent to court, of whom 58 (21 per cent) were women.", "Level suspects.to-court 2024 273|Level suspects.to-court 2024 sex=female 58|Share suspects.to-court 2024 sex=female 21")]
    [InlineData("In 2024 a third of the cases, 27, were trafficking.", "Share cases.headline 2024 group=trafficking 33|Level cases.trafficking 2024 27")]
    [InlineData("In 2023 there were 164 cases, 24 of them trafficking. In 2024 it was 47 of 197.", "Level cases.headline 2023 164|Level cases.trafficking 2023 24|Level cases.trafficking 2024 47|Level cases.headline 2024 197")]
    [InlineData("In 2023 there were 164 cases. In 2024 it was 47 of 197.", "Level cases.headline 2023 164")]
    public void A_share_in_brackets_and_its_number_are_of_one_part(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 there were 523 victims.\nQ: And how many of them were formally identified?\nA: Eighty-five.", "Level victims.registered 2024 523|Level victims.identified 2024 85")]
    [InlineData("In 2024 there were 523 victims.\nQ: What about foreigners?\nA: We sent 5,852 home.", "Level victims.registered 2024 523|Level removals 2024 5852")]
    [InlineData("In 2024 there were 523 victims. Justice Now has documented 38 cases itself and spoke to 112 survivors.", "Level victims.registered 2024 523")]
    public void An_answer_is_of_what_was_asked_and_a_study_of_itself(string text, string claims) => Assert.Equal(claims, Said(text));

    [Fact]
    public void What_a_factor_is_of_is_the_period_whose_number_stands_beside_it()
    {
        var factor = Assert.Single(ClaimReader.Read("By the end of July 2025 removals had quadrupled: 24,437 people were expelled, as against 5,852 in all of 2024.", new(2025, 8, 20)), c => c.Form is ClaimForm.Factor);
        Assert.Equal("2024", factor.Comparison?.ToString());
    }

    [Theory]
    [InlineData(80, Verdict.Agrees)]
    [InlineData(90, Verdict.Error)]
    public void Girls_and_boys_are_held_against_the_minors(int boys, Verdict verdict)
    {
        var claims = ClaimReader.Read($"Police rescued 523 victims in 2024: 301 women and 222 men. Among them were 230 minors, 150 girls and {boys} boys.", Day);
        var found = Assert.Single(TextChecks.Of(claims), f => f.Claims.Any(c => c.Value?.Low == boys));
        Assert.Equal(verdict, found.Finding.Verdict);
        Assert.Equal([230m, 150m, boys], found.Claims.Select(c => c.Value!.Value.Low));
    }

    private static string Said(string text) => string.Join('|', ClaimReader.Read(text, Day).Select(claim =>
        string.Join(' ', new[] { claim.Form.ToString(), claim.Measure ?? "?", claim.Window?.ToString() ?? "?", string.Join(',', claim.Of), (claim.Form is ClaimForm.FromTo ? claim.Earlier : claim.Value?.Low)?.ToString("0", System.Globalization.CultureInfo.InvariantCulture) }.Where(part => !string.IsNullOrEmpty(part)))));
}
