using System.Text;
using Pratip.Exchange.Statements;

namespace Pratip.Exchange.Tests.Statements;

/// <summary>What of a page or a document is its text.</summary>
public sealed class PageAndDocumentTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("<div>One<p>Two</div>Three", "One\n\nTwo\n\nThree")]
    [InlineData("<h1>Head</h1>One <b>bold</b> word<br>next", "Head\n\nOne bold word\nnext")]
    [InlineData("<nav><ul><li>Menu</ul></nav><p>One", "One")]
    [InlineData("<div><nav>Menu</div><p>One", "One")]
    [InlineData("<script>if (a < b) { '<p>197 cases' }</script><p>One<style>p{}</style>", "One")]
    [InlineData("<p>5&nbsp;852 &amp; more &lt;b&gt; &#6033; &eacute;</p>", "5 852 & more <b> ទ é")]
    [InlineData("<p>197<sup>1</sup> cases on the 1<sup>st</sup> day<sup>[2]</sup>.</p>", "197 cases on the 1st day.")]
    [InlineData("<table><tr><th>Cases<td>197<tr><th>Victims<td>12</table>", "Cases 197\n\nVictims 12")]
    [InlineData("<table><tr><th>Cases<td>164<td>197<td>+20%<tr><th>Victims<td>12</table>", "Cases\n\n164\n\n197\n\n+20%\n\nVictims 12")]
    [InlineData("<table><tr><td>Police handled<td>197 cases<td>in 2024</table>", "Police handled 197 cases in 2024")]
    [InlineData("<p hidden>197 cases</p><p>One</p></div></p>", "One")]
    [InlineData("<!-- a > b --><p>One<!-- 197 cases --> two</p>", "One two")]
    [InlineData("<pre>One\ntwo</pre>", "One\ntwo")]
    [InlineData("<p>One<svg><text>197 cases</text></svg> two<template>3</template><noscript>4</noscript></p>", "One two")]
    public async Task A_page_is_what_a_reader_sees_of_it(string page, string text) =>
        Assert.Equal(text, (await ReadAsync(Encoding.UTF8.GetBytes("<html><body>" + page), "a.html")).Text);

    [Theory]
    [InlineData("<meta property=\"article:published_time\" content=\"2025-03-28T20:00:00Z\">", "2025-03-29")]
    [InlineData("<meta name=date content=2025-03-28>", "2025-03-28")]
    [InlineData("<script type=\"application/ld+json\">{\"datePublished\": \"2025-03-28T08:00:00+07:00\"}</script>", "2025-03-28")]
    [InlineData("<body><time datetime=2025-03-28>Friday</time>", "2025-03-28")]
    [InlineData("<meta name=date content=yesterday>", null)]
    public async Task A_page_proposes_the_day_it_gives_for_itself(string head, string? day)
    {
        var read = await ReadAsync(Encoding.UTF8.GetBytes($"<html><head><title>A  title</title>{head}<p>Text"), "a.html");
        Assert.Equal(day, read.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("A title", read.Title);
    }

    [Fact]
    public async Task A_page_in_an_encoding_that_it_names_is_read_by_it() =>
        Assert.Equal("café 197", (await ReadAsync([.. "<html><meta charset=windows-1252><p>caf"u8, 0xE9, .. " 197"u8], "a.html")).Text);

    [Theory]
    [InlineData("a.html", "In 2024 there were 197 cases.", TextFileKind.Plain)]
    [InlineData("a.txt", "<p>In 2024 there were 197 cases.</p>", TextFileKind.Html)]
    [InlineData("a.pdf", "< 18 years: 197 victims", TextFileKind.Plain)]
    public async Task What_a_file_is_its_content_says_and_not_its_name(string name, string content, TextFileKind kind) =>
        Assert.Equal(kind, (await ReadAsync(Encoding.UTF8.GetBytes(content), name)).Kind);

    [Fact]
    public async Task A_document_is_its_paragraphs_rows_and_foot_notes_without_what_was_deleted_or_hidden()
    {
        const string Body = "<w:p><w:r><w:t>In 2024</w:t></w:r><w:del><w:r><w:delText> there were 12</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space=\"preserve\"> police handled 197</w:t></w:r></w:ins>"
            + "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t xml:space=\"preserve\"> cases.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Victims</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            + "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r></w:p>";
        var notes = SampleDocx.Part("footnotes", "<w:footnote w:type=\"separator\"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote><w:footnote>" + SampleDocx.Paragraph("Without 3 of 2023.") + "</w:footnote>");
        var core = "<c:coreProperties xmlns:c=\"x\" xmlns:d=\"y\"><d:title>Speech</d:title><d:created>2025-03-28T03:00:00Z</d:created></c:coreProperties>";
        var read = await ReadAsync(SampleDocx.OfBody(Body, ("word/footnotes.xml", notes), ("docProps/core.xml", core)), "a.docx");
        Assert.Equal("In 2024 police handled 197 cases.\n\nVictims 12\n\nA B\nC\n\nWithout 3 of 2023.", read.Text);
        Assert.Equal(("Speech", new DateOnly(2025, 3, 28)), (read.Title, read.Day));
    }

    [Fact]
    public void Text_is_tidied_so_that_nothing_in_it_steers_a_terminal_or_breaks_a_page() =>
        Assert.Equal("a\nb\nc \uFFFD d [31m", PlainText.Tidy("\uFEFFa\r\nb\rc \uD800 d\u001B[31m  \n"));

    private static Task<FileText> ReadAsync(byte[] content, string name) => TextFiles.ReadAsync(content, name, CancellationToken.None);
}
