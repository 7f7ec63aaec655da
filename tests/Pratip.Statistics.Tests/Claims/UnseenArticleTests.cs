using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>What articles that were written and marked before anything read them were read wrongly in: agency report, speech, press release, post, opinion.</summary>
public sealed class UnseenArticleTests
{
    private static readonly DateOnly Day = new(2025, 11, 20);

    [Theory]
    [InlineData("From January to August there were 142 cases. On 14 September police arrested 23 people in Svay Rieng. Courts convicted 58 defendants in the eight months, three fewer than a year earlier.", "Level cases.headline 2025-01..2025-08 142|Level suspects.arrested 2025-09-14..2025-09-14 province=20 23|Level court.sentenced 2025-01..2025-08 58|Change court.sentenced 2025-01..2025-08 3")]
    [InlineData("In 2024 there were 197 cases. Courts convicted 58 defendants in the eight months before the election.", "Level cases.headline 2024 197|Level court.sentenced 2024 58")]
    [InlineData("November and December alone brought 97 victims in 2024.", "Level victims.registered 2024-11..2024-12 97")]
    [InlineData("Cases in November and December 2024 numbered 12 and 15.", "Level cases.headline ? 12|Level cases.headline ? 15")]
    [InlineData("9,300 foreigners were deported until the end of October.", "Level removals 2025-01..2025-10 9300")]
    public void Months_that_are_spoken_of_together_are_one_period(string text, string claims) => Assert.Equal(claims, Said(text));

    [Fact]
    public void What_rose_behind_a_look_back_is_held_against_it()
    {
        var change = Assert.Single(ClaimReader.Read("From January to October police handled 171 cases. In the first ten months of 2024 they had handled 168 cases. So cases went up by three.", Day), c => c.Form is ClaimForm.Change);
        Assert.Equal(("2025-01..2025-10", "2024-01..2024-10"), (change.Window?.ToString(), change.Comparison?.ToString()));
    }

    [Theory]
    [InlineData("In 2024 the courts sentenced 61 defendants. Only 12 of those sentenced were women.", "Level court.sentenced 2024 61|Level court.sentenced 2024 sex=female 12")]
    [InlineData("In 2024, 30 of those arrested were foreigners.", "Level suspects.arrested 2024 citizenship-group=foreign 30")]
    [InlineData("In 2024 police arrested 300 people. Sixty of those arrested were later released.", "Level suspects.arrested 2024 300")]
    [InlineData("In 2024 there were 247 arrests. Only 52 of the 247 suspects had been sentenced.", "Level suspects.arrested 2024 247|Level court.sentenced 2024 52|Level suspects.arrested 2024 247")]
    [InlineData("In 2024 273 suspects were sent to court. Of the 273 suspects, 101 were convicted.", "Level suspects.to-court 2024 273|Level suspects.to-court 2024 273|Level court.sentenced 2024 101")]
    [InlineData("From January to October the courts sentenced 61 of the 226 who were sent for trial.", "Level court.sentenced 2025-01..2025-10 61|Level suspects.to-court 2025-01..2025-10 226")]
    [InlineData("In 2024 273 suspects were sent to court. Only 12 of those sentenced were women. Among those sentenced were 40 foreigners.", "Level suspects.to-court 2024 273|Level court.sentenced 2024 sex=female 12|Level court.sentenced 2024 citizenship-group=foreign 40")]
    [InlineData("In 2024 a total of 179 people, 52 of them foreigners, were arrested; 161 have already been brought before a judge.", "Level suspects.arrested 2024 179|Level suspects.arrested 2024 citizenship-group=foreign 52|Level suspects.to-court 2024 161")]
    [InlineData("In 2024, 4,105 foreigners of 31 nationalities were deported, compared with 2,870 in 2023.", "Level removals 2024 4105|Level removals.citizenships 2024 31|Level removals 2023 2870")]
    [InlineData("In 2024 police raided 38 compounds. They closed 17 of them.", "Level operations.sites 2024 38|Level sites.closed 2024 17")]
    [InlineData("In 2024, scam sites raided: 26; closed: 11", "Level operations.sites 2024 26|Level sites.closed 2024 11")]
    public void A_part_and_its_whole_are_of_what_happened_to_each(string text, string claims) => Assert.Equal(claims, Said(text));

