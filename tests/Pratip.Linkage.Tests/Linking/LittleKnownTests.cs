using Pratip.Linkage.Blocking;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;

namespace Pratip.Linkage.Tests.Linking;

/// <summary>What a run does where next to nothing tells it how reports of one person differ.</summary>
public sealed class LittleKnownTests
{
    private static readonly LinkageOptions Blocked = new() { LeastPairs = 1_000_000 };

    [Fact]
    public void Whoever_has_the_same_number_is_compared_however_few_have_one()
    {
        var builder = PlantedOverlaps.Register(6_000, 1);
        var planted = PlantedOverlaps.Plant(builder, 6_000, 40, 2);
        var run = new Linker(builder.Build(), Blocked).Run();
        Assert.All(planted.Where((_, i) => i % 2 == 0), pair => Assert.True(run.Has(pair.A, pair.B)));
        Assert.Contains(run.Rules, rule => rule.Rule.Keys is [{ Field: 4, Form: KeyForm.Whole }]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Overlaps_of_small_lists_are_found_in_a_large_register_of_others(ulong seed)
    {
        var builder = PlantedOverlaps.Register(8_000, seed);
        var planted = PlantedOverlaps.Plant(builder, 8_000, 70, seed + 1);
        var run = new Linker(builder.Build(), Blocked).Run();
        var clusters = PersonClusters.Of(run, LinkageConstraints.None);
        Assert.InRange(planted.Count(pair => run.Has(pair.A, pair.B)), 66, 70);
        Assert.InRange(planted.Count(pair => clusters[pair.A] == clusters[pair.B]), 55, 70);
        Assert.InRange(run.Table.Count - clusters.Count, 55, 90);
    }

    [Fact]
    public void Many_reports_that_all_say_the_same_take_nothing_from_the_others()
    {
        var builder = PlantedOverlaps.Register(4_000, 7);
        var planted = PlantedOverlaps.Plant(builder, 4_000, 60, 8);
        for (var i = 0; i < 60_000; i++)
        {
            builder.Add("Nguyen Van A", "1990-01-01", "male", "VN", null, null);
        }

        var run = new Linker(builder.Build(), new LinkageOptions()).Run();
        var clusters = PersonClusters.Of(run, LinkageConstraints.None);
        Assert.InRange(planted.Count(pair => clusters[pair.A] == clusters[pair.B]), 45, 60);
        Assert.True(run.CutPairs > 0);
    }

    [Fact]
    public void The_beginning_that_all_documents_have_in_common_is_no_rule_and_teaches_nothing()
    {
        var builder = PlantedOverlaps.Register(6_000, 9, "SYNTHETIC-");
        PlantedOverlaps.Plant(builder, 6_000, 60, 10);
        var run = new Linker(builder.Build(), Blocked).Run();
        Assert.DoesNotContain(run.Rules, rule => rule.Rule.Keys.Any(key => key is { Field: 5, Form: KeyForm.Beginning }));
        Assert.All(run.Model.Fields.Take(2), field => Assert.InRange(field.Same[1], 0, 0.5));
    }
}
