using System.Globalization;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>What every document has: styles, fonts, a page of A4 with its head and foot, and what it says of itself.</summary>
internal static class DocxPage
{
    /// <param name="package">With the pictures of the body.</param>
    /// <param name="body">The paragraphs and tables.</param>
    /// <param name="head">A paragraph that stands at the head of every page.</param>
    /// <param name="foot">The same at the foot; null for none.</param>
    /// <param name="core">What the document says of itself.</param>
    public static byte[] Save(DocxPackage package, string body, DocxText head, DocxText? foot, string core)
    {
        package.Add("styles", "styles.xml", DocxStyles.Styles());
        package.Add("settings", "settings.xml", DocxStyles.Settings());
        package.Add("fontTable", "fontTable.xml", DocxStyles.FontTable());
        var header = package.Add("header", "header1.xml", Part("w:hdr", head));
        var footer = foot is null ? null : package.Add("footer", "footer1.xml", Part("w:ftr", foot));
        var xml = DocxPackage.Part("w:document", ("xmlns:w", DocxPackage.W), ("xmlns:r", DocxPackage.R));
        xml.Open("w:body").Line().Raw(body);
        xml.Open("w:sectPr");
        xml.Leaf("w:headerReference", ("w:type", "default"), ("r:id", header));
        if (footer is not null)
        {
            xml.Leaf("w:footerReference", ("w:type", "default"), ("r:id", footer));
        }

        xml.Leaf("w:pgSz", ("w:w", "11906"), ("w:h", "16838"));
        xml.Leaf(
            "w:pgMar",
            ("w:top", "1200"),
            ("w:right", "1000"),
            ("w:bottom", "1000"),
            ("w:left", "1000"),
            ("w:header", "500"),
            ("w:footer", "500"),
            ("w:gutter", "0"));
        package.AddDocument(xml.Close().Close().Close().ToString());
        return package.Save(core);
    }

    public static string Core(string title, string subject, string? keywords, string language, DateOnly on)
    {
        var xml = DocxPackage.Part(
            "cp:coreProperties",
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        var day = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        xml.Element("dc:title", title);
        xml.Element("dc:subject", subject);
        xml.Element("dc:creator", "Pratip");
        if (keywords is not null)
        {
            xml.Element("cp:keywords", keywords);
        }

        xml.Element("dc:language", language);
        xml.Element("dcterms:created", day, ("xsi:type", "dcterms:W3CDTF"));
        xml.Element("dcterms:modified", day, ("xsi:type", "dcterms:W3CDTF"));
        return xml.Close().ToString();
    }

    private static string Part(string root, DocxText text) => DocxPackage.Part(root, ("xmlns:w", DocxPackage.W)).Raw(text.Markup.ToString()).Close().ToString();
}
