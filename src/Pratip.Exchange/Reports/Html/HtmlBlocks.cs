using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Html;

/// <summary>The texts of the secretariat; several under one heading have headings of their own.</summary>
internal static class HtmlBlocks
{
    public static void Write(Markup page, string id, string title, IReadOnlyList<ReportBlock> blocks, ReportWords words)
    {
        page.Open("section", ("id", id)).Line();
        page.Element("h2", title).Line();
        foreach (var block in blocks)
        {
            if (block.Kind != ReportBlockKind.Foreword)
            {
                page.Element("h3", ReportBlocks.Title(block, words)).Line();
            }

            foreach (var paragraph in words.Paragraphs(block))
            {
                page.Element("p", paragraph).Line();
            }
        }

        page.Close().Line();
    }
}
