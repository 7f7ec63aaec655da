using System.Globalization;
using System.Xml;
using Pratip.Reference.Calendars;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>Reads the cells of one row at a time into a buffer that all rows of the sheet share.</summary>
internal sealed class XlsxCells
{
    private readonly XlsxBook _book;
    private readonly string _part;
    private readonly TabularSheet _sheet;
    private readonly XmlReader _reader;
    private readonly RichText _richText;
    private readonly List<string> _sharedStrings;
    private readonly bool[] _dateStyles;
    private readonly char[] _value;
    private readonly object _v;
    private readonly object _f;
    private readonly object _is;
    private Cell[] _cells = new Cell[64];
    private int _row;
    private int _count;
    private bool _any;

    public XlsxCells(XlsxBook book, string part, TabularSheet sheet, XmlReader reader, XmlNameTable names)
    {
        _book = book;
        _part = part;
        _sheet = sheet;
        _reader = reader;
        _sharedStrings = book.SharedStrings;
        _dateStyles = book.DateStyles;
        _richText = new RichText(book.Limits.MaxCellCharacters);

        // An escape takes seven characters for one.
        _value = new char[(book.Limits.MaxCellCharacters * 7) + 1];
        _v = names.Add("v");
        _f = names.Add("f");
        _is = names.Add("is");
    }

    public void Start(int row)
    {
        _row = row;
        _count = 0;
        _any = false;
    }

    /// <summary>The cells of the row, or null where none holds a value.</summary>
    public Cell[]? Finish() => _any ? _cells.AsSpan(0, _count).ToArray() : null;

    /// <summary>Reads the cell on whose start tag the reader stands.</summary>
    public void Read()
    {
        var column = _count;
        var style = 0;
        var type = CellType.Number;
        if (_reader.MoveToFirstAttribute())
        {
            do
            {
                switch (_reader.LocalName)
                {
                    case "r":
                        column = Column(_reader.Value);
                        break;
                    case "s":
                        _ = int.TryParse(_reader.Value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
                        break;
                    case "t":
                        type = Type(_reader.Value);
                        break;
                }
            }
            while (_reader.MoveToNextAttribute());
            _reader.MoveToElement();
        }

        MakeRoom(column);
        _cells[column] = _reader.IsEmptyElement ? Cell.Empty : Content(column, type, style);
        _any |= !_cells[column].IsEmpty;
        _count = column + 1;
    }

    private int Column(string reference)
    {
        if (!ColumnName.TryParseReference(reference, out var column, out var row) || (row != 0 && row != _row) || column < _count)
        {
            throw _book.Problems.DamagedAfter(_sheet.Name, _row - 1);
        }

        return column;
    }

    private void MakeRoom(int column)
    {
        _book.Meter.Column(column, _row);
        _book.Meter.Cells(column + 1 - _count, _row);
        if (column >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(column + 1, _cells.Length * 2));
        }

        _cells.AsSpan(_count, column - _count).Clear();
    }

    private Cell Content(int column, CellType type, int style)
    {
        var depth = _reader.Depth;
        var length = 0;
        string? formula = null;
        string? inline = null;
        while (_book.Package.Step(_reader, _part) && _reader.Depth > depth)
        {
            if (_reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (ReferenceEquals(_reader.LocalName, _v))
            {
                length = ReadValue(column);
            }
            else if (ReferenceEquals(_reader.LocalName, _f))
            {
                formula = new string(_value.AsSpan(0, ReadValue(column)));
            }
            else if (ReferenceEquals(_reader.LocalName, _is))
            {
                inline = _richText.Read(_book.Package, _reader, _part);
            }
        }

        var value = _value.AsSpan(0, length);
        var cell = type == CellType.Inline ? Text(inline ?? new string(value), column, decoded: inline is not null) : Value(column, type, style, value);
        if (formula is null)
        {
            return cell;
        }

        // A shared formula leaves its text to its first cell; that there is one is all that counts here.
        return cell.IsEmpty && length == 0 && type != CellType.Formula ? Cell.OfFormula(formula) : cell with { FromFormula = true };
    }

    /// <summary>Reads the text of the element into the value buffer; the reader ends on its end tag.</summary>
    private int ReadValue(int column)
    {
        if (_reader.IsEmptyElement)
        {
            return 0;
        }

        var depth = _reader.Depth;
        var length = 0;
        while (_book.Package.Step(_reader, _part) && _reader.Depth > depth)
        {
            if (_reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            for (var read = 1; read > 0; length += read)
            {
                if (length == _value.Length)
                {
                    throw TooLong(column);
                }

                read = _reader.ReadValueChunk(_value, length, _value.Length - length);
            }
        }

        return length;
    }

    private Cell Value(int column, CellType type, int style, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return Cell.Empty;
        }

        return type switch
        {
            CellType.Shared => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _sharedStrings.Count
                ? Text(_sharedStrings[index], column, decoded: true)
                : throw Damaged(column),
            CellType.Boolean => Cell.OfBoolean(value is "1" or "true"),
            CellType.Error => Cell.OfError(new string(value)),
            CellType.Formula => Text(new string(value), column),
            CellType.Iso => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)
                ? Cell.OfDate(DateSerial.Of(date))
                : throw Damaged(column),
            _ => Number(column, style, value),
        };
    }

    private Cell Number(int column, int style, ReadOnlySpan<char> value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            throw Damaged(column);
        }

        if ((uint)style >= (uint)_dateStyles.Length || !_dateStyles[style])
        {
            return Cell.OfNumber(number);
        }

        var serial = _book.DatesFrom1904 ? DateSerial.From1904(number) : number;
        return DateSerial.TryRead(serial, out _) ? Cell.OfDate(serial) : Cell.OfNumber(number);
    }

    private Cell Text(string text, int column, bool decoded = false)
    {
        text = decoded ? text : Escapes.Decode(text);
        return text.Length <= _book.Limits.MaxCellCharacters ? Cell.OfText(text) : throw TooLong(column);
    }

    private UnreadableFileException TooLong(int column) =>
        _book.Problems.InCell(UnreadableReason.CellTooLong, _sheet.Name, _row, column, _book.Limits.MaxCellCharacters);

    private UnreadableFileException Damaged(int column) => _book.Problems.InCell(UnreadableReason.Damaged, _sheet.Name, _row, column);

    private static CellType Type(string type) => type switch
    {
        "s" => CellType.Shared,
        "b" => CellType.Boolean,
        "e" => CellType.Error,
        "str" => CellType.Formula,
        "d" => CellType.Iso,
        "inlineStr" => CellType.Inline,
        _ => CellType.Number,
    };

    private enum CellType
    {
        Number,
        Shared,
        Boolean,
        Error,
        Formula,
        Iso,
        Inline,
    }
}
