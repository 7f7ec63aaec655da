using System.Globalization;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>The styles and fonts of the document. Headings are heading styles, so that readers and contents find them.</summary>
internal static class DocxStyles
{
    public const string Title = "Title";
    public const string Mark = "PurposeMark";
    public const string Centred = "Centred";
    public const string Section = "Heading1";
    public const string Table = "Heading2";
    public const string Definition = "Heading3";
    public const string Cell = "TableText";
    public const string Contents1 = "TOC1";
    public const string Contents2 = "TOC2";

    private const string Latin = "Noto Sans";
    private const string Khmer = "Noto Sans Khmer";

    public static string Styles()
    {
        var xml = DocxPackage.Part("w:styles", ("xmlns:w", DocxPackage.W));
        xml.Open("w:docDefaults").Open("w:rPrDefault").Open("w:rPr");
        xml.Leaf("w:rFonts", ("w:ascii", Latin), ("w:hAnsi", Latin), ("w:eastAsia", Latin), ("w:cs", Khmer));
        xml.Leaf("w:sz", ("w:val", "20")).Leaf("w:szCs", ("w:val", "20"));
        xml.Leaf("w:lang", ("w:val", "en-GB"), ("w:eastAsia", "en-GB"), ("w:bidi", "km-KH"));
        xml.Close().Close();
        xml.Open("w:pPrDefault").Open("w:pPr").Leaf("w:spacing", ("w:after", "100"), ("w:line", "276"), ("w:lineRule", "auto")).Close().Close();
        xml.Close();
        xml.Open("w:style", ("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")).Leaf("w:name", ("w:val", "Normal")).Leaf("w:qFormat").Close();
        Style(xml, Title, "Title", before: 360, after: 160, size: 40, bold: true, colour: null, centred: true);
        Style(xml, Section, "heading 1", before: 480, after: 160, size: 30, bold: true, colour: "14507A", level: 0);
        Style(xml, Table, "heading 2", before: 280, after: 80, size: 23, bold: true, colour: null, level: 1);
        Style(xml, Definition, "heading 3", before: 200, after: 40, size: 21, bold: true, colour: null, level: 2);
        Style(xml, Contents1, "toc 1", before: 40, after: 0, size: 18, bold: false, colour: null, line: 240);
        Style(xml, Contents2, "toc 2", before: 0, after: 0, size: 18, bold: false, colour: null, indent: 360, line: 240);
        Style(xml, Mark, "Purpose Mark", before: 0, after: 80, size: 18, bold: true, colour: "6B4000", centred: true);
        Style(xml, Centred, "Centred", before: 0, after: 20, size: 22, bold: true, colour: null, centred: true);
        Style(xml, Cell, "Table Text", before: 20, after: 20, size: 18, bold: false, colour: null);
        return xml.Close().ToString();
    }

    /// <summary>What to take where the font is not installed; every desktop has one of these with Khmer.</summary>
    public static string FontTable()
    {
        var xml = DocxPackage.Part("w:fonts", ("xmlns:w", DocxPackage.W));
        Font(xml, Latin, "Segoe UI");
        Font(xml, Khmer, "Khmer OS");
        return xml.Close().ToString();
    }

    public static string Settings()
    {
        var xml = DocxPackage.Part("w:settings", ("xmlns:w", DocxPackage.W));
        xml.Leaf("w:zoom", ("w:percent", "100"));
        xml.Open("w:compat");
        xml.Leaf("w:compatSetting", ("w:name", "compatibilityMode"), ("w:uri", "http://schemas.microsoft.com/office/word"), ("w:val", "15"));
        xml.Close();
        xml.Leaf("w:themeFontLang", ("w:val", "en-GB"), ("w:bidi", "km-KH"));
        return xml.Close().ToString();
    }

    private static void Font(Markup xml, string name, string alternative) =>
        xml.Open("w:font", ("w:name", name)).Leaf("w:altName", ("w:val", alternative)).Leaf("w:family", ("w:val", "swiss")).Close();

    private static void Style(
        Markup xml,
        string id,
        string name,
        int before,
        int after,
        int size,
        bool bold,
        string? colour,
        bool centred = false,
        int? level = null,
        int indent = 0,
        int? line = null)
    {
        xml.Open("w:style", ("w:type", "paragraph"), ("w:customStyle", name is "Purpose Mark" or "Centred" or "Table Text" ? "1" : null), ("w:styleId", id));
        xml.Leaf("w:name", ("w:val", name)).Leaf("w:basedOn", ("w:val", "Normal")).Leaf("w:qFormat");
        xml.Open("w:pPr");
        if (level is not null)
        {
            xml.Leaf("w:keepNext").Leaf("w:keepLines");
        }

        xml.Leaf("w:spacing", ("w:before", Text(before)), ("w:after", Text(after)), ("w:line", line is { } height ? Text(height) : null), ("w:lineRule", line is null ? null : "auto"));
        if (indent > 0)
        {
            xml.Leaf("w:ind", ("w:left", Text(indent)));
        }

        if (centred)
        {
            xml.Leaf("w:jc", ("w:val", "center"));
        }

        if (level is { } outline)
        {
            xml.Leaf("w:outlineLvl", ("w:val", Text(outline)));
        }

        xml.Close().Open("w:rPr");
        if (bold)
        {
            xml.Leaf("w:b").Leaf("w:bCs");
        }

        if (colour is not null)
        {
            xml.Leaf("w:color", ("w:val", colour));
        }

        xml.Leaf("w:sz", ("w:val", Text(size))).Leaf("w:szCs", ("w:val", Text(size)));
        xml.Close().Close();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
