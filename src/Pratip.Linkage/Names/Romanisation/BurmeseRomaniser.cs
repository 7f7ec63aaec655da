using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>Burmese to Latin letters, syllable by syllable: a consonant with its medials, and a rime looked up as a whole.</summary>
internal sealed class BurmeseRomaniser : IRomaniser
{
    private const string File = "Names/Romanisation/burmese.json";
    private const char Asat = '\u103A';
    private const char Stacker = '\u1039';
    private const char Ha = '\u103E';
    private const char Wa = '\u103D';

    private readonly FrozenDictionary<string, string[]> _initials;
    private readonly FrozenDictionary<string, string[]> _clusters;
    private readonly FrozenDictionary<string, string[]> _rimes;
    private readonly FrozenDictionary<string, string[]> _independent;

    public BurmeseRomaniser()
    {
        var table = NameData.Read(File, BurmeseJson.Default.BurmeseFile);
        _initials = LetterTable.Read(table.Initials);
        _clusters = LetterTable.Read(table.Clusters);
        _independent = LetterTable.Read(table.Independent);
        _rimes = NameData.Words(table.Rimes).ToFrozenDictionary(e => e[..e.LastIndexOf(':')], e => e[(e.LastIndexOf(':') + 1)..].Split(','), StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Romanise(string token)
    {
        var spellings = new SyllableSpellings();
        for (var at = 0; at < token.Length;)
        {
            at = Syllable(token, at, spellings);
        }

        return [.. spellings.Styles(2).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Burmese is written without spaces and romanised syllable by syllable, so each syllable is a part of the name.</summary>
    public static IEnumerable<string> Syllables(string token)
    {
        var start = 0;
        for (var at = 1; at <= token.Length; at++)
        {
            var begins = at < token.Length && IsBase(token[at]) && token[at - 1] != Stacker && !Closes(token, at);
            if (begins || at == token.Length)
            {
                yield return token[start..at];
                start = at;
            }
        }
    }

    private int Syllable(string token, int at, SyllableSpellings spellings)
    {
        if (_independent.TryGetValue(token[at].ToString(), out var vowel))
        {
            spellings.Add(vowel);
            return AfterTones(token, at + 1);
        }

        if (!IsConsonant(token[at]))
        {
            return at + 1;
        }

        var onset = token[at].ToString();
        var rime = "";
        for (at++; at < token.Length && IsMedial(token, at); at++)
        {
            onset += token[at] == Wa ? "" : token[at];
            rime += token[at] == Wa ? token[at] : "";
        }

        spellings.Add(Onset(onset));
        for (; at < token.Length && (token[at] is (>= '\u102B' and <= '\u1038') or Wa or Ha or Asat); at++)
        {
            // The tall a is the same vowel as the round one; tones are not romanised.
            rime += token[at] is '\u1037' or '\u1038' or Asat or Ha ? "" : token[at] == '\u102B' ? '\u102C' : token[at];
        }

        if (at < token.Length && IsConsonant(token[at]) && Closes(token, at))
        {
            rime += token[at];
            at = AfterTones(token, at + 1);
        }

        spellings.Add(_rimes.GetValueOrDefault(rime) ?? (rime.Length > 1 ? _rimes.GetValueOrDefault(rime[..^1]) : null) ?? ["a"]);
        return at;
    }

    /// <summary>Wa belongs to the rime, but where h follows it, the h belongs to the consonant before it (Shwe, Hnwe).</summary>
    private static bool IsMedial(string token, int at) => token[at] is >= '\u103B' and <= '\u103E' && (token[at] != Wa || (at + 1 < token.Length && token[at + 1] == Ha));

    private string[] Onset(string onset)
    {
        if (_clusters.TryGetValue(onset, out var cluster))
        {
            return cluster;
        }

        var aspirated = onset.Contains(Ha, StringComparison.Ordinal);
        var glides = onset.Contains('\u103B', StringComparison.Ordinal) || onset.Contains('\u103C', StringComparison.Ordinal);
        if (glides && _clusters.TryGetValue(onset[..2], out var withGlide))
        {
            return withGlide;
        }

        return [.. (_initials.GetValueOrDefault(onset[..1]) ?? [""]).Select(letter => (aspirated ? "h" : "") + letter + (glides ? "y" : ""))];
    }

    private static int AfterTones(string token, int at)
    {
        while (at < token.Length && token[at] is '\u1037' or '\u1038' or Asat or Stacker)
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether the consonant here ends a syllable: it carries the killer, or another one is stacked below it.</summary>
    private static bool Closes(string token, int at)
    {
        var next = at + 1;
        if (next < token.Length && token[next] == '\u1037')
        {
            next++;
        }

        return next < token.Length && token[next] is Asat or Stacker && IsConsonant(token[at]);
    }

    private static bool IsBase(char c) => IsConsonant(c) || c is >= '\u1023' and <= '\u102A';

    private static bool IsConsonant(char c) => c is (>= '\u1000' and <= '\u1021') or '\u103F';
}

internal sealed record BurmeseFile(string Source, string Initials, string Clusters, string Rimes, string Independent);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BurmeseFile))]
internal sealed partial class BurmeseJson : JsonSerializerContext;
