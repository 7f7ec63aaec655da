using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pratip.Kernel;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Html;

/// <summary>
/// The report as one file that needs nothing else: styles inside, charts inside, no script, no request. It prints with the
/// headers of its tables and the purpose of its register on every page.
/// </summary>
public static class ReportHtml
{
    public static string Render(ReportDocument document, ReportStyle style)
    {
        var words = new ReportWords(style);
        var page = new Markup();
        page.Raw("<!DOCTYPE html>\n").Open("html", ("lang", words.LanguageTag)).Line();
        WriteHead(page, document, words);
        page.Open("body").Line();
        page.Element("p", words.Mark(document), ("class", "mark"), ("role", "note")).Line();
        page.Open("header").Line();
        WriteTitle(page, document, words);
        page.Close().Line();
        page.Open("main").Line();
        if (ReportBlocks.Foreword(document) is { } foreword)
        {
            HtmlBlocks.Write(page, "foreword", ReportBlocks.Title(foreword, words), [foreword], words);
        }

        // The key figures are what most readers came for: they stand before the contents.
        foreach (var section in document.Sections.Take(1))
        {
            WriteSection(page, document, section, words);
        }

        WriteContents(page, document, words);
        foreach (var section in document.Sections.Skip(1))
        {
            WriteSection(page, document, section, words);
        }

        if (ReportBlocks.Own(document).ToList() is { Count: > 0 } own)
        {
            HtmlBlocks.Write(page, "section-" + ReportBlocks.OwnSection, ReportBlocks.OwnTitle(words), own, words);
        }

        HtmlAppendix.Write(page, document, words);
        page.Close().Line().Close().Line().Close().Line();
        return page.ToString();
    }

    internal static string SectionAnchor(ReportSection section) => "section-" + section.Letter;

    internal static string TableAnchor(ReportTable table) => "table-" + table.Id;

    internal static string MeasureAnchor(string measureId) => "measure-" + measureId;

    internal static void Fact(Markup page, string name, string value) =>
        page.Open("div").Element("dt", name).Element("dd", value).Close().Line();

    private static void WriteHead(Markup page, ReportDocument document, ReportWords words)
    {
        var css = ReportStyleSheet.For(document, words);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        page.Open("head").Line();
        page.Leaf("meta", ("charset", "utf-8")).Line();
        page.Leaf("meta", ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; style-src 'sha256-{hash}'")).Line();
        Meta(page, "viewport", "width=device-width, initial-scale=1");
        Meta(page, "pratip:purpose", document.Purpose.Code());
        Meta(page, "pratip:release", ReportCodes.Release);
        Meta(page, "pratip:window", document.Window.ToString());
        Meta(page, "pratip:comparison", document.Comparison?.ToString() ?? "");
        Meta(page, "pratip:as-of", document.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        page.Element("title", $"{words.Say(document.Title)} \u2013 {words.Mark(document)}").Line();
        page.Open("style").Raw(css).Close().Line();
        page.Close().Line();
    }

    private static void Meta(Markup page, string name, string content) => page.Leaf("meta", ("name", name), ("content", content)).Line();

    private static void WriteTitle(Markup page, ReportDocument document, ReportWords words)
    {
        page.Open("div", ("class", "letterhead"));
        page.Element("p", words["kingdom"]).Element("p", words["motto"]);
        page.Close().Line();
        page.Element("h1", words.Say(document.Title)).Line();
        page.Element("p", words.OfficialDate(document.AsOf), ("class", "official-date")).Line();
        page.Open("dl", ("class", "facts")).Line();
        foreach (var (name, value) in CoverLines.Of(document, words))
        {
            Fact(page, name, value);
        }

        page.Close().Line();
    }

    private static void WriteContents(Markup page, ReportDocument document, ReportWords words)
    {
        page.Open("nav", ("class", "contents"), ("aria-labelledby", "contents")).Line();
        page.Element("h2", words["contents"], ("id", "contents")).Line();
        page.Open("ol").Line();
        if (ReportBlocks.Foreword(document) is { } foreword)
        {
            page.Open("li").Element("a", ReportBlocks.Title(foreword, words), ("href", "#foreword")).Close().Line();
        }

        foreach (var section in document.Sections)
        {
            page.Open("li").Element("a", words.SectionTitle(section), ("href", "#" + SectionAnchor(section)));
            if (section.Tables.Count > 0)
            {
                page.Open("ol");
                foreach (var table in section.Tables)
                {
                    page.Open("li").Element("a", words.TableTitle(table), ("href", "#" + TableAnchor(table))).Close();
                }

                page.Close();
            }

            page.Close().Line();
        }

        if (ReportBlocks.Own(document).Any())
        {
            page.Open("li").Element("a", ReportBlocks.OwnTitle(words), ("href", "#section-" + ReportBlocks.OwnSection)).Close().Line();
        }

        foreach (var (id, title) in HtmlAppendix.Parts(document, words))
        {
            page.Open("li").Element("a", title, ("href", "#" + id)).Close().Line();
        }

        page.Close().Line().Close().Line();
    }

    private static void WriteSection(Markup page, ReportDocument document, ReportSection section, ReportWords words)
    {
        page.Open("section", ("id", SectionAnchor(section))).Line();
        page.Element("h2", words.SectionTitle(section)).Line();
        foreach (var table in section.Tables)
        {
            HtmlTable.Write(page, document, table, words);
            foreach (var chart in ReportCharts.Of(document, table, words))
            {
                WriteChart(page, document, chart, words);
            }
        }

        if (section.Tables.Count == 0)
        {
            page.Element("p", words["no-tables"]).Line();
        }

        page.Close().Line();
    }

    private static void WriteChart(Markup page, ReportDocument document, ReportChart chart, ReportWords words)
    {
        page.Open("figure").Line();
        page.Open("figcaption").Element("strong", chart.Caption).Element("span", words.Mark(document), ("class", "figure-mark")).Close().Line();
        page.Raw(ReportCharts.Draw(chart, words)).Line();
        page.Close().Line();
    }
}
