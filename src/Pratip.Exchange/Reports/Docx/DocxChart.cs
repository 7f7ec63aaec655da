using System.Globalization;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>
/// The place of a chart in the text, with its words for those who cannot see it. The picture is the one of the page: charts
/// that a word processor draws itself come out of some of them with their letters squeezed, and none of them has a map.
/// </summary>
internal static class DocxChart
{
    private const string A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private const string Picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    /// <summary>The full width of the text; the height follows, so that letters keep their shape.</summary>
    private const long WidthInEmu = 6_280_000;

    public static void Place(DocxText text, ReportChart chart, EmfPicture picture, int number, string relationshipId)
    {
        var width = WidthInEmu.ToString(CultureInfo.InvariantCulture);
        var height = ((long)(WidthInEmu * picture.Height / picture.Width)).ToString(CultureInfo.InvariantCulture);
        var id = number.ToString(CultureInfo.InvariantCulture);
        text.Open();
        var xml = text.Markup;
        xml.Open("w:r").Open("w:drawing");
        xml.Open("wp:inline", ("xmlns:wp", Drawing), ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"));
        xml.Leaf("wp:extent", ("cx", width), ("cy", height));
        xml.Leaf("wp:docPr", ("id", id), ("name", "Chart " + id), ("descr", chart.Description));
        xml.Open("a:graphic", ("xmlns:a", A)).Open("a:graphicData", ("uri", Picture)).Open("pic:pic", ("xmlns:pic", Picture));
        xml.Open("pic:nvPicPr").Leaf("pic:cNvPr", ("id", id), ("name", "Chart " + id)).Leaf("pic:cNvPicPr").Close();
        xml.Open("pic:blipFill").Leaf("a:blip", ("xmlns:r", DocxPackage.R), ("r:embed", relationshipId)).Open("a:stretch").Leaf("a:fillRect").Close().Close();
        xml.Open("pic:spPr").Open("a:xfrm").Leaf("a:off", ("x", "0"), ("y", "0")).Leaf("a:ext", ("cx", width), ("cy", height)).Close();
        xml.Open("a:prstGeom", ("prst", "rect")).Leaf("a:avLst").Close().Close();
        xml.Close().Close().Close().Close().Close().Close();
        text.Close();
    }
}
