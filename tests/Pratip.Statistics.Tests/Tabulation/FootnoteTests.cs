using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

public sealed class FootnoteTests
{
    [Theory]
    [InlineData("no", 1)]
    [InlineData("yes", 0)]
    [InlineData(null, 0)]
    public void A_figure_carries_the_footnote_when_a_row_it_counts_rests_on_an_unchecked_article(string? verified, int footnotes)
    {
        var register = new SampleRegister().Return("cases", "2024")
            .Row("cases", ("acted-on", "2024-05-01"), ("group", "trafficking"), ("verified", verified))
            .Rows(3, "cases", ("acted-on", "2024-05-01"), ("group", "trafficking"), ("verified", "yes"));

        Assert.Equal(footnotes, register.Figure("cases.headline", "2024").Footnotes.Count);
        Assert.Equal(footnotes, register.Figure("cases.headline", "2024", "province").Footnotes.Count);
    }

    [Theory]
    [InlineData("acted-on", "2023-12-31")]
    [InlineData("acted-on", null)]
    [InlineData("group", "outside")]
    public void A_row_that_is_not_counted_brings_no_footnote(string column, string? value)
    {
        var row = new Dictionary<string, object?>(StringComparer.Ordinal) { ["acted-on"] = "2024-05-01", ["group"] = "trafficking", ["verified"] = "no" };
        row[column] = value;

        var register = new SampleRegister().Return("cases", "2024").Row("cases", [.. row.Select(c => (c.Key, c.Value))]);

        Assert.Empty(register.Figure("cases.headline", "2024").Footnotes);
    }

    [Fact]
    public void Of_a_person_with_two_cases_the_one_that_is_counted_decides()
    {
        var register = new SampleRegister().Return("suspects", "2024")
            .Row("suspect-stages", ("person", 1), ("on", "2024-02-01"), ("stage", "arrest"), ("group", "sexual-exploitation"), ("verified", "no"))
            .Row("suspect-stages", ("person", 1), ("on", "2024-03-01"), ("stage", "arrest"), ("group", "trafficking"), ("verified", "yes"));

        Assert.Empty(register.Figure("suspects.arrested", "2024").Footnotes);
        Assert.Single(register.Figure("suspects.arrested", "2024-02").Footnotes);
    }

    [Fact]
    public void A_figure_nobody_reported_and_a_reported_total_rest_on_no_rows()
    {
        var register = new SampleRegister().Total("removals", "2024", 12)
            .Row("removals", ("on", "2024-05-01"), ("verified", "no"));

        Assert.Empty(register.Figure("removals", "2024").Footnotes);
        Assert.Empty(register.Figure("removals", "2023").Footnotes);
    }

    [Fact]
    public void A_measure_without_law_carries_none() =>
        Assert.Empty(new SampleRegister().Return("repatriations", "2024").Row("repatriations", ("on", "2024-05-01")).Figure("repatriations", "2024").Footnotes);

    [Theory]
    [InlineData(2)]
    [InlineData(11)]
    public void The_footnote_does_not_depend_on_the_order_of_the_rows(int seed)
    {
        var requests = SyntheticFacts.EveryFigure("2024").ToList();

        var straight = FigureComputer.ComputeAll(SyntheticFacts.Of(seed, 40), requests);
        var shuffled = FigureComputer.ComputeAll(SyntheticFacts.Of(seed, 40, shuffle: 99), requests);

        Assert.Equal(straight.Select(f => f.Footnotes.Count), shuffled.Select(f => f.Footnotes.Count));
        Assert.Contains(straight, f => f.Footnotes.Count > 0);
    }
}
