using System.Globalization;
using System.Text;

namespace Pratip.Registry.Attachments;

internal enum PdfTokenKind
{
    Name,
    Open,
    Close,

    /// <summary>A number, a keyword or a bracket.</summary>
    Word,
}

internal readonly record struct PdfToken(PdfTokenKind Kind, string Text);

/// <summary>The words of a PDF outside its comments, strings and streams (ISO 32000-1, 7.2 and 7.3).</summary>
internal sealed class PdfTokens(byte[] content)
{
    private const string Delimiters = "()<>[]{}/%";

    /// <summary>No word that means something is longer; what is longer is no word.</summary>
    private const int LongestWord = 64;

    private int _at;

    /// <summary>Null at the end.</summary>
    public PdfToken? Next()
    {
        while (_at < content.Length)
        {
            var sign = (char)content[_at++];
            switch (sign)
            {
                case '%':
                    SkipTo("\r\n");
                    break;
                case '(':
                    SkipString();
                    break;
                case '<' when At('<'):
                    return new(PdfTokenKind.Open, "<<");
                case '<':
                    SkipTo(">");
                    break;
                case '>' when At('>'):
                    return new(PdfTokenKind.Close, ">>");
                case '/':
                    return new(PdfTokenKind.Name, Unescaped(Word()));
                case '[' or ']':
                    return new(PdfTokenKind.Word, sign.ToString());
                default:
                    if (!IsEnd(sign))
                    {
                        _at--;
                        return new(PdfTokenKind.Word, Word());
                    }

                    break;
            }
        }

        return null;
    }

    /// <summary>What follows the word "stream", up to its end.</summary>
    public ReadOnlyMemory<byte> Stream()
    {
        _ = At('\r');
        _ = At('\n');
        var rest = content.AsMemory(_at);
        var length = rest.Span.IndexOf("endstream"u8);
        length = length < 0 ? rest.Length : length;
        _at += length;
        return rest[..length];
    }

    private bool At(char sign)
    {
        if (_at >= content.Length || content[_at] != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipTo(string ends)
    {
        while (_at < content.Length && !ends.Contains((char)content[_at], StringComparison.Ordinal))
        {
            _at++;
        }
    }

    /// <summary>Brackets within a string stand in pairs, or behind a backslash.</summary>
    private void SkipString()
    {
        for (var depth = 1; depth > 0 && _at < content.Length; _at++)
        {
            depth += (char)content[_at] switch { '(' => 1, ')' => -1, _ => 0 };
            _at += content[_at] == '\\' ? 1 : 0;
        }
    }

    private string Word()
    {
        var begin = _at;
        while (_at < content.Length && !IsEnd((char)content[_at]))
        {
            _at++;
        }

        return Encoding.Latin1.GetString(content, begin, Math.Min(_at - begin, LongestWord));
    }

    private static bool IsEnd(char sign) => sign is '\0' or '\t' or '\n' or '\f' or '\r' or ' ' || Delimiters.Contains(sign, StringComparison.Ordinal);

    /// <summary>A name may have any of its letters as a number: /J#53 is /JS.</summary>
    private static string Unescaped(string name)
    {
        if (!name.Contains('#', StringComparison.Ordinal))
        {
            return name;
        }

        var plain = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var isCode = name[i] == '#' && i + 2 < name.Length && byte.TryParse(name.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
            plain.Append(isCode ? (char)Convert.ToByte(name.Substring(i + 1, 2), 16) : name[i]);
            i += isCode ? 2 : 0;
        }

        return plain.ToString();
    }
}
