using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>The day from which "last year" would be reckoned, as the text itself says it.</summary>
public sealed class WrittenDayTests
{
    [Theory]
    [InlineData("PHNOM PENH, 2 April 2025 - Police handled 197 cases last year.", "2025-04-02")]
    [InlineData("PHNOM PENH, 2 April 2025 – Police handled 197 cases last year.", "2025-04-02")]
    [InlineData("Trafficking down in 2024\nBy our staff. 5 March 2025\n\nThere were 197 cases.", "2025-03-05")]
    [InlineData("The year in numbers\n15 January 2025\n\nThere were 197 cases.", "2025-01-15")]
    [InlineData("Remarks of the deputy minister, 12 November 2024\n\nThere were 166 cases.", "2024-11-12")]
    [InlineData("The year in numbers\n\nPhnom Penh (AKP), 3 February 2025 -- There were 197 cases.", "2025-02-03")]
    [InlineData("ភ្នំពេញ ថ្ងៃទី១២ ខែកុម្ភៈ ឆ្នាំ២០២៥៖ មាន ១៩៧ករណី។", "2025-02-12")]
    public void A_dateline_or_a_short_line_says_when_a_text_was_written(string text, string day) => Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), WrittenDay.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("There were 197 cases in 2024.")]
    [InlineData("On 5 March 2025 police rescued 12 victims.")]
    [InlineData("From 1 January 2024 to 31 October 2024 the committee met.")]
    [InlineData("Results of 2024\n\nThe committee met many times in the year, and on 3 May 2024 it heard what the provinces had to say of the months before.")]
    public void What_tells_of_a_day_is_no_date_of_the_text(string text) => Assert.Null(WrittenDay.Of(text));
}
