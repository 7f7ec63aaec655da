using Pratip.Kernel;
using Pratip.Reference.Law;

namespace Pratip.Reference.Tests.Law;

/// <summary>How people cite an article, for every article there is.</summary>
public sealed class CitationTests
{
    private static readonly LawBook Book = LawBook.Standard;

    [Fact]
    public void Every_article_is_found_by_each_way_of_citing_it() => Assert.All(Book.Articles, article =>
    {
        List<string> citations = [article.Code, article.Code.ToLowerInvariant(), article.Code.Replace('-', ' '), $"{article.InstrumentCode} Art. {article.Number}"];
        if (article.InstrumentCode == "TSE")
        {
            citations.AddRange([$"{article.Number}", $"Art. {article.Number}", $"ARTICLE {article.Number}", $"art.{article.Number}", $"មាត្រា {KhmerDigits.From(article.Number)}", $"មាត្រាទី{KhmerDigits.From(article.Number)}", KhmerDigits.From(article.Number), $" {article.Number} "]);
        }

        Assert.All(citations, typed =>
        {
            Assert.True(Book.TryResolve(typed, out var found), typed);
            Assert.Same(article, found);
        });
    });

    [Theory]
    [InlineData("Art. 1(0)")]
    [InlineData("2.4")]
    [InlineData("Art. 2 (4)")]
    [InlineData("1/2")]
    [InlineData("10, 12")]
    [InlineData("Art. 1 and 5")]
    [InlineData("PC-2-39")]
    [InlineData("មាត្រា ១ (២)")]
    public void Two_numbers_are_not_run_together_into_another_article(string typed) => Assert.False(Book.TryResolve(typed, out _));

    [Fact]
    public void A_number_of_another_law_needs_its_name() => Assert.All(Book.Articles.Where(a => a.InstrumentCode != "TSE"), a =>
        Assert.False(Book.TryResolve(a.Number.ToString(), out var found) && found.InstrumentCode != "TSE"));

    [Fact]
    public void Codes_are_unique_and_made_of_law_and_number()
    {
        Assert.Equal(Book.Articles.Count, Book.Articles.Select(a => a.Code).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Book.Articles, a => Assert.Equal($"{a.InstrumentCode}-{a.Number}", a.Code));
    }

    [Fact]
    public void Only_offences_stand_in_the_headline() =>
        Assert.All(Book.Articles.Where(a => a.Group != HeadlineGroup.Outside), a => Assert.True(a.IsOffence, a.Code));
}
