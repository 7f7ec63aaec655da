using Pratip.Bench.Lookup;
using Pratip.Linkage.Lookup;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Lookup;

/// <summary>Names first, then their bearers: the early end finds whom scoring everybody finds.</summary>
public sealed class NameChoiceTests
{
    private const int People = 1000;

    private readonly SyntheticPeople _random = new(29);

    [Fact]
    public void Names_before_bearers_choose_whom_scoring_everybody_chooses()
    {
        var (core, people) = (new IndexCore(), _random.Take(People).ToList());
        var reader = new WordReader();
        people.ForEach(p => core.Put(Identity(p), reader));
        people.Take(150).ToList().ForEach(p => core.Remove(p.Id));
        people.Skip(150).Take(200).ToList().ForEach(p => core.Put(Identity(p) with { BirthYear = null }, reader));
        var choice = new NameChoice();
        for (var round = 0; round < 150; round++)
        {
            var asked = people[_random.Below(People)];
            var query = new LookupQuery(
                NameSlips.Write(asked, NameSlips.All[round % NameSlips.All.Length], _random), round % 2 == 0 ? asked.BirthYear : null, round % 3 == 0 ? asked.Sex : null,
                round % 5 == 0 ? asked.Citizenship : null, Count: 1 + _random.Below(30), Holder: "B", CountOfHolder: _random.Below(40));
            var (facts, holder, rough) = (new FactComparison(core, query), new HeldShare(core, query), Rough(core, query.Name));
            Assert.InRange(core.Names.Count, 1, NameChoice.AllScored);
            choice.Choose(core, All(core), rough, facts, holder, core.Published, query.Count);
            Assert.Equal(Expected(core, rough, facts, holder, query.Count), choice.Chosen);
        }
    }

    [Fact]
    public void The_best_people_are_those_of_a_full_sort_each_once()
    {
        var best = new BestPeople();
        for (var round = 0; round < 200; round++)
        {
            var (most, all) = (_random.Below(30), Enumerable.Range(0, _random.Below(200)).Select(_ => (Score: _random.Below(40), Slot: _random.Below(150))).OrderByDescending(one => one.Score).ToList());
            best.Begin(most);
            all.ForEach(one => best.Add(one.Score, one.Slot));
            var found = new List<int>();
            best.CopyTo(found);
            var sorted = all.DistinctBy(one => one.Slot).OrderByDescending(one => one.Score).ThenBy(one => one.Slot).Take(most).Select(one => one.Slot);
            Assert.Equal(sorted.Order(), found.Order());
        }
    }

    [Theory]
    [InlineData(1987, "female", null)]
    [InlineData(1987, null, "VN")]
    [InlineData(1955, "male", "KH")]
    public void Of_thousands_of_one_name_those_come_first_whom_the_facts_fit(int year, string? sex, string? citizenship)
    {
        var index = new IdentityIndex();
        List<LookupIdentity> people = [.. Enumerable.Range(0, 6000).Select(_ => new LookupIdentity(
            Guid.NewGuid(), ["Sok Dara", "សុខ ដារ៉ា"], 1950 + _random.Below(60), _random.Below(2) == 0 ? "female" : "male", _random.Below(9) == 0 ? "VN" : "KH"))];
        index.Load(people);
        var fit = people.Count(p => p.BirthYear == year && (sex is null || p.Sex == sex) && (citizenship is null || p.Citizenship == citizenship));
        var found = index.Find(new LookupQuery("Dara Sok", year, sex, citizenship, Count: 100)).Candidates;
        Assert.InRange(fit, 1, 100);
        Assert.All(found.Take(fit), one => Assert.DoesNotContain(FactAgreement.Different, new[] { one.BirthYear, one.Sex, one.Citizenship }));
        Assert.Equal(fit, found.TakeWhile(one => one.Score >= 1).Count());
        Assert.Equal(100, found.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public void A_name_knows_its_bearers_and_its_parts_know_it_once()
    {
        var names = new NameTable();
        var expected = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var slot = 0; slot < 2000; slot++)
        {
            int[] tokens = [_random.Below(6), _random.Below(6), _random.Below(30)];
            var bearers = expected.TryGetValue(string.Join(' ', tokens), out var known) ? known : expected[string.Join(' ', tokens)] = [];
            var number = names.Enter(tokens, out var isNew);
            names.Bear(number, slot);
            Assert.Equal(bearers.Count == 0, isNew);
            bearers.Add(slot);
        }

        Assert.Equal(expected.Count, names.Count);
        Assert.All(Enumerable.Range(0, names.Count), name => Assert.Equal(expected[string.Join(' ', names.Tokens(name).ToArray())], names.Bearers(name).ToArray()));
    }

    private LookupIdentity Identity(SyntheticPerson person) =>
        new(person.Id, person.Recorded, person.BirthYear, person.Sex, person.Citizenship, _random.Below(4) == 0 ? "B" : "A");

    private static CandidateSet All(IndexCore core)
    {
        var all = new CandidateSet();
        all.Begin(core.Names.Count);
        for (var name = 0; name < core.Names.Count; name++)
        {
            all.Add(0, 1, name);
        }

        return all;
    }

    private static RoughNames Rough(IndexCore core, string name)
    {
        var (rough, finder, units) = (new RoughNames(), new MeaningFinder(), new List<QueryUnit>());
        foreach (var token in PersonName.Parse(name).TokenList)
        {
            units.Add(new QueryUnit(token, units.Count, 1));
            finder.Find(core.Words, units[^1], isUnfinished: false, core.Published);
        }

        rough.Begin(core, units, core.Published);
        return rough;
    }

    private static List<int> Expected(IndexCore core, RoughNames rough, FactComparison facts, HeldShare holder, int count)
    {
        var scored = new List<(int Score, int Slot, bool IsHeld)>();
        for (var number = 0; number < core.Published; number++)
        {
            if (core.IsSeen(number, core.Published))
            {
                var slot = core[number];
                scored.Add((core.NamesOf(slot).ToArray().Max(name => facts.Score(rough.Score(core.Names.Tokens(name)), slot)), number, holder.Holds(slot)));
            }
        }

        var sorted = scored.OrderByDescending(one => one.Score).ThenBy(one => one.Slot).ToList();
        var held = sorted.Where(one => one.IsHeld).Take(holder.ComparedOfHolder);
        return [.. sorted.Take(HeldShare.Compared(count)).Union(held).Select(one => one.Slot).Order()];
    }
}
