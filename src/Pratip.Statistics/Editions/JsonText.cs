using System.Globalization;
using System.Text;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Statistics.Editions;

/// <summary>
/// JSON with the members in the order they are written, two spaces of indent and no escape but those JSON asks for. The
/// framework's writer escapes by the Unicode version it knows, so that a later one would give other bytes.
/// </summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    public JsonText Object(string? name, Action members) => Nest(name, '{', '}', members);

    public JsonText List(string name, Action elements) => Nest(name, '[', ']', elements);

    public JsonText List(string name, IEnumerable<string> values) => List(name, () =>
    {
        foreach (var value in values)
        {
            Begin(null);
            Quote(value);
        }
    });

    /// <summary>What is not there is left out.</summary>
    public JsonText Member(string name, string? value)
    {
        if (value is not null)
        {
            Begin(name);
            Quote(value);
        }

        return this;
    }

    public JsonText Member(string name, long value)
    {
        Begin(name);
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public JsonText Member(string name, bool value)
    {
        Begin(name);
        _text.Append(value ? "true" : "false");
        return this;
    }

    public JsonText Member(string name, LocalizedText? value) => value is null ? this : Object(name, () =>
    {
        Member("en", value.En).Member("km", value.Km);
        if (value.KmVerified)
        {
            Member("kmVerified", true);
        }
    });

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ComposedText.Of(_text.ToString()) + "\n");

    private JsonText Nest(string? name, char open, char close, Action content)
    {
        Begin(name);
        _text.Append(open);
        _depth++;
        _isFirst = true;
        content();
        _depth--;
        if (!_isFirst)
        {
            _text.Append('\n').Append(' ', 2 * _depth);
        }

        _isFirst = false;
        _text.Append(close);
        return this;
    }

    private void Begin(string? name)
    {
        if (!_isFirst)
        {
            _text.Append(',');
        }

        if (_depth > 0)
        {
            _text.Append('\n').Append(' ', 2 * _depth);
        }

        _isFirst = false;
        if (name is not null)
        {
            Quote(name);
            _text.Append(": ");
        }
    }

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                < ' ' => _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => _text.Append(c),
            };
        }

        _text.Append('"');
    }
}
