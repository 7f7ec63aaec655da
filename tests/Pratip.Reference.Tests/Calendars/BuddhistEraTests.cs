using Pratip.Kernel;
using Pratip.Reference.Calendars;

namespace Pratip.Reference.Tests.Calendars;

public sealed class BuddhistEraTests
{
    /// <summary>Public holidays of Visakha Bochea as they were announced.</summary>
    [Theory]
    [InlineData("2016-05-20")]
    [InlineData("2017-05-10")]
    [InlineData("2018-04-29")]
    [InlineData("2019-05-18")]
    [InlineData("2020-05-06")]
    [InlineData("2021-04-26")]
    [InlineData("2022-05-15")]
    [InlineData("2023-05-04")]
    [InlineData("2024-05-22")]
    [InlineData("2025-05-11")]
    public void The_year_changes_on_Visakha_Bochea(string holiday)
    {
        var day = DateOnly.Parse(holiday);
        Assert.Equal(day.Year + 544, BuddhistEra.YearOf(day));
        Assert.Equal(day.Year + 543, BuddhistEra.YearOf(day.AddDays(-1)));
    }

    [Fact]
    public void Stays_a_full_moon_of_spring_through_three_centuries()
    {
        for (var year = 1900; year <= 2199; year++)
        {
            var change = Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays).First(d => BuddhistEra.YearOf(d) == year + 544);
            Assert.InRange(change, new DateOnly(year, 4, 20), new DateOnly(year, 5, 31));
        }
    }

    [Fact]
    public void Writes_the_header_of_an_official_paper_in_both_languages()
    {
        var day = new DateOnly(2025, 3, 27);
        Assert.Equal("ថ្ងៃទី២៧ ខែមីនា ឆ្នាំ២០២៥ ព.ស. ២៥៦៨", BuddhistEra.Format(day, Language.Khmer));
        Assert.Equal("27 March 2025 (B.E. 2568)", BuddhistEra.Format(day, Language.English));
    }
}
