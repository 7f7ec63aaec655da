using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pratip.Exchange.Statements;

/// <summary>From bytes to characters, and from characters of any origin to text with line breaks of one kind.</summary>
public static partial class PlainText
{
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\f\v\u0085\u2028\u2029");

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>UTF-8, or UTF-16 with its mark.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        var (encoding, mark) = Marked(bytes);
        try
        {
            var text = (encoding ?? Utf8).GetString(bytes[mark..]);
            return text.IndexOf('\0', StringComparison.Ordinal) is var nul and >= 0 ? throw NotText(name, text.AsSpan(0, nul).Count('\n') + 1, null) : text;
        }
        catch (DecoderFallbackException cause)
        {
            throw NotText(name, encoding is null ? bytes[..Math.Clamp(cause.Index, 0, bytes.Length)].Count((byte)'\n') + 1 : 1, cause);
        }
    }

    /// <summary>A web page may name another encoding in its head.</summary>
    internal static string DecodePage(ReadOnlySpan<byte> bytes, string name)
    {
        if (Marked(bytes).Encoding is null && Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)])) is { Success: true } named
            && EncodingOf(named.Groups["name"].Value) is { } encoding)
        {
            return encoding.GetString(bytes);
        }

        return Decode(bytes, name);
    }

    /// <summary>Enough of the beginning to see what it is; wrong bytes are for the reader to find.</summary>
    internal static string HeadOf(ReadOnlySpan<byte> head)
    {
        var (encoding, mark) = Marked(head);
        return (encoding is null ? Encoding.Latin1 : encoding.CodePage == Encoding.Unicode.CodePage ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(head[mark..]);
    }

    /// <summary>
    /// One kind of line break, no control characters, no half characters: the same words give the same text from whichever program, and no
    /// terminal or page is told anything by them.
    /// </summary>
    public static string Tidy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().ContainsAny(LineBreaks))
        {
            text = text.ReplaceLineEndings("\n").Replace('\v', '\n');
        }

        var tidy = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isHalf = char.IsHighSurrogate(c) ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]) : char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
            tidy.Append(isHalf || c is '\uFFFE' or '\uFFFF' ? '\uFFFD' : char.IsControl(c) && c is not ('\n' or '\t') ? ' ' : c);
        }

        return tidy.ToString().Trim('\uFEFF').TrimEnd();
    }

    internal static string OneLine(string text) => Spaces().Replace(Tidy(text), " ").Trim();

    /// <summary>The day a date or a moment falls on in Phnom Penh; null where it is neither.</summary>
    internal static DateOnly? DayOf(string? written)
    {
        written = written?.Trim() ?? "";
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return written.Length > 10 && written[4] == '-' && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? Kernel.PhnomPenhTime.DateOf(moment) : null;
    }

    private static (Encoding? Encoding, int Mark) Marked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (null, 3);
        }

        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (new UnicodeEncoding(false, false, throwOnInvalidBytes: true), 2)
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (new UnicodeEncoding(true, false, throwOnInvalidBytes: true), 2)
            : (null, 0);
    }

    private static Encoding? EncodingOf(string name)
    {
        try
        {
            // Pages that name UTF-8 are held to it; those that name UTF-16 in letters of one byte are not in it.
            var known = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return known.CodePage is 65001 or 1200 or 1201 ? null : known;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static UnreadableTextException NotText(string name, int line, Exception? cause) =>
        new(TextFault.NotText, name, cause, line.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("""<meta[^>]{0,200}?charset\s*=\s*["']?(?<name>[\w-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Charset();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
