using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Docx;
using Pratip.Kernel;
using Pratip.Statistics.Tables;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Pratip.Exchange.Tests.Reports;

public sealed class ReportOfficeTests
{
    public static TheoryData<Language> Languages { get; } = [Language.English, Language.Khmer];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_workbook_is_valid(Language language)
    {
        using var file = new MemoryStream(ReportXlsx.Render(SampleReport.Document, new ReportStyle(language)));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(Problems(workbook));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_document_is_valid(Language language)
    {
        using var file = new MemoryStream(ReportDocx.Render(SampleReport.Document, new ReportStyle(language)));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(Problems(document));
    }

    [Fact]
    public void Both_stay_valid_with_hostile_labels()
    {
        var report = SampleReport.Create("\u0000\u0001\uD800 ]]> --> \u202E & <w:p/> _x0041_");
        using var text = new MemoryStream(ReportDocx.Render(report, new ReportStyle(Language.English)));
        using var document = WordprocessingDocument.Open(text, isEditable: false);
        Assert.Empty(Problems(document));
        using var sheets = new MemoryStream(ReportXlsx.Render(report, new ReportStyle(Language.English)));
        using var workbook = SpreadsheetDocument.Open(sheets, isEditable: false);
        Assert.Empty(Problems(workbook));
    }

    [Fact]
    public void The_workbook_holds_numbers_as_numbers_beside_the_id_of_their_measure()
    {
        using var file = new MemoryStream(ReportXlsx.Render(SampleReport.Document, new ReportStyle(Language.Khmer)));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        foreach (var table in SampleReport.Document.Tables)
        {
            var rows = Rows(workbook, $"តារាង {KhmerDigits.From(table.Id)}").Skip(3).Take(table.Rows.Count).ToList();
            foreach (var (row, cells) in table.Rows.Zip(rows))
            {
                Assert.Equal(row.Current.Value, Number(cells, "B"));
                Assert.Equal(row.Earlier?.Value, Number(cells, "C"));
                Assert.Equal(row.Difference, Number(cells, "D"));
                Assert.Equal(row.GrowthPercent / 100, Number(cells, "E"));
                Assert.Equal(row.Current.MeasureId, cells["J"].InnerText);
            }
        }
    }

    [Fact]
    public void A_figure_that_was_not_reported_is_words_in_the_workbook()
    {
        using var file = new MemoryStream(ReportXlsx.Render(SampleReport.Document, new ReportStyle(Language.English)));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var victims = Rows(workbook, "Table A3").Skip(3).First();
        Assert.Equal("not reported", victims["C"].InnerText);
        Assert.False(victims.TryGetValue("D", out var difference) && difference.CellValue is not null);
        Assert.False(victims.TryGetValue("E", out var growth) && growth.CellValue is not null);
    }

    [Fact]
    public void The_cover_is_one_page_and_every_table_one_page_wide_with_its_head_repeated()
    {
        using var file = new MemoryStream(ReportXlsx.Render(SampleReport.Document, new ReportStyle(Language.English)));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var sheets = workbook.WorkbookPart!.Workbook.Descendants<S.Sheet>().Select(s => (WorksheetPart)workbook.WorkbookPart.GetPartById(s.Id!.Value!)).ToList();
        var pages = sheets.ConvertAll(s => s.Worksheet.Descendants<S.PageSetup>().Single());
        Assert.Equal((S.OrientationValues.Portrait, 1u), (pages[0].Orientation!.Value, pages[0].FitToHeight!.Value));
        Assert.All(pages.Skip(1), page => Assert.Equal((S.OrientationValues.Landscape, 1u, 0u), (page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value)));
        Assert.Equal(sheets.Count - 1, workbook.WorkbookPart.Workbook.Descendants<S.DefinedName>().Count(n => n.Name == "_xlnm.Print_Titles"));
    }

    [Fact]
    public void Every_sheet_says_what_the_register_is_for_on_the_screen_and_on_paper()
    {
        using var file = new MemoryStream(ReportXlsx.Render(SampleReport.Document, new ReportStyle(Language.English)));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.All(workbook.WorkbookPart!.WorksheetParts, part =>
        {
            Assert.StartsWith("Synthetic demonstration data", part.Worksheet.Descendants<S.Row>().First().InnerText, StringComparison.Ordinal);
            Assert.Contains("Synthetic demonstration data", part.Worksheet.Descendants<S.OddHeader>().Single().Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_document_prints_the_figures_of_the_page_beside_the_id_of_their_measure(Language language)
    {
        using var file = new MemoryStream(ReportDocx.Render(SampleReport.Document, new ReportStyle(language)));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var tables = document.MainDocumentPart!.Document.Body!.Elements<W.Table>().ToList();
        foreach (var (table, drawn) in SampleReport.Document.Tables.Zip(tables))
        {
            var rows = drawn.Elements<W.TableRow>().Skip(2).ToList();
            Assert.Equal(table.Rows.Count, rows.Count);
            foreach (var (row, cells) in table.Rows.Zip(rows.Select(r => r.Elements<W.TableCell>().Select(c => c.InnerText).ToList())))
            {
                Assert.Equal(row.Current.Value, Digits(cells[1]));
                Assert.Equal(row.Earlier?.Value, Digits(cells[2]));
                Assert.Equal(row.GrowthPercent is null, cells[4].Length == 0);
                Assert.StartsWith(row.Current.MeasureId, cells[5], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_head_of_every_table_repeats_and_carries_the_purpose()
    {
        using var file = new MemoryStream(ReportDocx.Render(SampleReport.Document, new ReportStyle(Language.English)));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Contains("Synthetic demonstration data", document.MainDocumentPart!.HeaderParts.Single().Header.InnerText, StringComparison.Ordinal);
        Assert.All(document.MainDocumentPart.Document.Body!.Elements<W.Table>(), table =>
        {
            var head = table.Elements<W.TableRow>().Take(2).ToList();
            Assert.All(head, row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<W.TableHeader>()));
            Assert.StartsWith("Synthetic demonstration data", head[0].InnerText, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Khmer_runs_are_marked_as_complex_script()
    {
        using var file = new MemoryStream(ReportDocx.Render(SampleReport.Document, new ReportStyle(Language.Khmer)));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var khmer = document.MainDocumentPart!.Document.Descendants<W.Run>().Where(r => r.InnerText.Any(c => c is >= '\u1780' and <= '\u17FF')).ToList();
        Assert.NotEmpty(khmer);
        Assert.All(khmer, run => Assert.NotNull(run.RunProperties?.GetFirstChild<W.ComplexScript>()));
    }

    [Fact]
    public void Every_link_of_the_document_leads_to_a_bookmark()
    {
        using var file = new MemoryStream(ReportDocx.Render(SampleReport.Document, new ReportStyle(Language.English)));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        var bookmarks = body.Descendants<W.BookmarkStart>().Select(b => b.Name!.Value!).ToHashSet(StringComparer.Ordinal);
        Assert.All(body.Descendants<W.Hyperlink>(), link => Assert.Contains(link.Anchor!.Value!, bookmarks));
    }

    private static IEnumerable<string> Problems(OpenXmlPackage package) =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");

    private static IEnumerable<Dictionary<string, S.Cell>> Rows(SpreadsheetDocument workbook, string sheet)
    {
        var id = workbook.WorkbookPart!.Workbook.Descendants<S.Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        var part = (WorksheetPart)workbook.WorkbookPart.GetPartById(id);
        return part.Worksheet.Descendants<S.Row>()
            .Select(r => r.Elements<S.Cell>().ToDictionary(c => c.CellReference!.Value!.TrimEnd("0123456789".ToCharArray()), StringComparer.Ordinal));
    }

    private static decimal? Number(Dictionary<string, S.Cell> row, string column) =>
        row.TryGetValue(column, out var cell) && cell.CellValue is { } value ? decimal.Parse(value.Text, CultureInfo.InvariantCulture) : null;

    private static long? Digits(string text)
    {
        var digits = string.Concat(KhmerDigits.ToAscii(text).Where(char.IsAsciiDigit));
        return digits.Length == 0 ? null : long.Parse(digits, CultureInfo.InvariantCulture);
    }
}
