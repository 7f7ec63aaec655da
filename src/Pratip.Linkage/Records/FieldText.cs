using System.Globalization;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Records;

/// <summary>What of a value is compared: how it was typed makes no difference where it carries no meaning.</summary>
internal static class FieldText
{
    public const int Longest = 64;
    private const int SubscriberDigits = 8;

    /// <summary>What stands around a value and is no part of it.</summary>
    public static string Trimmed(string typed) => typed.TrimStart(' ', '\t').TrimEnd(' ', '\t', '\r');

    public static string Of(string typed, FieldKind kind) =>
        SeveralValues.MayBe(kind) && SeveralValues.Are(typed) ? SeveralValues.Together(SeveralValues.Of(typed).Select(one => Single(one, kind))) : Single(typed, kind);

    private static string Single(string typed, FieldKind kind) => kind switch
    {
        FieldKind.Name => typed,
        FieldKind.Text => IsPlain(typed) ? typed : Cut(NameText.Normalise(typed)),
        FieldKind.Date => Cut(Dated(typed)),
        FieldKind.Phone => Only(typed, char.IsDigit) is var digits && digits.Length > SubscriberDigits ? digits[^SubscriberDigits..] : digits,
        FieldKind.Code => Only(typed, char.IsLetterOrDigit),
        _ => Cut(typed.ToLowerInvariant()),
    };

    /// <summary>Nothing that normalising would change.</summary>
    private static bool IsPlain(string typed)
    {
        if (typed.Length > Longest)
        {
            return false;
        }

        var before = ' ';
        foreach (var c in typed)
        {
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || (c == ' ' && before != ' ')))
            {
                return false;
            }

            before = c;
        }

        return before != ' ';
    }

    /// <summary>Year, month and day in this order and in digits alone, as far as they are known.</summary>
    private static string Dated(string typed)
    {
        if (typed.AsSpan().IndexOfAny('-', '/', '.') < 0)
        {
            return Only(typed, char.IsDigit);
        }

        var parts = typed.Split(['-', '/', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 3 || !parts.All(part => part.All(char.IsAsciiDigit)))
        {
            return Only(typed, char.IsDigit);
        }

        return parts[^1].Length == 4 ? string.Concat(parts.Reverse().Select(part => part.PadLeft(2, '0')))
            : parts[0].Length == 4 ? string.Concat(parts.Select(part => part.PadLeft(2, '0')))
            : Only(typed, char.IsDigit);
    }

    private static string Only(string typed, Func<char, bool> wanted)
    {
        Span<char> kept = stackalloc char[Longest];
        var count = 0;
        foreach (var c in typed)
        {
            if (count < Longest && wanted(c))
            {
                kept[count++] = char.IsDigit(c) ? (char)('0' + (int)CharUnicodeInfo.GetNumericValue(c)) : char.ToLowerInvariant(c);
            }
        }

        return new string(kept[..count]);
    }

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;
}
