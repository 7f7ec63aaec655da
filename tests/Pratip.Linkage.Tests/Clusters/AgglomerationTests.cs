using FsCheck;
using FsCheck.Fluent;
using Pratip.Linkage.Clusters;

namespace Pratip.Linkage.Tests.Clusters;

public sealed class AgglomerationTests
{
    [Fact]
    public void One_bad_pair_does_not_chain_two_families()
    {
        var weights = Weights(6, (a, b) => a / 3 == b / 3 ? 9 : (a, b) == (2, 3) ? 8 : -7);
        Assert.Equal([0, 0, 0, 3, 3, 3], Agglomeration.Divide(weights));
    }

    [Fact]
    public void A_judgement_that_two_are_not_one_person_keeps_them_apart_whatever_speaks_for_it()
    {
        var weights = Weights(3, (a, b) => (a, b) == (0, 2) ? -Agglomeration.Binding : 20);
        var persons = Agglomeration.Divide(weights);
        Assert.NotEqual(persons[0], persons[2]);
    }

    [Fact]
    public void A_judgement_that_two_are_one_person_joins_them_whatever_speaks_against_it() =>
        Assert.Equal([0, 0], Agglomeration.Divide(Weights(2, (_, _) => Agglomeration.Binding)));

    [Fact]
    public void Whoever_is_together_has_pairs_that_speak_for_it_and_the_order_does_not_matter() => Prop.ForAll(
        (from count in Gen.Choose(1, 7) from seed in Gen.Choose(0, 100_000) select (count, seed)).ToArbitrary(), drawn =>
    {
        var chance = new SeededDraw((ulong)drawn.seed);
        var weights = Weights(drawn.count, (_, _) => (chance.Fraction() * 40) - 22);
        var persons = Agglomeration.Divide(weights);
        Assert.All(persons.GroupBy(p => p), group => Assert.Equal(group.Key, Array.IndexOf(persons, group.Key)));
        var turned = Agglomeration.Divide(Weights(drawn.count, (a, b) => weights[drawn.count - 1 - a, drawn.count - 1 - b]));
        Assert.Equal(Groups(persons), Groups([.. turned.Reverse().Select(p => drawn.count - 1 - p)]));
    }).QuickCheckThrowOnFailure();

    private static List<string> Groups(int[] persons) =>
        [.. persons.Select((person, i) => (person, i)).GroupBy(x => x.person).Select(g => string.Join(' ', g.Select(x => x.i).Order())).Order(StringComparer.Ordinal)];

    private static double[,] Weights(int count, Func<int, int, double> of)
    {
        var weights = new double[count, count];
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                weights[a, b] = weights[b, a] = of(a, b);
            }
        }

        return weights;
    }
}
