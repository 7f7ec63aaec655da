using System.Globalization;

namespace Pratip.Statistics.Claims.Text;

/// <summary>
/// A text without the characters that nobody sees: marks of writing direction, soft hyphens, joiners, the zero-width space
/// between Khmer words. Positions lead back to the text as it was given.
/// </summary>
public sealed class CleanText
{
    private readonly int[] _origins;

    private CleanText(string original, char[] characters, int length, int[] origins)
    {
        Original = original;
        Characters = new string(characters, 0, length);
        _origins = origins;
    }

    public string Original { get; }

    public string Characters { get; }

    public static CleanText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new char[text.Length];
        var origins = new int[text.Length + 1];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsInvisible(c))
            {
                continue;
            }

            origins[length] = i;
            kept[length++] = c != '\n' && char.IsWhiteSpace(c) ? ' ' : c;
        }

        origins[length] = text.Length;
        return new(text, kept, length, origins);
    }

    /// <summary>A stretch of the clean text, as it stands in the text that was given.</summary>
    public TextSpan SpanOf(int start, int end)
    {
        var from = _origins[start];
        return new(from, end > start ? _origins[end - 1] + 1 - from : 0);
    }

    /// <summary>Line breaks are whitespace that is kept, because an empty line ends a sentence.</summary>
    private static bool IsInvisible(char c) =>
        c == '\r' || (c >= '\u00AD' && char.GetUnicodeCategory(c) == UnicodeCategory.Format) || c is '\u200B' or '\uFEFF' or '\uFE0F';
}
