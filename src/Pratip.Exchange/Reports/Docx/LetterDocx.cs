using Pratip.Kernel;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>One page of a letter: the same letter in another language is another sheet.</summary>
public sealed record LetterSheet(Language Language, string Title, IReadOnlyList<string> Paragraphs);

/// <summary>A letter as a document to edit and sign: each language on a page of its own under the kingdom's head, with the purpose of the register above.</summary>
public static class LetterDocx
{
    public static byte[] Render(IReadOnlyList<LetterSheet> sheets, RegisterPurpose purpose, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        var mark = ReportTexts.PurposeMark(purpose);
        var text = new DocxText();
        foreach (var (sheet, place) in sheets.Select((sheet, place) => (sheet, place)))
        {
            Write(text, sheet, newPage: place > 0);
        }

        var head = new DocxText().Paragraph($"{mark.Km} {mark.En}", DocxStyles.Mark);
        return DocxPage.Save(new DocxPackage(), text.Markup.ToString(), head, null, DocxPage.Core(sheets[0].Title, mark.En, null, sheets[0].Language.Code(), on));
    }

    private static void Write(DocxText text, LetterSheet sheet, bool newPage)
    {
        var words = new ReportWords(new ReportStyle(sheet.Language));
        text.Open(DocxStyles.Centred, newPage: newPage).Run(words["kingdom"]).Close();
        text.Paragraph(words["motto"], DocxStyles.Centred);
        text.Paragraph(sheet.Title, DocxStyles.Title);
        foreach (var paragraph in sheet.Paragraphs)
        {
            text.Paragraph(paragraph);
        }
    }
}
