using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// Thai and Lao to Latin letters. The two scripts write vowels around the consonant in the same places, so one reader serves both
/// with a table each. Without a dictionary the vowels that Thai leaves out are set by the common rule: two bare consonants
/// hold an o, a lone one before a syllable holds an a.
/// </summary>
internal sealed class TaiRomaniser : IRomaniser
{
    private const string Before = "เแโใไ";
    private const string Signs = "ะัาำิีึืฺุูํ็ๅ";
    private const string Tones = "\u0E48\u0E49\u0E4A\u0E4B\u0E4D\u0E4E";
    private const string Liquids = "รลว";
    private const string Led = "งญนมยรลว";
    private const char Killer = '\u0E4C';
    private const char LaoO = '\u0E3B';
    private const char LaoIa = '\u0E3D';

    private readonly FrozenDictionary<string, string[]> _initials;
    private readonly FrozenDictionary<string, string[]> _finals;
    private readonly FrozenDictionary<string, string[]> _respellings;
    private readonly int _shift;

    public TaiRomaniser(string file)
    {
        var table = NameData.Read(file, TaiJson.Default.TaiFile);
        _initials = LetterTable.Read(table.Initials);
        _finals = LetterTable.Read(table.Finals);
        _respellings = LetterTable.Read(table.Respellings);
        _shift = table.Shift;
    }

    private bool IsLao => _shift != 0;

