using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>The first page: letterhead, title, what the report says of itself, and the contents.</summary>
internal static class DocxCover
{
    public static void Write(
        DocxText text, ReportDocument document, ReportWords words, IReadOnlyList<(string Bookmark, string Title, string Style)> headings)
    {
        text.Paragraph(words["kingdom"], DocxStyles.Centred);
        text.Paragraph(words["motto"], DocxStyles.Centred);
        text.Paragraph(words.Say(document.Title), DocxStyles.Title);
        text.Paragraph(words.OfficialDate(document.AsOf), align: "center");
        foreach (var (name, value) in CoverLines.Of(document, words))
        {
            text.Open().Run(name + "\u2003", DocxRun.Quiet).Run(value).Close();
        }

        text.Open(keepNext: true).Run(words["contents"], new DocxRun(Bold: true, Colour: "14507A", HalfPoints: 26)).Close();

        // The entries are written here so that every reader shows them; a word processor that updates fields adds the pages.
        for (var i = 0; i < headings.Count; i++)
        {
            var (bookmark, title, style) = headings[i];
            text.Open(style == DocxStyles.Section ? DocxStyles.Contents1 : DocxStyles.Contents2);
            if (i == 0)
            {
                text.BeginField("TOC \\o \"1-2\" \\h \\z \\u", dirty: true);
            }

            text.Link(bookmark, title);
            if (i == headings.Count - 1)
            {
                text.EndField();
            }

            text.Close();
        }
    }

    public static string CoreProperties(ReportDocument document, ReportWords words) => DocxPage.Core(
        words.Say(document.Title), words.Mark(document), $"{document.Purpose.Code()}; {ReportCodes.Release}; {document.Window}; {document.Comparison}", words.LanguageTag, document.AsOf);
}
