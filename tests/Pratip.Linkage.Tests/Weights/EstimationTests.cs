using Pratip.Linkage.Comparison;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Tests.Weights;

public sealed class EstimationTests
{
    [Fact]
    public void Expectation_maximisation_finds_the_shares_that_the_pairs_were_made_with()
    {
        var comparators = Fields(4);
        double[] same = [0, 0.15, 0.85];
        double[] different = [0, 0.98, 0.02];
        var patterns = new PatternCounts();
        var chance = new SeededDraw(1);
        for (var pair = 0; pair < 200_000; pair++)
        {
            var shares = chance.Below(10) < 3 ? same : different;
            var pattern = 0UL;
            for (var field = 0; field < 4; field++)
            {
                pattern |= (chance.Below(10) == 0 ? 0UL : chance.Fraction() < shares[2] ? 2UL : 1UL) << (PatternCounts.BitsPerField * field);
            }

            patterns.Add(pattern);
        }

        var estimate = ExpectationMaximisation.Estimate(patterns, comparators, [.. Enumerable.Repeat(different, 4)], [false, false, false, true]);
        Assert.NotNull(estimate);
        Assert.Null(estimate[3]);
        Assert.All(estimate.Take(3), levels => Assert.Equal(0.85, levels![2], 2));
    }

    [Fact]
    public void Where_hardly_any_pair_is_of_one_person_nothing_is_learnt()
    {
        var patterns = new PatternCounts();
        patterns.Add(0x1111, 5_000);
        Assert.Null(ExpectationMaximisation.Estimate(patterns, Fields(4), [.. Enumerable.Repeat(new[] { 0, 0.98, 0.02 }, 4)], new bool[4]));
    }

    [Fact]
    public void The_prior_is_the_share_that_the_probabilities_add_up_to()
    {
        Edge[] edges = [.. Enumerable.Range(0, 100).Select(i => new Edge(i, i + 1, 30 * PackedRecords.PerBit))];
        Assert.Equal(101 / ((1000.0 * 999 / 2) + 200), PriorEstimate.Of(edges, 1000, 1e-3), 7);
    }

    [Fact]
    public void Two_records_that_agree_in_a_date_alone_are_not_held_for_one_person_as_a_rule()
    {
        Edge[] edges = [new Edge(0, 1, 6 * PackedRecords.PerBit)];
        var prior = PriorEstimate.Of(edges, 2, 0.5);
        Assert.InRange(prior, 0.001, 0.02);
        Assert.InRange(new LinkageModel([], prior).Probability(6), 0, 0.5);
    }

    [Fact]
    public void Many_doubtful_pairs_beside_few_sure_ones_are_strangers_and_do_not_raise_the_prior()
    {
        Edge[] sure = [.. Enumerable.Range(0, 10).Select(i => new Edge(i, i + 1, 40 * PackedRecords.PerBit))];
        Edge[] doubtful = [.. Enumerable.Range(100, 400).Select(i => new Edge(i, i + 1, 17 * PackedRecords.PerBit))];
        Assert.InRange(PriorEstimate.Of([.. sure, .. doubtful], 10_000, 1e-4) * (10_000.0 * 9_999 / 2), 10, 17);
    }

    [Fact]
    public void The_program_decides_where_at_most_one_pair_in_fifty_is_expected_to_be_false()
    {
        var model = new LinkageModel([], 0.5);
        Edge[] edges = [.. Enumerable.Range(0, 10).Select(i => Edge(i, 10)), .. Enumerable.Range(40, 20).Select(i => Edge(i, 1))];
        Assert.Equal(1, Threshold.ByExpectedF1(edges, model));
        Assert.Equal(10, Threshold.OfDecisions(edges, model));
        Assert.Equal(double.PositiveInfinity, Threshold.OfDecisions([], model));
    }

    [Fact]
    public void The_threshold_lies_where_the_expected_f1_is_greatest()
    {
        var model = new LinkageModel([], 0.5);
        Edge[] edges = [Edge(0, 10), Edge(1, 3), Edge(2, -1), Edge(3, -6)];
        // The third pair is more likely false than true: taking it in would cost more than it brings.
        Assert.Equal(3, Threshold.ByExpectedF1(edges, model));
        Assert.Equal(-1, Threshold.ByFalseDiscovery(edges, model, 0.3));
        Assert.Equal(double.PositiveInfinity, Threshold.ByExpectedF1([], model));
    }

    private static Edge Edge(int a, double bits) => new(a, a + 1, (int)(bits * PackedRecords.PerBit));

    private static FieldComparator[] Fields(int count)
    {
        var builder = new RecordTableBuilder([.. Enumerable.Range(0, count).Select(i => new LinkageField($"f{i}", FieldKind.Category))]);
        builder.Add([.. Enumerable.Repeat("a", count)]);
        builder.Add([.. Enumerable.Repeat("b", count)]);
        return Comparators.For(builder.Build());
    }
}
