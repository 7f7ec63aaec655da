using Pratip.Bench.Linkage;
using Pratip.Linkage.Counting;
using Pratip.Linkage.Linking;

namespace Pratip.Linkage.Tests.Counting;

public sealed class CountingEvidenceTests
{
    [Fact]
    public void Chances_add_up_to_the_pairs_of_one_person_though_nothing_knew_the_truth()
    {
        var (table, persons, _) = new MadeReports(2).Make(3_000);
        var run = new Linker(table, new LinkageOptions()).Run();
        var evidence = CountingEvidence.Of(run, 1);
        var same = run.Edges.Count(edge => persons[edge.A] == persons[edge.B]);
        Assert.True(evidence.HasNumbers);
        Assert.InRange(run.Edges.Sum(evidence.Probability), same * 0.95, same * 1.05);
    }

    [Fact]
    public void What_was_learnt_is_drawn_around_the_likeliest()
    {
        var (table, _, _) = new MadeReports(6).Make(2_000);
        var evidence = CountingEvidence.Of(new Linker(table, new LinkageOptions()).Run(), 1);
        var starts = Enumerable.Range(0, CountingEvidence.Sets).Select(draw => evidence.Odds(draw).Bits(12, 0)).Order().ToArray();
        Assert.InRange(evidence.Likeliest.Bits(12, 0), starts[5], starts[^6]);
        Assert.True(starts[^1] - starts[0] > 0.1);
        Assert.All(Enumerable.Range(0, CountingEvidence.Sets), draw => Assert.True(evidence.Missed(draw) >= 0));
    }

    [Fact]
    public void Pairs_that_tell_the_same_are_one_cell_and_none_is_lost()
    {
        var cells = new PairCells([(1.0, 2UL, true), (1.05, 2UL, true), (1.0, 2UL, false), (9.0, 0UL, true)]);
        Assert.Equal([2, 1, 1], cells.Counted().Select(cell => cell.Count));
        Assert.Equal([3, 3, 4], cells.Counted(pair => pair + 1).Select(cell => cell.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(30)]
    public void So_many_events_are_drawn_as_are_expected(double mean)
    {
        var chance = new SeededDraw(8);
        var events = Enumerable.Range(0, 5_000).Select(_ => (double)chance.Poisson(mean)).ToArray();
        Assert.InRange(events.Average(), mean * 0.95, mean * 1.05);
        Assert.InRange(events.Sum(count => (count - mean) * (count - mean)) / events.Length, mean * 0.9, mean * 1.1);
    }
}
