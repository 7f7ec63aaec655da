using System.Xml;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>A zip file that turned out to be a workbook, or the refusal that says what else it is.</summary>
internal sealed class XlsxContent : ITabularContent
{
    private readonly XlsxPackage _package;
    private readonly XlsxBook _book;
    private readonly List<XlsxSheet> _sheets = [];

    private XlsxContent(XlsxPackage package, TabularLimits limits, FileProblems problems)
    {
        _package = package;
        var workbook = package.Relationships("").Find(r => r.Type == "officeDocument").Part ?? "xl/workbook.xml";
        Refuse(package, workbook, problems);
        var related = package.Relationships(workbook);
        _book = new XlsxBook(package, limits, problems)
        {
            SharedStringsPart = Part(related, "sharedStrings"),
            StylesPart = Part(related, "styles"),
        };
        ReadSheets(workbook, related, limits, problems);
    }

    public TabularFormat Format => TabularFormat.Xlsx;

    public IEnumerable<TabularSheet> Sheets => _sheets;

    public static XlsxContent Open(Stream file, TabularLimits limits, FileProblems problems) =>
        new(new XlsxPackage(file, limits, problems), limits, problems);

    public void Dispose() => _package.Dispose();

    private static string? Part(List<(string Id, string Type, string Part)> related, string type) => related.Find(r => r.Type == type).Part;

    /// <summary>Everything that is a zip file and is not a plain workbook.</summary>
    private static void Refuse(XlsxPackage package, string workbook, FileProblems problems)
    {
        if (package.PartNames.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            || name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)))
        {
            throw problems.Of(UnreadableReason.Macros);
        }

        if (package.Has("mimetype") && package.Has("content.xml"))
        {
            using var reader = new StreamReader(package.Open("mimetype"));
            var type = reader.ReadLine() ?? "";
            throw type.Contains("spreadsheet", StringComparison.Ordinal) ? problems.OtherTable("opendocument") : problems.OtherKind("document");
        }

        if (workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            throw problems.OtherTable("binary-workbook");
        }

        if (workbook.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
        {
            throw problems.OtherKind("document");
        }

        if (workbook.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
        {
            throw problems.OtherKind("presentation");
        }

        if (!package.Has(workbook))
        {
            throw package.Has("[Content_Types].xml") ? problems.DamagedPart(workbook) : problems.OtherKind("archive");
        }
    }

    private void ReadSheets(string workbook, List<(string Id, string Type, string Part)> related, TabularLimits limits, FileProblems problems)
    {
        using var reader = _package.Read(workbook);
        while (_package.Step(reader, workbook))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "workbookPr")
            {
                _book.DatesFrom1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader.LocalName == "sheet")
            {
                AddSheet(reader, related, limits, problems);
            }
        }

        if (_sheets.Count == 0)
        {
            throw problems.DamagedPart(workbook);
        }
    }

    private void AddSheet(XmlReader reader, List<(string Id, string Type, string Part)> related, TabularLimits limits, FileProblems problems)
    {
        var id = reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
            ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
        var (_, type, part) = related.Find(r => r.Id == id);
        if (part is null)
        {
            throw problems.DamagedPart("xl/workbook.xml");
        }

        // Sheets that hold one chart and no cells have a part of their own kind.
        if (type != "worksheet")
        {
            return;
        }

        if (_sheets.Count >= limits.MaxSheets)
        {
            throw problems.Of(UnreadableReason.TooManySheets, limits.MaxSheets);
        }

        var hidden = reader.GetAttribute("state") is "hidden" or "veryHidden";
        _sheets.Add(new XlsxSheet(_book, part, reader.GetAttribute("name") ?? part, _sheets.Count, hidden));
    }
}
