using System.Globalization;
using System.Text;

namespace Pratip.Reference.Characters;

/// <summary>
/// What is left of a typed word when case, accents, spaces, hyphens, apostrophes and invisible characters are taken off.
/// It finds entries of lists by what people type; it is never shown and never stored.
/// </summary>
public static class LookupKey
{
    public static string Of(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return "";
        }

        if (Ascii.IsValid(typed))
        {
            return OfAscii(typed);
        }

        var key = new StringBuilder(typed.Length);
        foreach (var part in ComposedText.Decompose(typed))
        {
            var rune = new Rune(part);
            if (IsAccent(part) || !Stays(rune))
            {
                continue;
            }

            key.Append(Rune.ToLowerInvariant(Plain(rune)).ToString());
        }

        return key.ToString();
    }

    /// <summary>The short way for codes and most Latin spellings, which imports look up row by row.</summary>
    private static string OfAscii(string typed)
    {
        Span<char> key = typed.Length <= 128 ? stackalloc char[typed.Length] : new char[typed.Length];
        var length = 0;
        foreach (var c in typed)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(key[..length]);
    }

    /// <summary>Accents of Latin, Greek and Cyrillic; the vowel signs of Khmer and its neighbours are letters and stay.</summary>
    private static bool IsAccent(int character) => character is >= 0x0300 and <= 0x036F;

    private static bool Stays(Rune rune) => !IsUnseen(rune.Value) && Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => true,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
        _ => false,
    };

    /// <summary>Letters and marks by category that are not seen: fillers of Hangul, inherent vowels of Khmer, and what chooses how a sign is drawn.</summary>
    private static bool IsUnseen(int character) => character is 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F);

    /// <summary>Letters whose stroke is no accent in Unicode, Khmer digits, which are typed for ASCII ones and the other way round, and full-width letters and digits.</summary>
    private static Rune Plain(Rune rune) => rune.Value switch
    {
        'đ' or 'Đ' => new Rune('d'),
        'ø' or 'Ø' => new Rune('o'),
        'ł' or 'Ł' => new Rune('l'),
        'ı' => new Rune('i'),
        >= 0x17E0 and <= 0x17E9 and var digit => new Rune('0' + (digit - 0x17E0)),
        ((>= 0xFF10 and <= 0xFF19) or (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A)) and var wide => new Rune(wide - 0xFEE0),
        _ => rune,
    };
}
