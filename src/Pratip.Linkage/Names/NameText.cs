using System.Globalization;
using System.Text;
using Pratip.Reference.Characters;

namespace Pratip.Linkage.Names;

/// <summary>
/// A name as it is compared: composed (Unicode form C), small letters, ASCII digits, no invisible characters, no marks of
/// punctuation, single spaces. Accents stay: they are a finer level of agreement, and folding them is a form of the token.
/// </summary>
public static class NameText
{
    /// <summary>
    /// Longer texts are no names; what follows is not read. A composed text of one letter and thousands of marks takes time that
    /// grows with its square.
    /// </summary>
    public const int Longest = 512;

    /// <summary>Idempotent: what it returns it leaves alone.</summary>
    public static string Normalise(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return "";
        }

        var text = new StringBuilder(Math.Min(typed.Length, Longest));
        var pending = false;
        foreach (var rune in ComposedText.Of(Cut(typed, Longest)).EnumerateRunes())
        {
            switch (Kind(rune))
            {
                case Part.Nothing:
                    break;
                case Part.Gap:
                    pending = text.Length > 0;
                    break;
                default:
                    if (pending)
                    {
                        text.Append(' ');
                        pending = false;
                    }

                    Append(text, rune);
                    break;
            }
        }

        return Cut(ComposedText.Of(text.ToString()), Longest).TrimEnd();
    }

    /// <summary>The text without what lies beyond so many characters; no pair of surrogates is cut in two.</summary>
    internal static string Cut(string text, int longest) => text.Length <= longest
        ? text
        : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    private enum Part
    {
        Nothing,
        Gap,
        Letter,
    }

    private static Part Kind(Rune rune) => rune.Value switch
    {
        // The apostrophe and its look-alikes stand inside names (O'Neil, Mu'min, T'Pol): the parts belong together.
        '\'' or '`' or '´' or 0x2018 or 0x2019 or 0x02BC or 0x02BB or 0x02BE or 0x02BF or 0x2032 => Part.Nothing,
        0x0640 => Part.Nothing,
        0xFFFD => Part.Nothing,
        // Letters by category that write no sound: fillers of Hangul and inherent vowels of Khmer.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 => Part.Nothing,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format or UnicodeCategory.Control when !Rune.IsWhiteSpace(rune) => Part.Nothing,
            UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.EnclosingMark => Part.Nothing,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => Part.Letter,
            UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => Part.Letter,
            UnicodeCategory.NonSpacingMark when rune.Value is >= 0xFE00 and <= 0xFE0F => Part.Nothing,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Part.Letter,
            UnicodeCategory.DecimalDigitNumber => Part.Letter,
            _ => Part.Gap,
        },
    };

    private static void Append(StringBuilder text, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            text.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            return;
        }

        // Full-width Latin letters are typed on East Asian keyboards.
        var plain = rune.Value is >= 0xFF21 and <= 0xFF5A ? new Rune(rune.Value - 0xFEE0) : rune;
        text.Append(Rune.ToLowerInvariant(plain).ToString());
    }
}
