using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Pratip.Kernel;

/// <summary>Signs that no text of a record is made of.</summary>
public static class TextSigns
{
    /// <summary>
    /// Marks that turn the direction of what follows (embedding, override, isolate): a name or a number with one in it is shown as
    /// another than it is, also in a list that is taken out as a file. Marks that only say which way a neutral sign belongs, and
    /// the joiners and spaces without width that Khmer and Arabic are written with, turn nothing.
    /// </summary>
    public static bool TurnsDirection(char sign) => sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>
    /// Whether a text holds anything that is seen on a page: a name of spaces and joiners without width alone is none. Within a text,
    /// as in Khmer between words, they stay.
    /// </summary>
    public static bool IsSeen([NotNullWhen(true)] string? text) => text is not null && text.EnumerateRunes().Any(IsSeen);

    public static bool IsForeign(char sign) => char.IsControl(sign) || TurnsDirection(sign);

    /// <summary>Beside spaces and signs that only steer: letters that fill a place and show nothing, and marks that choose the shape of another sign.</summary>
    private static bool IsSeen(Rune sign) => !Rune.IsWhiteSpace(sign)
        && Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)
        && sign.Value is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF));
}
