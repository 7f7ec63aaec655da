using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

public sealed class ClaimCheckTests
{
    [Theory]
    [InlineData("In 2024 there were 197 cases.", ClaimVerdict.Agrees)]
    [InlineData("In 2024 there were about 200 cases.", ClaimVerdict.AgreesRounded)]
    [InlineData("In 2024 there were nearly 190 cases.", ClaimVerdict.Differs)]
    [InlineData("In 2024 there were more than 100 cases.", ClaimVerdict.Imprecise)]
    [InlineData("In 2024 there were more than 250 cases.", ClaimVerdict.Differs)]
    [InlineData("Cases fell in 2024 compared with 2023.", ClaimVerdict.Contradicts)]
    [InlineData("In 2024 there were 33 fewer cases than in 2023.", ClaimVerdict.Contradicts)]
    [InlineData("Vietnamese topped the list of those deported in 2024.", ClaimVerdict.Contradicts)]
    [InlineData("In 2019 there were 144 cases.", ClaimVerdict.NotCheckable)]
    public void A_claim_gets_the_verdict_of_its_words(string text, ClaimVerdict verdict) => Assert.Equal(verdict, Found(text).Verdict);

    [Theory]
    [InlineData("In 2024 there were 273 cases.", Explanation.OtherUnit, "suspects.arrested")]
    [InlineData("In 2023 there were 197 cases.", Explanation.OtherWindow, "2024")]
    [InlineData("In 2024 there were 197 cases of human trafficking.", Explanation.OtherPopulation, "cases.headline")]
    [InlineData("In 2023, 27,738 foreigners were deported.", Explanation.CumulativeCalledAnnual, "2014-01..2023-12")]
    public void A_number_that_differs_is_explained_by_the_likeliest_mistake(string text, Explanation why, string by)
    {
        var found = Found(text);
        Assert.Equal((ClaimVerdict.Differs, why, by), (found.Verdict, found.Explanation, found.ExplainedBy));
    }

    [Fact]
    public void By_how_much_a_number_differs_is_told()
    {
        var found = Found("In 2024 there were 210 cases.");
        Assert.Equal((197m, 13m), (found.Actual, found.Difference));
        Assert.Contains("13", StatisticsTexts.All.Format(found.Says, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", MissingPart.FigureMissing)]
    [InlineData("hidden", MissingPart.FigureHidden)]
    public void What_nobody_reported_or_may_tell_is_no_zero_and_cannot_be_checked(string status, MissingPart missing)
    {
        var found = new ClaimCheck(CorpusFigures.Standard.With("cases.headline", "2024", null, status)).Of(Claim("In 2024 there were 197 cases."));
        Assert.Equal(ClaimVerdict.NotCheckable, found.Verdict);
        Assert.Equal([missing], found.Missing);
    }

    [Fact]
    public void While_returns_are_missing_too_high_a_number_cannot_be_called_wrong_and_too_low_a_one_can()
    {
        var check = new ClaimCheck(CorpusFigures.Standard.With("cases.headline", "2024", 150, "partial"));
        Assert.Equal([MissingPart.FigurePartial], check.Of(Claim("In 2024 there were 197 cases.")).Missing);
        Assert.Equal(ClaimVerdict.Differs, check.Of(Claim("In 2024 there were 120 cases.")).Verdict);
    }

    [Fact]
    public void A_claim_that_a_revision_overtook_was_right_in_its_day_and_says_so()
    {
        var then = CorpusFigures.Standard;
        var latest = CorpusFigures.Standard.With("cases.headline", "2024", 201);
        var found = CheckedClaim.Of(Claim("In 2024 there were 197 cases."), then, latest);
        Assert.True(found.IsOvertaken);
        Assert.Equal(ClaimVerdict.Agrees, found.Verdict);
        Assert.Equal((ClaimVerdict.Differs, Explanation.ProvisionalSinceRevised), (found.Latest.Verdict, found.Latest.Explanation));
    }

    [Fact]
    public void A_comparison_that_the_text_does_not_say_is_told_as_assumed()
    {
        var found = Found("Cases rose by 20 per cent in 2024.");
        Assert.Equal(ClaimVerdict.AgreesRounded, found.Verdict);
        Assert.Equal(ReportingWindow.OfYear(2023), found.AssumedComparison);
    }

    [Fact]
    public void What_a_text_leaves_open_a_person_fills_in_and_it_can_be_checked()
    {
        var open = Claim("Reported crime has decreased in the past ten months.");
        Assert.Equal([MissingPart.Measure, MissingPart.Window], new ClaimCheck(CorpusFigures.Standard).Of(open).Missing);
        var filled = open.WithMeasure(MeasureCatalogue.Standard.Get("cases.headline")).WithWindow(ReportingWindow.Parse("2024-01..2024-10")).WithComparison(ReportingWindow.Parse("2023-01..2023-10"));
        Assert.True(filled.IsComplete);
        Assert.Equal((ClaimVerdict.Contradicts, 27m), (new ClaimCheck(CorpusFigures.Standard).Of(filled).Verdict, new ClaimCheck(CorpusFigures.Standard).Of(filled).Actual));
    }

    [Fact]
    public void A_measure_that_is_not_divided_as_the_claim_is_leaves_that_open()
    {
        var claim = Claim("In 2024, 30 foreign suspects were arrested.").WithMeasure(MeasureCatalogue.Standard.Get("charges"));
        Assert.Equal([ClaimField.Population], claim.Gaps.Select(g => g.Field));
        Assert.Equal([MissingPart.Population], new ClaimCheck(CorpusFigures.Standard).Of(claim).Missing);
    }

    [Fact]
    public void Every_finding_has_its_sentence_in_both_languages()
    {
        var texts = StatisticsTexts.All;
        foreach (var text in new[] { "measured", "development" }.SelectMany(p => new[] { "en", "km" }.SelectMany(l => MarkedText.Read(p, l))))
        {
            foreach (var claim in ClaimReader.Read(text.Text, text.Date))
            {
                var says = new ClaimCheck(CorpusFigures.Standard).Of(claim).Says;
                Assert.All(new[] { Language.English, Language.Khmer }, l => Assert.DoesNotContain("{", texts.Format(says, l), StringComparison.Ordinal));
            }
        }

        Assert.All(Enum.GetValues<ClaimVerdict>(), v => Assert.NotEmpty(v.Title().Km));
        Assert.All(Enum.GetValues<MissingPart>(), m => Assert.NotEmpty(texts.Format(ClaimFinding.NotCheckable(Claim("In 2024 there were 197 cases."), m).Says, Language.English)));
    }

    private static Claim Claim(string text) => ClaimReader.Read(text, new DateOnly(2025, 4, 2))[^1];

    private static ClaimFinding Found(string text) => new ClaimCheck(CorpusFigures.Standard).Of(Claim(text));
}
