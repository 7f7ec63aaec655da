using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Tests.Demonstration;

/// <summary>The committee publishes a semester and an annual report: the one must not give away what the other hides.</summary>
public sealed class HalfYearAndYearTests(ImportedDemonstration imported, ITestOutputHelper output) : IClassFixture<ImportedDemonstration>
{
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);
    private static readonly ReportingWindow Half = ReportingWindow.Parse("2024-H1");
    private static readonly ReportingWindow NextHalf = ReportingWindow.Parse("2025-H1");

    [Fact]
    public void A_year_after_its_first_half_and_the_half_after_that_leave_no_small_number_too_narrow()
    {
        var half = Edition(Half);
        var year = Edition(Year, half.Edition);
        var next = Edition(NextHalf, half.Edition, year.Edition);

        Assert.Empty(half.Decision.Findings);
        Assert.Empty(year.Decision.Findings);
        Assert.Empty(next.Decision.Findings);
        Assert.Empty(BrokenIn(half.Edition, year.Edition));
    }

    /// <summary>The other way round the year is printed already, and the half hides more.</summary>
    [Fact]
    public void A_half_after_its_year_leaves_no_small_number_too_narrow()
    {
        var half = Edition(Half, Edition(Year).Edition);

        Assert.Empty(half.Decision.Findings);
    }

    private (ReleasedEdition Edition, DisclosureDecision Decision) Edition(ReportingWindow window, params ReleasedEdition[] released)
    {
        var full = EditionBuilder.Build(imported.Facts, EditionPlan.Of(window, Vintage.Provisional, 1, RegisterPurpose.Demonstration));
        var decision = DisclosureControl.DecideSideBySide(DisclosureControl.CellsOf(full), DisclosurePolicy.Standard, [.. released.Select(one => one.Numbers())]);
        output.WriteLine($"{window}: {decision.Hidden.Count(cell => cell.IsPrinted)} of {decision.Cells} hidden, {decision.Findings.Count} findings");
        var hidden = decision.Hidden.Where(cell => cell.IsPrinted)
            .Select(cell => new EditionSuppression(cell.Id.MeasureId, cell.Id.Window, cell.Id.By, cell.Id.Key, SuppressionKind.Hidden, ""));
        return (new(EditionBuilder.Hide(full, [.. hidden]), full), decision);
    }

    /// <summary>Whoever has both editions, and knows nothing of how they were made.</summary>
    private static IReadOnlyList<HiddenCell> BrokenIn(params ReleasedEdition[] editions)
    {
        var hidden = editions.SelectMany(one => one.Told.AllCells).Where(cell => cell.State is EditionCellState.Hidden).Select(DisclosureControl.IdOf).ToHashSet();
        return SuppressionAudit.Broken(SuppressionAudit.Attack(editions.SelectMany(one => DisclosureControl.CellsOf(one.Full)), hidden.Contains, DisclosurePolicy.Standard));
    }
}
