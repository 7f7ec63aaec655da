using System.Net;
using System.Text;
using Pratip.Exchange.Statements;
using Pratip.Statistics.Claims;
using Pratip.Testing.Programs;

namespace Pratip.Exchange.Tests.Statements;

/// <summary>The same article as text, page, document and PDF claims the same.</summary>
public sealed class FourKindsTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 3, 28);

    private static readonly string[] English =
    [
        "Trafficking cases rise, says committee",
        "PHNOM PENH – The committee said on Friday that police handled 197 cases of human trafficking and sexual exploitation in 2024, up from 164 in the previous year – a rise of 20.12 per cent. In those cases 273 suspects were arrested.",
        "Cambodia deported 5,852 foreigners in 2024, more than double the 2,159 sent home in 2023. Vietnamese topped the list, and 44 per cent of the deported were Chinese.",
        "“Crime has decreased,” a spokesman said. Article 12 of the law provides for 15 years; the raid cost $3,000.",
    ];

    private static readonly string[] Khmer =
    [
        "ក្នុងឆ្នាំ២០២៤ មានករណីចំនួន ១៩៧ កើនឡើង ៣៣ ករណី បើធៀបនឹងឆ្នាំ២០២៣។",
        "ជនសង្ស័យ ២៧៣ នាក់ត្រូវបានចាប់ខ្លួនក្នុងឆ្នាំ២០២៤។",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-kinds-").FullName;

    public static TheoryData<string> Languages => ["en", "km"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Text_page_and_document_give_the_same_text_and_the_same_claims(string language)
    {
        var article = language == "en" ? English : Khmer;
        var text = await ReadAsync(Encoding.UTF8.GetBytes(string.Join("\r\n\r\n", article)), "a.txt");
        var page = await ReadAsync(Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><title>t</title><style>p{{}}</style></head><body><nav>Home 197 cases</nav>{string.Concat(article.Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>\n"))}</body></html>"), "a.html");
        var document = await ReadAsync(SampleDocx.Of(article), "a.docx");
        Assert.Equal(text.Text, page.Text);
        Assert.Equal(text.Text, document.Text);
        Assert.Equal([TextFileKind.Plain, TextFileKind.Html, TextFileKind.Docx], new[] { text.Kind, page.Kind, document.Kind });
        Assert.True(Claimed(text).Count >= (language == "en" ? 7 : 3), string.Join('\n', Claimed(text)));
    }

    [Fact]
    public async Task A_PDF_of_the_same_article_claims_the_same()
    {
        var document = Path.Combine(_folder, "a.docx");
        await File.WriteAllBytesAsync(document, SampleDocx.Of(English.SelectMany(p => new[] { p, "" })));
        var pdf = await TextFiles.ReadAsync(await LibreOffice.ConvertAsync(document, "pdf"), CancellationToken.None);
        Assert.Equal(TextFileKind.Pdf, pdf.Kind);
        Assert.Equal(Claimed(await ReadAsync(Encoding.UTF8.GetBytes(string.Join("\n\n", English)), "a.txt")), Claimed(pdf), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public async Task Text_with_a_byte_order_mark_is_the_same_text(string encoding, bool isMarked)
    {
        var code = Encoding.GetEncoding(encoding);
        var article = string.Join("\n\n", Khmer);
        var read = await ReadAsync([.. isMarked ? code.GetPreamble() : [], .. code.GetBytes(article)], "a.txt");
        Assert.Equal(article, read.Text);
    }

    [Fact]
    public async Task Marks_of_writing_direction_and_characters_without_width_change_no_claim()
    {
        var plain = await ReadAsync("In 2024 there were 197 cases, up by 33."u8.ToArray(), "a.txt");
        var marked = await ReadAsync(Encoding.UTF8.GetBytes("In \u202B2024\u202C there were 1\u200B9\u200D7 ca\u00ADses, \u2067up by 33\u2069."), "a.txt");
        Assert.Equal(Claimed(plain), Claimed(marked), StringComparer.Ordinal);
    }

    private static Task<FileText> ReadAsync(byte[] content, string name) => TextFiles.ReadAsync(content, name, CancellationToken.None);

    private static List<string> Claimed(FileText text) =>
        [.. ClaimReader.Read(text.Text, Day).Select(c => $"{c.Form} {c.Measure} {c.Value} {c.Direction} {c.Earlier} {c.Later} {c.Window} {c.Comparison} {string.Join(',', c.Of)}")];
}
