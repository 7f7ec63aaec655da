using Pratip.Bench.Lookup;
using Pratip.Linkage.Lookup;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Lookup;

public sealed class IdentityIndexTests
{
    private readonly IdentityIndex _index = new();

    [Fact]
    public void An_empty_index_finds_nobody() => Assert.Empty(_index.Find(new LookupQuery("Sok Dara")).Candidates);

    [Fact]
    public void Finds_in_any_script_and_order_and_explains()
    {
        var id = Put("សុខ ដារ៉ា");
        Put("ហេង ពិសិដ្ឋ");
        var found = _index.Find(new LookupQuery("DARA  Sok")).Candidates[0];
        Assert.Equal(id, found.Id);
        Assert.Equal("ដារ៉ា|សុខ", string.Join('|', found.Name.Parts.Select(p => p.Found)));
    }

    [Fact]
    public void Knows_somebody_by_any_of_their_names_and_mixes_none()
    {
        var id = Put("Sok Dara alias Bong Thom", "Nguyen Van Hung");
        var mixed = Assert.Single(_index.Find(new LookupQuery("Sok Hung")).Candidates);
        Assert.All(new[] { "Bong Thom", "Hung Nguyen", "Sok Dara" }, name => Assert.Equal(id, _index.Find(new LookupQuery(name)).Candidates[0].Id));
        Assert.True(mixed.Name.Score < NameSimilarity.Worthwhile);
    }

    [Theory]
    [InlineData("Ph")]
    [InlineData("Sok Phe")]
    [InlineData("Sok Pheakd")]
    [InlineData("សុខ ភ")]
    public void An_unfinished_name_meets_those_that_begin_so(string typed)
    {
        var id = Put("Sok Pheakdey");
        Put("Heng Bora");
        Assert.Contains(_index.Find(new LookupQuery(typed, IsUnfinished: true)).Candidates, c => c.Id == id);
    }

    [Theory]
    [InlineData("Sok Chandara", "Sok Chan Dara")]
    [InlineData("Sok Chan Dara", "Sok Chandara")]
    [InlineData("SokDara", "Sok Dara")]
    [InlineData("Chen Da Wen", "陈大文")]
    public void Parts_may_be_written_together_or_apart(string asked, string recorded)
    {
        var id = Put(recorded);
        Assert.Equal(id, _index.Find(new LookupQuery(asked)).Candidates[0].Id);
    }

    [Theory]
    [InlineData("才洪斌", "洪才斌", "洪文福")]
    [InlineData("斌洪", "洪斌", "洪文")]
    [InlineData("ទូចច ចាន់ណា", "ទូច ចាន់ណា", "តូច ចាន់ដា")]
    [InlineData("មាស លលីវី", "មាស លីវី", "មាស លីណា")]
    [InlineData("บุญมี ศรีัย", "บุญมี ศรีชัย", "บุญมี ศรีสุข")]
    public void A_slip_in_another_script_finds_the_name(string asked, string recorded, string other)
    {
        Put(other);
        var id = Put(recorded);
        Assert.Equal(id, _index.Find(new LookupQuery(asked)).Candidates[0].Id);
    }

    [Fact]
    public void The_very_name_comes_before_those_that_are_spelt_like_it()
    {
        _index.Load(new SyntheticPeople(31).Take(1500).Select(Identity));
        for (var i = 0; i < 60; i++)
        {
            Put("ចាន់ ចិន្តា");
        }

        var id = Put("Chan Chenda");
        var found = _index.Find(new LookupQuery("Chan Chenda")).Candidates;
        Assert.Equal(id, found[0].Id);
        Assert.True(found[0].Score > found[1].Score);
    }

    [Fact]
    public void Two_letters_that_begin_thousands_of_words_meet_the_short_ones()
    {
        _index.Load(Enumerable.Range(0, 3000).Select(i => new LookupIdentity(Guid.NewGuid(), [$"Cha{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))}"])));
        var id = Put("Chan");
        var answer = _index.Find(new LookupQuery("Ch", IsUnfinished: true));
        Assert.Contains(answer.Candidates, one => one.Id == id);
        Assert.True(answer.MayHoldMore);
    }

    [Fact]
    public void Any_text_is_answered_and_no_answer_is_longer_than_asked()
    {
        _index.Load(new SyntheticPeople(37).Take(500).Select(Identity));
        string[] texts = ["", "   ", "😀😀 😀", "1234567890", "၁၂၃ ១២៣", "Sok សុខ 陈 صك", new string('a', 10_000), string.Concat(Enumerable.Repeat("Sok Dara ", 2000)), new string('្', 10_000), "\ud800\udc00\ud800", "a b c d e f g h i j k l m n o p"];
        Assert.All(texts.SelectMany(text => new[] { new LookupQuery(text), new LookupQuery(text, IsUnfinished: true, Count: 3) }), query =>
            Assert.InRange(_index.Find(query).Candidates.Count, 0, query.Count));
    }

