using System.Globalization;

namespace Pratip.Statistics.Claims.Text;

/// <summary>
/// "Cases: 164 → 197" and under it "Suspects: 273": short lines of a post, each of which ends in its number and tells of something else. A paragraph
/// that was broken at the width of a page has longer ones.
/// </summary>
internal static class ShortLines
{
    private const int Longest = 60;

    /// <param name="at">Of the line break, and <paramref name="next"/> where the line under it begins.</param>
    public static bool IsBetween(string text, int at, int next) => next < text.Length && at > 0 && (IsLabelled(text, at, next) || (LengthBefore(text, at) <= Longest
        && (IsSign(text, next) || (EndsInNumber(text, at) && char.IsAsciiLetterUpper(text[next])))));

    /// <summary>"Sent to court: 139", "Top provinces:" begin a line: what is counted stands in front of the colon. Behind a question it is who answers.</summary>
    private static bool IsLabelled(string text, int at, int next)
    {
        const int MostWords = 4;
        if (text.AsSpan(0, at).TrimEnd(' ') is [.., '.' or '?' or '!'])
        {
            return false;
        }

        var line = text.AsSpan(next, Math.Min(text.Length - next, Longest));
        var colon = line.IndexOf(':');
        if (colon < 1 || !char.IsAsciiLetterUpper(line[0]) || line[..colon].IndexOfAny('\n', ',', '.') >= 0 || line[..colon].Count(' ') >= MostWords)
        {
            return false;
        }

        var behind = line[(colon + 1)..];
        return behind.Length > 1 && (behind[0] == '\n' || (behind[0] == ' ' && Tokenizer.IsDigit(behind[1])));
    }

    /// <summary>"Shelter and care", at the beginning of a paragraph, and under it "241 victims".</summary>
    public static bool IsUnderHeading(string text, int at, int next)
    {
        if (next >= text.Length || at == 0 || LengthBefore(text, at) > Longest)
        {
            return false;
        }

        const int MostWords = 4;
        var start = at - LengthBefore(text, at);
        var line = text.AsSpan(start, at - start).TrimEnd(' ');
        return (start == 0 || (start > 1 && text[start - 2] == '\n')) && (char.IsAsciiLetterUpper(text[next]) || Tokenizer.IsDigit(text[next]))
            && line.Length > 2 && char.IsAsciiLetterUpper(line[0]) && char.IsAsciiLetter(line[^1]) && line.Count(' ') < MostWords && !line.ContainsAnyInRange('0', '9') && !line.ContainsAny(':', ',');
    }

    private static bool EndsInNumber(string text, int at)
    {
        var last = at - 1;
        while (last > 0 && text[last] is ' ')
        {
            last--;
        }

        return Tokenizer.IsDigit(text[last]) || text[last] is ')' or '%';
    }

    private static bool IsSign(string text, int next) => char.IsSurrogate(text[next]) || char.GetUnicodeCategory(text[next]) is UnicodeCategory.OtherSymbol;

    private static int LengthBefore(string text, int at)
    {
        var start = text.LastIndexOf('\n', at - 1, Math.Min(at, Longest + 1));
        return start < 0 ? Math.Min(at, Longest + 1) : at - start - 1;
    }
}
