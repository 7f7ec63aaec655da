using Pratip.Kernel;

namespace Pratip.Registry.Entry;

/// <summary>What was typed as the register keeps it: trimmed, and nothing where nothing was typed.</summary>
internal static class EntryText
{
    /// <summary>Shown in place of a sign that cannot be: what holds it is not what somebody meant to write.</summary>
    public const char Unreadable = '\uFFFD';

    /// <summary>Whether a line holds what no line of text is made of.</summary>
    public static bool HoldsUnreadable(string line) => line.Any(letter => TextSigns.IsForeign(letter) || letter == Unreadable);

    public static string? OrNull(string? typed) => TextSigns.IsSeen(typed) ? typed.Trim() : null;

    /// <summary>One entry a line: aliases, telephone numbers.</summary>
    public static IReadOnlyList<string> Lines(string? typed) =>
        [.. (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(TextSigns.IsSeen).Distinct(StringComparer.Ordinal)];
}
