using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Docx;
using Pratip.Exchange.Reports.Html;
using Pratip.Kernel;
using Pratip.Statistics.Tables;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Pratip.Exchange.Tests.Reports;

/// <summary>Sentences, the texts of the secretariat and revisions in every format that has words.</summary>
public sealed class ReportWordsTests
{
    private static readonly ReportStyle English = new(Language.English);

    private static readonly string[] Expected =
        ["197 cases were acted on in 2024. A second sentence.", "The committee thanks all who reported.", "A second paragraph.", "More screening before removal", "late verification", "late return", "195"];

    [Fact]
    public void The_page_has_them_all_and_its_contents_lead_to_them()
    {
        var html = ReportHtml.Render(SampleReport.Document, English);
        Assert.All(Expected, words => Assert.Contains(words, html, StringComparison.Ordinal));
        Assert.All(["#foreword", "#section-I", "#revisions"], anchor => Assert.Contains($"href=\"{anchor}\"", html, StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_has_them_all_and_its_contents_are_filled()
    {
        using var file = new MemoryStream(ReportDocx.Render(SampleReport.Document, English));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.All(Expected, words => Assert.Contains(words, body.InnerText, StringComparison.Ordinal));
        var field = body.Descendants<W.FieldCode>().Single(code => code.Text.Contains("TOC", StringComparison.Ordinal));
        Assert.Contains("\\h", field.Text, StringComparison.Ordinal);
        var entries = body.Descendants<W.Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "TOC1" or "TOC2").Select(p => p.InnerText).ToList();
        Assert.All(["Foreword", "Cooperation, challenges and goals", "Goals", "Revisions", "Completeness", "Definitions"], title => Assert.Contains(entries, entry => entry.Contains(title, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_workbook_has_them_all()
    {
        using var file = new MemoryStream(ReportXlsx.Render(SampleReport.Document, English));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var text = string.Join("\n", workbook.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<S.Cell>()).Select(c => c.InnerText));
        Assert.All(Expected, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_data_file_has_them_in_both_languages_and_null_for_what_was_not_reported()
    {
        using var json = JsonDocument.Parse(ReportJson.Render(SampleReport.Document));
        var root = json.RootElement;
        Assert.Equal("foreword", root.GetProperty("blocks")[0].GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("revisions")[1].GetProperty("before").ValueKind);
        Assert.Equal("A second sentence.", root.GetProperty("sections")[0].GetProperty("tables")[0].GetProperty("narrative")[1].GetProperty("en").GetString());
    }

    [Fact]
    public void Without_revisions_it_is_the_first_edition()
    {
        var first = SampleReport.Document with { Revisions = [], Blocks = [] };
        Assert.Contains("First edition", ReportHtml.Render(first, English), StringComparison.Ordinal);
        Assert.DoesNotContain("Foreword", ReportHtml.Render(first, English), StringComparison.Ordinal);
        using var file = new MemoryStream(ReportDocx.Render(first, English));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Contains("First edition", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_across_a_break_is_marked_and_the_mark_explained()
    {
        var table = SampleReport.Document.Tables.First();
        var broken = SampleReport.Document with
        {
            Sections = [new("A", SampleReport.Document.Sections[0].Title, [table with { Rows = [table.Rows[0] with { IsBroken = true }, .. table.Rows.Skip(1)] }])],
        };
        var html = ReportHtml.Render(broken, English);
        Assert.Contains("+20.12%" + CellSigns.Broken, html, StringComparison.Ordinal);
        Assert.Contains(CellSigns.Legend(broken, new ReportWords(English)), sign => sign.Sign == CellSigns.Broken);
        Assert.DoesNotContain(CellSigns.Legend(SampleReport.Document, new ReportWords(English)), sign => sign.Sign == CellSigns.Broken);
    }
}
