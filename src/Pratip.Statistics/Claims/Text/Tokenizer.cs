using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Text;

/// <summary>One pass over the characters, forwards only: the time is in proportion to the text, whatever stands in it.</summary>
public sealed class Tokenizer(KhmerWords khmer)
{
    /// <summary>Longer words are no words; they are cut, so that nobody holds megabytes in their hands.</summary>
    private const int LongestWord = 64;

    /// <summary>What ends an item of a list, and no paragraph.</summary>
    private const string Item = "\u2022";

    private const string Arrow = "\u2192";

    /// <summary>Signs of posts for the same.</summary>
    private const string Arrows = "\u27A1\u21D2\u27F6\u279C\u2794\u27A4\u25B6";

    private const string Bullets = "\u2022\u2023\u25AA\u25A0\u25CF\u25E6\u25BA\u2713\u2756\u00B7";

    public IReadOnlyList<Token> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>((text.Length / 5) + 4);
        var at = 0;
        var item = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (ListNumbers.EndAt(text, at, ref item) is { } behind)
            {
                // "2. 410 female": the number of an item is no number of anything.
                if (at > 0 && !(tokens.Count > 0 && tokens[^1].Kind is TokenKind.Break))
                {
                    tokens.Add(new(TokenKind.Break, "\n", at - 1, at));
                }

                at = behind;
                continue;
            }

