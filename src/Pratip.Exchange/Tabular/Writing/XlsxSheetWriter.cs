namespace Pratip.Exchange.Tabular.Writing;

/// <summary>
/// Writes the rows of one sheet from top to bottom. Merged ranges and input rules may be told at any time before the next
/// sheet begins.
/// </summary>
public sealed class XlsxSheetWriter
{
    private const int LongestText = 32_767;
    private const int LastRow = 1_048_576;

    private readonly Stream _part;
    private readonly XmlBuffer _xml;
    private readonly SheetLayout _layout;
    private readonly StyleTable _styles;
    private readonly List<CellRange> _merged = [];
    private readonly List<InputRule> _rules = [];
    private CellRange? _filter;
    private double? _height;
    private bool _ended;

    internal XlsxSheetWriter(Stream part, string name, SheetLayout layout, StyleTable styles, bool isFirst)
    {
        _part = part;
        _xml = new XmlBuffer(part);
        _layout = layout;
        _styles = styles;
        Name = name;
        SheetParts.Begin(_xml, layout, styles, isFirst);
    }

    public string Name { get; }

    /// <summary>The number of the row that was written last; 0 before the first.</summary>
    public int Row { get; private set; }

    internal string? FilterReference => _filter is { } range ? XlsxWriter.ListRange(Name, range) : null;

    /// <summary>Writes the next row and returns its number.</summary>
    public int Write(params ReadOnlySpan<XlsxCell> cells)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        if (Row >= LastRow)
        {
            throw new InvalidOperationException($"A sheet ends at row {LastRow}; begin another one.");
        }

        Row++;
        _xml.Raw("<row r=\""u8).Number(Row);
        if ((_height ?? RowHeight.For(cells, _layout)) is { } height)
        {
            _xml.Raw("\" ht=\""u8).Number(height).Raw("\" customHeight=\"1"u8);
        }

        _height = null;
        _xml.Raw("\">"u8);
        for (var column = 0; column < cells.Length; column++)
        {
            Write(column, cells[column]);
        }

        _xml.Raw("</row>"u8);
        return Row;
    }

    /// <summary>
    /// Gives the next row a height in points. Otherwise rows grow with their wrapped texts, each measured by its own column,
    /// which is too much for a text that is merged over several.
    /// </summary>
    public XlsxSheetWriter Height(double points)
    {
        _height = points;
        return this;
    }

    /// <summary>Leaves rows empty.</summary>
    public void Skip(int rows = 1) => Row += rows;

    /// <summary>Shows a range as one cell, with the value of its upper left corner.</summary>
    public void Merge(CellRange range) => _merged.Add(range);

    /// <summary>Puts the buttons for sorting and filtering above a range whose first row is its header.</summary>
    public void Filter(CellRange range) => _filter = range;

    public void Add(InputRule rule) => _rules.Add(rule);

    internal void End()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        SheetParts.End(_xml, _layout, _filter, _merged, _rules);
        _xml.Flush();
        _part.Dispose();
    }

    private void Write(int column, XlsxCell cell)
    {
        var style = cell.Style ?? (column < _layout.Columns.Count ? _layout.Columns[column].Style : null);
        if (cell.Kind == XlsxCell.ValueKind.Empty && style is null)
        {
            return;
        }

        _xml.Raw("<c r=\""u8).Raw(ColumnLetters.Of(column)).Number(Row);
        if (style is not null && _styles.IndexOf(style) is > 0 and var index)
        {
            _xml.Raw("\" s=\""u8).Number(index);
        }

        switch (cell.Kind)
        {
            case XlsxCell.ValueKind.Text:
                _xml.Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8).Text(Fitting(cell.TextValue!)).Raw("</t></is></c>"u8);
                break;
            case XlsxCell.ValueKind.Number:
                _xml.Raw("\"><v>"u8).Number(cell.NumberValue).Raw("</v></c>"u8);
                break;
            case XlsxCell.ValueKind.Boolean:
                _xml.Raw("\" t=\"b\"><v>"u8).Number((long)cell.NumberValue).Raw("</v></c>"u8);
                break;
            default:
                _xml.Raw("\"/>"u8);
                break;
        }
    }

    /// <summary>A cell holds 32,767 characters and no more; a longer text ends in an ellipsis instead of spoiling the file.</summary>
    private static string Fitting(string text) => text.Length <= LongestText ? text : SheetNames.Cut(text, LongestText - 1) + "…";
}
