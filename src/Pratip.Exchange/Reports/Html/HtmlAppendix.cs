using System.Globalization;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Html;

/// <summary>What follows the tables: the notes, the signs, who reported, and the definitions to which the figures lead.</summary>
internal static class HtmlAppendix
{
    private const string Notes = "notes";
    private const string Completeness = "completeness";
    private const string Revisions = "revisions";
    private const string Definitions = "definitions";

    /// <summary>The parts this document has, in order, with the ids under which the contents find them.</summary>
    public static IEnumerable<(string Id, string Title)> Parts(ReportDocument document, ReportWords words)
    {
        yield return (Notes, words[Notes]);
        if (document.Completeness.Count > 0)
        {
            yield return (Completeness, words[Completeness]);
        }

        yield return (Revisions, words[Revisions]);
        yield return (Definitions, words[Definitions]);
    }

    public static void Write(Markup page, ReportDocument document, ReportWords words)
    {
        foreach (var (id, title) in Parts(document, words))
        {
            page.Open("section", ("id", id), ("class", "appendix")).Line();
            page.Element("h2", title).Line();
            switch (id)
            {
                case Notes:
                    WriteNotes(page, document, words);
                    break;
                case Completeness:
                    WriteCompleteness(page, document, words);
                    break;
                case Revisions:
                    WriteRevisions(page, document, words);
                    break;
                default:
                    WriteDefinitions(page, document, words);
                    break;
            }

            page.Close().Line();
        }
    }

    private static void WriteNotes(Markup page, ReportDocument document, ReportWords words)
    {
        page.Element("p", words["growth-rule"]).Line();
        page.Open("dl", ("class", "signs")).Line();
        foreach (var (sign, meaning) in CellSigns.Legend(document, words))
        {
            ReportHtml.Fact(page, sign, meaning);
        }

        page.Close().Line();
        page.Open("dl", ("class", "notes")).Line();
        foreach (var note in document.Notes)
        {
            page.Open("div", ("id", "note-" + note.Number.ToString(CultureInfo.InvariantCulture)));
            page.Element("dt", words.Number(note.Number)).Element("dd", words.Say(note.Text)).Close().Line();
        }

        page.Close().Line();
    }

    private static void WriteRevisions(Markup page, ReportDocument document, ReportWords words)
    {
        if (document.Revisions.Count == 0)
        {
            page.Element("p", RevisionLines.None(document, words)).Line();
            return;
        }

        BeginWords(page, document, RevisionLines.Headings(document, words), words);
        foreach (var revision in document.Revisions)
        {
            var texts = RevisionLines.Of(revision, words);
            page.Open("tr").Element("th", texts[0], ("scope", "row"));
            foreach (var text in texts.Skip(1))
            {
                page.Element("td", text);
            }

            page.Close().Line();
        }

        page.Close().Line().Close().Close().Line();
    }

    private static void WriteCompleteness(Markup page, ReportDocument document, ReportWords words)
    {
        page.Element("p", words["completeness-lead"]).Line();
        BeginWords(page, document, CompletenessLines.Headings(words), words);
        foreach (var entry in document.Completeness)
        {
            page.Open("tr").Open("th", ("scope", "row"), ("class", "code"));
            page.Element("a", entry.MeasureId, ("href", "#" + ReportHtml.MeasureAnchor(entry.MeasureId))).Close();
            foreach (var text in CompletenessLines.Of(entry, words))
            {
                page.Element("td", text);
            }

            page.Close().Line();
            foreach (var list in CompletenessLines.BodiesBelow(entry, words))
            {
                page.Open("tr").Element("td", list, ("colspan", CompletenessLines.Headings(words).Length.ToString(CultureInfo.InvariantCulture))).Close().Line();
            }
        }

        page.Close().Line().Close().Close().Line();
    }

    /// <summary>A table of words as far as its body, which the caller fills and closes.</summary>
    private static void BeginWords(Markup page, ReportDocument document, string[] headings, ReportWords words)
    {
        page.Open("div", ("class", "table")).Open("table").Line();
        page.Open("thead").Line();
        page.Open("tr", ("class", "mark-row"));
        page.Element("td", words.Mark(document), ("colspan", headings.Length.ToString(CultureInfo.InvariantCulture))).Close().Line();
        page.Open("tr");
        foreach (var heading in headings)
        {
            page.Element("th", heading, ("scope", "col"));
        }

        page.Close().Line().Close().Line();
        page.Open("tbody").Line();
    }

    private static void WriteDefinitions(Markup page, ReportDocument document, ReportWords words)
    {
        page.Element("p", words["definitions-lead"]).Line();
        foreach (var definition in document.Definitions)
        {
            page.Open("article", ("id", ReportHtml.MeasureAnchor(definition.MeasureId)), ("class", "definition")).Line();
            page.Open("h3").Text(words.Say(definition.Title)).Text(" ").Element("span", definition.MeasureId, ("class", "code")).Close().Line();
            page.Open("dl").Line();
            foreach (var (name, value) in DefinitionLines.Of(definition, words))
            {
                ReportHtml.Fact(page, name, value);
            }

            page.Close().Line().Close().Line();
        }
    }
}
