using System.Globalization;
using System.Text;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>
/// Characters XML cannot hold are written _x0007_ in workbooks, and a text that looks like that has its underscore
/// written _x005F_. NUL and half surrogates have no place in a register and become U+FFFD on the way in and out.
/// </summary>
internal static class Escapes
{
    public const char Replacement = '\uFFFD';
    private const int Length = 7;

    public static string Decode(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length).Append(text, 0, at);
        var escaped = false;
        while (at < text.Length)
        {
            if (IsEscape(text.AsSpan(at), out var c))
            {
                decoded.Append(c);
                escaped = true;
                at += Length;
            }
            else
            {
                decoded.Append(text[at++]);
            }
        }

        return escaped ? Clean(decoded) : text;
    }

    /// <summary>Whether the text begins with an escape, and of which character.</summary>
    public static bool IsEscape(ReadOnlySpan<char> text, out char character)
    {
        character = default;
        if (text.Length < Length || text[0] != '_' || text[1] != 'x' || text[6] != '_'
            || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        character = (char)code;
        return true;
    }

    private static string Clean(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                text[i] = Replacement;
            }
        }

        return text.ToString();
    }
}
