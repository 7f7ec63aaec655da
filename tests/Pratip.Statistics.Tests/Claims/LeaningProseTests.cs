using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>What is counted stands in a question, a heading, a sentence before or in the wording, as in press and posts.</summary>
public sealed class LeaningProseTests
{
    [Theory]
    [InlineData("In 2024 complaints came in. Action was taken on 101 complaints.", "Level complaints.received 2024 ending=acted 101")]
    [InlineData("82 complaints came through the hotline in 2024.", "Level complaints.received 2024 channel=hotline 82")]
    [InlineData("The committee received 194 complaints in 2024, 82 of them through the hotline.", "Level complaints.received 2024 194|Level complaints.received 2024 channel=hotline 82")]
    [InlineData("The committee received 410 complaints in 2024. A further 96 arrived via the Facebook page, 41 through embassies and 12 by letter.", "Level complaints.received 2024 410|Level complaints.received 2024 channel=facebook-page 96|Level complaints.received 2024 channel=embassy 41|Level complaints.received 2024 channel=letter 12")]
    [InlineData("In 2024 there were 410 complaints. Seventy-three were found to be untrue, 40 could not be verified and 29 were withdrawn.", "Level complaints.received 2024 410|Level complaints.received 2024 ending=untrue 73|Level complaints.received 2024 ending=not-verifiable 40|Level complaints.received 2024 ending=withdrawn 29")]
    [InlineData("Sixty-one complaints of 2024 were still open. In 2023 the committee had received 285.", "Level complaints.received 2024 ending=open 61|Level complaints.received 2023 285")]
    [InlineData("ឆ្នាំ២០២៤ បានទទួលពាក្យបណ្តឹង ៤១០ ក្នុងនោះ ២១២ តាមទូរស័ព្ទទាន់ហេតុការណ៍។ ពាក្យបណ្តឹង ១៨៨ ត្រូវបានចាត់វិធានការ។", "Level complaints.received 2024 410|Level complaints.received 2024 channel=hotline 212|Level complaints.received 2024 ending=acted 188")]
    public void Complaints_keep_their_channel_and_their_outcome(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 there were 523 victims. Of these, 301 went back to their families, 44 to shelters and 64 to the social affairs offices.", "Level victims.registered 2024 523|Level hand-overs 2024 destination=family 301|Level hand-overs 2024 destination=ngo-shelter 44|Level hand-overs 2024 destination=social-affairs 64")]
    [InlineData("In 2024 470 victims were handed over: 301 to their families and 50 to embassies.", "Level hand-overs 2024 470|Level hand-overs 2024 destination=family 301|Level hand-overs 2024 destination=embassy 50")]
    public void Victims_who_were_handed_over_keep_where_to(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("The number of cases in 2024? 197, up from 164.", "Level cases.headline 2024 197|FromTo cases.headline 2024 164")]
    [InlineData("In 2024 there were 104 cases. And how many of those were trafficking?\nOnly 22. The rest, 82, was sexual exploitation.", "Level cases.headline 2024 104|Level cases.trafficking 2024 22|Level cases.sexual-exploitation 2024 82")]
    [InlineData("In 2024 there were 523 victims. Children?\n230.", "Level victims.registered 2024 523|Level victims.registered 2024 majority=minor 230")]
    [InlineData("Who was sent home in 2024?\nChinese 2,695\nVietnamese 1,198", "Level removals 2024 citizenship=CN 2695|Level removals 2024 citizenship=VN 1198")]
    [InlineData("In 2024, what about victims?\n523 people.", "Level victims.registered 2024 523")]
    [InlineData("តើឆ្នាំ២០២៤ មានជនសង្ស័យប៉ុន្មាននាក់ត្រូវបានបញ្ជូនទៅតុលាការ?\nចម្លើយ៖ ២៧៣នាក់។", "Level suspects.to-court 2024 273")]
    [InlineData("ឆ្នាំ២០២៤ ជនបរទេសដែលត្រូវបណ្តេញចេញមានប៉ុន្មាន?\nចម្លើយ៖ ៥.៨៥២នាក់។ ចិន ២.៦៩៥នាក់។", "Level removals 2024 5852|Level removals 2024 citizenship=CN 2695")]
    [InlineData("In the first half of 2025 there were 278 victims. They numbered 290 a year ago.", "Level victims.registered 2025-H1 278|Level victims.registered 2024-H1 290")]
    [InlineData("In 2024 273 suspects were sent to court. Women were in the minority: 58. Men made up the rest, 215.", "Level suspects.to-court 2024 273|Level suspects.to-court 2024 sex=female 58|Level suspects.to-court 2024 sex=male 215")]
    [InlineData("Figures of 2024\n\nVictims\n- total 523\n- minors 230", "Level victims.registered 2024 523|Level victims.registered 2024 majority=minor 230")]
    [InlineData("Figures of 2024\n\nArrests\nWomen: 58.", "Level suspects.arrested 2024 sex=female 58")]
    public void What_is_counted_stands_in_the_question_the_heading_or_the_sentence_before(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024, 354 people stood trial and 101 were found guilty.", "Level court.defendants 2024 354|Level court.sentenced 2024 101")]
    [InlineData("Judges put 130 people behind bars in 2024.", "Level court.sentenced 2024 130")]
    [InlineData("In 2024 prosecutors brought 273 suspects to trial and courts convicted 130.", "Level suspects.to-court 2024 273|Level court.sentenced 2024 130")]
    [InlineData("In 2024 police put 130 people before a judge.", "Level suspects.to-court 2024 130")]
    [InlineData("In 2024 police opened 164 files of this kind.", "Level cases.headline 2024 164")]
    [InlineData("In 2024, 1,198 citizens of Viet Nam were deported.", "Level removals 2024 citizenship=VN 1198")]
    [InlineData("In 2024 45 training sessions reached 7,140 people.", "Level prevention.activities 2024 45|Level prevention.participants 2024 7140")]
    [InlineData("In 2024, 72 cases fell under sexual exploitation.", "Level cases.sexual-exploitation 2024 72")]
    [InlineData("In 2024, 273 suspects were arrested and 197 sent to court.", "Level suspects.arrested 2024 273|Level suspects.to-court 2024 197")]
    [InlineData("ឆ្នាំ២០២៤ ជនសង្ស័យ ២៧៣នាក់ ត្រូវបានចាប់ខ្លួន និង ១៩៧នាក់ បញ្ជូនទៅតុលាការ។", "Level suspects.arrested 2024 273|Level suspects.to-court 2024 197")]
    [InlineData("ឆ្នាំ២០២៤ ជនបរទេស ៥.៨៥២នាក់ ត្រូវបានបណ្តេញចេញពីស្រុកខ្មែរ។", "Level removals 2024 5852")]
    [InlineData("ឆ្នាំ២០២៤ ជនរងគ្រោះកើនដល់ ៨៥នាក់ ពី ៤៩នាក់។", "FromTo victims.registered 2024 49")]
    [InlineData("In 2024 5,852 people were deported. Almost half (2,695) were Chinese nationals.", "Level removals 2024 5852|Share removals 2024 citizenship=CN 50|Level removals 2024 citizenship=CN 2695")]
    public void Other_wordings_say_the_same(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("Figures of 2024\nCases: 164 ➡️ 197\nSuspects to court: 194 ➡️ 273 (+79)\nDeported: 2,159 ➡️ 5,852", "FromTo cases.headline 2024 164|FromTo suspects.to-court 2024 194|Change suspects.to-court 2024 79|FromTo removals 2024 2159")]
    [InlineData("Cases in 2024: 197. PP 50, Preah Sihanouk 32, Siem Reap 18.", "Level cases.headline 2024 197|Level cases.headline 2024 province=12 50|Level cases.headline 2024 province=18 32|Level cases.headline 2024 province=17 18")]
    [InlineData("In 2024 there were 197 cases. Preah Sihanouk follows with 32, then come Siem Reap with 18 and Pursat with four.", "Level cases.headline 2024 197|Level cases.headline 2024 province=18 32|Level cases.headline 2024 province=17 18|Level cases.headline 2024 province=15 4")]
    public void Posts_and_lists_are_read_line_by_line(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 273 suspects were sent to court; in 2023 it was 194. Courts sentenced 130 people.", "Level suspects.to-court 2024 273|Level suspects.to-court 2023 194|Level court.sentenced 2024 130")]
    [InlineData("In 2024 courts sentenced 130 people. In 2023, 75 had been sentenced. Police handled 197 cases.", "Level court.sentenced 2024 130|Level court.sentenced 2023 75|Level cases.headline 2024 197")]
    [InlineData("In 2024 there were 197 cases. In 2023 it had been 164. Of these, 24 were trafficking.", "Level cases.headline 2024 197|Level cases.headline 2023 164|Level cases.trafficking ? 24")]
    public void A_look_back_does_not_move_the_text_to_another_year(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("There were 197 cases in 2024, 50 of them in the capital.", "Level cases.headline 2024 197|Level cases.headline 2024 province=12 50")]
    [InlineData("In 2024 Phnom Penh, with 50 cases out of 197, is no surprise.", "Level cases.headline 2024 province=12 50|Level cases.headline 2024 197")]
    [InlineData("ឆ្នាំ២០២៤ ទូទាំងប្រទេសមានករណីចំនួន ១៩៧ ក្នុងនោះខេត្តបាត់ដំបងមាន ៩ករណី។", "Level cases.headline 2024 197|Level cases.headline 2024 province=02 9")]
    [InlineData("Phnom Penh had 18 cases in the first half of 2025. A year ago it had 29.", "Level cases.headline 2025-H1 province=12 18|Level cases.headline 2024-H1 province=12 29")]
    [InlineData("In 2024 there were 523 victims. One in five (116) was younger than 15.", "Level victims.registered 2024 523|Share victims.registered 2024 age=under-15 20|Level victims.registered 2024 age=under-15 116")]
    [InlineData("Of the 85 male victims in 2024, 60 had been trafficked.", "Level victims.registered 2024 sex=male 85|Level victims.registered 2024 group=trafficking,sex=male 60")]
    [InlineData("In 2024 58 suspects were women, meaning roughly one suspect in five.", "Level suspects.arrested 2024 sex=female 58|Share suspects.arrested 2024 sex=female 20")]
    [InlineData("In 2024 922 cases led to the removal of 5,852 foreigners. Chinese (2,695) and Vietnamese (1,198) were the largest groups.", "Level removal-files 2024 922|Level removals 2024 5852|Level removals 2024 citizenship=CN 2695|Level removals 2024 citizenship=VN 1198")]
    [InlineData("The committee received 240 complaints in 2024. Three in five came over the hotline.", "Level complaints.received 2024 240|Share complaints.received 2024 channel=hotline 60")]
    [InlineData("ឆ្នាំ២០២៤ ជនសង្ស័យបានបញ្ជូនទៅតុលាការចំនួន ២៧៣នាក់ ឯតុលាការបានកាត់ទោស ១៣០នាក់។", "Level suspects.to-court 2024 273|Level court.sentenced 2024 130")]
    public void A_part_is_not_its_whole(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 there were 523 victims. The committee met 11 times.", "Level victims.registered 2024 523")]
    [InlineData("In 2024 there were 197 cases. That is one case every two days.", "Level cases.headline 2024 197")]
    [InlineData("In 2024 officers wrapped up 197 cases.", "Level cases.headline 2024 197")]
    [InlineData("In 2024 there were 523 victims, 230 of them minors. Half of these were under 15.", "Level victims.registered 2024 523|Level victims.registered 2024 majority=minor 230")]
    [InlineData("In the first half of 2025: trafficking cases 27 (22).", "Level cases.trafficking 2025-H1 27")]
    [InlineData("In 2024 there were 523 victims. The committee's budget grew to 1.2 million dollars.", "Level victims.registered 2024 523")]
    [InlineData("In 2024 there were 523 victims. Before removal, 512 persons were screened.", "Level victims.registered 2024 523")]
    [InlineData("In 2024 male victims numbered 85. Their share fell from 46 to 35 per cent.", "Level victims.registered 2024 sex=male 85")]
    public void Occasions_rates_and_asides_are_no_claims(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 there were 197 cases. Thailand, by comparison, recorded 312 cases.", "Level cases.headline 2024 197")]
    [InlineData("In 2024 there were 197 cases. Chinese 2,695.", "Level cases.headline 2024 197")]
    [InlineData("In 2024 there were 197 cases. One case is one too many.", "Level cases.headline 2024 197")]
    [InlineData("In 2024 5,852 people were deported, 2,695 of them Chinese and 861 Indonesian; together these three made up 81 per cent.", "Level removals 2024 5852|Level removals 2024 citizenship=CN 2695|Level removals 2024 citizenship=ID 861")]
    [InlineData("Preah Sihanouk had 32 cases in 2024, Phnom Penh 50. In the first half of the year they had 17 and 29 respectively.", "Level cases.headline 2024 province=18 32|Level cases.headline 2024 province=12 50")]
    [InlineData("ឆ្នាំ២០២៤ កិច្ចប្រជុំមានអ្នកចូលរួម ២៥០នាក់។", "")]
    public void What_leans_on_nothing_is_no_claim(string text, string claims) => Assert.Equal(claims, Said(text));

    [Fact]
    public void Lines_of_a_paragraph_broken_at_the_width_of_a_page_are_one_sentence() =>
        Assert.Equal("Level cases.headline 2024 197", Said("The committee said that it had handled a total of 197\ncases of trafficking and sexual exploitation in 2024."));

    private static string Said(string text) => string.Join('|', ClaimReader.Read(text, new(2025, 8, 28)).Select(claim => string.Join(' ', new[]
    {
        claim.Form.ToString(), claim.Measure, claim.Window?.ToString() ?? "?", string.Join(',', claim.Of), $"{claim.Value?.Low}",
    }.Where(part => !string.IsNullOrEmpty(part)))));
}
