using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>The letters of the Khmer script with their values in both series.</summary>
internal sealed class KhmerTable
{
    private const string File = "Names/Romanisation/khmer.json";

    private readonly FrozenDictionary<string, (string[] A, string[] O)> _vowels;
    private readonly FrozenSet<string> _recessive;
    private readonly FrozenDictionary<string, string[]> _consonantsA;
    private readonly FrozenDictionary<string, string[]> _consonantsO;
    private readonly FrozenDictionary<string, string[]> _finals;
    private readonly FrozenDictionary<string, string[]> _independent;
    private readonly FrozenDictionary<string, string[]> _rimes;

    private KhmerTable()
    {
        var file = NameData.Read(File, KhmerJson.Default.KhmerFile);
        _consonantsA = LetterTable.Read(file.Consonants["a"]);
        _consonantsO = LetterTable.Read(file.Consonants["o"]);
        _finals = LetterTable.Read(file.Finals);
        _independent = LetterTable.Read(file.Independent);
        _rimes = LetterTable.Read(file.Rimes);
        _recessive = NameData.Words(file.Recessive).ToFrozenSet(StringComparer.Ordinal);
        _vowels = file.Vowels.ToFrozenDictionary(v => v.Key, v => (NameData.Words(v.Value["a"]), NameData.Words(v.Value["o"])), StringComparer.Ordinal);
    }

    public static KhmerTable Standard { get; } = new();

    public static bool IsConsonant(char c) => c is >= '\u1780' and <= '\u17A2';

    public bool IsASeries(char c) => _consonantsA.ContainsKey(c.ToString());

    public bool IsRecessive(char c) => _recessive.Contains(c.ToString());

    public string Onset(char c) => (_consonantsA.GetValueOrDefault(c.ToString()) ?? _consonantsO.GetValueOrDefault(c.ToString()))?[0] ?? "";

    public string[] Final(char c) => _finals.GetValueOrDefault(c.ToString()) ?? [];

    public string[]? Independent(char c) => _independent.GetValueOrDefault(c.ToString());

    public string[]? Vowel(string signs, bool aSeries) => _vowels.TryGetValue(signs, out var values) ? (aSeries ? values.A : values.O) : null;

    /// <summary>Vowel and final together, where names are not spelt as the sum of both.</summary>
    public string[]? Rime(string signs, string final) => _rimes.GetValueOrDefault(signs + final);
}

internal sealed record KhmerFile(
    string Source, Dictionary<string, string> Consonants, string Finals, string Recessive,
    Dictionary<string, Dictionary<string, string>> Vowels, string Independent, string Rimes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(KhmerFile))]
internal sealed partial class KhmerJson : JsonSerializerContext;
