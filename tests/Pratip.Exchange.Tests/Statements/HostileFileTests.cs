using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pratip.Exchange.Statements;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Claims.Checked;

namespace Pratip.Exchange.Tests.Statements;

/// <summary>Whatever a file holds, it ends in its words or in a message that names it.</summary>
public sealed class HostileFileTests : IDisposable
{
    private static readonly Texts Words = Texts.Load(typeof(TextFiles).Assembly);

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-hostile-").FullName;

    public static TheoryData<string, TextFault> Refused => new()
    {
        { "empty", TextFault.Empty },
        { "spaces", TextFault.Empty },
        { "nul", TextFault.NotText },
        { "latin", TextFault.NotText },
        { "picture", TextFault.OtherKind },
        { "workbook", TextFault.OtherKind },
        { "open-document", TextFault.OtherDocument },
        { "rich-text", TextFault.OtherDocument },
        { "old-document", TextFault.OtherDocument },
        { "password", TextFault.PasswordProtected },
        { "bomb", TextFault.ZipBomb },
        { "cut-zip", TextFault.Damaged },
        { "broken-xml", TextFault.Damaged },
        { "document-type", TextFault.ForbiddenXml },
        { "no-words", TextFault.NoWords },
        { "large", TextFault.TooLarge },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_is_no_text_is_refused_with_its_name_and_what_to_do(string what, TextFault fault)
    {
        var refused = await Assert.ThrowsAsync<UnreadableTextException>(() => TextFiles.ReadAsync(Content(what), "speech.docx", CancellationToken.None));
        Assert.Equal(fault, refused.Fault);
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.StartsWith("speech.docx", Words.Format(refused.Problem, language), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_and_a_name_that_leads_nowhere_are_told_apart()
    {
        Assert.Equal(TextFault.Folder, (await Assert.ThrowsAsync<UnreadableTextException>(() => TextFiles.ReadAsync(_folder, CancellationToken.None))).Fault);
        Assert.Equal(TextFault.NotFound, (await Assert.ThrowsAsync<UnreadableTextException>(() => TextFiles.ReadAsync(Path.Combine(_folder, "x"), CancellationToken.None))).Fault);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    public async Task A_page_nested_a_hundred_thousand_deep_is_read_like_any_other(string nest)
    {
        var page = "<html><body>" + string.Concat(Enumerable.Repeat(nest, 100_000)) + "In 2024 there were 197 cases.";
        var clock = Stopwatch.StartNew();
        var read = await TextFiles.ReadAsync(Encoding.UTF8.GetBytes(page), "deep.html", CancellationToken.None);
        Assert.Equal("In 2024 there were 197 cases.", read.Text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("word")]
    [InlineData("brackets")]
    [InlineData("entities")]
    [InlineData("attributes")]
    public async Task Ten_million_bytes_of_one_thing_are_read_or_refused(string what)
    {
        var content = what switch
        {
            "word" => new string('a', 10_000_000),
            "brackets" => "<html>" + new string('<', 10_000_000),
            "entities" => "<html>" + string.Concat(Enumerable.Repeat("&amp", 2_000_000)),
            _ => "<html><a " + string.Concat(Enumerable.Range(0, 100_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}=1 "))) + ">x</a>",
        };
        var read = await TextFiles.ReadAsync(Encoding.UTF8.GetBytes(content), "long.html", CancellationToken.None);
        Assert.Empty(TextCheck.Of(new("long", read.Text), null, null, new(2025, 1, 1)).Claims);
    }

    [Fact]
    public async Task A_document_nested_a_hundred_thousand_deep_and_a_number_of_four_hundred_digits_are_read()
    {
        var deep = SampleDocx.OfBody(string.Concat(Enumerable.Repeat("<w:sdt>", 100_000)) + SampleDocx.Paragraph("In 2024 there were 197 cases.") + string.Concat(Enumerable.Repeat("</w:sdt>", 100_000)));
        Assert.Equal("In 2024 there were 197 cases.", (await TextFiles.ReadAsync(deep, "deep.docx", CancellationToken.None)).Text);
        var number = await TextFiles.ReadAsync(Encoding.UTF8.GetBytes($"In 2024 there were {new string('9', 400)} cases."), "n.txt", CancellationToken.None);
        Assert.All(TextCheck.Of(new("n", number.Text), null, null, new(2025, 1, 1)).Claims, c => Assert.Null(c.Verdict));
    }

    [Theory]
    [InlineData("%PDF-1.7\ngarbage that is no PDF")]
    [InlineData("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>")]
    public async Task A_broken_PDF_ends_in_a_message(string content)
    {
        SkipWithoutPoppler();
        var refused = await Assert.ThrowsAsync<UnreadableTextException>(() => TextFiles.ReadAsync(Encoding.Latin1.GetBytes(content), "a.pdf", CancellationToken.None));
        Assert.True(refused.Fault is TextFault.Damaged or TextFault.NoWords, refused.Fault.ToString());
    }

    [Fact]
    public async Task Without_Poppler_the_message_names_its_package()
    {
        var refused = await Assert.ThrowsAsync<UnreadableTextException>(() => PdfText.ReadAsync(PdfText.Find(null, _folder), "%PDF-1.4"u8.ToArray(), "a.pdf", TimeSpan.FromSeconds(5), CancellationToken.None));
        Assert.Equal(TextFault.NeedsProgram, refused.Fault);
        Assert.Contains("poppler-utils", Words.Format(refused.Problem, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec sleep 60", TextFault.TooSlow)]
    [InlineData("exec yes", TextFault.TooLarge)]
    [InlineData("echo Incorrect password >&2; exit 1", TextFault.PasswordProtected)]
    [InlineData("exit 3", TextFault.Damaged)]
    public async Task A_program_that_hangs_talks_without_end_or_fails_is_stopped_and_told(string does, TextFault fault)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var program = Path.Combine(_folder, "pdftotext");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{does}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var patience = TimeSpan.FromSeconds(fault is TextFault.TooSlow ? 1 : 60);
        Assert.Equal(fault, (await Assert.ThrowsAsync<UnreadableTextException>(() => PdfText.ReadAsync(program, new byte[5_000_000], "a.pdf", patience, CancellationToken.None))).Fault);
    }

    private static byte[] Content(string what) => what switch
    {
        "empty" => [],
        "spaces" => "  \n\n\t"u8.ToArray(),
        "nul" => "197 cases\0"u8.ToArray(),
        "latin" => [.. "caf"u8, 0xE9, .. " 197 cases"u8],
        "picture" => [0x89, .. "PNG\r\n"u8],
        "workbook" => SampleDocx.Zip(("xl/workbook.xml", "<a/>")),
        "open-document" => SampleDocx.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")),
        "rich-text" => "{\\rtf1 197 cases}"u8.ToArray(),
        "old-document" => Compound("WordDocument"),
        "password" => Compound("EncryptedPackage"),
        "bomb" => SampleDocx.OfBody("<w:p>" + new string(' ', 100_000_000) + "</w:p>"),
        "cut-zip" => SampleDocx.Of("197 cases")[..^40],
        "broken-xml" => SampleDocx.OfBody("<w:p><w:r>"),
        "document-type" => SampleDocx.Zip(("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")),
        "no-words" => SampleDocx.OfBody("<w:p/>"),
        _ => Encoding.UTF8.GetBytes(new string('a', TextFiles.LargestFile + 1)),
    };

    private static byte[] Compound(string entry) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1000], .. Encoding.Unicode.GetBytes(entry)];

    private static void SkipWithoutPoppler()
    {
        if (PdfText.Find(null, Environment.GetEnvironmentVariable("PATH")) is null)
        {
            throw new Pratip.Testing.SkippedHereException("needs Poppler (Debian: apt-get install poppler-utils)");
        }
    }
}