    [Fact]
    public void Further_facts_decide_between_namesakes_and_unknown_stands_between()
    {
        var other = Put(new LookupIdentity(Guid.NewGuid(), ["Sok Dara"], 1970, "female", "VN"));
        var unknown = Put(new LookupIdentity(Guid.NewGuid(), ["Sok Dara"]));
        var same = Put(new LookupIdentity(Guid.NewGuid(), ["Sok Dara"], 1990, "male", "KH"));
        var found = _index.Find(new LookupQuery("Sok Dara", 1990, "male", "KH")).Candidates;
        Assert.Equal([same, unknown, other], found.Select(c => c.Id));
        Assert.Equal([FactAgreement.Same, FactAgreement.Unknown, FactAgreement.Different], found.Select(c => c.BirthYear));
        Assert.Equal(FactAgreement.Different, found[2].Citizenship);
        Assert.Equal(FactAgreement.Different, found[2].Sex);
    }

    [Fact]
    public void Says_when_there_are_more_than_it_shows()
    {
        for (var i = 0; i < 20; i++)
        {
            Put("Sok Dara");
        }

        Assert.True(_index.Find(new LookupQuery("Sok Dara")).MayHoldMore);
        Assert.False(_index.Find(new LookupQuery("Sok Dara", Count: 50)).MayHoldMore);
        Assert.Empty(_index.Find(new LookupQuery("Sok Dara", Count: 0)).Candidates);
    }

    [Fact]
    public void The_same_question_has_the_same_answer_whatever_the_order_of_loading()
    {
        var people = new SyntheticPeople(3).Take(400).Select(Identity).ToList();
        var turned = new IdentityIndex();
        _index.Load(people);
        turned.Load(people.AsEnumerable().Reverse());
        Assert.All(people.Take(60), p => Assert.Equal(
            _index.Find(new LookupQuery(p.Names[0], p.BirthYear, Count: 1)).Candidates.Select(c => c.Score),
            turned.Find(new LookupQuery(p.Names[0], p.BirthYear, Count: 1)).Candidates.Select(c => c.Score)));
    }

    [Fact]
    public void Finds_everybody_whom_a_comparison_of_all_finds_for_exact_parts()
    {
        var people = new SyntheticPeople(5).Take(500).ToList();
        _index.Load(people.Select(Identity));
        foreach (var asked in people.Take(80))
        {
            var words = Sorted(asked.Recorded[0]);
            var expected = people.Where(p => p.Recorded.Any(r => Sorted(r) == words)).Select(p => p.Id);
            var found = _index.Find(new LookupQuery(asked.Recorded[0], Count: 100)).Candidates.Where(c => c.Name.Score >= 1).Select(c => c.Id).ToHashSet();
            Assert.Subset(found, expected.ToHashSet());
        }

        static string Sorted(string name) => string.Join(' ', PersonName.Parse(name).Tokens.Select(t => t.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Who_is_removed_is_not_found_and_who_is_replaced_is_found_by_the_new_name_only()
    {
        var id = Put("Sok Dara");
        _index.Put(new LookupIdentity(id, ["Heng Piseth"]));
        Assert.Empty(_index.Find(new LookupQuery("Sok Dara")).Candidates);
        Assert.Equal(id, _index.Find(new LookupQuery("Piseth Heng")).Candidates[0].Id);
        Assert.Equal(1, _index.Count);
        Assert.True(_index.Remove(id));
        Assert.False(_index.Remove(id));
        Assert.Empty(_index.Find(new LookupQuery("Heng Piseth")).Candidates);
        Assert.Equal(0, _index.Count);
    }

    [Fact]
    public void Compacting_changes_no_answer()
    {
        var people = new SyntheticPeople(9).Take(600).ToList();
        _index.Load(people.Select(Identity));
        people.Take(300).ToList().ForEach(p => _index.Remove(p.Id));
        var before = Answers();
        _index.Compact();
        Assert.Equal(before, Answers());
        Assert.Equal(300, _index.Count);

        List<Guid?> Answers() => [.. people.Select(p => _index.Find(new LookupQuery(p.Recorded[0], p.BirthYear, Count: 1)).Candidates is [var first] ? first.Id : (Guid?)null)];
    }

    [Fact]
    public async Task Readers_see_each_replacement_wholly_or_not_at_all()
    {
        var id = Guid.NewGuid();
        _index.Put(new LookupIdentity(id, ["Sok Dara"]));
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var wrong = 0;
            while (!stop.IsCancellationRequested)
            {
                wrong += _index.Find(new LookupQuery("Dara")).Candidates.Count == 1 ? 0 : 1;
            }

            return wrong;
        })).ToList();
        for (var i = 0; i < 3000; i++)
        {
            _index.Put(new LookupIdentity(id, [i % 2 == 0 ? "Heng Dara" : "Sok Dara"]));
            if (i % 1000 == 0)
            {
                _index.Compact();
            }
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), wrong => Assert.Equal(0, wrong));
    }

    private static LookupIdentity Identity(SyntheticPerson person) => new(person.Id, person.Recorded, person.BirthYear, person.Sex, person.Citizenship);

    private Guid Put(params string[] names) => Put(new LookupIdentity(Guid.NewGuid(), names));

    private Guid Put(LookupIdentity identity)
    {
        _index.Put(identity);
        return identity.Id;
    }
}
