using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Editions;

/// <summary>What the secretariat writes into an edition is held against the figures of that edition before anybody signs.</summary>
public sealed class EditionTextCheckTests
{
    [Fact]
    public void A_number_that_the_edition_contradicts_stops_the_release_and_one_that_agrees_does_not()
    {
        var found = Assert.Single(Of("In 2024 there were 999 cases."), finding => finding.StopsRelease);
        Assert.StartsWith("text-figures:challenges/en/", found.Key, StringComparison.Ordinal);
        Assert.Contains("999 cases", found.Says.En, StringComparison.Ordinal);
        Assert.Contains("60", found.Says.En, StringComparison.Ordinal);
        Assert.NotEqual(found.Says.En, found.Says.Km, StringComparer.Ordinal);
        Assert.True(found.IsOpen);
        Assert.Empty(Of("In 2024 there were 60 cases."));
        Assert.Empty(Of("Much was done, and much is left to do."));
    }

    [Fact]
    public void Each_language_is_read_by_itself()
    {
        var found = Assert.Single(EditionTextCheck.Of(Content(), [new("foreword", new("In 2024 there were 60 cases.", "ក្នុងឆ្នាំ២០២៤ មានករណី ៩៩៩ ករណី។"))]));
        Assert.StartsWith("text-figures:foreword/km/", found.Key, StringComparison.Ordinal);
    }

    /// <summary>Accepted for one sentence is not accepted for another that is written in its place.</summary>
    [Fact]
    public void Another_sentence_is_another_finding()
    {
        Assert.NotEqual(Of("In 2024 there were 999 cases.")[0].Key, Of("In 2024 there were 998 cases.")[0].Key, StringComparer.Ordinal);
        Assert.Equal(2, Of("In 2024 there were 999 cases. In 2024 there were 999 cases.").Select(one => one.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_number_that_the_edition_hides_is_not_written_out()
    {
        var full = Content();
        var hidden = EditionBuilder.Hide(full, [new("cases.headline", ReportingWindow.OfYear(2024), null, null, SuppressionKind.Hidden, "few")]);
        var found = Assert.Single(EditionTextCheck.Of(hidden, [new("challenges", new("In 2024 there were 60 cases.", "-"))]));
        Assert.True(found.StopsRelease);
    }

    private static IReadOnlyList<EditionFinding> Of(string english) => EditionTextCheck.Of(Content(), [new("challenges", new(english, "-"))]);

    private static EditionContent Content() => EditionBuilder.Build(
        new SampleRegister().Return("cases", "2023..2024").Rows(60, "cases", ("acted-on", "2024-03-01"), ("group", "trafficking")).Snapshot(),
        EditionPlan.Of(ReportingWindow.OfYear(2024), Vintage.Final, 1, RegisterPurpose.Test));
}
