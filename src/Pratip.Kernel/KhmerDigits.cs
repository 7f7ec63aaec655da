using System.Globalization;

namespace Pratip.Kernel;

/// <summary>The digits ០ to ៩ (U+17E0 to U+17E9).</summary>
public static class KhmerDigits
{
    private const char Zero = '\u17E0';

    /// <summary>Writes every ASCII digit of a text as a Khmer digit and leaves the rest alone.</summary>
    public static string From(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                span[i] = char.IsAsciiDigit(source[i]) ? (char)(Zero + (source[i] - '0')) : source[i];
            }
        });

    public static string From(long number) => From(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes every Khmer digit of a text as an ASCII digit and leaves the rest alone.</summary>
    public static string ToAscii(string text) => !text.Any(IsKhmerDigit)
        ? text
        : string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                span[i] = IsKhmerDigit(source[i]) ? (char)('0' + (source[i] - Zero)) : source[i];
            }
        });

    public static bool IsKhmerDigit(char c) => c is >= Zero and <= '\u17E9';
}
