using Pratip.Kernel;
using Pratip.Statistics.Exploration;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Exploration;

public sealed class ExploringTests
{
    [Fact]
    public void Measures_and_windows_stand_beside_each_other_and_are_never_added()
    {
        var table = Assert.Single(Exploring.Explore(Register().Snapshot(), Query(["victims.registered", "suspects.arrested"], "sex", null, "2024", "2023")));

        Assert.Equal(4, table.Columns.Count);
        Assert.Equal(["male", "female", "other", "unknown", "Total"], table.Rows.Select(row => row.Label.En), StringComparer.Ordinal);
        Assert.Equal([3, 0, 1, null], table.Rows[1].Cells.Select(cell => cell.Value));
        Assert.Equal([5, 0, 1, null], table.Rows[^1].Cells.Select(cell => cell.Value));
        Assert.True(table.Rows[^1].IsTotal);
    }

    [Fact]
    public void Two_breakdowns_make_a_table_with_margins_for_each_measure_and_window()
    {
        var tables = Exploring.Explore(Register().Snapshot(), Query(["victims.registered"], "sex", "majority", "2024", "2023"));

        Assert.Equal(2, tables.Count);
        Assert.Equal(["minors (under 18)", "adults (18 and over)", "unknown", "Total"], tables[0].Columns.Select(column => column.Title.En), StringComparer.Ordinal);
        Assert.Equal([3, 0, 0, 3], tables[0].Rows[1].Cells.Select(cell => cell.Value));
        Assert.Equal([3, 0, 2, 5], tables[0].Rows[^1].Cells.Select(cell => cell.Value));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(row.Cells[^1].Value, row.Cells.SkipLast(1).Sum(cell => cell.Value))));
    }

    [Fact]
    public void Without_a_breakdown_the_totals_stand_alone()
    {
        var table = Assert.Single(Exploring.Explore(Register().Snapshot(), Query(["victims.registered"], null, null, "2024")));

        Assert.Equal(5, Assert.Single(Assert.Single(table.Rows).Cells).Value);
    }

    [Fact]
    public void A_code_that_one_figure_prints_is_zero_in_another_that_was_counted_and_missing_where_nobody_reported()
    {
        var table = Assert.Single(Exploring.Explore(Register().Snapshot(), Query(["victims.registered", "suspects.arrested"], "citizenship", null, "2024", "2023")));

        var vietnam = table.Rows.Single(row => row.Label.En.StartsWith("Viet", StringComparison.Ordinal));
        Assert.Equal([2, 0, 0, null], vietnam.Cells.Select(cell => cell.Value));
    }

    [Fact]
    public void Measures_that_cannot_be_divided_so_are_named()
    {
        Assert.Equal(["cases.headline"], Query(["victims.registered", "cases.headline"], "sex", null, "2024").NotDivided.Select(measure => measure.Id), StringComparer.Ordinal);
        Assert.Equal(["cases.headline"], Query(["cases.headline"], "province", "province", "2024").NotDivided.Select(measure => measure.Id), StringComparer.Ordinal);
        Assert.Empty(Query(["cases.headline"], null, null, "2024").NotDivided);
    }

    private static SampleRegister Register() => new SampleRegister()
        .Return("victims", "2023..2024").Return("suspects", "2024")
        .Persons(3, 10, "victims", ("registered", "2024-05-01"), ("status", "presumed"), ("sex", "female"), ("majority", "minor"))
        .Persons(2, 20, "victims", ("registered", "2024-06-01"), ("status", "presumed"), ("sex", "male"), ("citizenship", "VN"))
        .Persons(1, 30, "suspect-stages", ("on", "2024-06-01"), ("stage", "arrest"), ("group", "trafficking"), ("sex", "female"));

    private static ExploreQuery Query(string[] measures, string? by, string? and, params string[] windows) =>
        new([.. measures.Select(MeasureCatalogue.Standard.Get)], by, and, [.. windows.Select(ReportingWindow.Parse)]);
}
