using System.Globalization;
using Pratip.Kernel;

namespace Pratip.Registry.Encounters;

/// <summary>Numbers of one evening as people write them: one after the other and in spans, in any digits, as 1-20, 25.</summary>
internal static class WristbandNumbers
{
    private static readonly char[] Between = [',', '\n', ' ', ';', '\t', '\r'];

    /// <summary>Each once, in the order in which they were named; one more than <paramref name="most"/> where there are more.</summary>
    public static IReadOnlyList<string> Read(string? typed, int most) =>
        [.. Joined(typed).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(part => Span(part, most)).Distinct(StringComparer.Ordinal).Take(most + 1)];

    /// <summary>A span with other dashes, or with spaces around its dash, is the same span.</summary>
    private static string Joined(string? typed) =>
        string.Join('-', KhmerDigits.ToAscii(typed ?? "").Replace('\u2013', '-').Replace('\u2014', '-').Split('-').Select((part, place) => place == 0 ? part.TrimEnd(' ') : part.Trim(' ')));

    private static IEnumerable<string> Span(string typed, int most)
    {
        return typed.Split('-') is [var first, var last] && TryRead(first, out var from) && TryRead(last, out var to) && to >= from
            ? Enumerable.Range(from, Math.Min(to - from, most) + 1).Select(number => number.ToString(first.StartsWith('0') ? $"D{first.Length}" : "D", CultureInfo.InvariantCulture))
            : [typed];

        static bool TryRead(string digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
