using System.Text;
using Pratip.Exchange.Reports.Pdf;
using Pratip.Testing.Programs;

namespace Pratip.Exchange.Tests.Reports;

/// <summary>A cluster of letters ends where its widest glyph ends, its glyphs stand for its letters, and nothing else in the file is touched.</summary>
public sealed class PdfClustersTests
{
    private const string Begin = "BT\n/Span<</ActualText <FEFF178E17BB> >> BDC\n/F4 10 Tf\n1 0 0 -1 20 50 Tm\n";

    private const string Cluster = Begin + "<0028> Tj\n6 -.4 Td <005B> Tj\nEMC\n5 .4 Td <001E> Tj\nET\n";

    private const int Page = 2;

    private const int Form = 3;

    private const int Letters = 11;

    [Fact]
    public void Behind_a_mark_the_pen_goes_where_the_consonant_ends()
    {
        Assert.Equal(Begin + "<0028> Tj\n6 -.4 Td 5 Tc <005B> Tj 0 Tc\nEMC\n5 .4 Td <001E> Tj\nET\n", Drawn(PdfClusters.Joined(ChromiumLikePdf.Drawing(Cluster)), Page));
    }

    [Fact]
    public void A_mark_in_one_string_with_its_consonant_is_parted_from_it()
    {
        var joined = PdfClusters.Joined(ChromiumLikePdf.Drawing(Begin + "<001E0028005B> Tj 3 0 Td <001E005B> Tj EMC ET"));
        Assert.Equal(Begin + "<001E0028005B> Tj 3 0 Td <001E> Tj 8 Tc <005B> Tj 0 Tc EMC ET", Drawn(joined, Page));
    }

