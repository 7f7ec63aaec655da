using System.Globalization;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Records;

/// <summary>What of a value is compared: how it was typed makes no difference where it carries no meaning.</summary>
internal static class FieldText
{
    public const int Longest = 64;

    public static string Of(string typed, FieldKind kind) => kind switch
    {
        FieldKind.Name => typed,
        FieldKind.Text => Cut(NameText.Normalise(typed)),
        FieldKind.Date => Cut(Dated(typed)),
        FieldKind.Phone => Cut(Subscriber(typed)),
        FieldKind.Code => Cut(Letters(typed)),
        _ => Cut(typed.ToLowerInvariant()),
    };

    /// <summary>Year, month and day in this order and in digits alone, as far as they are known.</summary>
    private static string Dated(string typed)
    {
        var digits = Digits(typed);
        var parts = typed.Split(['-', '/', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 3 && parts[2].Length == 4 && parts.All(part => part.All(char.IsAsciiDigit)) && parts[0].Length <= 2 && parts[1].Length <= 2)
        {
            return parts[2] + parts[1].PadLeft(2, '0') + parts[0].PadLeft(2, '0');
        }

        return parts.Length is 2 or 3 && parts[0].Length == 4 && parts.All(part => part.All(char.IsAsciiDigit))
            ? string.Concat(parts.Select(part => part.PadLeft(2, '0')))
            : digits;
    }

    /// <summary>The last digits, which are the subscriber's own; country and area are written in many ways or left out.</summary>
    private static string Subscriber(string typed) => Digits(typed) is var digits && digits.Length > 8 ? digits[^8..] : digits;

    private static string Letters(string typed) => string.Concat(typed.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Digits(string typed) => string.Concat(typed.Where(char.IsDigit)
        .Select(c => ((int)CharUnicodeInfo.GetNumericValue(c)).ToString(CultureInfo.InvariantCulture)));

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;
}
