using Pratip.Bench.Lookup;
using Pratip.Linkage.Lookup;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Lookup;

/// <summary>Names first, then their bearers: the early end finds whom scoring everybody finds.</summary>
public sealed class NameChoiceTests
{
    private const int People = 1000;
    private const int Exact = 60;

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
            var (facts, holder, units) = (new FactComparison(core, query), new HeldShare(core, query), Units(core, query.Name));
            var rough = new RoughNames();
            rough.Begin(core, units, core.Published);
            choice.Choose(core, units, rough, facts, holder, core.Published, query.Count);
            var scored = Scored(core, rough, facts, holder);
            Assert.Equal(Best(scored, HeldShare.Compared(query.Count)), Best(scored.Where(one => choice.Chosen.Contains(one.Slot)), HeldShare.Compared(query.Count)));
            Assert.Equal(Best(scored.Where(one => one.IsHeld), holder.ComparedOfHolder), Best(scored.Where(one => one.IsHeld && choice.Chosen.Contains(one.Slot)), holder.ComparedOfHolder));
            Assert.Equal(choice.Chosen.Distinct(), choice.Chosen);
        }
    }

    [Fact]
    public void The_first_ten_are_as_good_as_those_of_comparing_everybody_exactly()
    {
        var (core, people, reader) = (new IndexCore(), _random.Take(People).ToList(), new WordReader());
        people.ForEach(p => core.Put(Identity(p), reader));
        var (search, first, ten) = (new LookupSearch(), 0, 0);
        for (var round = 0; round < Exact; round++)
        {
            var asked = people[_random.Below(people.Count)];
            var query = new LookupQuery(NameSlips.Write(asked, NameSlips.All[round % NameSlips.All.Length], _random), round % 3 == 0 ? null : asked.BirthYear, round % 2 == 0 ? null : asked.Sex);
            var found = search.Find(core, query).Candidates.Select(one => one.Score).ToList();
            search.Clear();
            var expected = OfAll(core, query).Take(found.Count).ToList();
            first += found[0] >= expected[0] ? 1 : 0;
            ten += found.Zip(expected).All(pair => pair.Second < NameSimilarity.Worthwhile || pair.First >= pair.Second - 0.02) ? 1 : 0;
        }

        Assert.True(first >= Exact - 1 && ten >= Exact * 0.7, $"of {Exact}: first {first}, ten {ten}");
    }

    [Fact]
    public void The_best_people_are_those_of_a_full_sort_each_once()
    {
        var best = new BestPeople();
        for (var round = 0; round < 200; round++)
        {
            var (most, all) = (_random.Below(30), Enumerable.Range(0, _random.Below(200)).Select(_ => (Score: 1 + _random.Below(40), Slot: _random.Below(150))).ToList());
            best.Begin(most);
            all.ForEach(one => best.Add(one.Score, one.Slot));
            var found = new List<int>();
            best.CopyTo(found);
            var sorted = all.GroupBy(one => one.Slot, one => one.Score).OrderByDescending(one => one.Max()).ThenBy(one => one.Key).Take(most).Select(one => one.Key);
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
            names.Bear(number, new Bearer(slot, 0));
            Assert.Equal(bearers.Count == 0, isNew);
            bearers.Add(slot);
        }

        Assert.Equal(expected.Count, names.Count);
        Assert.All(Enumerable.Range(0, names.Count), name => Assert.Equal(expected[string.Join(' ', names.Tokens(name).ToArray())], names.Bearers(name).ToArray().Select(bearer => bearer.Slot)));
    }

    private LookupIdentity Identity(SyntheticPerson person) =>
        new(person.Id, person.Recorded, person.BirthYear, person.Sex, person.Citizenship, _random.Below(4) == 0 ? "B" : "A");

    /// <summary>The scores of the best; of equals one is as good as another.</summary>
    private static List<int> Best(IEnumerable<(int Score, int Slot, bool IsHeld)> scored, int most) =>
        [.. scored.Where(one => one.Score > 0).Select(one => one.Score).OrderDescending().Take(most)];

    private static List<QueryUnit> Units(IndexCore core, string name)
    {
        var (finder, divided, units) = (new MeaningFinder(), new DividedParts(), new List<QueryUnit>());
        var tokens = PersonName.Parse(name).TokenList;
        foreach (var (token, i) in tokens.Select((token, i) => (token, i)))
        {
            units.Add(new QueryUnit(token, i, 1));
            finder.Find(core.Words, units[^1], isUnfinished: false, core.Published);
            divided.AddTo(units[^1], core);
        }

        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            units.Add(new QueryUnit(NameToken.Join(tokens[i], tokens[i + 1]), i, 2));
            finder.Find(core.Words, units[^1], isUnfinished: false, core.Published);
        }

        return units;
    }

    private static IEnumerable<double> OfAll(IndexCore core, LookupQuery query)
    {
        var (facts, units) = (new FactComparison(core, query), Units(core, query.Name).Where(unit => unit.Length == 1).ToList());
        var name = new WeightedName([.. units.Select(unit => unit.Token)], [.. units.Select(unit => unit.Weight)]);
        var exact = new ExactNames(core, name, isUnfinished: false, core.Published);
        return Enumerable.Range(0, core.Published).Select(slot => facts.Score(exact.Compare(core[slot]).Score, core[slot]) / 1000.0).OrderDescending();
    }

    private static List<(int Score, int Slot, bool IsHeld)> Scored(IndexCore core, RoughNames rough, FactComparison facts, HeldShare holder)
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

        return scored;
    }
}
