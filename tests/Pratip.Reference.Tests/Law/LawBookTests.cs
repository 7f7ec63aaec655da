using Pratip.Kernel;
using Pratip.Reference.Law;

namespace Pratip.Reference.Tests.Law;

public sealed class LawBookTests
{
    private static readonly LawBook Book = LawBook.Standard;

    [Fact]
    public void The_2008_law_has_twelve_trafficking_offences()
    {
        var trafficking = Book.Articles.Where(a => a.Group == HeadlineGroup.Trafficking).ToArray();
        Assert.Equal([9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21], trafficking.Select(a => a.Number));
        Assert.All(trafficking, a => Assert.True(a is { IsOffence: true, CountsForUnodc: true, InstrumentCode: "TSE" }));
        Assert.DoesNotContain(Book.Articles, a => a.CountsForUnodc && a.Group != HeadlineGroup.Trafficking);
    }

    [Fact]
    public void Only_articles_read_in_a_source_are_verified() =>
        Assert.Equal(["TSE-8", "TSE-10", "TSE-12", "TSE-15", "TSE-17", "TSE-19"], Book.Articles.Where(a => a.Verified).Select(a => a.Code), StringComparer.Ordinal);

    [Fact]
    public void Other_laws_can_be_charged_and_stand_outside_the_headline()
    {
        var others = Book.Articles.Where(a => a.InstrumentCode != "TSE").ToArray();
        Assert.Equal(["PC", "LL", "IL"], others.Select(a => a.InstrumentCode).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(others, a => Assert.True(a is { Group: HeadlineGroup.Outside, Verified: false, CountsForUnodc: false }));
    }

    [Fact]
    public void Definitions_and_procedure_are_no_offences() =>
        Assert.All([7, 8, 13, 23, 25, 49, 52], number => Assert.False(Book.Find($"TSE-{number}")!.IsOffence));

    [Theory]
    [InlineData("TSE-10", "TSE-10")]
    [InlineData("10", "TSE-10")]
    [InlineData("Art. 10", "TSE-10")]
    [InlineData("article 10", "TSE-10")]
    [InlineData("មាត្រា ១០", "TSE-10")]
    [InlineData("មាត្រា១០", "TSE-10")]
    [InlineData("tse art. 10", "TSE-10")]
    [InlineData("PC-239", "PC-239")]
    [InlineData("PC Art. 239", "PC-239")]
    [InlineData("IL 29", "IL-29")]
    public void Reads_an_article_as_it_is_cited(string typed, string code)
    {
        Assert.True(Book.TryResolve(typed, out var article));
        Assert.Equal(code, article.Code);
    }

    [Theory]
    [InlineData("239")]
    [InlineData("99")]
    [InlineData("Art.")]
    [InlineData("")]
    [InlineData(null)]
    public void Does_not_guess_the_law(string? typed) => Assert.False(Book.TryResolve(typed, out _));

    [Fact]
    public void Every_article_has_a_title_in_both_languages_and_a_known_law() => Assert.All(Book.Articles, a =>
    {
        Assert.False(string.IsNullOrWhiteSpace(a.Title.En) || string.IsNullOrWhiteSpace(a.Title.Km));
        Assert.Equal(a.InstrumentCode, Book.InstrumentOf(a).Code);
    });
}
