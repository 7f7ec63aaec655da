using Pratip.Statistics.Claims;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>
/// What seventeen articles of every kind (wire, ministry, court round-up, opinion, study, embassy, speech, digest, briefing, letter, bulletin, agency, answer in parliament, four in Khmer) were read
/// wrongly in when they were read for the first time.
/// </summary>
public sealed class PressArticleTests
{
    private static readonly DateOnly Day = new(2025, 12, 12);

    [Theory]
    [InlineData("In the first semester of 2025, 22 nationalities were removed: 2,310 persons in 402 cases, compared with 1,954 persons in 377 cases in the first semester of 2024. 88 victims were rescued.", "Level removals.citizenships 2025-H1 22|Level removals 2025-H1 2310|Level removal-files 2025-H1 402|Level removals 2024-H1 1954|Level removal-files 2024-H1 377|Level victims.registered 2025-H1 88")]
    [InlineData("From January to September 2025 prosecutors received 201 suspects, a rise of almost a fifth on the year before, when there were 169.", "Level suspects.to-court 2025-01..2025-09 201|Growth suspects.to-court 2025-01..2025-09 20|Level suspects.to-court 2024-01..2024-09 169")]
    [InlineData("Cases went up by 33 in 2024, to 197, after they had gone down by 12 in 2023.", "Change cases.headline 2024 33|Change cases.headline 2023 12")]
    [InlineData("Police carried out 88 operations in 2024 and 140 in the first ten months of 2025. During the same ten months 11,300 foreigners were deported.", "Level operations 2024 88|Level operations 2025-01..2025-10 140|Level removals 2025-01..2025-10 11300")]
    [InlineData("Arrests came to 122 in the second semester of 2024, as against 129 in the first.", "Level suspects.arrested 2024-H2 122|Level suspects.arrested 2024-H1 129")]
    [InlineData("Trafficking cases fell from 31 in the first semester of 2024 to 27 in the first semester of 2025. In the present semester 88 victims were rescued.", "FromTo cases.trafficking 2025-H1 31|Level victims.registered 2025-H1 88")]
    [InlineData("In the third quarter of 2025 12 cases were handled. Over the year as a whole 31 cases were handled. In the quarter, 19 victims were rescued.", "Level cases.headline 2025-07..2025-09 12|Level cases.headline 2025 31|Level victims.registered 2025-07..2025-09 19")]
    public void What_is_compared_and_what_comes_later_keeps_its_own_period(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In the past eleven months, from January to November, police cracked 183 cases. That is six more than in the same months of last year. In those cases 251 people were arrested.", "Level cases.headline 2025-01..2025-11 183|Change cases.headline 2025-01..2025-11 6|Level suspects.arrested 2025-01..2025-11 251")]
    [InlineData("By the end of October 2025 the number of identified victims for this year had reached 64.", "Level victims.identified 2025-01..2025-10 64")]
    [InlineData("In 2024 there were 197 cases. The verdict on the recruiter is due on 20 December. Suspects numbered 273.", "Level cases.headline 2024 197|Level suspects.arrested 2024 273")]
    [InlineData("In 2024 48,200 people took part in 615 dissemination sessions. Schools received copies of the Law of 15 February 2008, which has 52 articles.\nThe hotline received 402 complaints.", "Level prevention.participants 2024 48200|Level prevention.activities 2024 615|Level complaints.received 2024 channel=hotline 402")]
    [InlineData("From January to July 2025 112 cases were handled.\nSouth Korea's ministry received 330 reports of missing citizens this year.\nPolice arrested 90 suspects.", "Level cases.headline 2025-01..2025-07 112|Level suspects.arrested 2025-01..2025-07 90")]
    [InlineData("From January to November 183 cases were handled.\n\nIn 2024 police raided 38 sites. This year, 102.\n\n108 defendants were convicted.", "Level cases.headline 2025-01..2025-11 183|Level operations.sites 2024 38|Level operations.sites 2025-01-01..2025-12-12 102|Level court.sentenced 2025-01..2025-11 108")]
    [InlineData("In the first ten months of 2025 there were 160 cases.\n\nOn 3 November police arrested 64 people.\n\nThere were 36 complaints.", "Level cases.headline 2025-01..2025-10 160|Level suspects.arrested 2025-11-03..2025-11-03 64|Level complaints.received ? 36")]
    public void An_aside_a_law_and_another_matter_do_not_move_the_period(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 police broke into 47 online fraud centres and shut 29 of them. Kampot accounted for 8 of the 47 sites.", "Level operations.sites 2024 47|Level sites.closed 2024 29|Level operations.sites 2024 8|Level operations.sites 2024 47")]
    [InlineData("Now, the compounds. In 2023 we entered 21 of these places. In 2024 it was 38.", "Level operations.sites 2023 21|Level operations.sites 2024 38")]
    [InlineData("Charges under that law are another matter. They more than tripled, from 14 in 2023 to 45 in 2024.", "Factor charges 2024 3")]
    [InlineData("But the number of victims who were formally recognised has hardly changed. In 2024 it stood at 60.", "Level victims.identified 2024 60")]
    [InlineData("Second, on deportations, the author confuses cases with people. In 2024 there were 922 cases. They concerned 5,852 individuals of 28 nationalities.", "Level removal-files 2024 922|Level removals 2024 5852|Level removals.citizenships 2024 28")]
    [InlineData("In 2024 the courts convicted 130 people. For 2023 the ministry speaks of 121.", "Level court.sentenced 2024 130|Level court.sentenced 2023 121")]
    [InlineData("In 2024 214 suspects were sent to court. In 2023 the corresponding figure was 171 suspects.", "Level suspects.to-court 2024 214|Level suspects.to-court 2023 171")]
    [InlineData("In 2024 122 suspects were arrested. Prosecutors received 117 of the 122.", "Level suspects.arrested 2024 122|Level suspects.to-court 2024 117|Level suspects.arrested 2024 122")]
    [InlineData("In 2024 they searched 63 locations in 16 provinces, closed 34 of them.", "Level operations.sites 2024 63|Level sites.closed 2024 34")]
    [InlineData("In 2024 the hotline received 402 complaints. Action was taken on 288 of them; 54 were found to be untrue.", "Level complaints.received 2024 channel=hotline 402|Level complaints.received 2024 channel=hotline,ending=acted 288|Level complaints.received 2024 channel=hotline,ending=untrue 54")]
    [InlineData("In 2024, 523 victims were registered, 301 of them female, and 470 were handed over to their families, to the social services or to shelters.", "Level victims.registered 2024 523|Level victims.registered 2024 sex=female 301|Level hand-overs 2024 470")]
    [InlineData("In 2024 26 victims were rescued. Eleven were aged 15 to 17 and three were younger than 15.", "Level victims.registered 2024 26|Level victims.registered 2024 age=15-17 11|Level victims.registered 2024 age=under-15 3")]
    [InlineData("In 2025 7,350 foreigners were deported. In all of 2024 there were 5,852 and in 2023 only 2,159.", "Level removals 2025 7350|Level removals 2024 5852|Level removals 2023 2159")]
    [InlineData("In 2024 police arrested 176 suspects, including 14 foreigners, and sent 159 of them to court.", "Level suspects.arrested 2024 176|Level suspects.arrested 2024 citizenship-group=foreign 14|Level suspects.to-court 2024 159")]
    [InlineData("In 2024 81 people were convicted. Forty of them were sentenced to more than ten years.", "Level court.sentenced 2024 81")]
    [InlineData("In 2024 460 victims were registered. After the interview 77 were formally identified.", "Level victims.registered 2024 460|Level victims.identified 2024 77")]
    [InlineData("There were 140 operations at 163 sites in 2024, and 61 sites were closed.", "Level operations 2024 140|Level operations.sites 2024 163|Level sites.closed 2024 61")]
    [InlineData("In 2024 128 cases were handled. Phnom Penh recorded 39 of the 128 cases.", "Level cases.headline 2024 128|Level cases.headline 2024 province=12 39|Level cases.headline 2024 128")]
    [InlineData("In 2024 Preah Sihanouk's court handled the most defendants, 37, ahead of Phnom Penh's with 33.", "Level court.defendants 2024 37|Level court.defendants 2024 33")]
    public void A_subject_that_was_named_without_a_number_is_that_of_the_number_behind(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("Banteay Meanchey province\n\nMost came from Prey Veng and Kampong Cham. The provincial office handled 9 cases in 2024. It arrested 13 suspects.", "Level cases.headline 2024 province=01 9|Level suspects.arrested 2024 province=01 13")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ខេត្តព្រះសីហនុ បានចុះត្រួតពិនិត្យទីតាំងសង្ស័យចំនួន ២៤កន្លែង និងបានបិទ ១១កន្លែង។ ក្នុងឆ្នាំ២០២៤ ខេត្តមានករណីជួញដូរមនុស្ស ១៤ករណី។", "Level operations.sites 2024 24|Level sites.closed 2024 province=18 11|Level cases.trafficking 2024 province=18 14")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ បទល្មើសជួញដូរមនុស្សមាន ២៧ករណី និងអំពើធ្វើអាជីវកម្មផ្លូវភេទមាន ៧២ករណី។", "Level cases.trafficking 2024 27|Level cases.sexual-exploitation 2024 72")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ បណ្តាញទូរស័ព្ទទាន់ហេតុការណ៍ ១២៨៨ ទទួលបានពាក្យបណ្តឹង ៧១២។", "Level complaints.received 2024 channel=hotline 712")]
    public void The_province_is_the_one_that_the_text_has_named(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 some media have written that trafficking in Cambodia doubled.", "")]
    [InlineData("The article states that 10,000 victims were registered in 2024.", "")]
    [InlineData("You compare the 24,000 deportations of this year with the 922 of last year.", "")]
    [InlineData("It is wrong to say that deportations rose by 80 per cent in 2024: cases rose by 20 per cent.", "Growth removal-files 2024 20")]
    [InlineData("In Kampot, the appeal judges freed three of five men who had been jailed in 2023.", "")]
    [InlineData("Of 10 cases I took in 2022, three have been decided.", "")]
    [InlineData("For each person we helped in 2024, we threw out nearly 70.", "")]
    [InlineData("In 2024 we recommend that the government identify at least 500 victims.", "")]
    [InlineData("You cannot find only 60 victims in 2024.", "")]
    [InlineData("In 2024 I met a girl of 14, who had been sold.", "")]
    [InlineData("In 2024 police closed 29 sites, as pressure grows on the government.", "Level sites.closed 2024 29")]
    public void What_one_person_did_and_what_another_wrote_are_no_figures_of_the_text(string text, string claims) => Assert.Equal(claims, Said(text));

    /// <summary>The articles themselves, as they were marked by hand. They have been worked on: this holds what was gained and says nothing of others.</summary>
    [Theory]
    [InlineData("en", 0.85)]
    [InlineData("km", 0.90)]
    public void The_articles_are_read_as_well_as_they_were(string language, double least)
    {
        var pairs = MarkedText.Read("articles", language).SelectMany(t => t.Match().Pairs).ToList();
        var whole = pairs.Count(p => p.Read is { } read && read.Measure == p.Marked.Measure && read.Window == p.Marked.Window && string.Join(',', read.Of) == p.Marked.Of);
        Assert.True(whole >= least * pairs.Count, $"{whole} of {pairs.Count}");
    }

    private static string Said(string text) => string.Join('|', ClaimReader.Read(text, Day).Select(claim =>
        string.Join(' ', new[] { claim.Form.ToString(), claim.Measure ?? "?", claim.Window?.ToString() ?? "?", string.Join(',', claim.Of), (claim.Form is ClaimForm.FromTo ? claim.Earlier : claim.Value?.Low)?.ToString("0", System.Globalization.CultureInfo.InvariantCulture) }.Where(part => !string.IsNullOrEmpty(part)))));
}