    [Fact]
    public void It_is_the_people_who_were_more_and_not_their_citizenships() =>
        Assert.Equal("Level removals 2024 6020|Level removals.citizenships 2024 27|Factor removals 2024 3", Said("In 2024 6,020 persons of 27 nationalities were deported, which is 2.8 times the number of the previous year."));

    [Theory]
    [InlineData("Suspects arrested in 2024: 151, incl. 33 women, 46 foreigners\nSent to court: 139\nVictims rescued: 262 (F 188 / M 74)\n- 15-17 yrs: 80", "Level suspects.arrested 2024 151|Level suspects.arrested 2024 sex=female 33|Level suspects.arrested 2024 citizenship-group=foreign 46|Level suspects.to-court 2024 139|Level victims.registered 2024 262|Level victims.registered 2024 sex=female 188|Level victims.registered 2024 sex=male 74|Level victims.registered 2024 age=15-17 80")]
    [InlineData("In 2024 police arrested 151 suspects (F 33).", "Level suspects.arrested 2024 151|Level suspects.arrested 2024 sex=female 33")]
    [InlineData("In 2024\nDeported: 3,120 pers. (Chinese 1,290, Vietnamese 702)\nTop provinces by cases:\n1. Phnom Penh 31\n2. Preah Sihanouk 19", "Level removals 2024 3120|Level removals 2024 citizenship=CN 1290|Level removals 2024 citizenship=VN 702|Level cases.headline 2024 province=12 31|Level cases.headline 2024 province=18 19")]
    public void Lines_of_a_post_are_read_by_their_labels(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 91,400 people took part in 1,310 awareness sessions. In Siem Reap alone 112 sessions were held.", "Level prevention.participants 2024 91400|Level prevention.activities 2024 1310|Level prevention.activities 2024 province=17 112")]
    [InlineData("In 2024 we trained 640 police officers, prosecutors and judges.", "Level prevention.participants 2024 640")]
    [InlineData("In 2024 two sessions of parliament were held.", "")]
    public void Who_was_trained_took_part(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 Phnom Penh recorded the most cases with 36, ahead of Preah Sihanouk province with 21.", "Rank cases.headline 2024 province=12 1|Level cases.headline 2024 province=12 36|Level cases.headline 2024 province=18 21")]
    [InlineData("In 2024 police raided 38 compounds in Sihanoukville. They closed 17 of them.", "Level operations.sites 2024 38|Level sites.closed 2024 province=18 17")]
    [InlineData("In 2024 from Thailand 212 Cambodians were repatriated, from Malaysia 96.", "Level repatriations 2024 country=TH 212|Level repatriations 2024 country=MY 96")]
    public void Where_it_was_is_that_of_what_it_was_said_of(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("Kim Heng is a lawyer who has defended 60 victims.", "")]
    [InlineData("The group visited 53 compounds and interviewed 58 survivors.", "")]
    [InlineData("In 2024, 188 victims were identified under the 2022 guidelines, up from 151.", "Level victims.identified 2024 188|FromTo victims.identified 2024 151")]
    [InlineData("In 2024 police handled 197 cases; 164 cases were handled in 2023. That makes 33 more.", "Level cases.headline 2024 197|Level cases.headline 2023 164|Change cases.headline 2024 33")]
    public void One_persons_count_and_the_year_of_a_rule_are_no_figures_of_the_text(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024 there were 187 cases. 291 suspects were arrested.\nQuestion: how many of the 187 were in Phnom Penh?\nAnswer: Forty-nine.", "Level cases.headline 2024 187|Level suspects.arrested 2024 291|Level cases.headline 2024 province=12 49")]
    [InlineData("In 2024 there were 187 cases. 291 suspects were arrested. Of the 187, 49 were in Phnom Penh.", "Level cases.headline 2024 187|Level suspects.arrested 2024 291|Level cases.headline 2024 187|Level cases.headline 2024 province=12 49")]
    [InlineData("In 2024 police carried out 92 operations at 118 sites, 37 of which were shut down.", "Level operations 2024 92|Level operations.sites 2024 118|Level sites.closed 2024 37")]
    [InlineData("In 2024, 14 compounds raided, 5 of them closed.", "Level operations.sites 2024 14|Level sites.closed 2024 5")]
    [InlineData("In 2024 we welcomed home 377 Cambodians. Most came from Thailand.", "Level repatriations 2024 377|Rank repatriations 2024 country=TH 1")]
    public void A_number_that_was_told_before_is_of_what_it_was_then(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("Year to date (January–September): 172 cases, 232 suspects in court, 395 victims. In the same nine months of 2024 there were 151 cases.", "Level cases.headline 2025-01..2025-09 172|Level suspects.to-court 2025-01..2025-09 232|Level victims.registered 2025-01..2025-09 395|Level cases.headline 2024-01..2024-09 151")]
    [InlineData("In Q3 2025 there were 54 cases (trafficking 17, sexual exploitation 37), up 6 on Q2.", "Level cases.headline 2025-07..2025-09 54|Level cases.trafficking 2025-07..2025-09 17|Level cases.sexual-exploitation 2025-07..2025-09 37|Change cases.headline 2025-07..2025-09 6")]
    [InlineData("We deported 5,790 foreigners in last year's first ten months.", "Level removals 2024-01..2024-10 5790")]
    public void A_period_in_the_brackets_of_a_label_is_of_all_behind_it(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("The minister compared 1,610 removals in the first quarter of 2025 with 5,852 in all of 2024.", "Level removals 2025-01..2025-03 1610|Level removals 2024 5852")]
    [InlineData("In 2024 courts convicted 130 people, and 118 files were carried over into 2025. Police arrested 22 suspects.", "Level court.sentenced 2024 130|Level court.carried-over 2024 118|Level suspects.arrested 2024 22")]
    [InlineData("On 2 April 2025 police arrested 12 people. In 2024 there were 197 cases.\n\nThe number of victims climbed from 440 to 523.", "Level suspects.arrested 2025-04-02..2025-04-02 12|Level cases.headline 2024 197|FromTo victims.registered 2024 440")]
    [InlineData("In 2024 there were 523 victims. I am told that 310 were handed over to relatives.", "Level victims.registered 2024 523|Level hand-overs 2024 destination=family 310")]
    [InlineData("In 2024 the police can be proud of 273 arrests.", "Level suspects.arrested 2024 273")]
    [InlineData("In 2024 there were 197 cases. In 2023 there had been 164. That is a fifth more, not less.", "Level cases.headline 2024 197|Level cases.headline 2023 164|Growth cases.headline 2024 20")]
    public void Letters_that_argue_with_figures_keep_the_period_of_each(string text, string claims) => Assert.Equal(claims, Said(text));

    [Fact]
    public void A_bound_before_so_many_in_ten_is_kept()
    {
        var share = Assert.Single(ClaimReader.Read("In 2024, nearly six in ten of the victims were women.", Day));
        Assert.Equal((60m, ValueBound.Nearly), (share.Value!.Value.Low, share.Value.Value.Bound));
    }

    [Fact]
    public void More_of_the_years_that_stand_before_are_no_people() =>
        Assert.Equal("", Said("Traffickers face seven to 15 years in prison, or up to 20 if the victim is a minor."));

    [Fact]
    public void Calls_of_a_hotline_may_be_complaints_and_a_person_says_so()
    {
        var calls = Assert.Single(ClaimReader.Read("In 2024 the hotline 1288 answered 1,930 calls.", Day));
        Assert.Equal([(ClaimField.Measure, "complaints.received")], calls.Gaps.Select(g => (g.Field, string.Join(',', g.Candidates))));
        Assert.Equal("Level ? 2024 1104", Said("In 2024 the hotline received 1,104 calls. In 2023 it was 1,255."));
        Assert.Equal("", Said("In 2024 our hotline received 300 calls."));
    }

    private static string Said(string text) => string.Join('|', ClaimReader.Read(text, Day).Select(claim =>
        string.Join(' ', new[] { claim.Form.ToString(), claim.Measure ?? "?", claim.Window?.ToString() ?? "?", string.Join(',', claim.Of), (claim.Form is ClaimForm.FromTo ? claim.Earlier : claim.Value?.Low)?.ToString("0", System.Globalization.CultureInfo.InvariantCulture) }.Where(part => !string.IsNullOrEmpty(part)))));
}
