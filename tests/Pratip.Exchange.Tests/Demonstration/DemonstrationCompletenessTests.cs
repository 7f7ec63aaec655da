using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
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

    /// <summary>Of 2022 nobody reported: what was before the courts when 2023 began is not zero because of that.</summary>
    [Fact]
    public void What_was_carried_over_into_its_first_year_is_not_reported_and_into_the_second_it_is()
    {
        var files = MeasureCatalogue.Standard.Get("court.files");
        var (first, second) = (FigureComputer.Compute(imported.Facts, files, ReportingWindow.OfYear(2023), "origin"), FigureComputer.Compute(imported.Facts, files, ReportingWindow.OfYear(2024), "origin"));
        Assert.Equal((null, true, CompletenessState.Partial), (first.FindRow("carried-over")!.Value, first.IsOpeningUnknown, first.Completeness.State));
        Assert.Equal((false, CompletenessState.Complete), (second.IsOpeningUnknown, second.Completeness.State));
        Assert.True(second.FindRow("carried-over")!.Value > 0);
        foreach (var id in new[] { "stock.court-files", "stock.complaints" })
        {
            StockStatement Of(int year) => StockStatement.Of(StockFlowComputer.Compute(imported.Facts, StockCatalogue.Standard.Find(id)!, ReportingWindow.OfYear(year)));
            Assert.Null(Of(2023).Get(StockLines.Opening).Value);
            Assert.Equal(Of(2023).Get(StockLines.Closing).Value, Of(2024).Get(StockLines.Opening).Value);
            Assert.NotNull(Of(2024).Get(StockLines.Opening).Value);
        }
    }

    private Figure Figure(string measure, ReportingWindow window) => FigureComputer.Compute(imported.Facts, MeasureCatalogue.Standard.Get(measure), window);
}
