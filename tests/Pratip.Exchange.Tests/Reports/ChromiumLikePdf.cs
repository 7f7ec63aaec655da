using System.IO.Compression;
using System.Text;

namespace Pratip.Exchange.Tests.Reports;

/// <summary>Small PDFs as Chromium lays them out, with one font of Khmer glyphs (/F4) and one of pictures (/F7): glyph 28 is a consonant 1.1 wide, 5B a mark that goes on by nothing; of 32 and 33 the font's table (object 11) has no letters.</summary>
internal static class ChromiumLikePdf
{
    public static byte[] Drawing(string drawn) => Of(Stream("", Packed(drawn)), Stream("", Packed("f")));

    public static byte[] DrawingWithin(string drawn) => Of(Stream("", Packed("/X9 Do")), Stream("/Type /XObject\n/Subtype /Form\n/BBox [0 0 9 9]\n/Resources <</Font <</F4 5 0 R>>>>\n", Packed(drawn)));

    public static byte[] Packed(string drawn)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(Encoding.Latin1.GetBytes(drawn));
        }

        return packed.ToArray();
    }

    private static string Stream(string entries, byte[] packed) => $"<<{entries}/Filter /FlateDecode\n/Length {packed.Length}>> stream\n{Encoding.Latin1.GetString(packed)}\nendstream";

    private static byte[] Of(string page, string form)
    {
        string[] objects =
        [
            "<</Title (A \\(small\\) page)>>",
            page,
            form,
            "<</Type /Page\n/Resources <</ProcSet [/PDF /Text]\n/Font <</F4 5 0 R\n/F7 7 0 R>>\n/XObject <</X9 3 0 R>>>>\n/MediaBox [0 0 300 100]\n/Contents 2 0 R\n/Parent 8 0 R>>",
            "<</Type /Font\n/Subtype /Type0\n/BaseFont /AAAAAA+Sample\n/Encoding /Identity-H\n/DescendantFonts [6 0 R]\n/ToUnicode 11 0 R>>",
            "<</Type /Font\n/Subtype /CIDFontType2\n/BaseFont /AAAAAA+Sample\n/FontDescriptor 10 0 R\n/CIDSystemInfo <</Registry (Adobe)\n/Ordering (Identity)\n/Supplement 0>>\n/W [30 [600] 40 [1100 0] 90 91 0]\n/DW 500>>",
            "<</Type /Font\n/Subtype /Type3\n/FontMatrix [.0005 0 0 -.0005 0 0]\n/FirstChar 40\n/LastChar 91\n/FontBBox [0 0 9 9]\n/CharProcs <<>>\n/Encoding <</Type /Encoding\n/Differences []>>\n/Widths [2200 " + string.Join(' ', Enumerable.Repeat(0, 51)) + "]>>",
            "<</Type /Pages\n/Count 1\n/Kids [4 0 R]>>",
            "<</Type /Catalog\n/Pages 8 0 R>>",
            "<</Type /FontDescriptor\n/FontName /AAAAAA+Sample\n/Flags 4\n/ItalicAngle 0\n/Ascent 900\n/Descent -300\n/StemV 90\n/CapHeight 700\n/FontBBox [0 0 9 9]>>",
            Stream("", Packed("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n6 beginbfchar\n<001E> <17B6>\n<002A> <179817B6>\n<0032> <0000>\n<0033> <0000>\n<005B> <17BB>\nendbfchar\n1 beginbfrange\n<0028> <0028> <178E>\n<0029> <0029> <17C1>\nendbfrange\n")),
        ];
        var file = new StringBuilder("%PDF-1.4\n%\u00d3\u00eb\u00e9\u00e1\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var (index, written) in objects.Index())
        {
            table.Append($"{file.Length:D10} 00000 n \n");
            file.Append($"{index + 1} 0 obj\n{written}\nendobj\n");
        }

        var at = file.Length;
        return Encoding.Latin1.GetBytes($"{file}{table}trailer\n<</Size {objects.Length + 1}\n/Root 9 0 R\n/Info 1 0 R>>\nstartxref\n{at}\n%%EOF\n");
    }
}
