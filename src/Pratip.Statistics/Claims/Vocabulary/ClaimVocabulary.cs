using System.Globalization;
using System.Text.Json;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Countries;
using Pratip.Reference.Geography;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Data;

namespace Pratip.Statistics.Claims.Vocabulary;

/// <summary>
/// The words of claims in both languages, as data (claim-words.json), with the names of months, countries and provinces that
/// the reference data has.
/// </summary>
public sealed class ClaimVocabulary
{
    private const string File = "claim-words.json";

    /// <summary>A phrase may end in a number, which is a word of its own.</summary>
    private static readonly char[] KhmerDigit = [.. "០១២៣៤៥៦៧៨៩"];

    private static readonly Lazy<ClaimVocabulary> Shipped = new(() => Parse(EmbeddedData.ReadText(File)));

    private readonly PhraseIndex _phrases = new();

    private ClaimVocabulary(VocabularyFile file)
    {
        var phrases = PhrasesOf(file).Concat(Months()).Concat(Countries()).Concat(Provinces()).ToList();
        Tokenizer = new(new KhmerWords(phrases.Select(p => p.Text.TrimEnd(KhmerDigit)).Where(text => text.Length > 0 && KhmerWords.IsLetter(text[0]))));
        foreach (var (text, meaning, isName) in phrases)
        {
            _phrases.Add(Tokenizer.Read(text), meaning, isName);
        }
    }

    public static ClaimVocabulary Standard => Shipped.Value;

    public Tokenizer Tokenizer { get; }

    internal static ClaimVocabulary Parse(string json) => new(EmbeddedData.Parse<VocabularyFile>(File, json));

    internal int Find(IReadOnlyList<Token> tokens, int at, int end, out IReadOnlyList<Meaning> meanings) => _phrases.Find(tokens, at, end, out meanings);

    private static IEnumerable<Phrase> PhrasesOf(VocabularyFile file)
    {
        var kinds = Enum.GetValues<TermKind>().ToDictionary(k => JsonNamingPolicy.KebabCaseLower.ConvertName(k.ToString()), StringComparer.Ordinal);
        foreach (var (kind, codes) in file.Words)
        {
            if (!kinds.TryGetValue(kind, out var known))
            {
                throw new InvalidDataException($"{File}: '{kind}' is no kind of word. There are: {string.Join(", ", kinds.Keys)}.");
            }

            foreach (var (code, words) in codes)
            {
                foreach (var text in (words.En ?? []).Concat(words.Km ?? []))
                {
                    yield return text.Length > 0 ? new(text, new Meaning(known, code), false) : throw new InvalidDataException($"{File}, {kind}, {code}: there is an empty word.");
                }
            }
        }
    }

    private static IEnumerable<Phrase> Months() =>
        from month in Enumerable.Range(1, 12)
        from name in MonthNames.SpellingsOf(month)
        select new Phrase(name, new Meaning(TermKind.Month, month.ToString(CultureInfo.InvariantCulture)), true);

    /// <summary>The country itself is where all of it happens and tells nothing; its people are a citizenship.</summary>
    private static IEnumerable<Phrase> Countries() =>
        from country in CountryList.Standard.Countries
        where country.IsCountry
        from name in country.Aliases.Concat(country.Alpha2 == Country.Cambodia ? [] : [country.Name.En, country.Name.Km])
        where (name.Length > 2 || KhmerWords.IsLetter(name[0])) && KhmerWordsOrLetters(name) && !(country.Alpha2 == Country.Cambodia && name.EndsWith("ia", StringComparison.Ordinal)) && name != "Kampuchea"
        from form in Forms(name)
        select new Phrase(form, new Meaning(TermKind.Country, country.Alpha2), true);

    /// <summary>Codes of three letters are not written in sentences; names have small letters.</summary>
    private static bool KhmerWordsOrLetters(string name) => KhmerWords.IsLetter(name[0]) || name.Any(char.IsLower);

    private static IEnumerable<string> Forms(string name)
    {
        yield return name;
        if (char.IsAsciiLetter(name[^1]) && !name.Contains(' ', StringComparison.Ordinal) && name[^1] is not ('s' or 'h') && !name.EndsWith("ese", StringComparison.Ordinal))
        {
            yield return name + "s";
        }
    }

    private static IEnumerable<Phrase> Provinces() =>
        from province in Gazetteer.Standard.Provinces
        from name in new[] { province.Name.En, province.Name.Km, province.IsoSpelling }.Concat(province.Aliases)
        where name != "Capital"
        select new Phrase(name, new Meaning(TermKind.Province, province.Code), true);
}

/// <param name="IsName">It begins with a capital letter, or it is another word.</param>
internal readonly record struct Phrase(string Text, Meaning Meaning, bool IsName);

internal sealed record VocabularyFile(bool KmVerified, Dictionary<string, Dictionary<string, WordsEntry>> Words);

internal sealed record WordsEntry(IReadOnlyList<string>? En = null, IReadOnlyList<string>? Km = null);
