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
    public void A_list_tells_of_every_name_which_other_parts_it_holds()
    {
        var core = new IndexCore();
        var reader = new WordReader();
        List<LookupIdentity> people = [.. _random.Take(600).Select(p => new LookupIdentity(p.Id, p.Recorded))];
        people.Add(new LookupIdentity(Guid.NewGuid(), ["Sok Sok", "Maria del Pilar Sok Dara", "Sok", "Anna Maria Sok Dara"]));
        people.ForEach(p => core.Put(p, reader));
        var words = Enumerable.Range(0, core.Words.Count).Select(number => core.Words[number]).ToList();
        foreach (var word in words)
        {
            var names = Enumerable.Range(0, core.Names.Count).Where(name => core.Names.Tokens(name).Contains(word.Number)).ToList();
            Assert.Equal(names, word.Names().ToArray().Select(posting => posting.Name));
            foreach (var other in Enumerable.Range(0, 20).Select(_ => words[_random.Below(words.Count)]))
            {
                var together = other != word && names.Exists(name => core.Names.Tokens(name).Contains(other.Number));
                Assert.Equal(together, other != word && DividedParts.StandTogether(word, other, core.Names));
            }
        }
    }

    [Fact]
    public void A_likeness_given_up_early_is_one_below_what_was_asked()
    {
        var tokens = Tokens(120);
        foreach (var (a, b) in tokens.SelectMany(_ => tokens, (a, b) => (a, b)))
        {
            var least = 500 + _random.Below(500);
            var (whole, early) = (TokenSimilarity.OfTyped(a, b, TokenSimilarity.Floor, out _, out _), TokenSimilarity.OfTyped(a, b, least, out _, out _));
            Assert.True(whole >= least ? early == whole : early < least, $"{a.Text} {b.Text} {least}: {whole}, {early}");
            var (heard, soon) = (SoundDistance.Likeness(a.Sounds[0], b.Sounds[0]), SoundDistance.Likeness(a.Sounds[0], b.Sounds[0], least));
            Assert.Equal(heard >= least ? heard : 0, soon);
        }
    }

    [Fact]
    public void Found_names_are_taken_best_first_and_only_while_they_are_wanted()
    {
        var (found, names) = (new FoundNames(), new NameTable());
        for (var name = 0; name < 700; name++)
        {
            names.Enter([name], out _);
        }

        for (var round = 0; round < Rounds; round++)
        {
            List<(int Worth, int Name)> all = [.. Enumerable.Range(0, _random.Below(700)).Select(name => (_random.Below(1001), name))];
            all.ForEach(one => found.Add(one.Worth, one.Name));
            var (wanted, taken) = (_random.Below(2) == 0 ? int.MaxValue : _random.Below(700), new List<(int, int)>());
            var isWhole = found.TakeAll(names, (worth, name) =>
            {
                if (taken.Count < wanted)
                {
                    taken.Add((worth, name));
                    return true;
                }

                return false;
            });
            Assert.Equal(all.OrderByDescending(one => one.Worth).Take(wanted), taken);
            Assert.Equal(taken.Count == all.Count, isWhole);
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

}
