using System.IO.Compression;
using System.Text;

namespace Pratip.Exchange.Tabular.Writing;

/// <summary>
/// Writes a workbook in one pass: each sheet is finished before the next begins, and nothing of a row is kept. The same
/// calls give the same bytes. Disposing ends the workbook.
/// </summary>
public sealed class XlsxWriter : IDisposable
{

    private readonly ZipArchive _zip;
    private readonly StyleTable _styles = new();
    private readonly List<(string Name, bool Hidden, string? Filter, int Titles)> _sheets = [];
    private readonly string _title;
    private XlsxSheetWriter? _current;
    private bool _ended;

    /// <summary>The stream may be one that cannot seek, such as a response, and stays open.</summary>
    public XlsxWriter(Stream output, string title)
    {
        _title = title;
        _zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    }

    /// <summary>How a rule refers to a list: a range of another sheet, with both ends held fast.</summary>
    public static string ListRange(string sheet, CellRange range) =>
        $"{Quoted(sheet)}!${ColumnName.Of(range.FirstColumn)}${range.FirstRow}:${ColumnName.Of(range.LastColumn)}${range.LastRow}";

    /// <summary>
    /// Begins a sheet and ends the one before. The name is made one that spreadsheet programs accept: 31 characters,
    /// none of []:*?/\, unlike the others; <see cref="XlsxSheetWriter.Name"/> says what it became.
    /// </summary>
    public XlsxSheetWriter AddSheet(string name, SheetLayout? layout = null)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        EndSheet();
        layout ??= new SheetLayout();
        name = SheetNames.Accepted(name, _sheets.Select(sheet => sheet.Name));
        _sheets.Add((name, layout.Hidden, null, layout.PageMark is null ? 0 : layout.FrozenRows));
        _current = new XlsxSheetWriter(Part($"xl/worksheets/sheet{_sheets.Count}.xml"), name, layout, _styles, isFirst: _sheets.Count == 1);
        return _current;
    }

    public void Dispose()
    {
        if (_ended)
        {
            return;
        }

        if (_sheets.Count == 0)
        {
            // A workbook without a sheet opens nowhere.
            AddSheet("Sheet1");
        }

        EndSheet();
        _ended = true;
        var parts = new WorkbookParts(_title, _sheets);
        Write("xl/styles.xml", _styles.Write);
        Write("xl/workbook.xml", parts.Workbook);
        Write("xl/_rels/workbook.xml.rels", parts.WorkbookRelationships);
        Write("docProps/core.xml", parts.CoreProperties);
        Write("docProps/app.xml", WorkbookParts.AppProperties);
        Write("_rels/.rels", WorkbookParts.PackageRelationships);
        Write("[Content_Types].xml", parts.ContentTypes);
        _zip.Dispose();
    }

    internal static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private void EndSheet()
    {
        if (_current is null)
        {
            return;
        }

        _current.End();
        _sheets[^1] = _sheets[^1] with { Filter = _current.FilterReference };
        _current = null;
    }

    private void Write(string name, Action<XmlBuffer> content)
    {
        using var stream = Part(name);
        var xml = new XmlBuffer(stream);
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8);
        content(xml);
        xml.Flush();
    }

    private Stream Part(string name)
    {
        return _zip.Begin(name);
    }
}
