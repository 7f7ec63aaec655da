using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Pratip.Exchange.Tests.Reports;

/// <summary>What a report says of itself, so that nobody takes it for another.</summary>
public sealed class ReportHeadTests
{
    [Theory]
    [InlineData(EditionStanding.Draft, "Draft, not signed", "សេចក្តីព្រាង មិនទាន់ចុះហត្ថលេខា")]
    [InlineData(EditionStanding.Sealed, "Signed by one of two, not in force", "ចុះហត្ថលេខាដោយម្នាក់ក្នុងចំណោមពីរនាក់ មិនទាន់មានសុពលភាព")]
    [InlineData(EditionStanding.Withdrawn, "Withdrawn, not to be used", "បានដកវិញ មិនត្រូវប្រើឡើយ")]
    public void What_is_not_signed_says_so_in_every_format_and_both_languages(EditionStanding standing, string english, string khmer)
    {
        var document = SampleReport.Document with { Standing = standing };
        foreach (var (language, said) in new[] { (Language.English, english), (Language.Khmer, khmer) })
        {
            foreach (var format in new[] { ReportFormat.Html, ReportFormat.Docx, ReportFormat.Xlsx })
            {
                Assert.Contains(said, TextOf(document, format, language), StringComparison.Ordinal);
                Assert.DoesNotContain(said, TextOf(SampleReport.Document, format, language), StringComparison.Ordinal);
            }
        }

        Assert.Contains(standing.Code(), TextOf(document, ReportFormat.Csv, Language.English), StringComparison.Ordinal);
        Assert.Contains($"\"standing\": \"{standing.Code()}\"", TextOf(document, ReportFormat.Json, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_is_not_over_says_when_it_ends()
    {
        var running = SampleReport.Document with { AsOf = new DateOnly(2024, 11, 30) };
        Assert.Contains("It ends on 31 December 2024; the figures are as recorded on 30 November 2024 and will change.", TextOf(running, ReportFormat.Html, Language.English), StringComparison.Ordinal);
        Assert.Contains("រយៈពេលមិនទាន់ចប់", TextOf(running, ReportFormat.Docx, Language.Khmer), StringComparison.Ordinal);
        Assert.DoesNotContain("Window not over", TextOf(SampleReport.Document, ReportFormat.Html, Language.English), StringComparison.Ordinal);
        Assert.DoesNotContain("Window not over", TextOf(running with { AsOf = new DateOnly(2024, 12, 31) }, ReportFormat.Html, Language.English), StringComparison.Ordinal);
    }

    /// <summary>"Nothing reported" stood beside "1 of 28" and a list of 27 that had reported a part.</summary>
    [Fact]
    public void A_figure_without_one_of_its_subjects_is_not_told_as_if_nobody_had_reported()
    {
        var some = new Completeness(CompletenessState.Missing, 3, 1, [], ["PC-11", "PC-23"]);
        var words = new ReportWords(new ReportStyle(Language.English));
        var lines = CompletenessLines.Of(new("court.victims", ReportingWindow.OfYear(2023), some) { IsOfStock = true }, words);
        Assert.StartsWith("no figure: nobody reported about one of ", lines[1], StringComparison.Ordinal);
        Assert.Equal(("2023", "1 of 3"), (lines[0], lines[2]));
        var silent = new Completeness(CompletenessState.Missing, 3, 0, ["PC-11", "PC-12", "PC-23"], []);
        Assert.Equal("nothing reported", CompletenessLines.Of(new("court.victims", ReportingWindow.OfYear(2023), silent), words)[1]);
        var part = some with { State = CompletenessState.Partial };
        Assert.Equal("2024 and the day before it", CompletenessLines.Of(new("court.victims", ReportingWindow.OfYear(2024), part) { IsOfStock = true }, words)[0]);
    }

    [Fact]
    public void Bodies_stand_below_their_row_over_its_whole_width_parted_by_semicolons()
    {
        var some = new Completeness(CompletenessState.Partial, 4, 1, ["PC-12"], ["PC-11", "PC-23"]);
        var document = SampleReport.Document with { Completeness = [new("cases.headline", ReportingWindow.OfYear(2024), some)] };
        var html = TextOf(document, ReportFormat.Html, Language.English);
        Assert.Contains("<td colspan=\"4\">Reported a part: Provincial Committee, Mondulkiri; Provincial Committee, Kep</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td colspan=\"4\">Reported nothing: ", html, StringComparison.Ordinal);

        using var file = new MemoryStream(ReportFiles.Render(document, ReportFormat.Docx, new ReportStyle(Language.English)));
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        var cell = Assert.Single(word.MainDocumentPart!.Document.Descendants<W.TableCell>(), one => one.InnerText.StartsWith("Reported a part: ", StringComparison.Ordinal));
        Assert.Equal(4, cell.TableCellProperties!.GridSpan!.Val!.Value);
    }

    private static string TextOf(ReportDocument document, ReportFormat format, Language language)
    {
        var bytes = ReportFiles.Render(document, format, new ReportStyle(language));
        using var file = new MemoryStream(bytes);
        if (format is ReportFormat.Docx)
        {
            using var word = WordprocessingDocument.Open(file, isEditable: false);
            return word.MainDocumentPart!.Document.InnerText;
        }

        if (format is ReportFormat.Xlsx)
        {
            using var book = SpreadsheetDocument.Open(file, isEditable: false);
            return string.Join('\n', book.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<S.Cell>()).Select(cell => cell.InnerText));
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
