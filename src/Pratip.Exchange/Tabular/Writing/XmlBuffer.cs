using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pratip.Exchange.Tabular.Xlsx;

namespace Pratip.Exchange.Tabular.Writing;

/// <summary>Writes XML as UTF-8 bytes without a string or a node in between; it knows only what workbooks need.</summary>
internal sealed class XmlBuffer(Stream output)
{
    private const int Most = 1 << 16;

    /// <summary>The longest a single number or escaped character gets.</summary>
    private const int Room = 64;

    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. "&<>\"_\uFFFE\uFFFF", .. Enumerable.Range(0, 32).Select(c => (char)c)]);

    private readonly byte[] _bytes = new byte[Most];
    private int _length;

    public XmlBuffer Raw(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Most - _length)
        {
            Flush();
        }

        if (utf8.Length > Most)
        {
            output.Write(utf8);
            return this;
        }

        utf8.CopyTo(_bytes.AsSpan(_length));
        _length += utf8.Length;
        return this;
    }

    public XmlBuffer Number(long number)
    {
        Ensure(Room);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_length), out var written);
        _length += written;
        return this;
    }

    public XmlBuffer Number(double number)
    {
        Ensure(Room);
        number.TryFormat(_bytes.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    /// <summary>
    /// A text or attribute value. Characters XML cannot hold take the form workbooks have for them (<see cref="Escapes"/>).
    /// </summary>
    public XmlBuffer Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Ensure(Room);
            var plain = text.IndexOfAny(Special);
            plain = plain < 0 ? text.Length : plain;
            if (plain == 0)
            {
                text = text[Escape(text)..];
                continue;
            }

            Encoding.UTF8.GetEncoder().Convert(text[..plain], _bytes.AsSpan(_length), flush: true, out var used, out var written, out _);
            _length += written;
            text = text[used..];
        }

        return this;
    }

    public void Flush()
    {
        output.Write(_bytes, 0, _length);
        _length = 0;
    }

    private int Escape(ReadOnlySpan<char> text)
    {
        var c = text[0];
        switch (c)
        {
            case '&':
                Raw("&amp;"u8);
                break;
            case '<':
                Raw("&lt;"u8);
                break;
            case '>':
                Raw("&gt;"u8);
                break;
            case '"':
                Raw("&quot;"u8);
                break;
            case '\n':
                // A reader turns a bare line break or tab inside an attribute into a blank.
                Raw("&#10;"u8);
                break;
            case '\t':
                Raw("&#9;"u8);
                break;
            case '_':
                Raw(Escapes.IsEscape(text, out _) ? "_x005F_"u8 : "_"u8);
                break;
            case '\0':
                Raw("\uFFFD"u8);
                break;
            default:
                Raw(Encoding.ASCII.GetBytes($"_x{(int)c:X4}_"));
                break;
        }

        return 1;
    }

    private void Ensure(int room)
    {
        if (Most - _length < room)
        {
            Flush();
        }
    }
}
