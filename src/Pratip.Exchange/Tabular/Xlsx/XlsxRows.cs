using System.Globalization;
using System.Xml;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>Reads the rows of one sheet, one after the other.</summary>
internal sealed class XlsxRows : IDisposable
{
    private const int LastRowOfTheFormat = 1_048_576;

    private readonly XlsxBook _book;
    private readonly string _part;
    private readonly TabularSheet _sheet;
    private readonly XmlReader _reader;
    private readonly XlsxCells _cells;
    private readonly MergeMap _merges;
    private readonly object _row;
    private readonly object _cell;
    private int _number;

    public XlsxRows(XlsxBook book, string part, TabularSheet sheet)
    {
        _book = book;
        _part = part;
        _sheet = sheet;
        _merges = new MergeMap(sheet.MergedRanges, book.Meter);
        var names = new BoundedNames();
        _row = names.Add("row");
        _cell = names.Add("c");
        _reader = book.Package.Read(part, names);
        _cells = new XlsxCells(book, part, sheet, _reader, names);
    }

    /// <summary>The next row that holds a value, or null at the end of the sheet.</summary>
    public TabularRow? Next()
    {
        while (_book.Package.Step(_reader, _part))
        {
            if (_reader.NodeType == XmlNodeType.Element && ReferenceEquals(_reader.LocalName, _row) && ReadRow() is { } row)
            {
                return row;
            }
        }

        return null;
    }

    public void Dispose() => _reader.Dispose();

    private TabularRow? ReadRow()
    {
        var number = _number + 1;
        if (_reader.GetAttribute("r") is { } written && !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            number = 0;
        }

        // Rows out of order are what no spreadsheet program opens either; reading on would give two rows one number.
        if (number <= _number || number > LastRowOfTheFormat)
        {
            throw _book.Problems.DamagedAfter(_sheet.Name, _number);
        }

        _number = number;
        _book.Meter.Row(number);
        var hidden = _reader.GetAttribute("hidden") is "1" or "true";
        if (_reader.IsEmptyElement)
        {
            return null;
        }

        var depth = _reader.Depth;
        _cells.Start(number);
        while (_book.Package.Step(_reader, _part) && _reader.Depth > depth)
        {
            if (_reader.NodeType == XmlNodeType.Element && ReferenceEquals(_reader.LocalName, _cell))
            {
                _cells.Read();
            }
        }

        if (_cells.Finish() is not { } cells)
        {
            return null;
        }

        _merges.Mark(cells, number);
        return new TabularRow(number, cells, hidden);
    }
}
