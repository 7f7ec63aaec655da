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

        if (ends.Select(OfDay).FirstOrDefault(slip => slip is not null) is { } slip)
        {
            return $"'{text}' is not a window: {slip}.";
        }

        return ends.Length == 2 && PartialDate.TryParseIso(ends[0], out var from) && PartialDate.TryParseIso(ends[1], out var to) && to.Last < from.First
            ? $"'{text}' is not a window: it ends before it begins. Write the earlier day first."
            : $"'{text}' is not a window. {Right}";
    }

    /// <summary>A day its month does not have; null for whatever else the text may be.</summary>
    private static string? OfDay(string text)
    {
        if (text.Length != 10 || text[7] != '-' || !int.TryParse(text.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || PartialDate.TryParseIso(text, out _) || !PartialDate.TryParseIso(text.AsSpan(0, 7), out var month))
        {
            return null;
        }

        return string.Create(CultureInfo.InvariantCulture, $"there is no {text}, {month.First:MMMM yyyy} has {month.Last.Day} days");
    }
}
