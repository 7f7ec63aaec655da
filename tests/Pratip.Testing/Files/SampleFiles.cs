using System.IO.Compression;
using System.Text;

namespace Pratip.Testing.Files;

/// <summary>The least that makes a file of its kind, and files that are not what they say.</summary>
public static class SampleFiles
{
    private const string DocxMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private const string XlsxMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public static byte[] Pdf { get; } = Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static byte[] Tiff { get; } = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] M4a { get; } = [0, 0, 0, 20, .. "ftypM4A "u8, 0, 0, 0, 0, .. "M4A "u8, 0, 0, 0, 8, .. "mdat"u8];

    public static byte[] Text { get; } = Encoding.UTF8.GetBytes("កំណត់ត្រា\r\nA statement.\n");

    public static byte[] Docx { get; } = Office(DocxMain, "word/document.xml");

    public static byte[] Xlsx { get; } = Office(XlsxMain, "xl/workbook.xml");

    public static byte[] Odt { get; } = OpenDocument("application/vnd.oasis.opendocument.text", "content.xml");

    /// <summary>A document with macros under the ending of one without.</summary>
    public static byte[] DocxWithMacros { get; } = Office("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml", "word/vbaProject.bin");

    /// <summary>The main part says it has none, and yet they are there.</summary>
    public static byte[] DocxWithHiddenMacros { get; } = Office(DocxMain, "word/document.xml", "word/vbaProject.bin");

    public static byte[] Html { get; } = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"u8.ToArray();

    public static byte[] Program { get; } = [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0];

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Office(string mainType, string main, params string[] more) => Zip(
    [
        ("[Content_Types].xml", Encoding.UTF8.GetBytes($"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{main}" ContentType="{mainType}"/></Types>""")),
        (main, "<document/>"u8.ToArray()),
        .. more.Select(name => (name, new byte[] { 1, 2, 3 })),
    ]);

    public static byte[] OpenDocument(string type, params string[] more) => Zip([("mimetype", Encoding.ASCII.GetBytes(type)), .. more.Select(name => (name, "<x/>"u8.ToArray()))]);

    /// <summary>A document that unpacks to far more than anybody sends.</summary>
    public static byte[] Bomb()
    {
        var zeros = new byte[16 * 1024 * 1024];
        return Zip([.. Enumerable.Range(0, 20).Select(number => ($"word/media/{number}.bmp", zeros)), ("[Content_Types].xml", Encoding.UTF8.GetBytes($"""<Types><Override PartName="/word/document.xml" ContentType="{DocxMain}"/></Types>"""))]);
    }
}
