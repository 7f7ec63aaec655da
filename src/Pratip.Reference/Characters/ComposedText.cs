using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Pratip.Reference.Characters;

/// <summary>
/// Unicode normalization form C. The program runs with the invariant culture, in which the framework's own
/// <c>string.Normalize</c> leaves every text as it is without saying so; two spellings of one Vietnamese, Korean or Bengali
/// name would then be two names. The tables are those of the Unicode Character Database.
/// </summary>
public static class ComposedText
{
    private const int HangulFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TailFirst = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    private static readonly FrozenDictionary<int, int[]> Decompositions;
    private static readonly FrozenDictionary<(int, int), int> Compositions;
    private static readonly FrozenDictionary<int, byte> Classes;

    static ComposedText()
    {
        var decompositions = new Dictionary<int, int[]>();
        var compositions = new Dictionary<(int, int), int>();
        foreach (var row in EmbeddedData.ReadTable("Characters/decompositions.csv", "character", "decomposition", "recomposed"))
        {
            var character = Hex(row.Required(0));
            var parts = Array.ConvertAll(row.Required(1).Split(' '), Hex);
            decompositions.Add(character, parts);
            if (row[2] == "yes")
            {
                compositions.Add((parts[0], parts[1]), character);
            }
        }

        var classes = new Dictionary<int, byte>();
        foreach (var row in EmbeddedData.ReadTable("Characters/combining-classes.csv", "first", "last", "class"))
        {
            for (var c = Hex(row.Required(0)); c <= Hex(row.Required(1)); c++)
            {
                classes.Add(c, byte.Parse(row.Required(2), NumberStyles.None, CultureInfo.InvariantCulture));
            }
        }

        Decompositions = decompositions.ToFrozenDictionary();
        Compositions = compositions.ToFrozenDictionary();
        Classes = classes.ToFrozenDictionary();
    }

    /// <summary>The text in form C. A text that is plain in this sense comes back as the same object.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text))
        {
            return text;
        }

        var composed = Compose(Decompose(text));
        return string.Equals(composed, text, StringComparison.Ordinal) ? text : composed;
    }

    /// <summary>The text taken apart into base characters and marks, in canonical order (form D).</summary>
    internal static List<int> Decompose(string text)
    {
        var parts = new List<int>(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            TakeApart(rune.Value, parts);
        }

        Order(parts);
        return parts;
    }

    internal static bool IsMark(int character) => Classes.ContainsKey(character);

    /// <summary>
    /// Below U+0300 nothing combines, and Khmer has no composed letters: two scripts that need no work. Of the two Khmer signs
    /// with a reordering class, the one that nearly every name has (U+17D2) has nothing to change places with; the other
    /// (U+17DD) is left to the long way.
    /// </summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c >= '\u0300' && c is not (>= '\u1780' and <= '\u17DC') and not (>= '\u17E0' and <= '\u17E9'))
            {
                return false;
            }
        }

        return true;
    }

    private static void TakeApart(int character, List<int> parts)
    {
        var syllable = character - HangulFirst;
        if (syllable is >= 0 and < Leads * Vowels * Tails)
        {
            parts.Add(LeadFirst + (syllable / (Vowels * Tails)));
            parts.Add(VowelFirst + (syllable % (Vowels * Tails) / Tails));
            if (syllable % Tails != 0)
            {
                parts.Add(TailFirst + (syllable % Tails));
            }
        }
        else if (Decompositions.TryGetValue(character, out var pieces))
        {
            foreach (var piece in pieces)
            {
                TakeApart(piece, parts);
            }
        }
        else
        {
            parts.Add(character);
        }
    }

    private static void Order(List<int> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            var rank = ClassOf(parts[i]);
            for (var j = i; rank != 0 && j > 0 && ClassOf(parts[j - 1]) > rank; j--)
            {
                (parts[j - 1], parts[j]) = (parts[j], parts[j - 1]);
            }
        }
    }

    private static string Compose(List<int> parts)
    {
        var written = new List<int>(parts.Count);
        var starter = -1;
        var lastClass = 0;
        foreach (var part in parts)
        {
            var rank = ClassOf(part);
            var blocked = starter >= 0 && written.Count - 1 > starter && lastClass >= rank;
            if (starter >= 0 && !blocked && TryPair(written[starter], part, out var pair))
            {
                written[starter] = pair;
                continue;
            }

            if (rank == 0)
            {
                starter = written.Count;
            }

            lastClass = rank;
            written.Add(part);
        }

        var text = new StringBuilder(written.Count);
        foreach (var character in written)
        {
            text.Append(new Rune(character).ToString());
        }

        return text.ToString();
    }

    private static bool TryPair(int first, int second, out int pair)
    {
        if (first - LeadFirst is >= 0 and < Leads && second - VowelFirst is >= 0 and < Vowels)
        {
            pair = HangulFirst + ((((first - LeadFirst) * Vowels) + (second - VowelFirst)) * Tails);
            return true;
        }

        if (first - HangulFirst is >= 0 and < Leads * Vowels * Tails && (first - HangulFirst) % Tails == 0 && second - TailFirst is > 0 and < Tails)
        {
            pair = first + (second - TailFirst);
            return true;
        }

        return Compositions.TryGetValue((first, second), out pair);
    }

    private static byte ClassOf(int character) => Classes.GetValueOrDefault(character);

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
