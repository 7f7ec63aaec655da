using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>Cyrillic to Latin letters, letter by letter; composed and decomposed writing of й and ё are one.</summary>
internal sealed class CyrillicRomaniser : IRomaniser
{
    private const string File = "Names/Romanisation/cyrillic.json";

    private readonly FrozenDictionary<string, string[]> _letters = LetterTable.Read(NameData.Read(File, CyrillicJson.Default.CyrillicFile).Letters);

    public IReadOnlyList<string> Romanise(string token)
    {
        var spellings = new SyllableSpellings();
        foreach (var letter in token)
        {
            if (_letters.TryGetValue(letter.ToString(), out var values))
            {
                spellings.Add(values);
            }
        }

        return [.. spellings.Styles(2).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}

internal sealed record CyrillicFile(string Source, string Letters);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CyrillicFile))]
internal sealed partial class CyrillicJson : JsonSerializerContext;
