using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// Hangul to Latin letters: syllables are taken apart by the arithmetic of the Unicode Standard (section 3.12) and each part is
/// written by the Revised Romanization or as passports customarily have it.
/// </summary>
internal sealed class HangulRomaniser : IRomaniser
{
    private const string File = "Names/Romanisation/hangul.json";
    private const int First = 0xAC00;
    private const int Vowels = 21;
    private const int Tails = 28;
    private const int Syllables = 11172;

    private readonly string[][] _leads;
    private readonly string[][] _vowels;
    private readonly string[][] _tails;
    private readonly FrozenSet<string> _compounds;
    private readonly FrozenDictionary<string, string[]> _surnames;

    public HangulRomaniser()
    {
        var table = NameData.Read(File, HangulJson.Default.HangulFile);
        (_leads, _vowels, _tails) = (Parts(table.Leads), Parts(table.Vowels), Parts(table.Tails));
        _compounds = NameData.Words(table.Compounds).ToFrozenSet(StringComparer.Ordinal);
        _surnames = LetterTable.Read(table.Surnames);
    }

    public IReadOnlyList<string> Romanise(string token)
    {
        if (_surnames.TryGetValue(token, out var customary))
        {
            return customary;
        }

        var spellings = new SyllableSpellings();
        foreach (var syllable in token.Select(c => c - First).Where(s => s is >= 0 and < Syllables))
        {
            spellings.Add(_leads[syllable / (Vowels * Tails)]);
            spellings.Add(_vowels[syllable % (Vowels * Tails) / Tails]);
            spellings.Add(_tails[syllable % Tails]);
        }

        return [.. spellings.Styles(3).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Surname and given name are written together: the first syllable is the surname, or the first two of a few.</summary>
    public IEnumerable<string> Split(string token)
    {
        var surname = token.Length > 2 && _compounds.Contains(token[..2]) ? 2 : 1;
        return token.Length is < 2 or > 5 || !_surnames.ContainsKey(token[..surname]) ? [token] : [token[..surname], token[surname..]];
    }

    private static string[][] Parts(string text) => [.. NameData.Words(text).Select(part => part == "-" ? [""] : part.Split(','))];
}

internal sealed record HangulFile(string Source, string Leads, string Vowels, string Tails, string Compounds, string Surnames);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HangulFile))]
internal sealed partial class HangulJson : JsonSerializerContext;
