using Pratip.Kernel;
using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>What whole articles have and single sentences do not: asides, lists, places and periods that carry on.</summary>
public sealed class ArticleReadingTests
{
    private static readonly DateOnly Day = new(2025, 11, 10);

    [Fact]
    public void The_period_that_something_is_compared_with_is_not_that_of_the_sentences_behind()
    {
        var claims = Read("In 2024 police handled 197 cases. Some 500 people were registered as victims, compared to just over 450 in 2023. Officers arrested 273 suspects.");
        Assert.Equal(ReportingWindow.OfYear(2024), claims.Single(c => c.Value!.Value.Low == 273).Window);
    }

    [Fact]
    public void A_count_since_a_campaign_began_is_no_count_of_the_year_it_began_in()
    {
        var claim = Assert.Single(Read("Since the campaign started in 2014, the department has removed a total of 33,590 foreigners."));
        Assert.Equal(("removals.cumulative-since-2014", new ReportingWindow(new(2014, 1, 1), Day)), (claim.Measure, claim.Window!.Value));
    }

    [Fact]
    public void In_Khmer_a_count_from_a_year_to_the_end_of_another_is_of_both()
    {
        var claim = Assert.Single(Read("ចាប់តាំងពីឆ្នាំ២០១៤ មកដល់ចុងឆ្នាំ២០២៤ បានបណ្តេញសរុប ៣៣.៥៩០នាក់។"));
        Assert.Equal(new ReportingWindow(new(2014, 1, 1), new(2024, 12, 31)), claim.Window);
    }

    [Fact]
    public void In_Khmer_the_women_of_them_are_not_all_of_them()
    {
        var claims = Read("ក្នុងឆ្នាំ២០២៤ ជនសង្ស័យត្រូវបានឃាត់ខ្លួនចំនួន ២៧៣នាក់ ក្នុងនោះស្រី ៧១នាក់។");
        Assert.Equal(["", "sex=female"], claims.Select(c => string.Join(',', c.Of)), StringComparer.Ordinal);
        Assert.Equal([273m, 71m], claims.Select(c => c.Value!.Value.Low));
    }

    [Fact]
    public void Each_item_of_a_list_is_read_by_itself()
    {
        var claims = Read("Figures for the first nine months of 2025:\n• Cases: 171 (2024: 149)\n• Suspects arrested: 240 (2024: 205)\n• Victims: 385");
        Assert.Equal(["cases.headline", "suspects.arrested", "victims.registered"], claims.Where(c => c.Window == ReportingWindow.Parse("2025-01..2025-09")).Select(c => c.Measure), StringComparer.Ordinal);
        Assert.Equal(2, Read("In 2024:\n- Cases: 171\n- Victims: 385").Count);
    }

    [Fact]
    public void When_something_was_announced_is_not_when_it_was()
    {
        var claim = Assert.Single(Read("The committee announced in February that trafficking cases had gone up by a fifth."));
        Assert.Null(claim.Window);
    }

    [Fact]
    public void When_something_was_said_at_the_end_of_a_sentence_is_not_when_it_was() =>
        Assert.Equal(new(2014, 1, 1), Assert.Single(Read("Since 2014, police rescued 3,000 victims, the minister said in January 2024.")).Window?.From);

    [Fact]
    public void Numbers_behind_a_province_are_of_that_province_until_another_place_or_period_is_named()
    {
        var claims = Read("Police in Kampot handled 12 cases in 2024. Twenty suspects were arrested. Nationwide 197 cases were recorded. In 2023, 15 cases were recorded.");
        Assert.Equal(["Of 12 1", "Of 20 1", "Of 197 0", "Of 15 0"], claims.Select(c => $"Of {c.Value} {c.Of.Count(p => p.By == "province")}"), StringComparer.Ordinal);
        Assert.Contains(ClaimNote.PlaceFromBefore, claims[1].Notes);
    }

    [Theory]
    [InlineData("By the end of October there were 180 cases.", "2025-01..2025-10")]
    [InlineData("By the end of November there were 180 cases.", "2024-01..2024-11")]
    [InlineData("In October 1,900 migrants were intercepted, nearly three times as many as a year ago.", "2025-10")]
    [InlineData("That is the highest number since 2020, when there were 155 cases.", "2020")]
    [InlineData("In 2024 there were 197 cases. In 2023, only 71 of the 164 were. Suspects numbered 273.", "2024")]
    public void A_period_is_that_of_its_number_and_of_nothing_beside_it(string text, string window) =>
        Assert.Equal(ReportingWindow.Parse(window), Read(text).Last(c => c.Form is ClaimForm.Level).Window);

