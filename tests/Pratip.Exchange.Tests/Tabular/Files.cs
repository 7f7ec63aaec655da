using System.IO.Compression;
using System.Text;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Tests.Tabular;

/// <summary>Files made on the spot and gone after the test.</summary>
internal sealed class Files : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-tabular-").FullName;

    public string Add(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    public string At(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A workbook by the writer of the program itself.</summary>
    public static byte[] Book(Action<XlsxWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new XlsxWriter(bytes, "Test"))
        {
            write(writer);
        }

        return bytes.ToArray();
    }

    public static byte[] Zip(params ReadOnlySpan<(string Name, string Text)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A workbook of one sheet whose XML is given, with shared strings, styles and workbook properties as wanted.</summary>
    public static byte[] Raw(string sheet, string? strings = null, string? styles = null, string workbookProperties = "")
    {
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        List<(string, string)> parts =
        [
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", $"<Relationships><Relationship Id='r1' Type='{Types}/officeDocument' Target='xl/workbook.xml'/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {Main} xmlns:r='{Types}'>{workbookProperties}<sheets><sheet name='Cases' sheetId='1' r:id='r1'/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships><Relationship Id='r1' Type='{Types}/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='{Types}/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r3' Type='{Types}/styles' Target='/xl/styles.xml'/></Relationships>"),
            ("xl/worksheets/sheet1.xml", sheet.StartsWith('<') && !sheet.StartsWith("<row", StringComparison.Ordinal) ? sheet : $"<worksheet {Main}><sheetData>{sheet}</sheetData></worksheet>"),
            ("xl/sharedStrings.xml", $"<sst {Main}>{strings}</sst>"),
            ("xl/styles.xml", $"<styleSheet {Main}>{styles}</styleSheet>"),
        ];
        return Zip([.. parts]);
    }

    public List<TabularRow> Rows(byte[] bytes, TabularLimits? limits = null, string name = "test.xlsx")
    {
        using var file = TabularFile.Open(Add(name, bytes), limits);
        return [.. file.Sheets.First().Rows];
    }

    public UnreadableFileException Refused(byte[] bytes, TabularLimits? limits = null, string name = "test.xlsx") =>
        Assert.Throws<UnreadableFileException>(() => ReadAll(Add(name, bytes), limits));

    public static string Line(TabularRow row) => string.Join('|', row.Cells.Select(cell => cell.Text));

    public static int ReadAll(string path, TabularLimits? limits = null)
    {
        using var file = TabularFile.Open(path, limits);
        return file.Sheets.Sum(sheet => sheet.Rows.Count());
    }
}
