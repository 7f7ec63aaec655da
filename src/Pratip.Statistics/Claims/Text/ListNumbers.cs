using System.Globalization;
using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Text;

/// <summary>"1. 523 victims", "2) 410 female" on lines of their own, one number after the other: where an item begins.</summary>
internal static class ListNumbers
{
    private const int MostDigits = 2;

    /// <summary>The end of an item's number and its mark; null where none begins.</summary>
    /// <param name="last">The number of the item before; a list begins at 1.</param>
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

        if (end - at > MostDigits || end + 1 >= text.Length || text[end] is not ('.' or ')') || text[end + 1] != ' '
            || !int.TryParse(KhmerDigits.ToAscii(text[at..end]), CultureInfo.InvariantCulture, out var number) || (number != 1 && number != last + 1))
        {
            return null;
        }

        last = number;
        return end + 1;
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
