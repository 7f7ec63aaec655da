using System.Text;

namespace Pratip.Exchange.Statements;

/// <summary>
/// Words of a page or document as they come: spaces run together, paragraphs get an empty line between them. A raised number behind a word is
/// the mark of a foot-note; left in, it would be read as the last digit of the number before it.
/// </summary>
internal sealed class PageWords
{
    /// <summary>Where the cells of the row at hand begin.</summary>
    private readonly List<int> _cells = [];

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
    public void Gap()
    {
        _needsSpace = true;
        if (_cells.Count == 0 || _cells[^1] != _text.Length)
        {
            _cells.Add(_text.Length);
        }
    }

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
        EndRow();
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

    public override string ToString()
    {
        EndRow();
        return _text.ToString().Trim('\n', ' ');
    }

    /// <summary>"Cases, 197" is said in a row; the numbers of several columns are no one number, and what each is of stands elsewhere. So it is where only one of the columns has a number.</summary>
    private void EndRow()
    {
        const int Wide = 4;
        var numbers = _cells.Count(IsNumber);
        if (numbers > 1 || (numbers == 1 && _cells.Count >= Wide))
        {
            for (var i = _cells.Count - 1; i >= 0; i--)
            {
                var at = _cells[i];
                if (at > 0 && at < _text.Length && _text[at] == ' ')
                {
                    _text.Remove(at, 1).Insert(at, "\n\n");
                }
            }
        }

        _cells.Clear();
    }

    private bool IsNumber(int cell)
    {
        var at = cell < _text.Length && _text[cell] == ' ' ? cell + 1 : cell;
        at += at < _text.Length && _text[at] is '+' or '-' or '\u2212' ? 1 : 0;
        return at < _text.Length && char.IsDigit(_text[at]);
    }

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
