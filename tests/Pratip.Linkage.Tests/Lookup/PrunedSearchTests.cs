using Pratip.Bench.Lookup;
using Pratip.Linkage.Lookup;
using Pratip.Linkage.Names;
using Pratip.Linkage.Names.Sounds;

namespace Pratip.Linkage.Tests.Lookup;

/// <summary>What is left out for speed is never what is looked for: each shortcut against the same thing done at full length.</summary>
public sealed class PrunedSearchTests
{
    private const int Rounds = 200;

    private readonly SyntheticPeople _random = new(23);

    [Fact]
    public void Stepping_over_finds_who_stands_in_both_lists()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = (Ascending(_random.Below(40)), Ascending(_random.Below(400)));
            var (published, shared) = (1 + _random.Below(1000), new List<int>());
            var any = DividedParts.Shared(one, other, published, slot => { shared.Add(slot); return true; });
            Assert.Equal(one.Intersect(other).Where(slot => slot < published), shared);
            Assert.Equal(shared.Count > 0, any);
        }
    }

    [Fact]
    public void A_likeness_given_up_early_is_one_below_what_was_asked()
    {
        var tokens = Tokens(120);
        foreach (var (a, b) in tokens.SelectMany(_ => tokens, (a, b) => (a, b)))
        {
            var least = 500 + _random.Below(500);
            var (whole, early) = (TokenSimilarity.Between(a, b), TokenSimilarity.AtLeast(a, b, least));
            Assert.True(whole >= least ? early == whole : early < least, $"{a.Text} {b.Text} {least}: {whole}, {early}");
            var (heard, soon) = (SoundDistance.Likeness(a.Sounds[0], b.Sounds[0]), SoundDistance.Likeness(a.Sounds[0], b.Sounds[0], least));
            Assert.Equal(heard >= least ? heard : 0, soon);
        }
    }

    [Fact]
    public void The_best_candidates_are_those_of_a_full_sort()
    {
        var set = new CandidateSet();
        for (var round = 0; round < Rounds; round++)
        {
            var gains = Ascending(300).ToDictionary(slot => slot, _ => 1 + _random.Below(3000));
            set.Begin(2000);
            foreach (var (slot, gain) in gains)
            {
                set.Add(0, gain, slot);
                set.Add(0, gain + 1, slot);
            }

            var best = new List<int>();
            set.Best(20, 200, best, out var isWhole);
            var last = gains.Values.OrderDescending().ElementAt(Math.Min(gains.Count, 20) - 1);
            Assert.True(isWhole);
            Assert.Superset(gains.Where(one => one.Value >= last).Select(one => one.Key).ToHashSet(), best.ToHashSet());
            Assert.All(best, slot => Assert.True(gains[slot] >= last - (gains.Values.Max() / 512) - 1));
        }
    }

    [Fact]
    public void What_a_part_was_found_to_mean_changes_no_later_answer()
    {
        var people = _random.Take(1200).Select(p => new LookupIdentity(p.Id, p.Recorded, p.BirthYear)).ToList();
        var (asked, fresh) = (new IdentityIndex(), new IdentityIndex());
        foreach (var part in people.Chunk(300))
        {
            asked.Load(part);
            people.ForEach(p => asked.Find(new LookupQuery(p.Names[0])));
        }

        fresh.Load(people);
        Assert.All(people, p => Assert.Equal(Answer(fresh, p), Answer(asked, p)));
    }

    [Fact]
    public void The_best_of_a_search_is_the_best_of_all_people_compared()
    {
        var people = _random.Take(1500).ToList();
        var index = new IdentityIndex();
        index.Load(people.Select(p => new LookupIdentity(p.Id, p.Recorded, p.BirthYear)));
        var missed = people.Take(Rounds).Count(asked =>
        {
            var name = NameSlips.Write(asked, NameSlips.All[_random.Below(NameSlips.All.Length)], _random);
            var parsed = PersonName.Parse(name);
            var best = people.Max(p => p.Recorded.Max(r => NameSimilarity.Compare(parsed, PersonName.Parse(r)).Score));
            var found = index.Find(new LookupQuery(name)).Candidates;
            return best >= 0.8 && !(found is [var first, ..] && first.Name.Score >= best - 0.05);
        });
        Assert.Equal(0, missed);
    }

    private static List<(Guid, double)> Answer(IdentityIndex index, LookupIdentity asked) =>
        [.. index.Find(new LookupQuery(asked.Names[0], asked.BirthYear)).Candidates.Select(one => (one.Id, one.Score))];

    private List<NameToken> Tokens(int people) => [.. _random.Take(people).SelectMany(p => p.Recorded).SelectMany(r => PersonName.Parse(r).TokenList).DistinctBy(t => t.Text, StringComparer.Ordinal).Take(people)];

    private int[] Ascending(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.Below(1000)).Distinct().Order()];
}
