using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// Alphabets and kana to Latin letters, letter by letter; a table may have entries of two letters, which are read first. What has no
/// entry writes no sound, so that composed and decomposed writing of й and ё are one.
/// </summary>
internal sealed class LetterRomaniser(string file) : IRomaniser
{
    private const char FirstKatakana = '\u30A1';
    private const char LastKatakana = '\u30F6';
    private const int FromKatakanaToHiragana = 0x60;

    private readonly FrozenDictionary<string, string[]> _letters = LetterTable.Read(NameData.Read(file, LetterJson.Default.LetterFile).Letters);

    public IReadOnlyList<string> Romanise(string token)
    {
        var text = string.Concat(token.Select(c => c is >= FirstKatakana and <= LastKatakana ? (char)(c - FromKatakanaToHiragana) : c));
        var spellings = new SyllableSpellings();
        for (var i = 0; i < text.Length;)
        {
            var length = i + 1 < text.Length && _letters.ContainsKey(text.Substring(i, 2)) ? 2 : 1;
            if (_letters.TryGetValue(text.Substring(i, length), out var values))
            {
                spellings.Add(values);
            }

            i += length;
        }

        return [.. spellings.Styles(2).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}

internal sealed record LetterFile(string Source, string Letters);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LetterFile))]
internal sealed partial class LetterJson : JsonSerializerContext;
