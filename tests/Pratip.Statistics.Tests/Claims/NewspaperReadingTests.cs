using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Turns of newspapers that were read as claims nobody had made.</summary>
public sealed class NewspaperReadingTests
{
    private static readonly DateOnly Day = new(2025, 4, 2);

    [Theory]
    [InlineData("In 2024 police handled 197 cases. This is an increase of 20 per cent on the 164 logged in 2023. Some 273 suspects were sent to court.", "Level cases.headline 2024|Growth cases.headline 2024|Level suspects.to-court 2024")]
    [InlineData("In 2024 police handled 197 cases, 20 per cent up on the 164 in 2023.", "Level cases.headline 2024|Growth cases.headline 2024")]
    [InlineData("In 2024 police handled 197 cases, an increase of 33 on the 164 of 2023.", "Level cases.headline 2024|Change cases.headline 2024")]
    [InlineData("In 2024 there were removals. Removals reached 24,437, five times the 2022 total of 4,800.", "Level removals 2024|Factor removals 2024|Level removals 2022")]
    public void What_a_change_is_on_is_of_the_year_before(string text, string claims) => Assert.Equal(claims, Said(text));

    [Theory]
    [InlineData("In 2024, 120 girls were rescued.", "Level victims.registered 2024 majority=minor,sex=female")]
    [InlineData("In 2024 there were 523 victims. Children made up 230 of them: 120 girls and 110 boys.", "Level victims.registered 2024|Level victims.registered 2024 majority=minor|Level victims.registered 2024 majority=minor,sex=female|Level victims.registered 2024 majority=minor,sex=male")]
    [InlineData("Of the 523 victims in 2024, 230 were minors (120 female and 110 male).", "Level victims.registered 2024|Level victims.registered 2024 majority=minor|Level victims.registered 2024 majority=minor,sex=female|Level victims.registered 2024 majority=minor,sex=male")]
    [InlineData("In 2024 there were 523 victims, 230 of them minors (120 girls and 110 boys), or 44 per cent.", "Level victims.registered 2024|Level victims.registered 2024 majority=minor|Level victims.registered 2024 majority=minor,sex=female|Level victims.registered 2024 majority=minor,sex=male|Share victims.registered 2024 majority=minor")]
    [InlineData("ឆ្នាំ២០២៤ ជនរងគ្រោះមានចំនួន ៥២៣នាក់ ក្នុងនោះអនីតិជន ២៣០នាក់ (កុមារី ១២០នាក់ និងកុមារា ១១០នាក់) ស្មើនឹង ៤៤ភាគរយ។", "Level victims.registered 2024|Level victims.registered 2024 majority=minor|Level victims.registered 2024 majority=minor,sex=female|Level victims.registered 2024 majority=minor,sex=male|Share victims.registered 2024 majority=minor")]
    [InlineData("Of 273 suspects sent to court in 2024, 136 were foreigners (61 Chinese and 30 Vietnamese).", "Level suspects.to-court 2024|Level suspects.to-court 2024 citizenship-group=foreign|Level suspects.to-court 2024 citizenship=CN|Level suspects.to-court 2024 citizenship=VN")]
    public void Girls_and_boys_are_minors_and_parts_of_a_part_are_of_it(string text, string claims)
    {
        Assert.Equal(claims, Said(text));
        Assert.DoesNotContain(TextChecks.Of(ClaimReader.Read(text, Day)), found => found.Finding.Verdict is Statistics.Checks.Verdict.Error);
    }

    [Theory]
    [InlineData("Courts received 240 suspects in 2024.", "Level suspects.to-court 2024")]
    [InlineData("In 2024 the police, the gendarmerie and the immigration department dealt with 197 cases.", "Level cases.headline 2024")]
    [InlineData("In 2024 immigration opened 97 cases.", "")]
    [InlineData("In 2024 victims numbered 523. Officials said: we have more than halved online scams.", "Level victims.registered 2024")]
    [InlineData("In 2024, 24,437 foreigners were deported. The Chinese lead with 4,019, then the Vietnamese at 3,377.", "Level removals 2024|Rank removals 2024 citizenship=CN|Level removals 2024 citizenship=CN|Level removals 2024 citizenship=VN")]
    [InlineData("Official data show 49 trafficking cases for 2024 against 62 in 2023. The overall number of cases grew to 197 from 164 over the same period.", "Level cases.trafficking 2024|Level cases.trafficking 2023|FromTo cases.headline 2024")]
    [InlineData("Only 88 of 240 suspects sent to court in 2024 were convicted.", "Level court.sentenced 2024|Level suspects.to-court 2024")]
    [InlineData("In the first half of 2024 there were 104 cases. This time last year, 92 cases had been recorded.", "Level cases.headline 2024-H1|Level cases.headline 2023-H1")]
    [InlineData("At mid-year 2024 there were 98 minors among the victims.", "Level victims.registered 2024-H1 majority=minor")]
    [InlineData("Until October 2024 there were 430 victims.", "Level victims.registered ?")]
    [InlineData("In 2024 the share of minors among victims rose from 35 per cent to 44 per cent.", "Share victims.registered ? majority=minor|Share victims.registered 2024 majority=minor")]
    [InlineData("The share of minors among victims went from 35 per cent in 2023 to 44 per cent in 2024.", "Share victims.registered 2023 majority=minor|Share victims.registered 2024 majority=minor")]
    public void Each_claim_is_of_what_it_speaks_of(string text, string claims) => Assert.Equal(claims, Said(text));

    private static string Said(string text) => string.Join('|', ClaimReader.Read(text, Day).Select(claim =>
        $"{claim.Form} {claim.Measure} {claim.Window?.ToString() ?? "?"} {string.Join(',', claim.Of)}".TrimEnd()));
}
