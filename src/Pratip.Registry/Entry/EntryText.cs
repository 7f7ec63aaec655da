namespace Pratip.Registry.Entry;

/// <summary>What was typed as the register keeps it: trimmed, and nothing where nothing was typed.</summary>
internal static class EntryText
{
    public static string? OrNull(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>One entry a line: aliases, telephone numbers.</summary>
    public static IReadOnlyList<string> Lines(string? typed) =>
        [.. (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
