using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>What was not read is said: whoever reads the verdicts must not take the other numbers for checked.</summary>
public sealed class PassedNumberTests
{
    private static readonly DateOnly Said = new(2025, 3, 28);

    [Theory]
    [InlineData("In 2024 there were 197 cases. Well, the judges smiled at 130 people.", "130")]
    [InlineData("There were 230 of them among last year's guests of the house.", "230")]
    [InlineData("In 2024 there were 197 cases. About one in seven came from abroad.", "one in seven")]
    [InlineData("ឆ្នាំ២០២៤ គេឱ្យជនបរទេសវិលទៅផ្ទះ ៥.៨៥២នាក់។", "៥.៨៥២")]
    public void A_number_of_which_nobody_can_tell_what_it_counts_is_named_with_its_sentence(string text, string number)
    {
        var reading = ClaimReader.ReadWhole(text, Said);
        var passed = Assert.Single(reading.Passed);
        Assert.Contains(number, passed.Number.In(text), StringComparison.OrdinalIgnoreCase);
        Assert.True(passed.Sentence.Contains(passed.Number));
        Assert.DoesNotContain(reading.Claims, claim => claim.Span.Overlaps(passed.Number));
    }

    [Theory]
    [InlineData("In 2024 there were 197 cases, up by 33 or 20.12 per cent from 164 in 2023.")]
    [InlineData("On 17 March 2024 police arrested a man aged 43 under article 10 of the law of 2008; he had 5,000 dollars on him.")]
    [InlineData("How many cases were there, 500 or 600?")]
    [InlineData("Thailand recorded 312 cases of trafficking in 2023.")]
    [InlineData("The ministry will train 1,200 officers next year.")]
    [InlineData("There were 6.7 million tourists in 2024.")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មាន១៩៧ករណី កើន៣៣ករណី ធៀបនឹងឆ្នាំ២០២៣។")]
    public void What_is_read_and_what_is_no_claim_is_not_named(string text) => Assert.Empty(ClaimReader.ReadWhole(text, Said).Passed);
}
