using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// Devanagari and Bengali to Latin letters. The inherent vowel is not spoken at the end of a word, nor between a vowel with one
/// consonant before it and a consonant with a vowel after it (Ohala 1983, Aspects of Hindi Phonology).
/// </summary>
internal sealed class IndicRomaniser : IRomaniser
{
    private readonly FrozenDictionary<string, string[]> _consonants;
    private readonly FrozenDictionary<string, string[]> _vowels;
    private readonly FrozenDictionary<string, string[]> _signs;
    private readonly FrozenDictionary<string, string[]> _marks;
    private readonly string[] _inherent;
    private readonly char _nasal;
    private readonly char _virama;
    private readonly char _nukta;

    public IndicRomaniser(string file)
    {
        var table = NameData.Read(file, IndicJson.Default.IndicFile);
        _consonants = LetterTable.Read(table.Consonants);
        _vowels = LetterTable.Read(table.Vowels);
        _signs = LetterTable.Read(table.Signs);
        _marks = LetterTable.Read(table.Marks);
        _inherent = table.Inherent.Split(',');
        (_nasal, _virama, _nukta) = (table.Nasal[0], table.Virama[0], table.Nukta[0]);
    }

    public IReadOnlyList<string> Romanise(string token)
    {
        var letters = Read(token);
        var spellings = new SyllableSpellings();
        for (var i = 0; i < letters.Count; i++)
        {
            spellings.Add(letters[i].Consonant);
            if (letters[i].Vowel is { } vowel)
            {
                spellings.Add(vowel);
            }
            else if (letters[i].IsInherent && IsSpoken(letters, i))
            {
                spellings.Add(_inherent);
            }

            spellings.Add(letters[i].Mark);
        }

        return [.. spellings.Styles(2).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private sealed class Letter
    {
        public string[] Consonant { get; init; } = [];

        public string[]? Vowel { get; set; }

        public bool IsInherent { get; set; }

        public string[] Mark { get; set; } = [];

        public bool HasVowel => Vowel is not null || IsInherent;
    }

    private List<Letter> Read(string token)
    {
        var letters = new List<Letter>();
        for (var at = 0; at < token.Length; at++)
        {
            var sign = token[at].ToString();
            if (at + 1 < token.Length && token[at + 1] == _nukta && _consonants.TryGetValue(token.Substring(at, 2), out var dotted))
            {
                letters.Add(new Letter { Consonant = dotted, IsInherent = true });
                at++;
            }
            else if (_consonants.TryGetValue(sign, out var consonant))
            {
                letters.Add(new Letter { Consonant = consonant, IsInherent = true });
            }
            else if (_vowels.TryGetValue(sign, out var vowel))
            {
                letters.Add(new Letter { Vowel = vowel });
            }
            else if (letters.Count > 0)
            {
                AddSign(letters[^1], token[at], at + 1 < token.Length ? token[at + 1] : '\0');
            }
        }

        return letters;
    }

    private void AddSign(Letter letter, char sign, char next)
    {
        if (_signs.TryGetValue(sign.ToString(), out var vowel))
        {
            (letter.Vowel, letter.IsInherent) = (vowel, false);
        }
        else if (sign == _virama)
        {
            letter.IsInherent = false;
        }
        else if (sign == _nasal)
        {
            var beforeLip = _consonants.TryGetValue(next.ToString(), out var following) && following[0][0] is 'p' or 'b' or 'm';
            letter.Mark = [beforeLip ? "m" : _inherent.Length > 1 ? "ng" : "n"];
        }
        else if (_marks.TryGetValue(sign.ToString(), out var mark))
        {
            letter.Mark = mark;
        }
    }

    private static bool IsSpoken(List<Letter> letters, int at)
    {
        if (letters.Count == 1 || letters[at].Mark.Length > 0)
        {
            return true;
        }

        if (at == letters.Count - 1)
        {
            // After a cluster the end vowel is kept: Narendra, Chandra.
            return !letters[at - 1].HasVowel;
        }

        var beforeSpoken = at > 0 && letters[at - 1].HasVowel && letters[at - 1].Mark.Length == 0;
        var afterSpoken = letters[at + 1].Consonant.Length > 0 && letters[at + 1].Vowel is not null;
        return !(beforeSpoken && afterSpoken);
    }
}

internal sealed record IndicFile(
    string Source, string Consonants, string Vowels, string Signs, string Inherent, string Nasal, string Marks, string Virama, string Nukta);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IndicFile))]
internal sealed partial class IndicJson : JsonSerializerContext;
