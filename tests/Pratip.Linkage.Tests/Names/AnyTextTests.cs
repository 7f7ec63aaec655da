using Pratip.Linkage.Lookup;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Names;

/// <summary>What people paste into a search box is not always a name.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Odd =
    [
        "", " ", "😀😀", "១២៣៤", "12345", "\uD800", "\uDC00x", "\u17D2", "្", "ៗៗ", "ា", "์", "เ", "ໄ", "္", "်", "ँ", "়", "ـ", "ً", "ᄀ", "ᅡᆨ", "ㄱ", "々", "a\u0301\u0301\u0301",
        "--", "()", "/", "alias", "ហៅ", "លោក", "mr mrs", "x'x", "\0", "\u202E", "ﷺ", "ﬁ", "ǅ", "İ", "ß", "Ω", "ვახტანგ", "אברהם", "ᠮᠣᠩᠭᠣᠯ",
    ];

    [Fact]
    public void No_text_is_too_odd_to_compare_or_to_look_up()
    {
        var random = new Random(11);
        var index = new IdentityIndex();
        var texts = Odd.Concat(Enumerable.Range(0, 400).Select(_ => AnyText.Of(random, random.Next(1, 60)))).ToList();
        index.Load(texts.Select(t => new LookupIdentity(Guid.NewGuid(), [t])));
        foreach (var text in texts)
        {
            var other = texts[random.Next(texts.Count)];
            Assert.InRange(NameSimilarity.Between(text, other), 0, 1);
            Assert.Equal(NameSimilarity.Between(text, other), NameSimilarity.Between(other, text));
            Assert.All(PersonName.Parse(text).Tokens, token => Assert.NotEmpty(token.Forms));
            Assert.True(index.Find(new LookupQuery(text, IsUnfinished: random.Next(2) == 0)).Candidates.Count <= 10);
            PersonName.SplitAliases(text);
            ExactNumberKey.OfDocument(text);
            ExactNumberKey.OfTelephone(text);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("a\u0301\u0323")]
    [InlineData("ក្")]
    [InlineData("陈")]
    [InlineData("김")]
    [InlineData("က္")]
    [InlineData("สม")]
    [InlineData("😀")]
    [InlineData("(a/b) ")]
    public void Ten_thousand_characters_are_read_in_part(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        var index = new IdentityIndex();
        index.Put(new LookupIdentity(Guid.NewGuid(), [text, "Sok Dara"]));
        Assert.InRange(NameSimilarity.Between(text, text), 0, 1);
        Assert.True(PersonName.Parse(text).Tokens.Count <= PersonName.MostTokens);
        Assert.All(PersonName.Parse(text).Tokens, token => Assert.True(token.Text.Length <= NameToken.LongestText));
        index.Find(new LookupQuery(text, IsUnfinished: true));
        Assert.Single(index.Find(new LookupQuery("Dara Sok")).Candidates);
    }

    [Fact]
    public void A_text_of_another_script_meets_itself_and_nothing_else()
    {
        Assert.Equal(1, NameSimilarity.Between("ვახტანგ", "ვახტანგ"));
        Assert.Equal(0, NameSimilarity.Between("ვახტანგ", "אברהם"));
    }
}
