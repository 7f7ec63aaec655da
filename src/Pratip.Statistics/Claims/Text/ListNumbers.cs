using System.Globalization;
using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Text;

/// <summary>"1. 523 victims", "2) 410 female" on lines of their own, one number after the other: where an item begins. Notes behind a table have paragraphs that begin with no more than a number.</summary>
internal static class ListNumbers
{
    private const int MostDigits = 2;

    private const int LongestNote = 2_000;

    /// <summary>The end of an item's number and its mark; null where none begins.</summary>
    /// <param name="last">The number of the item before, below zero of a note; a list begins at 1.</param>
    public static int? EndAt(string text, int at, ref int last)
    {
        if (!Tokenizer.IsDigit(text[at]) || !BeginsLine(text, at))
        {
            return null;
        }

        var end = at;
        while (end < text.Length && end - at <= MostDigits && Tokenizer.IsDigit(text[end]))
        {
            end++;
        }

        if (end - at > MostDigits || end + 1 >= text.Length || !int.TryParse(KhmerDigits.ToAscii(text[at..end]), CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (text[end] is '.' or ')' && text[end + 1] == ' ' && (number == 1 || number == last + 1))
        {
            last = number;
            return end + 1;
        }

        if (!BeginsNote(text, at, end) || !(number == 1 ? BeginsNotes(text, end) : last == 1 - number))
        {
            return null;
        }

        // Below zero, so that notes go on from notes and items from items.
        last = -number;
        return end;
    }

    /// <summary>"1 The group follows from the articles.", and the next paragraphs begin with 2 and 3: notes. One number at the beginning of a paragraph counts something.</summary>
    private static bool BeginsNotes(string text, int end) =>
        NextParagraph(text, end) is { } second && NoteAt(text, second) == 2 && NextParagraph(text, second) is { } third && NoteAt(text, third) == 3;

    private static bool BeginsNote(string text, int at, int end) =>
        text[end] == ' ' && char.IsLetter(text[end + 1]) && (at == 0 || (at > 1 && text[at - 1] == '\n' && text[at - 2] == '\n'));

    private static int? NextParagraph(string text, int from)
    {
        var gap = text.AsSpan(from, Math.Min(text.Length - from, LongestNote)).IndexOf("\n\n");
        return gap < 0 ? null : from + gap + 2;
    }

    private static int? NoteAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= MostDigits && Tokenizer.IsDigit(text[end]))
        {
            end++;
        }

        return end > at && end + 1 < text.Length && BeginsNote(text, at, end) && int.TryParse(KhmerDigits.ToAscii(text[at..end]), CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool BeginsLine(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && text[before] == ' ')
        {
            before--;
        }

        return before < 0 || text[before] == '\n';
    }
}
