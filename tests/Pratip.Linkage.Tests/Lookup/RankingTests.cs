using Pratip.Linkage.Lookup;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Lookup;

/// <summary>Who stands before whom: what was lost on the generator's slips, each once.</summary>
public sealed class RankingTests
{
    private readonly IdentityIndex _index = new();

    [Fact]
    public void A_character_left_out_stands_before_names_that_sound_alike()
    {
        Put("Chan Lei");
        var id = Put("陈娟丽");
        Put("Chan Lei");
        Assert.Equal(id, _index.Find(new LookupQuery("陈丽")).Candidates[0].Id);
    }

    [Fact]
    public void The_very_name_in_another_script_stands_before_other_characters_that_are_read_alike()
    {
        Put("陈红");
        var id = Put("Chen Hong");
        Assert.Equal(id, _index.Find(new LookupQuery("陈宏")).Candidates[0].Id);
    }

    [Fact]
    public void A_character_left_out_makes_another_name_of_two_reports()
    {
        Assert.True(NameSimilarity.Agreement("陈丽", "陈娟丽") < NameSimilarity.Agreement("陈丽", "Chen Li"));
        Assert.True(NameSimilarity.Agreement("陈丽", "陈娟丽") < NameSimilarity.Worthwhile);
    }

    [Theory]
    [InlineData("Adi Agus", "Adi Agus")]
    [InlineData("Adi Agwus", "Adi Agus")]
    [InlineData("Agus Adi", "Agus Adi")]
    public void Of_equals_those_come_first_whose_name_stands_in_the_order_asked(string asked, string first)
    {
        var other = first == "Adi Agus" ? "Agus Adi" : "Adi Agus";
        var expected = Enumerable.Range(0, 12).Select(i => (Name: i % 2 == 0 ? first : other, Id: Put(i % 2 == 0 ? first : other))).ToList();
        var found = _index.Find(new LookupQuery(asked, Count: 12)).Candidates;
        Assert.Single(found.Select(one => one.Score).Distinct());
        Assert.Equal(expected.Where(one => one.Name == first).Select(one => one.Id).Order(), found.Take(6).Select(one => one.Id));
    }

    [Fact]
    public void A_part_leaves_to_another_what_that_is_more_like()
    {
        var core = new IndexCore();
        core.Put(new LookupIdentity(Guid.NewGuid(), ["Teng Cai Chen"]), new WordReader());
        var rough = new RoughNames();
        rough.Begin(core, Units(core, "bTeng Cai Chen"), core.Published);
        Assert.InRange(rough.Score(core.Names.Tokens(0)), 900, 1000);
    }

    [Fact]
    public void Words_written_together_are_divided_as_they_are_written()
    {
        var core = new IndexCore();
        core.Put(new LookupIdentity(Guid.NewGuid(), ["জামাল রাশেদ রহমান"]), new WordReader());
        var halves = Units(core, "জামাল রাশেদরহমান")[1].Meanings.Where(one => one.Score == RoughNames.Half).Select(one => one.Word.Token.Text);
        Assert.Equal(["রাশেদ", "রহমান"], halves.Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static List<QueryUnit> Units(IndexCore core, string name)
    {
        var (finder, divided, units) = (new MeaningFinder(), new DividedParts(), new List<QueryUnit>());
        foreach (var token in PersonName.Parse(name).TokenList)
        {
            units.Add(new QueryUnit(token, units.Count, 1));
            finder.Find(core.Words, units[^1], isUnfinished: false, core.Published);
            divided.AddTo(units[^1], core);
        }

        return units;
    }

    private Guid Put(string name)
    {
        var id = Guid.NewGuid();
        _index.Put(new LookupIdentity(id, [name]));
        return id;
    }
}
