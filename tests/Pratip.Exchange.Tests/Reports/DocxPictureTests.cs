using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Charts;
using Pratip.Exchange.Reports.Docx;
using Pratip.Kernel;

namespace Pratip.Exchange.Tests.Reports;

public sealed class DocxPictureTests
{
    private const int Polygon = 3;
    private const int Polyline = 4;
    private const int End = 14;
    private const int Text = 84;

    private static readonly ChartFrame Frame = new("x", "Title", "What it shows", "not reported", Language.English, "en");

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Khmer)]
    public void Every_chart_of_the_page_is_in_the_document_with_its_words(Language language)
    {
        var words = new ReportWords(new ReportStyle(language));
        var charts = SampleReport.Document.Tables.SelectMany(t => ReportCharts.Of(SampleReport.Document, t, words)).ToList();
        using var file = new MemoryStream(ReportDocx.Render(SampleReport.Document, new ReportStyle(language)));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var main = document.MainDocumentPart!;
        var pictures = main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Select(d => d.Description!.Value!);

        Assert.NotEmpty(charts);
        Assert.Equal(charts.Select(c => c.Description), pictures, StringComparer.Ordinal);
        Assert.Equal(charts.Count, main.ImageParts.Count());
        Assert.All(main.ImageParts, part => Assert.Equal("image/x-emf", part.ContentType));
    }

    [Fact]
    public void The_map_has_the_outline_the_name_and_the_figure_of_its_provinces()
    {
        var values = new Dictionary<string, ChartValue>(StringComparer.Ordinal) { ["KH-12"] = 96, ["KH-17"] = 18 };
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["KH-17"] = "Siem Reap" };
        var records = Records(EmfPicture.Of(ProvinceMap.Draw(Frame, values, names, 5, new("Schematic", "Province not recorded", "none", "not shown"))).Bytes);
        var texts = records.Where(r => r.Type == Text).Select(TextOf).ToList();

        Assert.True(records.Count(r => r.Type == Polygon) >= 31, "every province and island has an outline");
        Assert.Contains("Siem Reap", texts, StringComparer.Ordinal);
        Assert.Contains("96", texts, StringComparer.Ordinal);
        Assert.Contains("Province not recorded: 5", texts, StringComparer.Ordinal);
    }

    [Fact]
    public void A_patterned_bar_keeps_its_lines_and_they_stay_inside_it()
    {
        var outline = new List<(double X, double Y)> { (10, 10), (60, 10), (60, 30), (10, 30) };
        foreach (var fill in ChartFill.Patterned)
        {
            var lines = HatchLines.Of(outline, fill).ToList();
            Assert.NotEmpty(lines);
            Assert.All(lines.SelectMany(l => new[] { l.From, l.To }), p => Assert.True(p.X is > 9.99 and < 60.01 && p.Y is > 9.99 and < 30.01, $"{fill.Name}: {p}"));
        }

        var plain = Records(EmfPicture.Of(BarChart.Draw(Frame, ["2024"], [new("China", ChartRowKind.Item, [5])])).Bytes);
        var hatched = Records(EmfPicture.Of(BarChart.Draw(Frame, ["2024"], [new("unknown", ChartRowKind.Unknown, [5])])).Bytes);
        Assert.True(hatched.Count(r => r.Type == Polyline) > plain.Count(r => r.Type == Polyline));
    }

    [Fact]
    public void The_header_counts_the_bytes_and_records_that_follow()
    {
        var picture = EmfPicture.Of(BarChart.Draw(Frame, ["2024", "2023"], [new("\u1782\u17D2\u1798\u17C2\u179A", ChartRowKind.Item, [5, default])]));
        var records = Records(picture.Bytes);

        Assert.Equal(" EMF", Encoding.ASCII.GetString(picture.Bytes, 40, 4));
        Assert.Equal(picture.Bytes.Length, BinaryPrimitives.ReadInt32LittleEndian(picture.Bytes.AsSpan(48)));
        Assert.Equal(records.Count, BinaryPrimitives.ReadInt32LittleEndian(picture.Bytes.AsSpan(52)));
        Assert.Equal(End, records[^1].Type);
        Assert.Contains("\u1782\u17D2\u1798\u17C2\u179A", records.Where(r => r.Type == Text).Select(TextOf), StringComparer.Ordinal);
        Assert.Contains("not reported", records.Where(r => r.Type == Text).Select(TextOf), StringComparer.Ordinal);
    }

    [Fact]
    public void An_element_no_chart_had_so_far_is_refused_rather_than_left_out()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var chart = new XElement(svg + "svg", new XAttribute("width", 10), new XAttribute("height", 10), new XElement(svg + "image"));

        Assert.Contains("'image'", Assert.Throws<InvalidOperationException>(() => EmfPicture.Of(chart.ToString())).Message, StringComparison.Ordinal);
    }

    /// <summary>Walks the records by their lengths; a wrong one would lose the way.</summary>
    private static List<(int Type, byte[] Bytes)> Records(byte[] metafile)
    {
        var records = new List<(int, byte[])>();
        for (var at = 0; at < metafile.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(metafile.AsSpan(at + 4));
            Assert.True(length >= 8 && length % 4 == 0, $"a record at {at} is {length} bytes long");
            records.Add((BinaryPrimitives.ReadInt32LittleEndian(metafile.AsSpan(at)), metafile[at..(at + length)]));
            at += length;
        }

        return records;
    }

    private static string TextOf((int Type, byte[] Bytes) record)
    {
        var letters = BinaryPrimitives.ReadInt32LittleEndian(record.Bytes.AsSpan(44));
        return Encoding.Unicode.GetString(record.Bytes, BinaryPrimitives.ReadInt32LittleEndian(record.Bytes.AsSpan(48)), letters * 2);
    }
}
