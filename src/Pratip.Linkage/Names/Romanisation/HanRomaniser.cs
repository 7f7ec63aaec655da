using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// Chinese characters to Latin letters. Surnames have the spellings of several dialects (one family is Chen, Chan or Tan by where
/// it came from); other characters their Pinyin without tones.
/// </summary>
internal sealed class HanRomaniser : IRomaniser
{
    private const string File = "Names/Romanisation/han.json";

    private readonly FrozenDictionary<string, string[]> _surnames;
    private readonly FrozenDictionary<char, string> _readings;
    private readonly FrozenDictionary<char, string> _foreign;
    private readonly FrozenDictionary<char, string[]> _given;

    private static readonly (string Pinyin, string Written)[] Initials =
        [("zh", "ch"), ("sh", "sh"), ("ch", "ch"), ("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"), ("p", "p"), ("t", "t"), ("k", "k"), ("s", "s")];

    /// <summary>No Chinese given name is this long: the characters spell a name of another language.</summary>
    private const int ForeignFrom = 3;

    public HanRomaniser()
    {
        var table = NameData.Read(File, HanJson.Default.HanFile);
        _surnames = table.Surnames
            .Select(row => row.Split(':'))
            .SelectMany(row => row[0].Split(',').Select(written => (written, spellings: row[1].Split(','))))
            .ToFrozenDictionary(s => s.written, s => s.spellings, StringComparer.Ordinal);
        _readings = table.Readings
            .SelectMany(r => r.Value.Select(character => (character, r.Key)))
            .ToFrozenDictionary(r => r.character, r => r.Key);
        _foreign = LetterTable.Read(table.Foreign).ToFrozenDictionary(entry => entry.Key[0], entry => entry.Value[0]);
        _given = LetterTable.Read(table.Given).SelectMany(entry => entry.Key.Select(c => (c, entry.Value))).ToFrozenDictionary(g => g.c, g => g.Value);
        Surnames = [.. table.Surnames.Select(row => row.Replace(':', ',').Split(','))];
    }

    /// <summary>Each surname with its characters and all its spellings: they are variants of each other.</summary>
    public IReadOnlyList<string[]> Surnames { get; }

    public IReadOnlyList<string> Romanise(string token)
    {
        if (_surnames.TryGetValue(token, out var spellings))
        {
            return spellings;
        }

        var read = string.Concat(token.Select(c => _readings.GetValueOrDefault(c, "")));
        return read.Length == 0 ? []
            : token.Length >= ForeignFrom ? [read, string.Concat(token.Select(c => _foreign.GetValueOrDefault(c) ?? _readings.GetValueOrDefault(c, "")))]
            : [read, string.Concat(token.Select(c => WadeGiles(_readings.GetValueOrDefault(c, "")))), .. Spoken(token)];
    }

    /// <summary>Given names as Cantonese and as Hokkien and Teochew families write them, where every character is known.</summary>
    private IEnumerable<string> Spoken(string token) => token.All(_given.ContainsKey)
        ? Enumerable.Range(0, 2).Select(way => string.Concat(token.Select(c => _given[c] is var spoken ? spoken[Math.Min(way, spoken.Length - 1)] : "")))
        : [];

    /// <summary>A Pinyin syllable as the older system writes it, without its apostrophes.</summary>
    private static string WadeGiles(string pinyin)
    {
        var (initial, written) = Initials.FirstOrDefault(pair => pinyin.StartsWith(pair.Pinyin, StringComparison.Ordinal));
        var rest = pinyin[(initial?.Length ?? 0)..] switch
        {
            "i" when initial is "zh" or "ch" or "sh" or "r" => "ih",
            "ian" => "ien",
            "ie" => "ieh",
            "ong" => "ung",
            "iong" => "iung",
            "ue" => "ueh",
            "ui" when initial is "g" or "k" => "uei",
            var other => other,
        };
        return written + (pinyin is "yan" ? "yen" : pinyin is "ye" ? "yeh" : rest);
    }

    /// <summary>Surname first, written together with the given name of one or two characters.</summary>
    public IEnumerable<string> Split(string token)
    {
        if (token.Length is < 2 or > 5)
        {
            return [token];
        }

        var surname = token.Length > 2 && _surnames.ContainsKey(token[..2]) ? 2 : 1;
        return _surnames.ContainsKey(token[..surname]) ? [token[..surname], token[surname..]] : [token];
    }
}

internal sealed record HanFile(string Source, string[] Surnames, string Foreign, string Given, Dictionary<string, string> Readings);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HanFile))]
internal sealed partial class HanJson : JsonSerializerContext;
