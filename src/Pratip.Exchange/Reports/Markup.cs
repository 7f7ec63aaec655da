using System.Globalization;
using System.Text;
using System.Xml;

namespace Pratip.Exchange.Reports;

/// <summary>
/// Writes elements with every text and attribute escaped, so that a label from an agency's file can never become markup.
/// The result is both HTML and well-formed XML: elements are always closed, and only leaves are closed in their own tag.
/// </summary>
public sealed class Markup
{
    private readonly StringBuilder _out = new();
    private readonly Stack<string> _open = new();

    public Markup Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        _out.Append('>');
        _open.Push(name);
        return this;
    }

    public Markup Close()
    {
        _out.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element without content that HTML, too, knows as one: br, col, meta, and every shape of SVG.</summary>
    public Markup Leaf(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        _out.Append("/>");
        return this;
    }

    public Markup Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(name, attributes).Text(text).Close();

    public Markup Text(string text)
    {
        Escape(text, attribute: false);
        return this;
    }

    /// <summary>A line break in the file, which keeps it readable and its differences small.</summary>
    public Markup Line()
    {
        _out.Append('\n');
        return this;
    }

    /// <summary>Markup that was written by this class before, or the fixed style sheet.</summary>
    public Markup Raw(string markup)
    {
        _out.Append(markup);
        return this;
    }

    public override string ToString() => _open.Count == 0
        ? _out.ToString()
        : throw new InvalidOperationException($"The element '{_open.Peek()}' is still open.");

    /// <summary>A coordinate: at most one decimal, the same digits on every machine.</summary>
    public static string Number(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Control characters and half surrogates have no place in XML or HTML; each becomes the replacement character.</summary>
    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsAllowed(text, i))
            {
                return string.Create(text.Length, text, static (span, source) =>
                {
                    for (var k = 0; k < source.Length; k++)
                    {
                        span[k] = IsAllowed(source, k) ? source[k] : '\uFFFD';
                    }
                });
            }
        }

        return text;
    }

    private static bool IsAllowed(string text, int at) => text[at] switch
    {
        var high when char.IsHighSurrogate(high) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
        var low when char.IsLowSurrogate(low) => at > 0 && char.IsHighSurrogate(text[at - 1]),
        var c => XmlConvert.IsXmlChar(c) && c is not (>= '\u007F' and <= '\u009F'),
    };

    private void Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _out.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value is not null)
            {
                _out.Append(' ').Append(key).Append("=\"");
                Escape(value, attribute: true);
                _out.Append('"');
            }
        }
    }

    private void Escape(string text, bool attribute)
    {
        foreach (var c in Clean(text))
        {
            _ = c switch
            {
                '&' => _out.Append("&amp;"),
                '<' => _out.Append("&lt;"),
                '>' => _out.Append("&gt;"),
                '"' when attribute => _out.Append("&quot;"),
                '\n' or '\r' or '\t' when attribute => _out.Append(' '),
                _ => _out.Append(c),
            };
        }
    }
}