    [Fact]
    public void What_is_said_of_a_part_of_people_is_of_what_happened_to_that_part()
    {
        var claims = Read("In 2024 police rescued 215 victims. Of those, 67 were later repatriated.");
        Assert.Equal(["victims.registered", "repatriations"], claims.Select(c => c.Measure), StringComparer.Ordinal);
        Assert.Equal("removals", Assert.Single(Read("In 2024:\n- Foreigners deported: 6,122")).Measure);
    }

    [Fact]
    public void What_rose_is_not_the_aside_in_brackets()
    {
        var claims = Read("In 2024 suspects numbered 273 (71 female), an increase of 12.");
        Assert.Empty(claims.Single(c => c.Form is ClaimForm.Change).Of);
    }

    [Theory]
    [InlineData("In 2024 police handled 197 cases. We have doubled the number of patrols.", 1)]
    [InlineData("No case in 2024 involved more than 30 victims.", 0)]
    [InlineData("In 2024 the embassy received 220 reports of missing citizens, compared with 17 in 2023.", 0)]
    public void What_is_not_counted_here_is_no_claim(string text, int claims) => Assert.Equal(claims, Read(text).Count);

    [Theory]
    [InlineData("In 2024, 5,852 foreigners were repatriated.", "removals")]
    [InlineData("In 2024, 89 Cambodians were repatriated from Thailand.", "repatriations")]
    [InlineData("In 2024, sessions were attended by some 250,000 people.", "prevention.participants")]
    [InlineData("In 2024, 21 suspects were sent to the provincial court.", "suspects.to-court")]
    [InlineData("In 2024, 12 victims were deported.", null)]
    public void What_happened_to_people_says_what_is_counted(string text, string? measure) => Assert.Equal(measure, Assert.Single(Read(text)).Measure);

    [Theory]
    [InlineData("In 2024, 41 suspects were women.", "sex=female", 41)]
    [InlineData("In 2024 police arrested 273 suspects. Of these, 41 other suspects were women.", "sex=female", 41)]
    [InlineData("In 2024, 12 people deported from the province were Thai.", "citizenship=TH", 12)]
    [InlineData("In 2024, 273 suspects were arrested and they were Khmer.", "", 273)]
    [InlineData("30 of the 273 suspects arrested in 2024 were foreign.", "", 273)]
    [InlineData("Almost all of the 523 victims in 2024 were Cambodian nationals.", "", 523)]
    public void Who_is_behind_the_verb_are_those_counted_before_it(string text, string of, int value) =>
        Assert.Equal(of, string.Join(';', Assert.Single(Read(text), claim => claim.Value?.Low == value).Of.Where(part => part.By is not "province").Select(part => $"{part.By}={part.Code}")));

    [Fact]
    public void Two_parts_behind_the_verb_are_no_count_of_either_and_none_of_all() => Assert.Empty(Read("In 2024, 41 suspects were Chinese and Vietnamese."));

    [Theory]
    [InlineData("Every fifth person deported in 2024 was Vietnamese.")]
    [InlineData("In 2024, one in five of those deported was Vietnamese.")]
    [InlineData("1 in 5 people deported in 2024 was Vietnamese.")]
    public void One_of_so_many_is_a_share(string text)
    {
        var share = Assert.Single(Read(text));
        Assert.Equal((ClaimForm.Share, 20m, "removals"), (share.Form, share.Value!.Value.Low, share.Measure));
        Assert.Equal(new ClaimPart("citizenship", "VN"), Assert.Single(share.Of));
    }

    [Fact]
    public void To_come_first_is_a_rank() => Assert.Equal(ClaimForm.Rank, Assert.Single(Read("Vietnam came first among those deported in 2024, followed by China.")).Form);

    [Fact]
    public void Shares_and_growth_are_read_as_papers_write_them()
    {
        Assert.Equal((ClaimForm.Share, 40m), Read("In 2024 two in five of the victims were women.").Select(c => (c.Form, c.Value!.Value.Low)).Single());
        Assert.Contains(Read("In 2024 the number of cases climbed by 20.1pc."), c => c is { Form: ClaimForm.Growth, Value.Low: 20.1m });
    }

    private static IReadOnlyList<Claim> Read(string text) => ClaimReader.Read(text, Day);
}