    [Fact]
    public void Letters_with_a_halo_end_like_others()
    {
        var halo = Cluster.Replace("/F4", "/F7", StringComparison.Ordinal).Replace("<00", "<", StringComparison.Ordinal);
        Assert.Contains("6 -.4 Td 5 Tc <5B> Tj 0 Tc\nEMC", Drawn(PdfClusters.Joined(ChromiumLikePdf.Drawing(halo)), Page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("178E17D2179817B6", "<0028> Tj <0032> Tj <001E> Tj", "17D21798")]
    [InlineData("179817D2179817B6", "<002A> Tj <0032> Tj", "17D21798")]
    [InlineData("178E17D2179817C4", "<0029> Tj <0028> Tj <0032> Tj <001E> Tj", "17D21798")]
    [InlineData("178E17C0", "<0029> Tj <0028> Tj <0032> Tj", "17C0")]
    public void A_glyph_without_letters_has_those_that_are_left_of_its_cluster(string text, string glyphs, string letters)
    {
        var joined = PdfClusters.Joined(ChromiumLikePdf.Drawing($"BT /Span<</ActualText <FEFF{text}> >> BDC /F4 10 Tf {glyphs} EMC ET"));
        Assert.Contains($"<0032> <{letters}>\n<0033> <0000>", Drawn(joined, Letters), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("178E17D21798", "178E17D2179A", "<0028> Tj <0032> Tj")]
    [InlineData("178E", "178E", "<0028> Tj <0032> Tj")]
    [InlineData("17D21798", "17D21798", "<0028> Tj <0032> Tj")]
    [InlineData("178E17D2179817D2179A", "178E17D2179817D2179A", "<0028> Tj <0032> Tj <0033> Tj")]
    [InlineData("178E17D2179", "178E17D2179", "<0028> Tj <0032> Tj")]
    public void Where_clusters_do_not_agree_or_lack_more_a_glyph_stays_without_letters(string one, string another, string glyphs)
    {
        var printed = ChromiumLikePdf.Drawing(string.Concat(new[] { one, another }.Select(text => $"BT /Span<</ActualText <FEFF{text}> >> BDC /F4 10 Tf {glyphs} EMC ET\n")));
        Assert.Same(printed, PdfClusters.Joined(printed));
    }

    [Fact]
    public void What_one_cluster_told_helps_the_next()
    {
        var joined = PdfClusters.Joined(ChromiumLikePdf.Drawing("BT /Span<</ActualText <FEFF178E17D2179817D2179A> >> BDC /F4 10 Tf <0028> Tj <0032> Tj <0033> Tj EMC /Span<</ActualText <FEFF178E17D21798> >> BDC <0028> Tj <0032> Tj EMC ET"));
        Assert.Contains("<0032> <17D21798>\n<0033> <17D2179A>", Drawn(joined, Letters), StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_of_a_drawing_within_the_page_end_as_well()
    {
        var joined = PdfClusters.Joined(ChromiumLikePdf.DrawingWithin(Cluster));
        Assert.Contains("5 Tc <005B> Tj 0 Tc", Drawn(joined, Form), StringComparison.Ordinal);
        Assert.Equal("/X9 Do", Drawn(joined, Page));
    }

    [Fact]
    public void Every_object_is_found_where_the_table_says()
    {
        var printed = ChromiumLikePdf.Drawing(string.Concat(Enumerable.Repeat(Cluster, 50)));
        var joined = PdfClusters.Joined(printed);
        Assert.NotEqual(printed.Length, joined.Length);
        var (before, after) = (new PrintedPdf(printed), new PrintedPdf(joined));
        Assert.All(Enumerable.Range(1, 11).Except([Page]), number => Assert.Equivalent(before.Follow(new PdfReference(number)), after.Follow(new PdfReference(number)), strict: true));
        Assert.Equivalent(before.Trailer, after.Trailer, strict: true);
        Assert.Same(joined, PdfClusters.Joined(joined));
    }

    [Fact]
    public async Task Another_reader_finds_the_word_whole()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, ChromiumLikePdf.Drawing(Again(Cluster)));
            Assert.Contains("\u178E\u17BB \u178E\u17BB", await Poppler.TextAsync(file), StringComparison.Ordinal);
            await File.WriteAllBytesAsync(file, PdfClusters.Joined(ChromiumLikePdf.Drawing(Again(Cluster))));
            Assert.Contains("\u178E\u17BB\u178E\u17BB", await Poppler.TextAsync(file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("<0028> Tj 0 -.4 Td <0028> Tj EMC ET")]
    [InlineData("<0028> Tj 10.9 0 Td <005B> Tj EMC ET")]
    [InlineData("<0028> Tj 6 0 Td [<005B>] TJ EMC ET")]
    [InlineData("1 Tc <0028> Tj 6 0 Td <005B> Tj EMC ET")]
    [InlineData("<0028> Tj 6 0 Td ([) Tj EMC ET")]
    [InlineData("<0028> Tj 6 0 Td <05B> Tj EMC ET")]
    [InlineData("<0028> Tj 1 0 0 -1 30 50 Tm 6 0 Td <005B> Tj EMC ET")]
    [InlineData("/F8 10 Tf <0028> Tj 6 0 Td <005B> Tj EMC ET")]
    [InlineData("<0028> Tj 6 0 Td <005B> Tj ET")]
    [InlineData("<0028> Tj Td <005B> Tj EMC ET")]
    [InlineData("<0028> Tj 6 0 Td <005B> Tj EMC ET (unfinished")]
    [InlineData("Tj EMC ET } >")]
    public void What_ends_well_or_is_drawn_in_another_way_stays(string drawn)
    {
        var printed = ChromiumLikePdf.Drawing(Begin + drawn);
        Assert.Same(printed, PdfClusters.Joined(printed));
    }

    [Theory]
    [InlineData("startxref\n", "startxref\n9")]
    [InlineData("%%EOF\n", "%%EOF\n%%EOF\n")]
    [InlineData("xref\n0 12", "xref\n0 99")]
    [InlineData(" 00000 n \ntrailer", " 00000 n\r\ntrailer")]
    [InlineData("/Info 1 0 R", "/Prev 100000")]
    [InlineData("/Info 1 0 R", "/Encrypt 1 0 R")]
    [InlineData("/Root 9 0 R", "/Root 99 0 R")]
    [InlineData("/Root 9 0 R", "/Root 9 0 X")]
    [InlineData("\n2 0 obj\n", "\n2 1 obj\n")]
    [InlineData("/Length ", "/Length 1")]
    [InlineData("/Length ", "/Lengths")]
    [InlineData("/FlateDecode", "/ASCIIDecode")]
    [InlineData("/Contents 2 0 R", "/Contents [2 0]")]
    [InlineData("/Kids [4 0 R]", "/Kids [8 0 R]")]
    [InlineData("/DescendantFonts [6 0 R]", "/DescendantFonts [1 0 R]")]
    [InlineData("[30 [600] 40 [1100 0] 90 91 0]", "[30 [600] 40 [1100 /A] 90 910]")]
    [InlineData("[30 [600] 40 [1100 0] 90 91 0]", "[30 [600] 40 [1100 0] 90 9.5 ]")]
    public void A_file_of_another_make_stays_as_it_is(string ours, string theirs)
    {
        var printed = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(ChromiumLikePdf.Drawing(Cluster)).Replace(ours, theirs, StringComparison.Ordinal));
        Assert.Same(printed, PdfClusters.Joined(printed));
    }

    [Fact]
    public void Half_a_file_stays_half_a_file()
    {
        var printed = ChromiumLikePdf.Drawing(Cluster);
        Assert.All(Enumerable.Range(0, printed.Length - 1).Select(length => printed[..length]), half => Assert.Same(half, PdfClusters.Joined(half)));
    }

    [Fact]
    public void No_damage_makes_it_fail()
    {
        var random = new Random(20260);
        var drawing = Encoding.Latin1.GetBytes(Cluster);
        for (var run = 0; run < 5000; run++)
        {
            var damaged = Damaged(ChromiumLikePdf.Drawing(Encoding.Latin1.GetString(Damaged(drawing, random))), random);
            var joined = PdfClusters.Joined(damaged);
            if (joined != damaged)
            {
                Assert.NotNull(new PrintedPdf(joined).Stream(Page));
            }
        }
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var damaged = whole.ToArray();
        for (var count = random.Next(4); count > 0; count--)
        {
            damaged[random.Next(damaged.Length)] = random.Next(4) == 0 ? (byte)random.Next(256) : whole[random.Next(whole.Length)];
        }

        return damaged;
    }

    /// <summary>The letter of the cluster a second time, where its first ends.</summary>
    private static string Again(string cluster) => cluster.Replace("5 .4 Td <001E> Tj\n", "/Span<</ActualText <FEFF178E17BB> >> BDC\n5 .4 Td <0028> Tj\n6 -.4 Td <005B> Tj\nEMC\n", StringComparison.Ordinal);

    private static string Drawn(byte[] pdf, int number) => Encoding.Latin1.GetString(new PrintedPdf(pdf).Stream(number)!);
}
