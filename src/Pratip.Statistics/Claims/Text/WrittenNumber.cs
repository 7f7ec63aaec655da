using System.Globalization;

namespace Pratip.Statistics.Claims.Text;

/// <summary>A number as it was printed.</summary>
/// <param name="Value">Null where it has more digits than anything that is counted.</param>
/// <param name="Decimals">Digits after the point.</param>
public readonly record struct WrittenNumber(decimal? Value, int Decimals, bool HasSeparators)
{
    private const int MostDigits = 15;

    /// <summary>
    /// English parts thousands by a comma and decimals by a point; Cambodian papers write it the other way round, and mix. A
    /// single separator before exactly three digits parts thousands, unless what follows says that the number is a percentage.
    /// </summary>
    /// <param name="isKhmer">Whether it stands in a Khmer sentence.</param>
    public static WrittenNumber Read(string digits, bool isKhmer, bool isPercentage)
    {
        ArgumentNullException.ThrowIfNull(digits);
        if (digits.Length > MostDigits * 2)
        {
            return new(null, 0, false);
        }

        var last = digits.LastIndexOfAny([',', '.']);
        var point = last >= 0 && IsPoint(digits, last, isKhmer, isPercentage) ? last : -1;
        Span<char> plain = stackalloc char[digits.Length];
        var length = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (char.IsAsciiDigit(digits[i]))
            {
                plain[length++] = digits[i];
            }
            else if (i == point)
            {
                plain[length++] = '.';
            }
        }

        var value = length <= MostDigits + 1 && decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : (decimal?)null;
        return new(value, point < 0 ? 0 : digits.Length - point - 1, length < digits.Length || point >= 0);
    }

    private static bool IsPoint(string digits, int at, bool isKhmer, bool isPercentage)
    {
        var mark = digits[at];
        var isAlone = digits.AsSpan(0, at).IndexOfAny(',', '.') < 0;
        var other = digits.AsSpan(0, at).IndexOf(mark == ',' ? '.' : ',') >= 0;
        return digits.Length - at - 1 != 3 ? isAlone || other
            : other || (isAlone && (isPercentage ? mark == (isKhmer ? ',' : '.') || at <= 2 : mark == '.' && !isKhmer));
    }
}
