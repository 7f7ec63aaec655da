using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Windows;

namespace Pratip.Exchange.Tests.Demonstration;

/// <summary>What nobody reported, or only some, in the demonstration: no zero stands for it.</summary>
public sealed class DemonstrationCompletenessTests(ImportedDemonstration imported) : IClassFixture<ImportedDemonstration>
{
    [Fact]
    public void Victims_before_the_courts_of_a_year_without_returns_about_victims_are_not_reported()
    {
        var victims = Figure("court.victims", ReportingWindow.OfYear(2023));
        Assert.Equal((null, CompletenessState.Missing), (victims.Total, victims.Completeness.State));
        Assert.NotNull(Figure("court.files", ReportingWindow.OfYear(2023)).Total);
        Assert.Equal(243, Figure("court.victims", ReportingWindow.OfSemester(2025, 1)).Total);
    }

    [Theory]
    [InlineData("prevention.activities", 1)]
    [InlineData("prevention.participants", 95)]
    public void A_campaign_of_which_only_the_first_days_were_reported_prints_what_is_known_and_says_partial(string measure, long known)
    {
        Assert.True(NamedWindows.Standard.TryParse("campaign-2025", out var campaign));
        var figure = Figure(measure, campaign);
        Assert.Equal((known, false, CompletenessState.Partial), (figure.Total!.Value, figure.IsIncomplete, figure.Completeness.State));
    }

    private Figure Figure(string measure, ReportingWindow window) => FigureComputer.Compute(imported.Facts, MeasureCatalogue.Standard.Get(measure), window);
}
