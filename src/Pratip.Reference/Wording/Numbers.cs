using System.Globalization;
using Pratip.Kernel;

namespace Pratip.Reference.Wording;

/// <summary>
/// Numbers as each language writes them. English: a comma every three digits and a decimal point (5,852 and 19.54%).
/// Khmer: Khmer digits, a point every three digits and a decimal comma (៥.៨៥២ and ១៩,៥៤%), the usage of Cambodian official
/// documents. Years and reference numbers are not quantities: hand them over as text or dates.
/// </summary>
public static class Numbers
{
    private const string Minus = "\u2212";

    public static string Format(long number, Language language)
    {
        var english = Sign(number < 0) + Int128.Abs(number).ToString("#,0", CultureInfo.InvariantCulture);
        return language == Language.Khmer ? Khmer(english) : english;
    }

    /// <summary>A decimal number with as many decimals as it carries.</summary>
    public static string Format(decimal number, Language language)
    {
        var english = Sign(number < 0) + Math.Abs(number).ToString("#,0.############################", CultureInfo.InvariantCulture);
        return language == Language.Khmer ? Khmer(english) : english;
    }

    /// <summary>A decimal number with a fixed count of decimals, rounded half away from zero.</summary>
    public static string Format(decimal number, int decimals, Language language)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        var pattern = decimals == 0 ? "#,0" : "#,0." + new string('0', decimals);
        var english = Sign(rounded < 0) + Math.Abs(rounded).ToString(pattern, CultureInfo.InvariantCulture);
        return language == Language.Khmer ? Khmer(english) : english;
    }

    /// <summary>A percentage that was computed as such (19.54 for 19.54%), with a fixed count of decimals.</summary>
    public static string Percent(decimal percent, int decimals, Language language) => Format(percent, decimals, language) + "%";

    /// <summary>A percentage that is a change, with its sign: +20.12%.</summary>
    public static string SignedPercent(decimal percent, int decimals, Language language) =>
        (Math.Round(percent, decimals, MidpointRounding.AwayFromZero) > 0 ? "+" : "") + Percent(percent, decimals, language);

    private static string Sign(bool negative) => negative ? Minus : "";

    private static string Khmer(string english) => string.Create(english.Length, KhmerDigits.From(english), static (span, digits) =>
    {
        for (var i = 0; i < digits.Length; i++)
        {
            span[i] = digits[i] switch { ',' => '.', '.' => ',', var c => c };
        }
    });
}
