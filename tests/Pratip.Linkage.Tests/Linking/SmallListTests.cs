using Pratip.Linkage.Clusters;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Linking;

namespace Pratip.Linkage.Tests.Linking;

/// <summary>Some hundred records teach little: what is usual has to carry them, and the pairs of one person must not pass for chance.</summary>
public sealed class SmallListTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nearly_all_overlaps_of_three_small_lists_are_found_and_hardly_anybody_is_joined_wrongly(ulong seed)
    {
        var lists = new ThreeLists(seed);
        var run = new Linker(lists.Records.Build(), new LinkageOptions()).Run();
        var (found, wrong) = Scored(lists, run);
        Assert.InRange(found, lists.Same.Count * 0.85, lists.Same.Count);
        Assert.InRange(wrong, 0, 3);
    }

    [Fact]
    public void Many_rows_that_say_the_same_change_next_to_nothing_for_the_others()
    {
        var lists = new ThreeLists(5);
        for (var row = 0; row < 3_000; row++)
        {
            lists.Records.Add("Nguyen Van Nam", "1990-01-01", "male", "VN", null, null);
        }

        var (found, wrong) = Scored(lists, new Linker(lists.Records.Build(), new LinkageOptions()).Run());
        Assert.InRange(found, lists.Same.Count * 0.7, lists.Same.Count);
        Assert.InRange(wrong, 0, 3);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void That_two_values_differ_never_speaks_for_one_person(ulong seed)
    {
        var run = new Linker(new ThreeLists(seed).Records.Build(), new LinkageOptions()).Run();
        Assert.All(run.Model.Fields, field => Assert.InRange(field.Weight(FieldComparator.DifferLevel), -60, 0));
    }

    [Fact]
    public void A_year_of_birth_that_fits_the_whole_date_speaks_for_one_person_and_the_date_itself_says_more()
    {
        var run = new Linker(new ThreeLists(8).Records.Build(), new LinkageOptions()).Run();
        var birth = run.Model.Fields[1];
        var year = birth.Weight(birth.Levels.ToList().IndexOf(AgreementLevel.SameYear));
        Assert.InRange(year, 1, birth.Weight(birth.Levels.Count - 1));
    }

    [Fact]
    public void A_document_that_two_of_a_hundred_have_is_one_persons_and_no_frequent_value()
    {
        var lists = new ThreeLists(9);
        lists.Records.Add("Sok Dara", "1990-05-06", "male", "KH", null, "059498682");
        lists.Records.Add("Dara Sokh", "1990", "male", "KH", null, "059498682");
        var run = new Linker(lists.Records.Build(), new LinkageOptions()).Run();
        var (a, b) = (run.Table.Count - 2, run.Table.Count - 1);
        Assert.InRange(run.Explain(a, b).Probability, 0.95, 1);
        var document = run.Explain(a, b).Parts[5];
        Assert.InRange(document.Weight + document.Rarity, 10, 20);
    }

    [Fact]
    public void Where_nothing_could_be_learnt_the_model_says_so()
    {
        var lists = PlantedOverlaps.Register(60, 11).Build();
        Assert.False(new Linker(lists, new LinkageOptions()).Run().Model.IsLearnt);
    }

    [Fact]
    public void No_more_pairs_are_left_out_than_there_are()
    {
        var builder = PlantedOverlaps.Register(1_000, 12);
        for (var row = 0; row < 4_000; row++)
        {
            builder.Add("Nguyen Van Nam", "1990-01-01", "male", "VN", null, null);
        }

        var run = new Linker(builder.Build(), new LinkageOptions { LeastPairs = 100_000 }).Run();
        Assert.InRange(run.CutPairs, 1, run.Table.Count * (run.Table.Count - 1L) / 2);
    }

    private static (int Found, int Wrong) Scored(ThreeLists lists, LinkageRun run)
    {
        var clusters = PersonClusters.Of(run, LinkageConstraints.None);
        return lists.Score(record => clusters[record]);
    }
}