    public IReadOnlyList<string> Romanise(string token)
    {
        var text = Plain(token);
        var spellings = new SyllableSpellings();
        for (var at = 0; at < text.Length;)
        {
            at = Syllable(text, at, spellings);
        }

        var read = spellings.Styles(2).Where(s => s.Length > 0).ToList();
        // Davone, Somphone: Lao passports add the e of French.
        var french = IsLao && read.Count > 0 && read[0].EndsWith("on", StringComparison.Ordinal) ? read[0] + "e" : null;
        return [.. read.Append(french).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The letters in their Thai places, without tones and without what the killer sign silences.</summary>
    private string Plain(string token)
    {
        var text = new StringBuilder(token.Length);
        foreach (var c in _respellings.Aggregate(token, (word, r) => word.Replace(r.Key, r.Value[0], StringComparison.Ordinal)))
        {
            var letter = c is >= '\u0E80' and <= '\u0EFF' && IsLao ? Lao(c) : c;
            if (letter == Killer)
            {
                while (text.Length > 0 && Signs.Contains(text[^1], StringComparison.Ordinal))
                {
                    text.Length--;
                }

                // Chan, Yinglak: two letters before the sign are silent together.
                var pair = text.Length > 1 && text[^1] is 'ร' && text[^2] is 'ท' or 'ด' or 'ต' || (text.Length > 1 && text[^1] is 'ณ' && text[^2] is 'ษ');
                text.Length = Math.Max(0, text.Length - (pair ? 2 : 1));
            }
            else if (letter == 'ฤ')
            {
                text.Append("รึ");
            }
            else if (!Tones.Contains(letter, StringComparison.Ordinal))
            {
                text.Append(letter);
            }
        }

        return text.ToString();
    }

    /// <summary>The Thai place of a Lao letter; two ligatures, a subscript l and the open o have none of their own.</summary>
    private char Lao(char c) => c switch
    {
        'ໜ' => 'น',
        'ໝ' => 'ม',
        '\u0EBC' => 'ล',
        '\u0ECD' => 'อ',
        _ => (char)(c - _shift),
    };

    private int Syllable(string text, int at, SyllableSpellings spellings)
    {
        var lead = Before.Contains(text[at], StringComparison.Ordinal) ? text[at++] : '\0';
        if (at >= text.Length || !IsConsonant(text[at]))
        {
            return at + (lead == '\0' ? 1 : 0);
        }

        if (at == text.Length - 1 && lead == '\0' && spellings.HasParts)
        {
            // Chak, But, Chinwat: what follows a closed syllable at the end is written and not spoken.
            return at + 1;
        }

        var onsetEnd = OnsetEnd(text, at, lead);
        var first = onsetEnd - at > 1 && (text[at] is 'ห' || (text[at] is 'อ' && text[at + 1] is 'ย')) ? at + 1 : at;
        for (var i = first; i < onsetEnd; i++)
        {
            var silent = i > first && text[i] == 'ร' && text[i - 1] is 'ศ' or 'ส';
            spellings.Add(silent ? ["", "r"] : _initials.GetValueOrDefault(text[i].ToString()) ?? []);
        }

        var (vowel, next, mayClose) = Vowel(text, onsetEnd, lead);
        spellings.Add(vowel);
        if (mayClose && next < text.Length && IsConsonant(text[next]) && IsFinal(text, next) && !IsSyllableOfTwo(text, next))
        {
            spellings.Add(_finals.GetValueOrDefault(text[next].ToString()) ?? []);
            next++;
            // Chat, Kiat: a short i or u after the last letter is written and not spoken.
            next += next == text.Length - 1 && text[next] is 'ิ' or 'ุ' ? 1 : 0;
        }

        return next;
    }

    private static int OnsetEnd(string text, int at, char lead)
    {
        if (at + 1 >= text.Length)
        {
            return at + 1;
        }

        var second = text[at + 1];
        var third = at + 2 < text.Length ? text[at + 2] : '\0';
        var vowelFollows = Signs.Contains(third, StringComparison.Ordinal) || third is LaoO or LaoIa || (third == 'อ' && second != 'ว');
        var joins = text[at] == 'ห' ? Led.Contains(second, StringComparison.Ordinal) : Liquids.Contains(second, StringComparison.Ordinal);
        // Kaew, Maew: a w after the vowel before ends the syllable, unless another letter is left to end it.
        var led = lead != '\0' && (lead is 'ไ' or 'ใ' || (IsConsonant(third) && (second != 'ว' || at + 3 >= text.Length)));
        return joins && (vowelFollows || led) && third != '\0' | lead is 'ไ' or 'ใ' ? at + 2 : at + 1;
    }

    private (string[] Vowel, int Next, bool MayClose) Vowel(string text, int at, char lead)
    {
        var rest = text.AsSpan(at);
        return lead switch
        {
            'เ' => rest switch
            {
                ['ี', 'ย', ..] => (["ia", "ie"], at + 2, true),
                [LaoIa, ..] => (["ia", "ie"], at + 1, true),
                ['ื', 'อ', ..] or ['ึ', 'อ', ..] => (["uea", "ua"], at + 2, true),
                ['า', 'ะ', ..] => (["o"], at + 2, false),
                ['า', ..] or ['ๅ', ..] or [LaoO, 'า', ..] => (["ao", "au"], at + (rest[0] == LaoO ? 2 : 1), false),
                ['ิ', ..] or ['ี', ..] => (["oe", "er"], at + 1, true),
                ['อ', ..] => (["oe", "er"], at + 1, true),
                ['ย', ..] when rest.Length == 1 => (["oei"], at + 1, false),
                ['ะ', ..] => (["e"], at + 1, false),
                ['็', ..] or ['ั', ..] => (["e"], at + 1, true),
                _ => (["e", "ay"], at, true),
            },
            'แ' => (["ae", "a"], at + (rest is ['ะ', ..] or ['็', ..] or ['ั', ..] ? 1 : 0), true),
            'โ' => (["o"], at + (rest is ['ะ', ..] ? 1 : 0), true),
            'ไ' or 'ใ' => (["ai", "ay"], at + (rest is ['ย'] or ['ย', ..] ? 1 : 0), false),
            _ => AfterConsonant(text, at),
        };
    }

    private (string[] Vowel, int Next, bool MayClose) AfterConsonant(string text, int at) => text.AsSpan(at) switch
    {
        ['ั', 'ว', ..] => (["ua", "oua"], at + 2, true),
        ['ั', 'ย', ..] => (["ai", "ay"], at + 2, false),
        ['ั', ..] => (["a", "u"], at + 1, true),
        ['ะ', ..] => (["a"], at + 1, false),
        ['า', ..] => (["a"], at + 1, true),
        ['ำ', ..] => (["am", "um"], at + 1, false),
        ['ิ', ..] => (["i"], at + 1, true),
        ['ี', ..] => (["i", "ee"], at + 1, true),
        ['ึ', ..] => (["ue", "eu"], at + 1, true),
        ['ื', 'อ', ..] => (["ue", "eu"], at + 2, true),
        ['ื', ..] => (["ue", "eu"], at + 1, true),
        ['ุ', ..] or ['ู', ..] => (IsLao ? ["ou", "u"] : ["u", "oo"], at + 1, true),
        [LaoO, 'ว', ..] => (["oua", "ua"], at + 2, true),
        [LaoO, ..] => (["o"], at + 1, true),
        [LaoIa, ..] => (["ia", "ie"], at + 1, true),
        ['ร', 'ร', ..] => IsConsonantAt(text, at + 2) ? (["a"], at + 2, true) : (["an"], at + 2, false),
        ['อ', ..] when !IsFollowedByVowel(text, at) => (["o", "or"], at + 1, true),
        ['ว', var closing, ..] when IsConsonant(closing) && IsFinal(text, at + 1) => (["ua", "oua"], at + 1, true),
        ['ร'] => (["on", "orn"], at + 1, false),
        [] => (["o"], at, false),
        [var next, ..] when IsConsonant(next) => (IsLao ? ["o"] : Bare(text, at) % 2 == 0 ? ["a"] : ["o"], at, Bare(text, at) % 2 != 0),
        _ => (["a"], at, false),
    };

    /// <summary>Thanakon, Nakhon: two consonants at the end after a long vowel hold an o and are a syllable of their own.</summary>
    private static bool IsSyllableOfTwo(string text, int at) =>
        at + 2 == text.Length && text[at - 1] is 'า' or 'ี' or 'ู' or 'ิ' && Bare(text, at) == 2 && !(text[at] is 'ต' or 'ท' or 'ด' && text[at + 1] == 'ร');

    /// <summary>How many consonants without a vowel stand here in a row.</summary>
    private static int Bare(string text, int at)
    {
        var count = 0;
        while (at < text.Length && IsConsonant(text[at]) && !IsFollowedByVowel(text, at))
        {
            (count, at) = (count + 1, at + 1);
        }

        return count;
    }

    /// <summary>A consonant ends a syllable unless it begins the next one: before a vowel sign, alone or with a liquid.</summary>
    private static bool IsFinal(string text, int at) => (!IsFollowedByVowel(text, at) || (at + 2 == text.Length && text[at] is 'ต' or 'ธ' or 'ฒ' && text[at + 1] is 'ิ' or 'ุ'))
        && !(at + 2 < text.Length && Liquids.Contains(text[at + 1], StringComparison.Ordinal) && IsFollowedByVowel(text, at + 1) && "กขคตปผพทศสจ".Contains(text[at], StringComparison.Ordinal));

    private static bool IsFollowedByVowel(string text, int at) => at + 1 < text.Length && (Signs.Contains(text[at + 1], StringComparison.Ordinal) || text[at + 1] is LaoO or LaoIa
        || (text[at + 1] == 'อ' && at + 2 < text.Length && IsConsonant(text[at + 2]) && !IsFollowedByVowel(text, at + 1))
        || (text[at + 1] == 'ร' && at + 2 < text.Length && text[at + 2] == 'ร'));

    private static bool IsConsonantAt(string text, int at) => at < text.Length && IsConsonant(text[at]);

    private static bool IsConsonant(char c) => c is >= 'ก' and <= 'ฮ';
}

internal sealed record TaiFile(string Source, string Initials, string Finals, string Respellings, int Shift);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TaiFile))]
internal sealed partial class TaiJson : JsonSerializerContext;
