using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Reference.Law;

/// <summary>The articles under which persons are charged or removed.</summary>
public sealed class LawBook
{
    private const string File = "Law/law.json";

    /// <summary>An article typed as a bare number is one of the 2008 law, which nearly every charge rests on.</summary>
    private const string DefaultInstrument = "TSE";

    private static readonly Lazy<LawBook> Shipped = new(Read);

    /// <summary>What people write before the number. The longer word first, or it would leave a tail.</summary>
    private static readonly string[] ArticleWords = ["articles", "article", "art", "មាត្រាទី", "មាត្រា"];

    private readonly FrozenDictionary<string, Article> _byCode;
    private readonly FrozenDictionary<string, Article> _byKey;
    private readonly FrozenDictionary<string, Instrument> _instruments;

    private LawBook(IReadOnlyList<Instrument> instruments, IReadOnlyList<Article> articles)
    {
        Instruments = instruments;
        Articles = articles;
        _instruments = instruments.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal);
        _byCode = articles.ToFrozenDictionary(a => a.Code, StringComparer.Ordinal);
        _byKey = new KeyIndex<Article>(File, a => a.Code).AddAll(articles, Spellings).Freeze();
    }

    public static LawBook Standard => Shipped.Value;

    public IReadOnlyList<Instrument> Instruments { get; }

    public IReadOnlyList<Article> Articles { get; }

    public Article? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    public Instrument InstrumentOf(Article article) => _instruments[article.InstrumentCode];

    /// <summary>
    /// Reads TSE-10, 10, Art. 10 and មាត្រា ១០; an article of another law needs that law's code: PC-239. A citation with a
    /// second number, a paragraph or another article, is not read: run together, 2(4) would be article 24.
    /// </summary>
    public bool TryResolve(string? typed, [NotNullWhen(true)] out Article? article)
    {
        if (Numbers(typed ?? "") != 1)
        {
            article = null;
            return false;
        }

        var key = LookupKey.Of(typed);
        foreach (var word in ArticleWords)
        {
            key = key.Replace(word, "", StringComparison.Ordinal);
        }

        return _byKey.TryGetValue(key, out article);
    }

    /// <summary>How many numbers stand in a text.</summary>
    private static int Numbers(string text) => text.Where((c, i) => char.IsDigit(c) && (i == 0 || !char.IsDigit(text[i - 1]))).Count();

    private static IEnumerable<string> Spellings(Article article) => article.InstrumentCode == DefaultInstrument
        ? [article.Code, article.Number.ToString(CultureInfo.InvariantCulture)]
        : [article.Code];

    private static LawBook Read()
    {
        var file = EmbeddedData.ReadJson(File, LawJson.Default.LawFile);
        var instruments = file.Instruments.Select(i => new Instrument(i.Code, new LocalizedText(i.En, i.Km))).ToArray();
        var codes = instruments.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        return new LawBook(instruments, [.. file.Articles.Select(row => Article(row, codes))]);
    }

    private static Article Article(ArticleRow row, HashSet<string> instruments)
    {
        if (!instruments.Contains(row.Instrument) || row.Code != $"{row.Instrument}-{row.Number.ToString(CultureInfo.InvariantCulture)}")
        {
            throw new ReferenceDataException(File, row.Code, "the code must be that of a known instrument, a hyphen and the number.");
        }

        if (row.Unodc && !row.Offence)
        {
            throw new ReferenceDataException(File, row.Code, "only an offence can count for UNODC.");
        }

        var group = Enum.GetValues<HeadlineGroup>().Where(g => g.Code() == row.Group).Select(g => (HeadlineGroup?)g).FirstOrDefault()
            ?? throw new ReferenceDataException(File, row.Code, $"'{row.Group}' is no headline group.");
        return new Article(row.Code, row.Instrument, row.Number, new LocalizedText(row.En, row.Km), group, row.Unodc, row.Offence, row.Verified, row.Penalty);
    }
}
