using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// Arabic script to Latin letters. Short vowels are not written: an a is set between consonants, and names are found by their
/// consonants alone as well. Frequent names come from the table of variants and are spelt there as people spell them.
/// </summary>
internal sealed class ArabicRomaniser : IRomaniser
{
    private const string File = "Names/Romanisation/arabic.json";

    private readonly FrozenDictionary<string, string[]> _consonants;
    private readonly FrozenDictionary<string, string[]> _vowels;
    private readonly FrozenDictionary<string, string[]> _weak;

    public ArabicRomaniser()
    {
        var table = NameData.Read(File, ArabicJson.Default.ArabicFile);
        _consonants = LetterTable.Read(table.Consonants);
        _vowels = LetterTable.Read(table.Vowels);
        _weak = LetterTable.Read(table.Weak);
    }

    public IReadOnlyList<string> Romanise(string token)
    {
        // Marks of short vowels are written in few names and would split the same name in two.
        var text = string.Concat(token.Where(c => _consonants.ContainsKey(c.ToString()) || _vowels.ContainsKey(c.ToString())));
        var spellings = new SyllableSpellings();
        var afterConsonant = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i].ToString();
            var isVowel = _vowels.TryGetValue(letter, out var vowel);
            var followedByVowel = i + 1 < text.Length && _vowels.ContainsKey(text[i + 1].ToString());
            if (isVowel)
            {
                spellings.Add(vowel!);
                afterConsonant = false;
            }
            else if (afterConsonant && !followedByVowel && _weak.TryGetValue(letter, out var weak))
            {
                spellings.Add(weak);
                afterConsonant = false;
            }
            else
            {
                if (afterConsonant)
                {
                    spellings.Add(["a"]);
                }

                spellings.Add(_consonants[letter]);
                afterConsonant = letter != "ة";
            }
        }

        return [.. spellings.Styles(2).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}

internal sealed record ArabicFile(string Source, string Consonants, string Vowels, string Weak);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ArabicFile))]
internal sealed partial class ArabicJson : JsonSerializerContext;
