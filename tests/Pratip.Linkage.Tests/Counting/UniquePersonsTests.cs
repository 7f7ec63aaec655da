using Pratip.Bench.Linkage;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Tests.Linking;

namespace Pratip.Linkage.Tests.Counting;

public sealed class UniquePersonsTests
{
    private static readonly ulong[] Seeds = [1, 4, 7, 10, 13, 17];

    [Fact]
    public void The_interval_holds_the_truth_on_most_of_a_few_fixed_seeds()
    {
        var held = Seeds.Count(seed =>
        {
            var made = new MadeReports(seed).Make(2_000);
            var counted = UniquePersons.Count(new Linker(made.Table, new LinkageOptions()).Run(), LinkageConstraints.None, 7);
            Assert.True(counted.HasNumbers);
            Assert.InRange(counted.High - counted.Low, 1, 100);
            return made.Persons.Distinct().Count() is var truth && counted.Low <= truth && truth <= counted.High;
        });
        Assert.InRange(held, 4, Seeds.Length);
    }

    [Fact]
    public void Persons_whose_reports_were_never_compared_are_taken_off()
    {
        var (table, persons, _) = new MadeReports(3).Make(6_000);
        var run = new Linker(table, new LinkageOptions { LeastPairs = 0 }).Run();
        var counted = UniquePersons.Count(run, LinkageConstraints.None, 7);
        var split = Groups.Of(run.Edges.Where(edge => persons[edge.A] == persons[edge.B]).Select(edge => (edge.A, edge.B)), table.Count).Sum(group => group.Length - 1);
        var lost = table.Count - split - persons.Distinct().Count();
        Assert.InRange(counted.NeverCompared, lost * 0.5, lost * 1.7);
    }

    [Fact]
    public void The_same_records_and_seed_are_counted_the_same()
    {
        var (table, _, _) = new MadeReports(5).Make(800);
        var run = new Linker(table, new LinkageOptions()).Run();
        Assert.Equal(UniquePersons.Count(run, LinkageConstraints.None, 3), UniquePersons.Count(run, LinkageConstraints.None, 3));
    }

    [Fact]
    public void Without_numbers_of_their_own_the_records_are_counted_by_the_model_and_it_is_said()
    {
        var builder = new RecordTableBuilder([new("name", FieldKind.Name), new("birth", FieldKind.Date)]);
        for (var i = 0; i < 200; i++)
        {
            builder.Add($"Sok Dara{(char)('a' + (i % 20))}", $"19{50 + (i % 40)}-03-0{1 + (i % 9)}");
        }

        var counted = UniquePersons.Count(new Linker(builder.Build(), new LinkageOptions()).Run(), LinkageConstraints.None, 1);
        Assert.False(counted.HasNumbers);
        Assert.InRange(counted.NeverCompared, 0, 1);
        Assert.InRange(counted.Median, counted.Low, counted.High);
    }

    [Fact]
    public void Where_no_pair_is_found_the_interval_has_a_width_and_it_is_said_that_nothing_was_learnt()
    {
        var builder = new RecordTableBuilder(MadeReports.Fields);
        for (var i = 0; i < 60; i++)
        {
            builder.Add($"{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}zq {(char)('b' + (i * 7 % 25))}x{(char)('a' + (i * 3 % 26))}", $"{1930 + i}-0{1 + (i % 9)}-1{i % 9}", i % 2 == 0 ? "f" : "m", null, null, null, null);
        }

        var counted = UniquePersons.Count(new Linker(builder.Build(), new LinkageOptions()).Run(), LinkageConstraints.None, 1);
        Assert.False(counted.IsLearnt);
        Assert.InRange(counted.High - counted.Low, 1, 10);
        Assert.InRange(counted.Median, counted.Low, counted.High);
        Assert.Equal(60, counted.High);
    }

    [Fact]
    public void A_judgement_that_two_reports_are_of_two_persons_binds_every_draw()
    {
        var (table, _) = InventedReports.Make(300, 6);
        var run = new Linker(table, new LinkageOptions()).Run();
        var sure = run.Edges.Where(edge => run.Model.Probability(edge.Bits) > 0.999).Select(edge => (edge.A, edge.B)).ToList();
        var free = UniquePersons.Count(run, LinkageConstraints.None, 1);
        var bound = UniquePersons.Count(run, new LinkageConstraints([], sure), 1);
        Assert.True(bound.Low > free.High);
    }
}
