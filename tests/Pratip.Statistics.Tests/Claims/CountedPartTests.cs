using Pratip.Kernel;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Of whom a number is: of all or of a part, of which group, of the police or the courts; and what moved.</summary>
public sealed class CountedPartTests
{
    [Theory]
    [InlineData("In 2024, 427 of the 523 victims were female, 96 male.", "427 sex=female|523 |96 sex=male")]
    [InlineData("In 2024, 36 of 197 cases were in Kandal.", "36 province=08|197 ")]
    [InlineData("In 2024, 470 of the 523 victims were taken to shelters.", "523 ")]
    [InlineData("In 2024, 290 victims were rescued. 134 were children, while 156 were adults and 10 were of unknown age.", "290 |134 majority=minor|156 majority=adult")]
    [InlineData("In 2024, 273 suspects were referred to the courts: 79 for trafficking, and 194 for sexual exploitation.", "273 |79 group=trafficking|194 group=sexual-exploitation")]
    [InlineData("In 2024, 130 suspects were referred to the courts: 37 for trafficking, including 4 women, and 93 for sexual exploitation, including 19 women.", "130 |37 group=trafficking|4 group=trafficking,sex=female|93 group=sexual-exploitation|19 group=sexual-exploitation,sex=female")]
    [InlineData("In 2024, of the victims, 162 were victims of trafficking and 361 of sexual exploitation.", "162 group=trafficking|361 group=sexual-exploitation")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនរងគ្រោះ៖ ៥២៣នាក់ ស្រី ៤១០នាក់", "523 |410 sex=female")]
    public void Each_number_is_of_its_own_part(string text, string counted) =>
        Assert.Equal(counted, string.Join('|', Levels(text).Select(c => $"{c.Value} {string.Join(',', c.Of)}")));

    [Theory]
    [InlineData("In 2024, 1,198 of the 5,852 deported were from Vietnam.", "removals 1198 citizenship=VN|removals 5852 ")]
    [InlineData("In 2024, 1,198 of the 5,852 people deported were Vietnamese.", "removals 1198 citizenship=VN|removals 5852 ")]
    [InlineData("In 2024, 71 of the 273 suspects were women.", "suspects.arrested 71 sex=female|suspects.arrested 273 ")]
    [InlineData("ជនជាតិថៃ ១២នាក់ ជាជនរងគ្រោះ ក្នុងឆ្នាំ២០២៤។", "victims.registered 12 citizenship=TH")]
    public void A_part_is_of_its_own_whole_and_not_of_the_sentence_before(string text, string counted) =>
        Assert.Equal("removals 6122 |" + counted, string.Join('|', Levels("In 2025, 6,122 foreigners were deported. " + text).Select(c => $"{c.Measure} {c.Value} {string.Join(',', c.Of)}")));

    [Theory]
    [InlineData("The committee received 194 complaints in 2024.", "complaints.received 194")]
    [InlineData("Complaints fell from 199 in 2023 to 194 in 2024.", "complaints.received 199")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ បានទទួលពាក្យបណ្តឹងចំនួន ១៩៤។", "complaints.received 194")]
    [InlineData("In 2024 police raided 76 sites.", "operations.sites 76")]
    [InlineData("In 2024, nine compounds were shut down.", "sites.closed 9")]
    [InlineData("In 2024 there were 76 operations.", "operations 76")]
    public void Complaints_operations_and_sites_are_counted_as_what_they_are(string text, string counted) =>
        Assert.Equal(counted, string.Join('|', Read(text).Select(c => $"{c.Measure} {c.Value}")));

    [Theory]
    [InlineData("Deportations, mostly to China, rose by 171 per cent in 2024.", "removals ")]
    [InlineData("Deportations to China rose by 171 per cent in 2024.", "removals citizenship=CN")]
    public void Who_most_of_them_are_is_not_what_rose(string text, string moved) =>
        Assert.Equal(moved, string.Join('|', Read(text).Select(c => $"{c.Measure} {string.Join(',', c.Of)}")));

    [Theory]
    [InlineData("Of the 197 cases in 2024, 47 were cases of human trafficking and 150 of sexual exploitation.")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ បានបង្ក្រាប ១៩៧ករណី។ ក្នុងនោះ អំពើជួញដូរមនុស្ស ៤៧ករណី និងអាជីវកម្មផ្លូវភេទ ១៥០ករណី។")]
    public void Cases_are_of_their_own_group(string text) =>
        Assert.Equal(["cases.headline", "cases.trafficking", "cases.sexual-exploitation"], Levels(text).Select(c => c.Measure), StringComparer.Ordinal);

    [Fact]
    public void What_cases_concerned_is_their_group() =>
        Assert.Equal("cases.sexual-exploitation", Assert.Single(Levels("In 2024, 150 cases concerned sexual exploitation.")).Measure);

    [Fact]
    public void Two_numbers_of_two_years_have_each_its_year()
    {
        var claims = Levels("Neither the 164 cases of 2023 nor the 197 of 2024 tell the whole story.");
        Assert.Equal(["2023", "2024"], claims.Select(c => c.Window.ToString()), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("In 2024, cases of human trafficking rose from 24 to 47, and of sexual exploitation from 140 to 150.", "cases.trafficking 24 47|cases.sexual-exploitation 140 150")]
    [InlineData("Between 2023 and 2024, cases increased from 164 to 197 and suspects from 194 to 273.", "cases.headline 164 197|suspects.arrested 194 273")]
    [InlineData("The number of suspects sent to court went from 194 to 273 in 2024.", "suspects.to-court 194 273")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនសង្ស័យបានកើនឡើងពី ១៩៤នាក់ ទៅ ២៧៣នាក់។", "suspects.arrested 194 273")]
    public void What_went_from_one_number_to_another_is_one_claim(string text, string moved) =>
        Assert.Equal(moved, string.Join('|', Read(text).Select(c => $"{c.Measure} {c.Earlier} {c.Later}")));

    [Fact]
    public void What_moved_is_what_them_means_behind_it()
    {
        var claim = Read("The number of suspects sent to court went from 194 in 2023 to 273 in 2024. Thirty of them were foreign nationals.")[^1];
        Assert.Equal(("suspects.to-court", "citizenship-group=foreign"), (claim.Measure, string.Join(',', claim.Of)));
    }

    [Fact]
    public void To_exceed_the_number_of_a_year_is_a_rise()
    {
        var claim = Assert.Single(Read("The number of cases in 2024 exceeded that of 2023 by 33."));
        Assert.Equal((ClaimForm.Change, 33m, 1, ReportingWindow.OfYear(2023)), (claim.Form, claim.Value!.Value.Low, claim.Direction, claim.Comparison!.Value));
    }

    [Fact]
    public void What_was_topped_is_less_than_the_number() =>
        Assert.Equal(ValueBound.Over, Assert.Single(Read("Deportations topped 5,800 in 2024.")).Value!.Value.Bound);

    [Theory]
    [InlineData("There were 197 cases in 2024. Suspects outnumbered cases by 76.", 1)]
    [InlineData("There were 197 cases in 2024. There were nine times as many Cambodians as foreigners among the suspects.", 1)]
    [InlineData("In 2024 there were 523 victims, almost twice the number of suspects.", 1)]
    [InlineData("In 2024 operations numbered 922, up 80 per cent and 171 per cent respectively from 512 and 2,159.", 1)]
    [InlineData("In 2024 the immigration department handled 922 cases with 5,852 people.", 0)]
    [InlineData("At least 150 women came home from China between January and May 2024.", 0)]
    [InlineData("Some 12 victims came home from China in 2024.", 0)]
    [InlineData("In 2024 there were 197 cases. In Siem Reap it barely moved: 14 and 15.", 1)]
    public void Two_things_held_against_each_other_and_matters_of_others_are_no_claims(string text, int claims) => Assert.Equal(claims, Read(text).Count);

    [Fact]
    public void A_share_that_fell_says_nothing_of_how_many_there_were() => Assert.All(
        Read("The share of Chinese among those deported fell from 47 per cent in 2023 to 46 per cent in 2024."),
        claim => Assert.Equal((ClaimForm.Share, ClaimVerdict.AgreesRounded), (claim.Form, Check(claim))));

    [Fact]
    public void Points_are_of_the_share_of_cases_and_checked_where_both_years_are_held()
    {
        var claim = Assert.Single(Read("The share of trafficking cases rose by 9 percentage points in 2024."));
        Assert.Equal(("cases.headline", "group=trafficking", ClaimVerdict.AgreesRounded), (claim.Measure, string.Join(',', claim.Of), Check(claim)));
    }

    [Fact]
    public void The_rest_is_not_the_part_whose_share_is_told()
    {
        Assert.Equal("majority=adult", string.Join(',', Assert.Single(Read("Some 56 per cent of victims in 2024 were adults, the rest minors.")).Of));
        var claims = Read("Three in four cases in 2024 concerned sexual exploitation; trafficking accounted for the other quarter.");
        Assert.Equal(["75 group=sexual-exploitation", "25 group=trafficking"], claims.Select(c => $"{c.Value} {string.Join(',', c.Of)}"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("The courts dealt with 236 case files in the first half of 2024, of which 118 were carried over and 118 were new. They involved 354 accused persons.", "court.files 236|court.carried-over 118|court.defendants 354")]
    [InlineData("ក្នុងឆមាសទី១ ឆ្នាំ២០២៤ តុលាការបានជំនុំជម្រះ ២៣៦សំណុំរឿង ក្នុងនោះសំណុំរឿងចាស់ ១១៨ និងសំណុំរឿងថ្មី ១១៨។ ជនជាប់ចោទចំនួន ៣៥៤នាក់។", "court.files 236|court.defendants 354")]
    [InlineData("In 2024 there were 523 victims. 188 of them were formally identified, as against 151 in the year before.", "victims.registered 523|victims.identified 188|victims.identified 151")]
    [InlineData("In 2024 there were 523 victims. In 2022 there were 1,577 of them.", "victims.registered 523|victims.registered 1577")]
    [InlineData("In 2024 there were 197 cases. Consider the victims. In 2022 there were 1,577 of them.", "cases.headline 197|victims.registered 1577")]
    [InlineData("In 2024, 5,852 people were deported. There were 922 cases, and they concerned 5,852 people.", "removals 5852|removal-files 922|removals 5852")]
    [InlineData("In 2024 police handled 197 cases and sent 273 suspects to court.", "cases.headline 197|suspects.to-court 273")]
    public void What_was_done_and_by_whom_says_what_was_counted(string text, string counted) =>
        Assert.Equal(counted, string.Join('|', Levels(text).Select(c => $"{c.Measure} {c.Value}")));

    [Fact]
    public void Cases_of_a_group_are_answered_by_the_headline_of_that_group()
    {
        var claim = Assert.Single(Read("In 2022 police handled 150 cases of sexual exploitation."));
        Assert.Equal(ClaimVerdict.NotCheckable, Check(claim));
        var figures = CorpusFigures.Standard.WithPart("cases.headline", "2022", "group", "sexual-exploitation", 150);
        Assert.Equal(ClaimVerdict.Agrees, new ClaimCheck(figures).Of(claim).Verdict);
    }

    [Theory]
    [InlineData(3, 27, ClaimVerdict.Agrees)]
    [InlineData(null, 30, ClaimVerdict.NotCheckable)]
    public void Foreigners_are_all_without_Cambodians_only_where_the_unknown_are_printed(int? unknown, int said, ClaimVerdict verdict)
    {
        var figures = CorpusFigures.Standard.WithPart("suspects.arrested", "2021", "citizenship", "KH", 508);
        figures = unknown is { } number ? figures.WithRow("suspects.arrested", "2021", "citizenship", "unknown", number) : figures;
        var claim = Read($"In 2021, 538 suspects were arrested, of whom {said} were foreigners.")[^1];
        Assert.Equal(verdict, new ClaimCheck(figures).Of(claim).Verdict);
    }

    private static ClaimVerdict Check(Claim claim) => new ClaimCheck(CorpusFigures.Standard).Of(claim).Verdict;

    private static List<Claim> Levels(string text) => [.. Read(text).Where(c => c.Form is ClaimForm.Level)];

    private static IReadOnlyList<Claim> Read(string text) => ClaimReader.Read(text, new(2025, 3, 28));
}
