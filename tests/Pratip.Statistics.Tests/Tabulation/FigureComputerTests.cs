using Pratip.Statistics.Facts;
using Pratip.Statistics.Tests.Sample;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Tests.Tabulation;

public sealed class FigureComputerTests
{
    [Fact]
    public void Cases_are_divided_by_group_and_the_parts_add_up()
    {
        var register = new SampleRegister().Return("cases", "2024-H1");
        for (var i = 0; i < 104; i++)
        {
            register.Case("2024-03-01", i < 22 ? "trafficking" : "sexual-exploitation");
        }

        var figure = register.Case("2024-03-01", "outside").Figure("cases.headline", "2024-H1", "group");

        Assert.Equal(104, figure.Total);
        Assert.Equal([("trafficking", 22L), ("sexual-exploitation", 82L), ("unknown", 0L)], figure.Rows.Select(r => (r.Key, r.Value!.Value)));
        Assert.Equal("human trafficking", figure.Rows[0].Label.En);
        Assert.Equal(FigureSource.Computed, figure.Source);
    }

    [Fact]
    public void Both_edges_of_the_window_belong_to_it()
    {
        var register = new SampleRegister().Return("cases", "2024..2025")
            .Case("2023-12-31", "trafficking").Case("2024-01-01", "trafficking").Case("2024-12-31", "trafficking").Case("2025-01-01", "trafficking");

        Assert.Equal(2, register.Figure("cases.headline", "2024").Total);
    }

    [Fact]
    public void A_date_that_reaches_across_the_edge_is_not_placed_but_counted_apart()
    {
        var register = new SampleRegister().Return("cases", "2024")
            .Case("2024", "trafficking").Case("2024-06", "trafficking").Case("2024-07", "trafficking").Case("2023", "trafficking")
            .Row("cases", ("group", "trafficking"));

        var half = register.Figure("cases.headline", "2024-H1");
        var year = register.Figure("cases.headline", "2024");

        Assert.Equal((1L, 2L), (half.Total!.Value, half.Undated!.Value));
        Assert.Equal((3L, 1L), (year.Total!.Value, year.Undated!.Value));
    }

    [Fact]
    public void An_open_list_prints_the_codes_seen_the_largest_first_and_unknown_last()
    {
        var register = new SampleRegister().Return("cases", "2024")
            .Case("2024-01-01", "trafficking", "17").Case("2024-01-01", "trafficking", "12").Case("2024-01-01", "trafficking", "12")
            .Case("2024-01-01", "trafficking", "02").Row("cases", ("acted-on", "2024-05-05"), ("group", "trafficking"));

        var figure = register.Figure("cases.headline", "2024", "province");

        Assert.Equal([("12", 2L), ("02", 1L), ("17", 1L), ("unknown", 1L)], figure.Rows.Select(r => (r.Key, r.Value!.Value)));
        Assert.Equal("Phnom Penh", figure.Rows[0].Label.En);
    }

    [Fact]
    public void A_code_the_list_does_not_know_is_printed_and_never_lost()
    {
        var register = new SampleRegister().Return("hand-overs", "2024")
            .Row("hand-overs", ("on", "2024-02-02"), ("destination", "monastery")).Row("hand-overs", ("on", "2024-02-02"), ("destination", "family"));

        var figure = register.Figure("hand-overs", "2024", "destination");

        Assert.Equal(1, figure.FindRow("monastery")!.Value);
        Assert.Equal(figure.Total, figure.Rows.Sum(r => r.Value));
    }

    [Fact]
    public void The_unknown_country_of_the_reference_list_is_unknown()
    {
        var register = new SampleRegister().Return("removals", "2024")
            .Row("removals", ("on", "2024-02-02"), ("citizenship", "XU")).Row("removals", ("on", "2024-02-02"), ("citizenship", "CN"));

        Assert.Equal([("CN", 1L), ("unknown", 1L)], register.Figure("removals", "2024", "citizenship").Rows.Select(r => (r.Key, r.Value!.Value)));
    }

    [Fact]
    public void Citizenships_are_counted_once_each_without_stateless_and_unknown()
    {
        var register = new SampleRegister().Return("removals", "2023");
        foreach (var country in new[] { "CN", "CN", "VN", "XA", "XU", null })
        {
            register.Row("removals", ("on", "2023-02-02"), ("citizenship", country));
        }

        Assert.Equal(2, register.Figure("removals.citizenships", "2023").Total);
    }

    [Fact]
    public void Participants_are_added_and_a_number_not_given_is_no_zero_to_add()
    {
        var register = new SampleRegister().Return("prevention", "2024")
            .Row("activities", ("on", "2024-02-02"), ("participants-female", 30), ("participants-male", 20))
            .Row("activities", ("on", "2024-03-02"), ("participants-female", 5), ("participants-unknown", 7))
            .Row("activities", ("on", "2025-03-02"), ("participants-female", 100));

        var figure = register.Figure("prevention.participants", "2024", "sex");

        Assert.Equal(62, figure.Total);
        Assert.Equal([("male", 20L), ("female", 35L), ("unknown", 7L)], figure.Rows.Select(r => (r.Key, r.Value!.Value)));
        Assert.Equal(2, register.Figure("prevention.activities", "2024").Total);
    }

    [Fact]
    public void Many_figures_at_once_are_those_computed_one_by_one()
    {
        var snapshot = SyntheticFacts.Of(seed: 3, rows: 400);
        var requests = SyntheticFacts.EveryFigure("2024", "2023", "2024-H1").ToList();

        var together = FigureComputer.ComputeAll(snapshot, requests);

        for (var i = 0; i < requests.Count; i++)
        {
            var alone = FigureComputer.Compute(snapshot, requests[i].Measure, requests[i].Window, requests[i].By);
            Assert.Equal(alone.Total, together[i].Total);
            Assert.Equal(alone.Rows, together[i].Rows);
        }
    }

    [Fact]
    public void A_breakdown_the_measure_does_not_have_is_named_with_those_it_has()
    {
        var problem = Assert.Throws<KeyNotFoundException>(() => new SampleRegister().Figure("hand-overs", "2024", "citizenship"));

        Assert.Contains("destination", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_rows_than_one_stretch_holds_are_counted_whole()
    {
        var table = FactSchema.Standard.Table("victims").NewTable();
        var person = table.Keys("person");
        var registered = table.Dates("registered");
        for (var i = 0; i < 1_200_000; i++)
        {
            table.AddRow();
            person.Set(i / 3);
            table.Keys("case").Set(0);
            table.Keys("report").Set(i / 3);
            registered.Set(new DateOnly(2024, 1, 1 + (i % 31)));
            table.Codes("status").Set("presumed");
        }

        var register = new SampleRegister().Return("victims", "2024").Snapshot();
        var tables = new Dictionary<string, FactTable>(register.Tables, StringComparer.Ordinal) { ["victims"] = table.Build() };
        var figure = FigureComputer.Compute(register with { Tables = tables }, Measures("victims.registered"), Kernel.ReportingWindow.OfYear(2024));

        Assert.Equal(400_000, figure.Total);
    }

    private static Statistics.Measures.Measure Measures(string id) => Statistics.Measures.MeasureCatalogue.Standard.Get(id);
}