            at = c == '\n' ? Line(text, at, tokens)
                : c == ' ' ? at + 1
                : IsDigit(c) ? Number(text, at, tokens)
                : KhmerWords.IsLetter(c) ? Khmer(text, at, tokens)
                : char.IsLetter(c) ? Word(text, at, tokens)
                : Mark(text, at, tokens);
        }

        return tokens;
    }

    internal static bool IsDigit(char c) => char.IsAsciiDigit(c) || KhmerDigits.IsKhmerDigit(c);

    private static int Line(string text, int at, List<Token> tokens)
    {
        var next = at + 1;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        if (next < text.Length && (text[next] == '\n' || IsListItem(text, next)))
        {
            tokens.Add(new(TokenKind.Break, "\n", at, next));
        }
        else if (ShortLines.IsUnderHeading(text, at, next))
        {
            tokens.Add(new(TokenKind.Break, "\n", at, next));
        }
        else if (ShortLines.IsBetween(text, at, next))
        {
            tokens.Add(new(TokenKind.Break, Item, at, next));
        }

        return next;
    }

    /// <summary>"- Cases: 171" on a line of its own: each item of a list is a sentence.</summary>
    private static bool IsListItem(string text, int at) => at + 2 < text.Length && text[at + 1] == ' ' && text[at] is '-' or '\u2013' or '\u2014' or '*';

    private static int Number(string text, int at, List<Token> tokens)
    {
        var end = at + 1;
        while (end < text.Length && (IsDigit(text[end]) || IsSeparator(text, end)))
        {
            end++;
        }

        var isKhmer = KhmerDigits.IsKhmerDigit(text[at]);
        if (end + 1 < text.Length && IsOrdinalEnding(text, end))
        {
            tokens.Add(new(TokenKind.Ordinal, text[at..end], at, end + 2));
            return end + 2;
        }

        tokens.Add(new(TokenKind.Number, KhmerDigits.ToAscii(text[at..end]), at, end, IsKhmer: isKhmer));

        // "36-year-old", "17-case": the hyphen only ties the word to its number.
        return end + 1 < text.Length && text[end] is '-' or '\u2011' && char.IsLetter(text[end + 1]) ? end + 1 : end;
    }

    private static bool IsSeparator(string text, int at) => at + 1 < text.Length && IsDigit(text[at + 1]) && text[at] switch
    {
        ',' or '.' => true,
        ' ' or '\'' or '\u2019' => IsGroupOfThree(text, at + 1) && at >= 1 && IsDigit(text[at - 1]) && LeadsGroups(text, at),
        _ => false,
    };

    /// <summary>A space stands between thousands only where the digits before it are one to three.</summary>
    private static bool LeadsGroups(string text, int at)
    {
        var start = at;
        while (start > 0 && IsDigit(text[start - 1]) && at - start < 4)
        {
            start--;
        }

        return at - start is >= 1 and <= 3 && text[start] is not ('0' or '\u17E0');
    }

    private static bool IsGroupOfThree(string text, int at) =>
        at + 3 <= text.Length && IsDigit(text[at]) && IsDigit(text[at + 1]) && IsDigit(text[at + 2]) && (at + 3 == text.Length || !IsDigit(text[at + 3]));

    private static bool IsOrdinalEnding(string text, int at) =>
        (at + 2 >= text.Length || !char.IsLetterOrDigit(text[at + 2]))
        && (char.ToLowerInvariant(text[at]), char.ToLowerInvariant(text[at + 1])) is ('s', 't') or ('n', 'd') or ('r', 'd') or ('t', 'h');

    private static int Word(string text, int at, List<Token> tokens)
    {
        var end = at + 1;
        while (end < text.Length && end - at < LongestWord && (IsInWord(text, end) || IsDecimalOfWord(text, end)))
        {
            end++;
        }

        if (end - at > 2 && text[end - 1] == 's' && text[end - 2] is '\'' or '\u2019')
        {
            // "Last year's 197 cases": the ending says whose they are and is no part of the word.
            tokens.Add(new(TokenKind.Word, text[at..(end - 2)].ToLowerInvariant(), at, end - 2, char.IsUpper(text[at])));
            return end;
        }

        if (end - at == 1 && text[at] is 'w' && end + 1 < text.Length && text[end] == '/' && text[end + 1] == ' ')
        {
            // "Second w/ 32".
            tokens.Add(new(TokenKind.Word, "with", at, end + 1));
            return end + 1;
        }

        tokens.Add(new(TokenKind.Word, text[at..end].ToLowerInvariant().Replace('\u2019', '\'').Replace('\u2011', '-'), at, end, char.IsUpper(text[at])));
        return end;
    }

    private static bool IsInWord(string text, int at)
    {
        var c = text[at];
        return (char.IsLetterOrDigit(c) && !KhmerWords.IsLetter(c) && !KhmerDigits.IsKhmerDigit(c)) || char.IsSurrogate(c)
            || (c is '-' or '\u2011' or '\'' or '\u2019' or '.' && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || (c == '-' && char.IsAsciiDigit(text[at + 1])))
                && !KhmerWords.IsLetter(text[at + 1]));
    }

    /// <summary>"x2.7": what stands behind the point is no number of its own.</summary>
    private static bool IsDecimalOfWord(string text, int at) =>
        text[at] is '.' or ',' && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private int Khmer(string text, int at, List<Token> tokens)
    {
        var end = at;
        while (end < text.Length && KhmerWords.IsLetter(text[end]))
        {
            end++;
        }

        var unknown = at;
        while (at < end)
        {
            var length = khmer.LengthAt(text, at, end);
            if (length == 0)
            {
                at++;
                while (at < end && (KhmerWords.IsDependent(text[at]) || text[at - 1] == '\u17D2'))
                {
                    at++;
                }

                continue;
            }

            Unknown(text, unknown, at, tokens);
            tokens.Add(new(TokenKind.Word, text.Substring(at, length), at, at + length, IsKhmer: true));
            at += length;
            unknown = at;
        }

        Unknown(text, unknown, end, tokens);
        return end;
    }

    private static void Unknown(string text, int from, int to, List<Token> tokens)
    {
        if (to > from)
        {
            tokens.Add(new(TokenKind.Word, text[from..Math.Min(to, from + LongestWord)], from, to, IsKhmer: true));
        }
    }

    private static int Mark(string text, int at, List<Token> tokens)
    {
        if (SignedPercent.DirectionAt(text, at) is { } direction)
        {
            tokens.Add(new(TokenKind.Word, direction, at, at + 1));
            return at + 1;
        }

        if (text[at] is '-' or '=' && at + 1 < text.Length && text[at + 1] == '>')
        {
            // "22 -> 27": an arrow of two signs.
            tokens.Add(new(TokenKind.Mark, Arrow, at, at + 2));
            return at + 2;
        }

        if (Arrows.Contains(text[at], StringComparison.Ordinal))
        {
            tokens.Add(new(TokenKind.Mark, Arrow, at, at + 1));
            return at + 1;
        }

        tokens.Add(new(Bullets.Contains(text[at], StringComparison.Ordinal) ? TokenKind.Break : TokenKind.Mark, text[at].ToString(), at, at + 1));
        return at + 1;
    }
}
