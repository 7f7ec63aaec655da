using System.Diagnostics.CodeAnalysis;
using Pratip.Kernel;
using Pratip.Reference.Characters;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Countries;
using Pratip.Reference.Geography;
using Pratip.Reference.Law;

namespace Pratip.Exchange.Workbooks;

/// <summary>One value a cell may take.</summary>
public sealed record Choice(string Code, LocalizedText Label)
{
    public const string Separator = " – ";

    /// <summary>As a template's drop-down shows it.</summary>
    public string In(Language language) => Code + Separator + Label.In(language);
}

/// <summary>
/// The values a column may take: what a template offers and what the importer accepts. A code, a label in either
/// language and the "code – label" of the drop-downs are all read.
/// </summary>
public sealed class ColumnChoices
{
    private readonly Func<string, string?> _resolve;

    private Func<string, IReadOnlyList<Choice>> _meant = _ => [];

    private Func<string, IReadOnlyList<Choice>> _near = _ => [];

    private ColumnChoices(string id, LocalizedText title, IReadOnlyList<Choice> choices, Func<string, string?> resolve)
    {
        Id = id;
        Title = title;
        Choices = choices;
        _resolve = resolve;
    }

    public static ColumnChoices YesNo { get; } = Of("yes-no", new("Yes or no", "បាទ/ចាស ឬទេ"),
    [
        new("yes", new("yes", "បាទ/ចាស")), new("no", new("no", "ទេ")), new("unknown", new("unknown", "មិនដឹង")),
    ], ("y", "yes"), ("true", "yes"), ("1", "yes"), ("បាទ", "yes"), ("ចាស", "yes"), ("n", "no"), ("false", "no"), ("0", "no"));

    public static ColumnChoices CountryCodes { get; } = new("country", new("Countries", "ប្រទេស"),
        [.. CountryList.Standard.Countries.Select(c => new Choice(c.Alpha2, c.Name))],
        typed => CountryList.Standard.TryResolve(typed, out var country) ? country.Alpha2 : null);

    public static ColumnChoices Provinces { get; } = new("province", new("Provinces", "រាជធានី ខេត្ត"),
        [.. Gazetteer.Standard.Provinces.Select(p => new Choice(p.Code, p.Name))],
        typed => Gazetteer.Standard.TryResolveProvince(typed, out var province) ? province.Code : null);

    /// <summary>Offences only: nobody can be charged under a definition.</summary>
    public static ColumnChoices Articles { get; } = new("article", new("Articles", "មាត្រា"),
        [.. LawBook.Standard.Articles.Where(a => a.IsOffence).Select(a => new Choice(a.Code, a.Title))],
        typed => LawBook.Standard.TryResolve(typed, out var article) && article.IsOffence ? article.Code : null);

    public string Id { get; }

    public LocalizedText Title { get; }

    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>The choices of a column, or null where it takes free values.</summary>
    public static ColumnChoices? For(SheetColumn column) => column.Type switch
    {
        "code" or "codes" => OfList(column.List ?? throw new InvalidOperationException($"Column {column.Id} names no code list.")),
        "yes-no" => YesNo,
        "country" or "countries" => CountryCodes,
        "province" => Provinces,
        "article" or "articles" => Articles,
        _ => null,
    };

    /// <summary>The choices that words may mean which are no spelling of one of them; empty where that is not known.</summary>
    public IReadOnlyList<Choice> Meant(string typed) => _meant(typed);

    /// <summary>The choices that lie near by what they mean, whatever their spelling; empty where only the spelling can tell.</summary>
    public IReadOnlyList<Choice> Near(string typed) => _near(typed);

    public bool TryResolve(string typed, [NotNullWhen(true)] out string? code)
    {
        code = _resolve(typed);
        var cut = typed.IndexOf(Choice.Separator, StringComparison.Ordinal);
        if (code is null && cut < 0)
        {
            cut = typed.IndexOf(" - ", StringComparison.Ordinal);
        }

        code ??= cut > 0 ? _resolve(typed[..cut]) : null;
        return code is not null;
    }

    private static ColumnChoices OfList(string listId)
    {
        if (listId == "age-band-ncct")
        {
            var bands = Of(listId, new("Age bands", "ក្រុមអាយុ"), [.. AgeBandSet.Ncct.Bands.Select(b => new Choice(b.Code, b.Label)), new(AgeBandSet.UnknownCode, new("unknown", "មិនដឹង"))]);
            return new(bands.Id, bands.Title, bands.Choices, typed => AgeBandWords.Resolve(typed) ?? bands._resolve(typed))
            {
                _meant = typed => With(AgeBandWords.Meant(typed)),
                _near = typed => With(AgeBandWords.Sharing(typed)),
            };

            IReadOnlyList<Choice> With(IReadOnlyList<string> codes) => [.. bands.Choices.Where(c => codes.Contains(c.Code, StringComparer.Ordinal))];
        }

        var list = CodeListCatalogue.Standard.Get(listId);
        return new(listId, list.Title, [.. list.Entries.Select(e => new Choice(e.Code, e.Label))],
            typed => list.TryResolve(typed, out var entry) ? entry.Code : null);
    }

    private static ColumnChoices Of(string id, LocalizedText title, IReadOnlyList<Choice> choices, params (string Spelling, string Code)[] aliases)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (spelling, code) in choices.SelectMany(c => new[] { (c.Code, c.Code), (c.Label.En, c.Code), (c.Label.Km, c.Code) }).Concat(aliases))
        {
            keys.TryAdd(LookupKey.Of(spelling), code);
        }

        return new(id, title, choices, typed => keys.GetValueOrDefault(LookupKey.Of(typed)));
    }
}
