using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Html;
using Pratip.Exchange.Reports.Pdf;
using Pratip.Kernel;
using Pratip.Testing;
using Pratip.Testing.Programs;

namespace Pratip.Exchange.Tests.Reports;

/// <summary>The printed report as another program reads it.</summary>
public sealed class ReportPdfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-pdf-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Language.English, "Annual report 2024", "197", "5,852")]
    [InlineData(Language.Khmer, "របាយការណ៍ប្រចាំឆ្នាំ ២០២៤", "១៩៧", "៥.៨៥២")]
    public async Task A_tagged_pdf_holds_the_words_and_figures_of_the_page(Language language, params string[] expected)
    {
        var file = await PrintAsync(language);

        Assert.Matches(@"Tagged:\s+yes", await Poppler.InfoAsync(file));
        var structure = await Poppler.StructureAsync(file);
        Assert.All(["H1", "H2", "Table", "TH", "Figure"], tag => Assert.Contains(tag, structure, StringComparison.Ordinal));
        var text = Letters(await Poppler.TextAsync(file));
        Assert.All(expected, words => Assert.Contains(Letters(words), text, StringComparison.Ordinal));
        Assert.All(SampleReport.Document.Definitions, d => Assert.Contains(Letters(d.Title.In(language)), text, StringComparison.Ordinal));
        Assert.All(SampleReport.Document.Blocks, b => Assert.Contains(Letters(b.Text.In(language).Split('\n')[0]), text, StringComparison.Ordinal));
    }

    /// <summary>Readers took the width of a consonant that stands behind its mark for a space: some thousand in an annual report.</summary>
    [Fact]
    public async Task Words_of_the_Khmer_page_stand_whole()
    {
        var text = string.Concat((await Poppler.TextAsync(await PrintAsync(Language.Khmer))).Where(c => c is not '\u200B' and not '\n' and not '\f'));

        var words = SampleReport.Document.Definitions.Select(d => d.Title)
            .Concat(SampleReport.Document.Blocks.Select(b => b.Text))
            .SelectMany(words => words.In(Language.Khmer).Replace("\u200B", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length > 1)
            .ToList();
        Assert.Contains(words, word => word.Contains('\u17BB', StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_browser_it_says_what_to_install()
    {
        var problem = Assert.Throws<PdfPrinterException>(() => ChromiumPdf.ProgramOf(Path.Combine(_folder, "no-browser"), _folder));
        Assert.Contains("apt-get install chromium", problem.Message, StringComparison.Ordinal);
        Assert.Contains(ChromiumPdf.Variable, problem.Message, StringComparison.Ordinal);
        Assert.Throws<PdfPrinterException>(() => ChromiumPdf.ProgramOf(null, _folder));
    }

    [Fact]
    public async Task A_browser_that_prints_nothing_is_told_and_leaves_nothing_behind()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var broken = Path.Combine(_folder, "chromium");
        await File.WriteAllTextAsync(broken, "#!/bin/sh\necho out of order >&2\nexit 3\n");
        File.SetUnixFileMode(broken, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var problem = await Assert.ThrowsAsync<PdfPrinterException>(() => ChromiumPdf.PrintAsync(ChromiumPdf.ProgramOf(null, _folder), "<p>x</p>", CancellationToken.None));
        Assert.Contains("out of order", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hatched_bars_are_printed_as_lines()
    {
        var html = ReportHtml.Render(SampleReport.Document, new ReportStyle(Language.English));
        Assert.Matches("<rect [^>]*fill=\"url", html);
        Assert.DoesNotMatch("<rect [^>]*fill=\"url", PrintedPatterns.AsLines(html));
    }

    private async Task<string> PrintAsync(Language language)
    {
        if (!ChromiumPdf.IsPresent)
        {
            throw new SkippedHereException("needs Chromium (Debian: apt-get install chromium)");
        }

        return (await ReportFiles.WriteAsync(SampleReport.Document, _folder, [language], [ReportFormat.Pdf])).Single();
    }

    /// <summary>Lines break where the page ends: what counts is every letter in its order.</summary>
    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not '\u200B' and not '\f'));
}
