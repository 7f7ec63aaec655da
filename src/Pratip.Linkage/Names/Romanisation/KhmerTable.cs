using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>The letters of the Khmer script with their spellings in both series.</summary>
internal sealed class KhmerTable
{
    private const string File = "Names/Romanisation/khmer.json";

    private readonly FrozenDictionary<string, (Spelling[] A, Spelling[] O)> _vowels;
    private readonly FrozenSet<string> _recessive;
    private readonly FrozenSet<string> _aSeries;
    private readonly FrozenDictionary<string, Spelling[]> _onsets;
    private readonly FrozenDictionary<string, Spelling[]> _finals;
    private readonly FrozenDictionary<string, Spelling[]> _pairs;
    private readonly FrozenDictionary<string, Spelling[]> _independent;
    private readonly FrozenDictionary<string, Spelling[]> _silentVowels;

    private KhmerTable()
    {
        var file = NameData.Read(File, KhmerJson.Default.KhmerFile);
        (_onsets, _finals, _pairs, _independent) = (Letters(file.Onsets), Letters(file.Finals), Letters(file.Pairs), Letters(file.Independent));
        _recessive = NameData.Words(file.Recessive).ToFrozenSet(StringComparer.Ordinal);
        _aSeries = NameData.Words(file.ASeries).ToFrozenSet(StringComparer.Ordinal);
        _vowels = file.Vowels.ToFrozenDictionary(v => v.Key, v => (SpellingStep.Read(v.Value["a"]), SpellingStep.Read(v.Value["o"])), StringComparer.Ordinal);
        _silentVowels = file.SilentVowels.ToFrozenDictionary(v => v.Key, v => SpellingStep.Read(v.Value), StringComparer.Ordinal);
        (Carried, AfterSilent, BetweenPair) = (SpellingStep.Read(file.Carried), SpellingStep.Read(file.AfterSilent), SpellingStep.Read(file.BetweenPair));
    }

    public static KhmerTable Standard { get; } = new();

    /// <summary>What may be heard after a letter that closes a syllable, in words of Pali origin: Ratana beside Ratna.</summary>
    public Spelling[] Carried { get; }

    /// <summary>What may be written after a lower letter at the end of a word, which mostly is not spoken: Sopheaktra.</summary>
    public Spelling[] AfterSilent { get; }

    /// <summary>What may be heard between two letters one under the other: Sakada beside Sakda.</summary>
    public Spelling[] BetweenPair { get; }

    public static bool IsConsonant(char c) => c is >= '\u1780' and <= '\u17A2';

    public bool IsASeries(char c) => _aSeries.Contains(c.ToString());

    public bool IsRecessive(char c) => _recessive.Contains(c.ToString());

    /// <summary>A letter that begins a syllable; Po with the sign that moves it to the first series, or over another letter, is p and not b.</summary>
    public Spelling[] Onset(char c, bool isHard = false) => (isHard ? _onsets.GetValueOrDefault(c + "\u17C9") : null) ?? _onsets.GetValueOrDefault(c.ToString()) ?? [];

    public Spelling[] Final(char c) => _finals.GetValueOrDefault(c.ToString()) ?? [];

    /// <summary>Two letters, one under the other, that are not spelt as the sum of both.</summary>
    public Spelling[]? Pair(char upper, char lower) => _pairs.GetValueOrDefault($"{upper}{lower}");

    public Spelling[]? Independent(char c) => _independent.GetValueOrDefault(c.ToString());

    /// <summary>A vowel sign, or one with the letter that closes its syllable.</summary>
    public Spelling[]? Vowel(string signs, bool aSeries) => _vowels.TryGetValue(signs, out var values) ? (aSeries ? values.A : values.O) : null;

    /// <summary>Short i and u at the end of a word, which are written and mostly not spoken: Sambath, Rith.</summary>
    public Spelling[]? SilentVowel(string sign) => _silentVowels.GetValueOrDefault(sign);

    private static FrozenDictionary<string, Spelling[]> Letters(string table) =>
        LetterTable.Entries(table).ToFrozenDictionary(entry => entry.Sign, entry => SpellingStep.Read(entry.Values), StringComparer.Ordinal);
}

internal sealed record KhmerFile(
    string Source, string ASeries, string Recessive, string Onsets, string Finals, string Pairs,
    Dictionary<string, Dictionary<string, string>> Vowels, string Independent, Dictionary<string, string> SilentVowels, string Carried,
    string AfterSilent, string BetweenPair);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(KhmerFile))]
internal sealed partial class KhmerJson : JsonSerializerContext;
