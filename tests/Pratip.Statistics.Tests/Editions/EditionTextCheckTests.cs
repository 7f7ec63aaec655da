using Pratip.Kernel;
using Pratip.Statistics.Checks;
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

    /// <summary>Both groups are how the edition names its headline, with or without the word "human".</summary>
    [Theory]
    [InlineData("In 2024 there were 60 cases of trafficking and sexual exploitation, up by 20 per cent from 50.", 0)]
    [InlineData("In 2024 there were 60 cases of human trafficking and sexual exploitation, up by 20 per cent from 50 in 2023.", 0)]
    [InlineData("In 2024 there were 40 cases of trafficking and sexual exploitation.", 1)]
    public void The_headline_under_the_names_of_both_groups_is_the_headline(string english, int stops)
    {
        var content = EditionBuilder.Build(
            new SampleRegister().Return("cases", "2023..2024").Rows(50, "cases", ("acted-on", "2023-03-01"), ("group", "trafficking"))
                .Rows(40, "cases", ("acted-on", "2024-03-01"), ("group", "trafficking")).Rows(20, "cases", ("acted-on", "2024-03-01"), ("group", "sexual-exploitation")).Snapshot(),
            EditionPlan.Of(ReportingWindow.OfYear(2024), Vintage.Final, 1, RegisterPurpose.Test));
        Assert.Equal(stops, EditionTextCheck.Of(content, [new("foreword", new(english, "-"))]).Count(finding => finding.Verdict is Verdict.Error));
        Assert.Equal(stops > 0, EditionTextCheck.Of(content, [new("foreword", new(english, "-"))]).Any(finding => finding.StopsRelease));
    }

    /// <summary>Half of the victims were women, and half as many more women than the year before: both are so.</summary>
    [Theory]
    [InlineData(10, 0)]
    [InlineData(12, 2)]
    public void A_growth_that_is_the_share_as_well_is_an_error_only_where_the_figures_do_not_bear_it_out(int womenBefore, int stops)
    {
        var content = EditionBuilder.Build(
            Victims(Victims(new SampleRegister().Return("victims", "2023..2024"), "2023", womenBefore, 10), "2024", 15, 15).Snapshot(),
            EditionPlan.Of(ReportingWindow.OfYear(2024), Vintage.Final, 1, RegisterPurpose.Test));
        const string Text = "In 2024 there were 30 victims, of whom 15 were women, 50 per cent of the total and an increase of 50 per cent on 2023.";
        Assert.Equal(stops, EditionTextCheck.Of(content, [new("foreword", new(Text, "-"))]).Count(finding => finding.StopsRelease));
    }

    private static SampleRegister Victims(SampleRegister register, string year, int women, int men)
    {
        var first = int.Parse(year, System.Globalization.CultureInfo.InvariantCulture) * 100;
        return register.Persons(women, first, "victims", ("registered", year + "-02-02"), ("status", "presumed"), ("group", "trafficking"), ("sex", "female"))
            .Persons(men, first + women, "victims", ("registered", year + "-02-02"), ("status", "presumed"), ("group", "trafficking"), ("sex", "male"));
    }

    private static IReadOnlyList<EditionFinding> Of(string english) => EditionTextCheck.Of(Content(), [new("challenges", new(english, "-"))]);

    private static EditionContent Content() => EditionBuilder.Build(
        new SampleRegister().Return("cases", "2023..2024").Rows(60, "cases", ("acted-on", "2024-03-01"), ("group", "trafficking")).Snapshot(),
        EditionPlan.Of(ReportingWindow.OfYear(2024), Vintage.Final, 1, RegisterPurpose.Test));
}
