using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Disclosure;

/// <summary>Pages that cross breakdowns, held against each other by somebody who opens one after the other.</summary>
public sealed class CrossedPagesTests
{
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);
    private static readonly string[] Crossings = ["sex*majority", "sex*group", "majority*group", "sex*status", "group*status"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_breakdown_is_shown_and_hidden_alike_whatever_it_is_crossed_with(int seed)
    {
        var facts = Facts(seed);
        var alone = Pages(facts, "sex", "majority", "group", "status").SelectMany(HiddenOf).ToHashSet();
        Assert.NotEmpty(alone);
        foreach (var crossing in Crossings)
        {
            var by = crossing.Split(Breakdown.Cross);
            var pages = Pages(facts, [crossing, .. by]);
            Assert.Equal(alone.Where(id => by.Contains(id.By, StringComparer.Ordinal)).Order(), pages.Skip(1).SelectMany(HiddenOf).Order());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void From_all_crossed_pages_together_no_number_that_one_of_them_hides_follows(int seed)
    {
        var facts = Facts(seed);
        var requests = Crossings.Concat(["sex", "majority", "group", "status"]).Select(by => new FigureRequest(Measure, Year, by)).ToList();
        var hidden = Crossings.SelectMany(crossing => Pages(facts, [crossing, .. crossing.Split(Breakdown.Cross)])).SelectMany(HiddenOf).ToHashSet();
        var attacked = SuppressionAudit.Attack(FigureComputer.ComputeAll(facts, requests).SelectMany(ProtectedFigures.CellsOf), hidden.Contains, DisclosurePolicy.Standard);

        Assert.NotEmpty(attacked);
        Assert.DoesNotContain(attacked, cell => cell is { IsPrinted: true, IsSmall: true, Width: < 1e-6 });
    }

    /// <summary>A release hides men of one group: the page that names the group first shows them no more than the page that names the sex first.</summary>
    [Fact]
    public void What_a_release_hides_of_a_crossing_no_page_shows_with_rows_and_columns_turned()
    {
        var facts = Facts(1);
        var shown = Page(facts, DisclosurePolicy.Standard, "group*sex").Rows.First(row => row.Value > 5);
        var turned = string.Join(Breakdown.Cross, shown.Key.Split(Breakdown.Cross).Reverse());
        var policy = DisclosurePolicy.Standard.Beside([new(Measure.Id, Year, "sex*group", turned)], [new(Measure.Id, "sex*group", Year)]);

        Assert.Null(Page(facts, policy, "group*sex").FindRow(shown.Key)!.Value);
        Assert.Null(Page(facts, policy, "sex*group").FindRow(turned)!.Value);
    }

    /// <summary>The release prints the sums of both breakdowns: with them every number of the crossing that a page hides could be had from those it shows.</summary>
    [Fact]
    public void A_crossing_that_no_release_prints_is_not_shown_of_a_window_that_one_speaks_of()
    {
        var facts = Facts(1);
        var policy = DisclosurePolicy.Standard.Beside([], [new(Measure.Id, "sex", Year), new(Measure.Id, "group", Year), new(Measure.Id, "sex*majority", Year)]);

        Assert.All(Page(facts, policy, "sex*group").Rows, row => Assert.Null(row.Value));
        Assert.Contains(Page(facts, policy, "majority*sex").Rows, row => row.Value > 0);
        Assert.Contains(Page(facts, policy, "sex").Rows, row => row.Value > 0);
        Assert.Contains(Page(facts, DisclosurePolicy.Standard.Beside([], [new(Measure.Id, "sex", ReportingWindow.OfYear(2020))]), "sex*group").Rows, row => row.Value > 0);
    }

    private static Figure Page(FactSnapshot facts, DisclosurePolicy policy, string by) => ProtectedFigures.Compute(facts, [new FigureRequest(Measure, Year, by)], policy)[0];

    private static Measure Measure => MeasureCatalogue.Standard.Get("victims.registered");

    private static IReadOnlyList<Figure> Pages(FactSnapshot facts, params string[] by) =>
        ProtectedFigures.Compute(facts, [.. by.Select(one => new FigureRequest(Measure, Year, one))], DisclosurePolicy.Standard);

    private static IEnumerable<CellId> HiddenOf(Figure figure) =>
        figure.Rows.Where(row => row.IsHidden).Select(row => new CellId(figure.Measure.Id, figure.Window, figure.By, row.Key));

    private static FactSnapshot Facts(int seed)
    {
        var random = new Random(seed);
        var register = new SampleRegister().Return("victims", "2024");
        string[] status = ["presumed", "identified", "pending", "declined"];
        for (var person = 1; person <= 260; person++)
        {
            register.Row(
                "victims", ("registered", "2024-05-01"), ("person", person), ("sex", random.Next(12) == 0 ? "male" : "female"), ("majority", random.Next(4) == 0 ? "minor" : "adult"),
                ("group", random.Next(3) == 0 ? "trafficking" : "sexual-exploitation"), ("status", status[Math.Min(3, random.Next(12) / 3)]));
        }

        return register.Persons(3, 900, "victims", ("registered", "2024-05-02"), ("status", "presumed"), ("sex", "male"), ("group", "trafficking")).Snapshot();
    }
}
