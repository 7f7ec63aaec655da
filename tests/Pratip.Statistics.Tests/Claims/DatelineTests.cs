using Pratip.Kernel;
using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Where an article was written says nothing of what it tells.</summary>
public sealed class DatelineTests
{
    private static readonly DateOnly Day = new(2025, 4, 2);

    [Theory]
    [InlineData("PHNOM PENH, 12 February 2025 - Cambodia handled 197 cases in 2024.")]
    [InlineData("PHNOM PENH, Feb. 12 (KT) -- Cambodia handled 197 cases in 2024.")]
    [InlineData("PHNOM PENH — Police handled 197 cases in 2024.")]
    [InlineData("BANTEAY MEANCHEY, Cambodia — Police handled 197 cases in 2024.")]
    [InlineData("AKP Phnom Penh, April 02, 2025 -- Police handled 197 cases in 2024.")]
    [InlineData("PHNOM PENH – 197 cases were handled in 2024.")]
    [InlineData("Phnom Penh (AFP) – Police handled 197 cases in 2024.")]
    [InlineData("Phnom Penh — Cambodia handled 197 cases in 2024.")]
    [InlineData("SIHANOUKVILLE, March 3: Cambodia handled 197 cases in 2024.")]
    [InlineData("Kampot town, Kampot, 03/03/2025 – Police handled 197 cases in 2024.")]
    [InlineData("Cases up by a fifth\n\nPHNOM PENH, 12 February 2025 - Cambodia handled 197 cases in 2024.")]
    [InlineData("Committee tells of cases\nPHNOM PENH – Police handled 197 cases in 2024.")]
    [InlineData("Committee tells of cases\nBANTEAY MEANCHEY, Cambodia, 12 February 2025 – Police handled\n197 cases in 2024.")]
    [InlineData("PHNOM PENH, 12 February 2025\n\nCambodia handled 197 cases in 2024.")]
    [InlineData("ភ្នំពេញ៖ ក្នុងឆ្នាំ២០២៤ នគរបាលបានបង្ក្រាប ១៩៧ករណី។")]
    [InlineData("(ភ្នំពេញ)៖ ក្នុងឆ្នាំ២០២៤ នគរបាលបានបង្ក្រាប ១៩៧ករណី។")]
    [InlineData("រាជធានីភ្នំពេញ ថ្ងៃទី១២ ខែកុម្ភៈ ឆ្នាំ២០២៥៖ ក្នុងឆ្នាំ២០២៤ នគរបាលបានបង្ក្រាប ១៩៧ករណី។")]
    public void The_place_of_a_dateline_belongs_to_no_claim(string text)
    {
        var claim = Assert.Single(Read(text), c => c.Value?.Low == 197);
        Assert.Equal(("cases.headline", ReportingWindow.OfYear(2024)), (claim.Measure, claim.Window!.Value));
        Assert.Empty(claim.Of);
        Assert.Equal("197", text.Contains("១៩៧", StringComparison.Ordinal) ? KhmerDigits.ToAscii(claim.Span.In(text)) : claim.Span.In(text));
    }

    [Theory]
    [InlineData("PHNOM PENH, 12 February 2025 - Cambodia handled 197 cases.")]
    [InlineData("PHNOM PENH, 12 February 2025\n\nCambodia handled 197 cases.")]
    [InlineData("ភ្នំពេញ ថ្ងៃទី១២ ខែកុម្ភៈ ឆ្នាំ២០២៥៖ នគរបាលបានបង្ក្រាប ១៩៧ករណី។")]
    public void The_day_of_a_dateline_is_no_period_of_what_is_told(string text) => Assert.Null(Assert.Single(Read(text)).Window);

    [Theory]
    [InlineData("Phnom Penh: 61 cases in 2024.")]
    [InlineData("Phnom Penh, 2024: 61 cases were handled.")]
    [InlineData("In 2024:\n- Phnom Penh: 61 cases")]
    [InlineData("In 2024:\n• Phnom Penh – 61 cases")]
    [InlineData("Phnom Penh police handled 61 cases in 2024.")]
    [InlineData("Phnom Penh – the capital – recorded 61 cases in 2024.")]
    [InlineData("Phnom Penh: Police handled 61 cases in 2024.\n\nKampot: Police handled 12 cases in 2024.")]
    [InlineData("ភ្នំពេញ៖ ៦១ករណី ក្នុងឆ្នាំ២០២៤។")]
    public void A_place_that_something_is_told_of_is_no_dateline(string text) =>
        Assert.Contains(new ClaimPart("province", "12"), Assert.Single(Read(text), c => c.Value?.Low == 61).Of);

    private static IReadOnlyList<Claim> Read(string text) => ClaimReader.Read(text, Day);
}
