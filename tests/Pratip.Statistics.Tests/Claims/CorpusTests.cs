using Pratip.Statistics.Claims;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>The corpus of own sentences. The part that was developed on may not be read worse; the measured part is printed by the bench.</summary>
public sealed class CorpusTests
{
    [Theory]
    [InlineData("en", 150)]
    [InlineData("km", 60)]
    public void The_corpus_is_as_large_as_it_has_to_be(string language, int texts) =>
        Assert.True(MarkedText.Read("development", language).Count + MarkedText.Read("measured", language).Count >= texts);

    [Fact]
    public void No_text_of_the_measured_part_was_developed_on()
    {
        var developed = new[] { "en", "km" }.SelectMany(l => MarkedText.Read("development", l)).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        Assert.All(new[] { "en", "km" }.SelectMany(l => MarkedText.Read("measured", l)), t => Assert.DoesNotContain(t.Text, developed));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("km")]
    public void The_development_part_is_read_as_well_as_is_asked(string language)
    {
        var score = CorpusScore.Of("development", language);
        Assert.True(score.Whole >= 0.95 * score.Read, $"precision {score.Whole} of {score.Read}");
        Assert.True(score.Whole >= 0.95 * score.Marked, $"recall {score.Whole} of {score.Marked}");
        Assert.True(score.Verdicts >= 0.95 * score.Found, $"verdicts {score.Verdicts} of {score.Found}");
    }

    [Fact]
    public void Every_claim_stands_within_its_sentence_and_its_text() => Assert.All(
        new[] { "en", "km" }.SelectMany(l => MarkedText.Read("development", l)),
        text => Assert.All(ClaimReader.Read(text.Text, text.Date), claim =>
        {
            Assert.True(claim.Sentence.Contains(claim.Span));
            Assert.InRange(claim.Sentence.End, 1, text.Text.Length);
            Assert.NotEmpty(claim.Span.In(text.Text).Trim());
        }));

    [Fact]
    public void What_is_not_said_has_a_gap_or_a_note() => Assert.All(
        new[] { "en", "km" }.SelectMany(l => MarkedText.Read("development", l)).SelectMany(t => ClaimReader.Read(t.Text, t.Date)),
        claim =>
        {
            Assert.Equal(claim.Measure is null, claim.Gaps.Any(g => g.Field is ClaimField.Measure));
            Assert.Equal(claim.Window is null, claim.Gaps.Any(g => g.Field is ClaimField.Window));
        });
}
