using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>How numbers lean on each other in notes, interviews, threads and reports of other hands.</summary>
public sealed class ProseReadingTests
{
    [Theory]
    [InlineData("How many cases were there in the first half of 2025?\nA: Ninety-nine, five fewer than in the same six months of last year.", "Level cases.headline 2025-H1 99|Change cases.headline 2025-H1 5")]
    [InlineData("The Daily: Madam Secretary, how many cases did you handle last year?\nSecretary: 197. The year before it was 164.\nThe Daily: Is that a lot?\nSecretary: It is a fifth more than in 2023, yes.", "Level cases.headline 2024 197|Level cases.headline 2023 164|Growth cases.headline 2024 20")]
    [InlineData("Q: Victims in 2024?\nA: We registered some 523. Nearly half were minors.", "Level victims.registered 2024 523|Share victims.registered 2024 majority=minor 50")]
    [InlineData("Is it true that the number of child victims doubled in 2024?\nA: No. It fell from 134 to 98, by about 27 per cent.", "Growth victims.registered 2024 majority=minor 27")]
    [InlineData("How does Siem Reap fare?\nSecretary: 18 cases in 2024. Phnom Penh had 50.", "Level cases.headline 2024 province=17 18|Level cases.headline 2024 province=12 50")]
    [InlineData("Siem Reap had 18 cases in 2024. Victims? 523.", "Level cases.headline 2024 province=17 18|Level victims.registered 2024 523")]
    [InlineData("The Daily: Critics say that 9,000 foreigners were deported in 2024?\nThe Daily: In 2024, 9,000 foreigners were deported.\nSecretary: That is not true.", "")]
    [InlineData("What about the foreigners who came here?\nWe have sent home 5,852 of them in 2024, against 2,159 in 2023. Nearly half were Chinese; every fifth one was Vietnamese.", "Level removals 2024 5852|Level removals 2023 2159|Share removals 2024 citizenship=CN 50|Share removals 2024 citizenship=VN 20")]
    [InlineData("In 2024 there were 197 cases.\n\nThe Daily: How does Siem Reap fare?\nSecretary: 18 cases, one fewer than in 2023.", "Level cases.headline 2024 197|Level cases.headline 2024 province=17 18|Change cases.headline 2024 province=17 1")]
    public void An_answer_is_of_what_was_asked(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("Suspects sent to court in Cambodia: 194 → 273 (+79) in 2024.", "FromTo suspects.to-court 2024 194|Change suspects.to-court 2024 79")]
    [InlineData("Sexual exploitation cases in 2024: 140 -> 150 (+10).", "FromTo cases.sexual-exploitation 2024 140|Change cases.sexual-exploitation 2024 10")]
    [InlineData("2/7 Cases in 2024: 164 → 197 (+20%).", "FromTo cases.headline 2024 164|Growth cases.headline 2024 20")]
    [InlineData("In 2024: 197 cases, 523 victims, 5,852 deported.", "Level cases.headline 2024 197|Level victims.registered 2024 523|Level removals 2024 5852")]
    [InlineData("Siem Reap is second w/ 32 cases in 2024, incl. 2 of trafficking.", "Level cases.headline 2024 province=17 32")]
    public void Short_notes_are_read_as_sentences_are(string text, string claims) => Assert.StartsWith(claims, Said(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("One in nine suspects sent to court in 2024 was a foreigner (30 of 273).", "Share suspects.to-court 2024 citizenship-group=foreign 11.11|Level suspects.to-court 2024 citizenship-group=foreign 30|Level suspects.to-court 2024 273")]
    [InlineData("In 2024 women were about a fifth of the suspects sent to court (58).", "Share suspects.to-court 2024 sex=female 20|Level suspects.to-court 2024 sex=female 58")]
    [InlineData("The courts sentenced 130 people in 2024, nearly twice as many as in 2023 (75).", "Level court.sentenced 2024 130|Factor court.sentenced 2024 2")]
    [InlineData("The 2024 rise in cases (33) was smaller than the rise in suspects sent to court (79).", "Change cases.headline 2024 33|Change suspects.to-court 2024 79")]
    [InlineData("Of the 523 victims registered in 2024, 230 (or 44 per cent) were children.", "Level victims.registered 2024 523|Level victims.registered 2024 majority=minor 230|Share victims.registered 2024 majority=minor 44")]
    [InlineData("There were 230 minors, or 44 per cent, among the victims registered in 2024.", "Level victims.registered 2024 majority=minor 230|Share victims.registered 2024 majority=minor 44")]
    [InlineData("In 2024 girls and women among the victims numbered 427, or 82% of all victims.", "Level victims.registered 2024 sex=female 427|Share victims.registered 2024 sex=female 82")]
    [InlineData("In 2024 98 victims were minors. That's 35% of all victims.", "Level victims.registered 2024 majority=minor 98|Share victims.registered 2024 majority=minor 35")]
    [InlineData("In 2024, 5,852 people were deported. China alone accounted for 46 per cent of them, Vietnam for a fifth, and Indonesia for 15 per cent.", "Level removals 2024 5852|Share removals 2024 citizenship=CN 46|Share removals 2024 citizenship=VN 20|Share removals 2024 citizenship=ID 15")]
    [InlineData("Of the 197 cases in 2024, most were trafficking.", "Level cases.headline 2024 197|Share cases.headline 2024 group=trafficking 50")]
    [InlineData("Eight out of every ten victims rescued in 2024 were female.", "Share victims.registered 2024 sex=female 80")]
    [InlineData("Victims in 2024 by age. Minors: 230. Adults: 293.", "Level victims.registered 2024 majority=minor 230|Level victims.registered 2024 majority=adult 293")]
    [InlineData("In 2024, 230 minors, or 44 per cent of all victims, were registered.", "Level victims.registered 2024 majority=minor 230|Share victims.registered 2024 majority=minor 44")]
    [InlineData("A total of 240 cases were before the courts in 2024, of which 76 had been carried over and 164 were new.", "Level court.files 2024 240|Level court.carried-over 2024 76")]
    [InlineData("Suspects sent to court in 2024 numbered 273. Together, the Chinese (2,695), Vietnamese (1,198) and Indonesian (861) deportees of 2024 amount to 4,754 persons.", "Level suspects.to-court 2024 273|Level removals 2024 citizenship=CN 2695|Level removals 2024 citizenship=VN 1198|Level removals 2024 citizenship=ID 861|Level removals 2024 4754")]
    [InlineData("China (2,695), Vietnam (1,198), Indonesia (861): these three led the list of deportees in 2024.", "Level removals 2024 citizenship=CN 2695|Level removals 2024 citizenship=VN 1198|Level removals 2024 citizenship=ID 861")]
    [InlineData("The figures for trafficking and sexual exploitation were 47 and 150 in 2024.", "Level cases.trafficking 2024 47|Level cases.sexual-exploitation 2024 150")]
    [InlineData("In the first half of 2025 there were 99 cases.\n* Trafficking in persons: 27 cases (+5).\n* Sexual exploitation: 72 cases, ten fewer.", "Level cases.headline 2025-H1 99|Level cases.trafficking 2025-H1 27|Change cases.trafficking 2025-H1 5|Level cases.sexual-exploitation 2025-H1 72|Change cases.sexual-exploitation 2025-H1 10")]
    [InlineData("Only 30 out of 273 suspects brought to court in 2024 were foreign. Nine in ten were Cambodians.", "Level suspects.to-court 2024 citizenship-group=foreign 30|Level suspects.to-court 2024 273|Share suspects.to-court 2024 citizenship=KH 90")]
    [InlineData("There were 278 victims in the first half of 2025. Minors accounted for 35 per cent or 98.", "Level victims.registered 2025-H1 278|Share victims.registered 2025-H1 majority=minor 35|Level victims.registered 2025-H1 majority=minor 98")]
    [InlineData("In 2024 immigration removed 5,852 foreigners. Chinese nationals made up 46 per cent; Vietnamese, 20 per cent; Indonesians, 15 per cent.", "Level removals 2024 5852|Share removals 2024 citizenship=CN 46|Share removals 2024 citizenship=VN 20|Share removals 2024 citizenship=ID 15")]
    [InlineData("In 2024 5,852 people were deported. Chinese citizens topped the list (2,695).", "Level removals 2024 5852|Rank removals 2024 citizenship=CN 1|Level removals 2024 citizenship=CN 2695")]
    [InlineData("In 2024 76% of the cases = sexual exploitation.", "Share cases.headline 2024 group=sexual-exploitation 76")]
    [InlineData("In 2024, 5,852 people were deported. 2,695 of the deported held Chinese passports.", "Level removals 2024 5852|Level removals 2024 citizenship=CN 2695")]
    [InlineData("Women accounted for 21 per cent of the suspects sent to court in 2024, or 58.", "Share suspects.to-court 2024 sex=female 21|Level suspects.to-court 2024 sex=female 58")]
    [InlineData("Out of the 278 victims in the first half of 2025, 98 were under 15, i.e. more than a third.", "Level victims.registered 2025-H1 278|Level victims.registered 2025-H1 age=under-15 98|Share victims.registered 2025-H1 age=under-15 33.33")]
    [InlineData("Victims identified or presumed in 2024: 523, thereof 230 minors and 293 adults.", "Level victims.registered 2024 523|Level victims.registered 2024 majority=minor 230|Level victims.registered 2024 majority=adult 293")]
    [InlineData("In 2024 58 of the suspects sent to court were women, that is, every fifth.", "Level suspects.to-court 2024 sex=female 58|Share suspects.to-court 2024 sex=female 20")]
    [InlineData("In 2024 5,852 people were deported. China leads with 2,695 persons.", "Level removals 2024 5852|Rank removals 2024 citizenship=CN 1|Level removals 2024 citizenship=CN 2695")]
    [InlineData("In the first half of 2025 130 people were taken to court. Of these, 37 face charges of trafficking. Nineteen are foreigners.", "Level suspects.to-court 2025-H1 130|Level suspects.to-court 2025-H1 group=trafficking 37|Level suspects.to-court 2025-H1 citizenship-group=foreign 19")]
    public void A_part_keeps_what_it_is_a_part_of(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024, 197 cases were investigated and 273 people arrested and sent to court, up 33 and 79 respectively.", "Level cases.headline 2024 197|Change cases.headline 2024 33|Level suspects.to-court 2024 273|Change suspects.to-court 2024 79")]
    [InlineData("Deportations of Chinese nationals in 2024 rose by two and a half times, to 2,695.", "Factor removals 2024 citizenship=CN 2.5")]
    [InlineData("Deportations in 2024 were 2.7 times the number of 2023.", "Factor removals 2024 2.7")]
    [InlineData("In 2024 sexual exploitation cases, at 150, were only ten up on the previous year.", "Level cases.sexual-exploitation 2024 150|Change cases.sexual-exploitation 2024 10")]
    [InlineData("In 2025 there were 278 victims, 12 fewer.", "Level victims.registered 2025 278|Change victims.registered 2025 12")]
    [InlineData("Suspects brought to court in 2024 numbered 130. Foreigners among them numbered 19, almost five times as many as a year earlier.", "Level suspects.to-court 2024 130|Level suspects.to-court 2024 citizenship-group=foreign 19|Factor suspects.to-court 2024 citizenship-group=foreign 5")]
    [InlineData("The number of victims who were minors was up 44 per cent in 2024.", "Growth victims.registered 2024 majority=minor 44")]
    [InlineData("In the first half of 2025 there were 99 cases, 5 fewer than in H1 2024 (104).", "Level cases.headline 2025-H1 99|Change cases.headline 2025-H1 5")]
    [InlineData("The General Department of Immigration removed 5,852 foreigners in 922 cases in 2024, almost three times the 2,159 of 2023.", "Level removals 2024 5852|Level removal-files 2024 922|Factor removals 2024 3")]
    [InlineData("Siem Reap had 18 cases in 2024, one fewer than in 2023.", "Level cases.headline 2024 province=17 18|Change cases.headline 2024 province=17 1")]
    [InlineData("Suspects sent to court rose from 194 to 273, victims numbered 523 and deportations soared to 5,852 in 2024.", "FromTo suspects.to-court 2024 194|Level victims.registered 2024 523|Direction removals 2024|Level removals 2024 5852")]
    [InlineData("In 2024, operations and checks took place at 76 sites, more than three times the 23 of the previous year; 3,353 persons were found there, among them 583 women and 54 minors.", "Level operations.sites 2024 76|Factor operations.sites 2024 3|Level operations.persons 2024 3353|Level operations.persons 2024 sex=female 583|Level operations.persons 2024 majority=minor 54")]
    [InlineData("In 2024 there were 197 cases, or 33 more.", "Level cases.headline 2024 197|Change cases.headline 2024 33")]
    [InlineData("In 2024 deportations rose 2.7-fold.", "Factor removals 2024 2.7")]
    [InlineData("Child victims in the first half of 2025 fell more sharply still: from 134 to 98.", "FromTo victims.registered 2025-H1 majority=minor 134")]
    [InlineData("Deportations: 2,159 (2023) -> 5,852 (2024).", "FromTo removals 2024 2159")]
    [InlineData("The headline number: 197 cases in 2024, +33 vs 2023.", "Level cases.headline 2024 197|Change cases.headline 2024 33")]
    public void A_change_is_of_what_stands_beside_it(string text, string claims) => Assert.Equal(claims, string.Join('|', Said(text).Split('|').OrderBy(c => claims.IndexOf(c, StringComparison.Ordinal)).ThenBy(c => c, StringComparer.Ordinal)));

    [Theory]
    [InlineData("In the first half of 2025 there were 27 trafficking cases, versus 22 a year ago, and 72 sexual exploitation cases, versus 82.", "Level cases.trafficking 2025-H1 27|Level cases.trafficking 2024-H1 22|Level cases.sexual-exploitation 2025-H1 72|Level cases.sexual-exploitation 2024-H1 82")]
    [InlineData("In 2024 immigration deported 5,852 foreigners in 922 cases, against 2,159 in 512 cases the year before.", "Level removals 2024 5852|Level removal-files 2024 922|Level removals 2023 2159|Level removal-files 2023 512")]
    [InlineData("In the first half of 2025, 99 cases were handled. Suspects sent to court: 130, vs 134 a year ago.", "Level cases.headline 2025-H1 99|Level suspects.to-court 2025-H1 130|Level suspects.to-court 2024-H1 134")]
    [InlineData("PRESS RELEASE No. 14/2025\nThe committee presented its figures for 2024.\n\nThe authorities dealt with 197 cases.\n\nPolice brought 273 suspects to court.", "Level cases.headline 2024 197|Level suspects.to-court 2024 273")]
    [InlineData("The number of cases in 2024 stood at 197, compared to 164 in 2023, and the number of suspects sent to court at 273, compared to 194.", "Level cases.headline 2024 197|Level cases.headline 2023 164|Level suspects.to-court 2024 273|Level suspects.to-court 2023 194")]
    [InlineData("In 2024 there were 197 cases, comprising 47 of human trafficking and 150 of sexual exploitation; the corresponding figures for 2023 were 24 and 140.", "Level cases.headline 2024 197|Level cases.trafficking 2024 47|Level cases.sexual-exploitation 2024 150|Level cases.trafficking 2023 24|Level cases.sexual-exploitation 2023 140")]
    [InlineData("In 2023 there were 164 cases, of which only 24 were trafficking; a year later the figures stood at 197 and 47.", "Level cases.headline 2023 164|Level cases.trafficking 2023 24|Level cases.headline 2024 197|Level cases.trafficking 2024 47")]
    [InlineData("In 2024 5,852 people were deported. In the second half of 2024 there were 93 cases.\n\nThe Thai share of the deported was 2.4 per cent.", "Level removals 2024 5852|Level cases.headline 2024-H2 93|Share removals ? citizenship=TH 2.4")]
    [InlineData("In 2024 a total of 273 traffickers ended up in court. That compares with 194 in 2023.", "Level suspects.to-court 2024 273|Level suspects.to-court 2023 194")]
    [InlineData("Deportations numbered 5,852 in 2024. Compared with 2023, when 2,159 were deported, the figure is up 171 per cent.", "Level removals 2024 5852|Level removals 2023 2159|Growth removals 2024 171")]
    [InlineData("Counter-trafficking in the 1st half of 2025\n\nCases: 99\nCases were down 4.8 per cent on the first half of 2024, when there were 104.", "Level cases.headline 2025-H1 99|Growth cases.headline 2025-H1 4.8|Level cases.headline 2024-H1 104")]
    [InlineData("In 2024 there were 523 victims. Convictions: 130, after 75 in 2023. Sites closed: 9. Previous year: 6.", "Level victims.registered 2024 523|Level court.sentenced 2024 130|Level court.sentenced 2023 75|Level sites.closed 2024 9|Level sites.closed 2023 6")]
    [InlineData("In 2024 as a whole, 197 cases had been dealt with, so that the first half of 2025 was quieter.", "Level cases.headline 2024 197")]
    [InlineData("In 2024 there were 197 cases. Phnom Penh alone saw 50.\n\nDeportations reached a record 5,852.", "Level cases.headline 2024 197|Level cases.headline 2024 province=12 50|Level removals 2024 5852")]
    [InlineData("In 2024 there were 523 victims. Trafficking cases, which had stood at 24 in 2023, came to 47.", "Level victims.registered 2024 523|Level cases.trafficking 2023 24|Level cases.trafficking 2024 47")]
    public void Two_numbers_that_are_held_against_each_other_are_of_the_same_thing_and_of_two_years(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("Of the 5,852 deported in 2024, 4,754 came from three countries; the remaining 1,098 came from 47 others.", "Level removals 2024 5852")]
    [InlineData("Eleven complaints in 2024 were about officials.", "")]
    [InlineData("Let nobody tell us that arrests fell in the first half of 2024: they rose by 31 compared to the same period of 2023.", "Change suspects.arrested 2024-H1 31")]
    [InlineData("Our organisation supported 212 survivors in 2024, of whom 60 were children.", "")]
    [InlineData("In 2024 there were 197 cases. In our own province there were 32 cases in 2024.", "Level cases.headline 2024 197")]
    [InlineData("You also write that victims numbered 1,000 in 2024; the official number of victims is 523.", "Level victims.registered 2024 523")]
    [InlineData("Your article of 3 June says that police arrested 600 suspects in 2024.", "")]
    [InlineData("Trafficking cases dropped in 2024, or so you say; in truth they went up.", "Direction cases.trafficking 2024")]
    [InlineData("Claim: \"In 2024 most victims were children.\" Context: in 2024 there were 523 victims.", "Level victims.registered 2024 523")]
    [InlineData("In 2024 there were 197 cases. We aim for 250 convictions in 2026. There were 523 victims.", "Level cases.headline 2024 197|Level victims.registered 2024 523")]
    [InlineData("In 2024 there were 197 cases. He spoke at the annual meeting, attended by 800 people.", "Level cases.headline 2024 197")]
    [InlineData("There were 523 victims in 2024; one in five was not even 15.", "Level victims.registered 2024 523")]
    [InlineData("In 2024 there were 197 cases. The shop sold 130 lamps. In 2023 it was only 75.", "Level cases.headline 2024 197")]
    public void What_nothing_here_counts_is_no_claim(string text, string claims) => Assert.Equal(claims, Said(text));

    [Fact]
    public void The_arithmetic_of_a_growth_takes_no_numbers_of_a_sentence_that_says_the_other_way_round()
    {
        var claims = ClaimReader.Read("In 2024 cases rose by a fifth. Cases fell from 197 to 164.", new(2025, 3, 28));
        Assert.DoesNotContain(TextChecks.Of(claims), found => found.Claims.Any(c => c.Form is ClaimForm.Growth));
    }

    private static string Said(string text) => string.Join('|', ClaimReader.Read(text, new(2025, 3, 28)).Select(claim => string.Join(' ', new[]
    {
        claim.Form.ToString(), claim.Measure, claim.Window?.ToString() ?? "?", string.Join(',', claim.Of), $"{claim.Value?.Low}",
    }.Where(part => !string.IsNullOrEmpty(part)))));
}
