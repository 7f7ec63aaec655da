using System.Text;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// Document and telephone numbers as one canonical text, from which a keyed index is made elsewhere: capital letters and ASCII
/// digits, nothing between them. Letters and digits that look alike (O and 0, I and 1) stay different: two people must not
/// become one by a guess.
/// </summary>
public static class ExactNumberKey
{
    /// <summary>Longer texts are no numbers.</summary>
    public const int Longest = 64;

    private const string CountryCode = "855";

    /// <summary>
    /// A passport, an identity card, a file number: digits of any script become ASCII, letters capital, all signs and spaces fall
    /// away. Empty where nothing is left.
    /// </summary>
    public static string OfDocument(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return "";
        }

        var key = new StringBuilder(Math.Min(typed.Length, Longest));
        foreach (var rune in ComposedText.Of(typed.Length > Longest * 4 ? typed[..(Longest * 4)] : typed).EnumerateRunes())
        {
            if (key.Length >= Longest)
            {
                break;
            }

            if (Rune.IsDigit(rune))
            {
                key.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else if (Rune.IsLetter(rune))
            {
                key.Append(Rune.ToUpperInvariant(Wide(rune)).ToString());
            }
        }

        return key.ToString();
    }

    /// <summary>
    /// A telephone number in the international form of ITU-T E.164 without the plus sign. A number that begins with one 0 is a
    /// national one of Cambodia; 00 and + announce a country code.
    /// </summary>
    public static string OfTelephone(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return "";
        }

        var digits = new StringBuilder(16);
        var plain = KhmerDigits.ToAscii(typed.Length > Longest * 4 ? typed[..(Longest * 4)] : typed);
        foreach (var rune in plain.EnumerateRunes().Where(Rune.IsDigit))
        {
            digits.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        }

        var number = digits.ToString(0, Math.Min(digits.Length, Longest));
        var isInternational = plain.AsSpan().TrimStart().StartsWith("+") || plain.AsSpan().TrimStart().StartsWith("(+");
        return isInternational ? WithoutTrunkZero(number)
            : number.StartsWith("00", StringComparison.Ordinal) ? WithoutTrunkZero(number[2..])
            : number.StartsWith('0') ? CountryCode + number[1..]
            : number;
    }

    /// <summary>+855 (0)12 345 678 is written for both ways of dialling; the 0 in brackets is not dialled from abroad.</summary>
    private static string WithoutTrunkZero(string number) =>
        number.StartsWith(CountryCode + "0", StringComparison.Ordinal) ? CountryCode + number[(CountryCode.Length + 1)..] : number;

    private static Rune Wide(Rune rune) => rune.Value is >= 0xFF21 and <= 0xFF5A ? new Rune(rune.Value - 0xFEE0) : rune;
}
