using System.Text;

namespace Pratip.Exchange.Statements;

/// <summary>
/// Words of a page or document as they come: spaces run together, paragraphs get an empty line between them. A raised number behind a word is
/// the mark of a foot-note; left in, it would be read as the last digit of the number before it.
/// </summary>
internal sealed class PageWords
{
    private readonly StringBuilder _text = new();
    private int _raisedFrom = -1;
    private bool _needsSpace;

    /// <summary>Above zero where line breaks are meant.</summary>
    public int KeepsLines { get; set; }

    public void Add(string words)
    {
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c) || c == '\u00A0' && KeepsLines > 0)
            {
                if (_needsSpace && _text.Length > 0 && !EndsLine)
                {
                    _text.Append(' ');
                }

                _needsSpace = false;
                _text.Append(c);
            }
            else if (c == '\n' && KeepsLines > 0)
            {
                Line();
            }
            else
            {
                _needsSpace = true;
            }
        }
    }

    /// <summary>Between the cells of a row.</summary>
    public void Gap() => _needsSpace = true;

    public void Line()
    {
        _needsSpace = false;
        if (_text.Length > 0 && !EndsParagraph)
        {
            _text.Append('\n');
        }
    }

    public void Paragraph()
    {
        _needsSpace = false;
        while (_text.Length > 0 && !EndsParagraph)
        {
            _text.Append('\n');
        }
    }

    public void BeginRaised() => _raisedFrom = _text.Length;

    public void EndRaised()
    {
        if (_raisedFrom >= 0 && _raisedFrom <= _text.Length && _raisedFrom > 0 && IsMark(_raisedFrom))
        {
            _text.Length = _raisedFrom;
        }

        _raisedFrom = -1;
    }

    public override string ToString() => _text.ToString().Trim('\n', ' ');

    private bool EndsLine => _text[^1] == '\n';

    private bool EndsParagraph => _text.Length > 1 && EndsLine && _text[^2] == '\n';

    /// <summary>A number, a star or a dagger, in brackets or not; "st" of 1st is none.</summary>
    private bool IsMark(int from)
    {
        for (var i = from; i < _text.Length; i++)
        {
            if (!char.IsDigit(_text[i]) && _text[i] is not ('[' or ']' or '(' or ')' or ',' or ' ' or '*' or '\u2020' or '\u2021'))
            {
                return false;
            }
        }

        return true;
    }
}
