using System.IO.Compression;
using System.Text;
using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>
/// The parts of a document and the archive that holds them. Order, names and times are fixed, so that the same document
/// is the same file.
/// </summary>
internal sealed class DocxPackage
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string R = Office + "relationships";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private readonly List<(string Name, string ContentType, byte[] Content)> _parts = [];
    private readonly List<(string Id, string Type, string Target)> _ofDocument = [];

    /// <summary>Begins a part; its root element is left open.</summary>
    public static Markup Part(string root, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        new Markup().Raw(Declaration).Open(root, attributes);

    public void AddDocument(string content) => _parts.Insert(0, ("word/document.xml", Word + "document.main+xml", Encoding.UTF8.GetBytes(content)));

    /// <summary>Adds a part that the document refers to, and returns the id by which it does.</summary>
    public string Add(string kind, string file, string content) => Add(kind, file, Word + kind + "+xml", Encoding.UTF8.GetBytes(content));

    public string AddPicture(string file, byte[] metafile) => Add("image", file, "image/x-emf", metafile);

    private string Add(string kind, string file, string type, byte[] content)
    {
        _parts.Add(("word/" + file, type, content));
        var id = $"rId{_ofDocument.Count + 1}";
        _ofDocument.Add((id, R + "/" + kind, file));
        return id;
    }

    public byte[] Save(string coreProperties)
    {
        _parts.Add(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", Encoding.UTF8.GetBytes(coreProperties)));
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            Write(zip, "[Content_Types].xml", ContentTypes());
            Write(zip, "_rels/.rels", Relationships(
            [
                ("rId1", R + "/officeDocument", "word/document.xml"),
                ("rId2", Packages + "relationships/metadata/core-properties", "docProps/core.xml"),
            ]));
            foreach (var (name, _, content) in _parts)
            {
                Write(zip, name, content);
            }

            Write(zip, "word/_rels/document.xml.rels", Relationships(_ofDocument));
        }

        return buffer.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string content) => Write(zip, name, Encoding.UTF8.GetBytes(content));

    private static void Write(ZipArchive zip, string name, byte[] content)
    {
        using var stream = zip.Begin(name);
        stream.Write(content);
    }

    private string ContentTypes()
    {
        var xml = Part("Types", ("xmlns", Packages + "content-types"));
        xml.Leaf("Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        foreach (var (name, type, _) in _parts)
        {
            xml.Leaf("Override", ("PartName", "/" + name), ("ContentType", type));
        }

        return xml.Close().ToString();
    }

    private static string Relationships(IEnumerable<(string Id, string Type, string Target)> all)
    {
        var xml = Part("Relationships", ("xmlns", Packages + "relationships"));
        foreach (var (id, type, target) in all)
        {
            xml.Leaf("Relationship", ("Id", id), ("Type", type), ("Target", target));
        }

        return xml.Close().ToString();
    }
}
