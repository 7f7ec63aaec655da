using Pratip.Linkage.Lookup;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Names;

public sealed class NamePairTests
{
    public static TheoryData<string> Cultures => [.. NamePair.All.Select(p => p.Culture).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void Every_culture_has_twenty_pairs() => Assert.All(NamePair.All.GroupBy(p => p.Culture, StringComparer.Ordinal), g => Assert.True(g.Count() >= 20, g.Key));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Two_writings_of_one_name_are_worth_a_look(string culture) =>
        Assert.All(NamePair.All.Where(p => p.Culture == culture), p =>
            Assert.True(NameSimilarity.Between(p.Asked, p.Same) >= NameSimilarity.Worthwhile, $"{p.Asked} and {p.Same}: {NameSimilarity.Between(p.Asked, p.Same)}"));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Another_name_is_less_alike(string culture) =>
        Assert.All(NamePair.All.Where(p => p.Culture == culture), p =>
            Assert.True(NameSimilarity.Between(p.Asked, p.Other) < NameSimilarity.Between(p.Asked, p.Same), $"{p.Asked}: {p.Other} before {p.Same}"));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void The_index_finds_the_same_name_and_never_puts_another_one_before_it(string culture)
    {
        var pairs = NamePair.All.Where(p => p.Culture == culture).ToList();
        var names = pairs.SelectMany(p => new[] { p.Same, p.Other }).Distinct(StringComparer.Ordinal).ToDictionary(n => Guid.CreateVersion7(), n => n);
        var index = new IdentityIndex();
        index.Load(names.Select(n => new LookupIdentity(n.Key, [n.Value])));
        Assert.All(pairs, p =>
        {
            var found = index.Find(new LookupQuery(p.Asked)).Candidates.Select(c => names[c.Id]).ToList();
            var same = found.IndexOf(p.Same);
            var other = found.IndexOf(p.Other);
            Assert.True(same >= 0 && (other < 0 || same < other), $"{p.Asked} wants {p.Same} and found {string.Join(", ", found)}");
        });
    }

    [Fact]
    public void Likeness_does_not_depend_on_who_is_asked_for() =>
        Assert.All(NamePair.All, p =>
        {
            Assert.Equal(NameSimilarity.Between(p.Asked, p.Same), NameSimilarity.Between(p.Same, p.Asked));
            Assert.Equal(NameSimilarity.Between(p.Asked, p.Other), NameSimilarity.Between(p.Other, p.Asked));
        });

    [Fact]
    public void A_name_is_itself_in_any_order_of_its_parts() =>
        Assert.All(NamePair.All.SelectMany(p => new[] { p.Asked, p.Same, p.Other }), name =>
            Assert.Equal(1, NameSimilarity.Compare(PersonName.Parse(name), new PersonName([.. PersonName.Parse(name).Tokens.Reverse()])).Score));
}
