using Pratip.Kernel;
using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims;

public sealed class ClaimReaderTests
{
    private static readonly DateOnly Spring = new(2025, 4, 2);

    [Fact]
    public void The_year_before_is_that_of_the_window_and_last_year_that_of_the_text()
    {
        var claims = Read("Last year 197 cases were handled, 33 more than the year before.");
        Assert.Equal(ReportingWindow.OfYear(2024), claims[0].Window);
        Assert.Equal((ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023)), (claims[1].Window, claims[1].Comparison));
    }

    [Fact]
    public void Without_a_date_last_year_stays_open_instead_of_being_guessed()
    {
        var claim = Assert.Single(ClaimReader.Read("Last year 197 cases were handled.", null));
        Assert.Null(claim.Window);
        Assert.Contains(claim.Gaps, g => g.Field is ClaimField.Window);
    }

    [Fact]
    public void A_sentence_that_leans_on_the_one_before_says_that_it_does()
    {
        var claims = Read("Police registered 523 victims in 2024. They included 230 minors.");
        Assert.Equal("victims.registered", claims[1].Measure);
        Assert.Equal([new ClaimPart("majority", "minor")], claims[1].Of);
        Assert.Contains(ClaimNote.MeasureFromBefore, claims[1].Notes);
        Assert.Contains(ClaimNote.WindowFromBefore, claims[1].Notes);
    }

    [Fact]
    public void Up_from_two_numbers_pairs_each_with_its_own()
    {
        var claims = Read("In 2024 there were 922 cases and 5,852 people deported, up from the 512 cases and 2,159 reported in 2023.");
        Assert.Equal([("removal-files", 512m, 922m), ("removals", 2159m, 5852m)],
            claims.Where(c => c.Form is ClaimForm.FromTo).Select(c => (c.Measure!, c.Earlier!.Value, c.Later!.Value)));
    }

    [Theory]
    [InlineData("In 2024, five hundred and twenty-three victims were rescued.", 523)]
    [InlineData("In 2024, 5,852 foreigners were deported.", 5852)]
    [InlineData("In 2024, 5 852 foreigners were deported.", 5852)]
    [InlineData("In 2024, 12 thousand foreigners were deported.", 12000)]
    [InlineData("In 2024, 5\u200e,8\u200f52 foreigners were deported.", 5852)]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនបរទេស ៥.៨៥២នាក់ ត្រូវបានបណ្តេញចេញ។", 5852)]
    [InlineData("ក្នុង\u200bឆ្នាំ\u200b២០២៤ ជនបរទេស ៥ពាន់នាក់ ត្រូវបានបណ្តេញចេញ។", 5000)]
    public void Numbers_are_read_in_every_way_they_are_written(string text, int value) =>
        Assert.Equal(value, Assert.Single(Read(text)).Value!.Value.Low);

    [Theory]
    [InlineData("Nearly 200 cases were recorded in 2024.", ValueBound.Nearly)]
    [InlineData("At least 200 cases were recorded in 2024.", ValueBound.AtLeast)]
    [InlineData("About 200 cases were recorded in 2024.", ValueBound.About)]
    [InlineData("More than 200 cases were recorded in 2024.", ValueBound.Over)]
    [InlineData("Fewer than 200 cases were recorded in 2024.", ValueBound.Under)]
    [InlineData("Between 190 and 200 cases were recorded in 2024.", ValueBound.Between)]
    [InlineData("ជិត ២០០ករណី ត្រូវបានបង្ក្រាបក្នុងឆ្នាំ២០២៤។", ValueBound.Nearly)]
    public void The_words_around_a_number_bound_it(string text, ValueBound bound) => Assert.Equal(bound, Assert.Single(Read(text)).Value!.Value.Bound);

    [Theory]
    [InlineData("He is 36 years old and has worked there since 2016.")]
    [InlineData("Articles 8 and 19 carry 15 to 20 years in prison.")]
    [InlineData("They seized $4,300 and 12 phones.")]
    [InlineData("Call 012 345 678 or 1288.")]
    [InlineData("The ministry recorded 1,200 dengue cases in 2024.")]
    [InlineData("Police will deport 50 foreigners next week.")]
    [InlineData("Exports rose by 16 per cent in 2024.")]
    [InlineData("គ្រុនឈាមមាន ១.២០០ករណី ក្នុងឆ្នាំ២០២៤។")]
    public void What_is_no_figure_of_the_register_is_no_claim(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("On 5 July 2024, 17 victims were rescued.", "2024-07-05")]
    [InlineData("In the third quarter of 2024, 17 victims were rescued.", "2024-07..2024-09")]
    [InlineData("In the five months to May 2024, 17 victims were rescued.", "2024-01..2024-05")]
    [InlineData("Between June 27 and October 14, 2024, 17 victims were rescued.", "2024-06-27..2024-10-14")]
    [InlineData("From 1 to 22 January 2024, 17 victims were rescued.", "2024-01-01..2024-01-22")]
    [InlineData("In the year to March 2024, 17 victims were rescued.", "2023-04..2024-03")]
    [InlineData("Since 2022, 17 victims were rescued.", "2022-01-01..2025-04-02")]
    [InlineData("ឆមាសទី២ ឆ្នាំ២០២៤ បានសង្គ្រោះជនរងគ្រោះ ១៧នាក់។", "2024-H2")]
    [InlineData("ត្រីមាសទី៣ ឆ្នាំ២០២៤ បានសង្គ្រោះជនរងគ្រោះ ១៧នាក់។", "2024-07..2024-09")]
    [InlineData("ពីខែមករា ដល់ខែឧសភា ឆ្នាំ២០២៤ បានសង្គ្រោះជនរងគ្រោះ ១៧នាក់។", "2024-01..2024-05")]
    public void Windows_are_read_in_every_way_they_are_said(string text, string window) =>
        Assert.Equal(ReportingWindow.Parse(window), Assert.Single(Read(text)).Window);

    [Fact]
    public void A_breakdown_that_the_measure_does_not_have_is_a_gap()
    {
        var claim = Assert.Single(Read("In 2024, 17 charges were brought against women in Kampot."));
        Assert.Contains(claim.Gaps, g => g.Field is ClaimField.Population && g.Candidates.Contains("province", StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_text_gives_the_same_claims()
    {
        const string text = "In 2024, 197 cases were handled, up 33 from 164 in 2023; 44 per cent of the 523 victims were minors.";
        Assert.Equal(Read(text).Select(c => c.ToString()), Read(text).Select(c => c.ToString()), StringComparer.Ordinal);
    }

    private static IReadOnlyList<Claim> Read(string text) => ClaimReader.Read(text, Spring);
}
