using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>What rose and is said to have fallen, and how near a number in round words has to be.</summary>
public sealed class WrongWayTests
{
    [Theory]
    [InlineData("Cases fell to 197 in 2024 from 164 in 2023.")]
    [InlineData("Cases fell from 164 in 2023 to 197 in 2024.")]
    [InlineData("Cases fell from 197 in 2023 to 164 in 2024.")]
    [InlineData("In 2024 there were 197 cases, down from 164 in 2023.")]
    [InlineData("ករណីបានថយចុះពី ១៦៤ករណី ក្នុងឆ្នាំ២០២៣ មក ១៩៧ករណី ក្នុងឆ្នាំ២០២៤។")]
    public void Two_numbers_that_rose_and_are_said_to_have_fallen_are_contradicted(string text) =>
        Assert.Equal(ClaimVerdict.Contradicts, Check(Read(text).Single(c => c.Form is ClaimForm.FromTo)).Verdict);

    [Theory]
    [InlineData("Cases rose to 197 in 2024 from 164 in 2023.")]
    [InlineData("Cases rose from 164 in 2023 to 197 in 2024.")]
    public void Two_numbers_that_rose_and_are_said_to_have_risen_agree(string text) =>
        Assert.Equal(ClaimVerdict.Agrees, Check(Read(text).Single(c => c.Form is ClaimForm.FromTo)).Verdict);

    [Theory]
    [InlineData("Removals fell by half in 2024 compared with 2023.", ClaimForm.Factor)]
    [InlineData("Removals halved in 2024 compared with 2023.", ClaimForm.Factor)]
    [InlineData("Removals fell by a third in 2024 compared with 2023.", ClaimForm.Growth)]
    [InlineData("ការបណ្តេញចេញ បានថយចុះពាក់កណ្តាល ក្នុងឆ្នាំ២០២៤ ធៀបនឹងឆ្នាំ២០២៣។", ClaimForm.Factor)]
    public void A_fall_by_half_of_what_rose_is_contradicted_and_not_another_number(string text, ClaimForm form)
    {
        var found = Check(Read(text).Single(c => c.Form == form));
        Assert.Equal((ClaimVerdict.Contradicts, null), (found.Verdict, found.Difference));
    }

    [Theory]
    [InlineData("Cases in 2024 were fewer than the 164 of 2023.")]
    [InlineData("In 2024 police handled 197 cases, fewer than the 164 of 2023.")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ មានករណីតិចជាង ១៦៤ករណី នៃឆ្នាំ២០២៣។")]
    public void Fewer_than_a_number_of_another_period_is_a_comparison_and_never_differs_by_nothing(string text)
    {
        var claims = Read(text);
        Assert.All(claims, c => Assert.NotEqual(0m, Check(c).Difference));
        Assert.Equal(ClaimVerdict.Contradicts, Check(claims.Single(c => c.Form is ClaimForm.FromTo)).Verdict);
    }

    [Theory]
    [InlineData("In 2024 there were more than the 164 cases of 2023.")]
    [InlineData("Cases in 2024 were more than the 164 of 2023.")]
    public void More_than_a_number_of_another_period_agrees_where_it_rose(string text) =>
        Assert.Equal(ClaimVerdict.Agrees, Check(Read(text).Single(c => c.Form is ClaimForm.FromTo)).Verdict);

    [Theory]
    [InlineData("In 2024, roughly 280 suspects were arrested.", ClaimVerdict.AgreesRounded)]
    [InlineData("In 2024, about 273 suspects were arrested.", ClaimVerdict.Agrees)]
    [InlineData("In 2024, roughly 310 suspects were arrested.", ClaimVerdict.Differs)]
    [InlineData("In 2024, 280 suspects were arrested.", ClaimVerdict.Differs)]
    [InlineData("In 2024, 283 suspects were arrested.", ClaimVerdict.Differs)]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនសង្ស័យប្រមាណ ២៨០នាក់ ត្រូវបានចាប់ខ្លួន។", ClaimVerdict.AgreesRounded)]
    public void Roughly_is_within_a_tenth(string text, ClaimVerdict verdict) => Assert.Equal(verdict, Check(Read(text).Single()).Verdict);

    [Theory]
    [InlineData("Cases recorded a fall of a fifth in 2024 compared with 2023.", ClaimVerdict.AgreesRounded)]
    [InlineData("Cases fell by a fifth in 2024 compared with 2023.", ClaimVerdict.AgreesRounded)]
    [InlineData("Cases fell by a quarter in 2024 compared with 2023.", ClaimVerdict.Differs)]
    [InlineData("Cases fell by 20.5 per cent in 2024 compared with 2023.", ClaimVerdict.Differs)]
    [InlineData("Cases rose by a fifth in 2024 compared with 2023.", ClaimVerdict.Contradicts)]
    [InlineData("ករណីបានថយចុះមួយភាគប្រាំ ក្នុងឆ្នាំ២០២៤ ធៀបនឹងឆ្នាំ២០២៣។", ClaimVerdict.AgreesRounded)]
    public void A_fraction_in_words_is_within_two_points_also_of_a_change(string text, ClaimVerdict verdict)
    {
        // From 170 to 137 is a fall of 19.41 per cent.
        var figures = CorpusFigures.Standard.With("cases.headline", "2023", 170).With("cases.headline", "2024", 137);
        Assert.Equal(verdict, new ClaimCheck(figures).Of(Read(text).Single(c => c.Form is ClaimForm.Growth)).Verdict);
    }

    private static IReadOnlyList<Claim> Read(string text) => ClaimReader.Read(text, new DateOnly(2025, 4, 2));

    private static ClaimFinding Check(Claim claim) => new ClaimCheck(CorpusFigures.Standard).Of(claim);
}
