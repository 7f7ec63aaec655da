using System.Globalization;

namespace Pratip.Kernel;

/// <summary>Why a text is not a window, as exactly as can be told: a slip in one day is not answered with the whole grammar.</summary>
public static class WindowRefusal
{
    private const string Right = "Write 2024, 2024-H1, 2024-Q3, 2024-10M, 2025-TIP, a campaign such as campaign-2025, 2024-01..2024-10 or 2024-04-01..2025-03-31.";

    public static string Of(string? text)
    {
        var ends = (text ?? "").Trim().Split("..");
        if (ends.Length > 2)
        {
            return $"'{text}' is not a window. {Right}";
        }

        if (MissingDay(text) is var (day, last))
        {
            return string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a window: there is no {day}, {last:MMMM yyyy} has {last.Day} days.");
        }

        return EndsBeforeItBegins(text)
            ? $"'{text}' is not a window: it ends before it begins. Write the earlier day first."
            : $"'{text}' is not a window. {Right}";
    }

    public static bool EndsBeforeItBegins(string? text) =>
        (text ?? "").Trim().Split("..") is [var first, var last] && PartialDate.TryParseIso(first, out var from) && PartialDate.TryParseIso(last, out var to) && to.Last < from.First;

    /// <summary>The first end that is a day its month does not have, with the last day of that month; null where there is none.</summary>
    public static (string Written, DateOnly LastOfMonth)? MissingDay(string? text) =>
        (text ?? "").Trim().Split("..").Select(MissingDayOf).FirstOrDefault(slip => slip is not null);

    private static (string Written, DateOnly LastOfMonth)? MissingDayOf(string text) =>
        text.Length != 10 || text[7] != '-' || !int.TryParse(text.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        || PartialDate.TryParseIso(text, out _) || !PartialDate.TryParseIso(text.AsSpan(0, 7), out var month)
            ? null : (text, month.Last);
}
