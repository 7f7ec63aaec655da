using System.Globalization;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>
/// The report as a document to edit: headings by styles, contents, tables with repeating heads, the charts of the page as
/// drawings, the purpose of the register at the head of every page.
/// </summary>
public static class ReportDocx
{
    public static byte[] Render(ReportDocument document, ReportStyle style) => new DocxReport(document, new ReportWords(style)).Render();
}

/// <summary>One document on its way into a file; it numbers bookmarks and charts in the order of writing.</summary>
internal sealed class DocxReport(ReportDocument document, ReportWords words)
{
    private readonly DocxPackage _package = new();
    private readonly DocxText _text = new();
    private readonly Dictionary<string, string> _measureBookmarks = document.Definitions
        .Select((d, i) => (d.MeasureId, Name: "measure_" + (i + 1).ToString(CultureInfo.InvariantCulture)))
        .ToDictionary(d => d.MeasureId, d => d.Name, StringComparer.Ordinal);

    private readonly List<(string Bookmark, string Title, string Style)> _headings = [];
    private int _bookmarks;
    private int _charts;

    public byte[] Render()
    {
        if (ReportBlocks.Foreword(document) is { } foreword)
        {
            Heading(ReportBlocks.Title(foreword, words), DocxStyles.Section);
            WriteBlock(foreword);
        }

        WriteSections();
        WriteOwn();
        WriteAppendix();
        var cover = new DocxText();
        DocxCover.Write(cover, document, words, _headings);
        return DocxPage.Save(_package, cover.Markup.ToString() + _text.Markup, Header(), Footer(), DocxCover.CoreProperties(document, words));
    }

    private void WriteSections()
    {
        foreach (var section in document.Sections)
        {
            Heading(words.SectionTitle(section), DocxStyles.Section);
            foreach (var table in section.Tables)
            {
                Heading(words.TableTitle(table), DocxStyles.Table);
                if (words.Narrative(table) is { Length: > 0 } narrative)
                {
                    _text.Paragraph(narrative);
                }

                DocxTable.Write(_text, document, table, words, BookmarkOf);
                _text.Paragraph(table.Notes.Count == 0 ? "" : words.Fill("note-list", string.Join(", ", table.Notes.Select(n => words.Number(n)))), look: DocxRun.Quiet);
                foreach (var chart in ReportCharts.Of(document, table, words))
                {
                    WriteChart(chart);
                }
            }

            if (section.Tables.Count == 0)
            {
                _text.Paragraph(words["no-tables"]);
            }
        }
    }

    private void WriteOwn()
    {
        var own = ReportBlocks.Own(document).ToList();
        if (own.Count > 0)
        {
            Heading(ReportBlocks.OwnTitle(words), DocxStyles.Section);
        }

        foreach (var block in own)
        {
            Heading(ReportBlocks.Title(block, words), DocxStyles.Table);
            WriteBlock(block);
        }
    }

    private void WriteBlock(ReportBlock block)
    {
        foreach (var paragraph in words.Paragraphs(block))
        {
            _text.Paragraph(paragraph);
        }
    }

    private void WriteRevisions()
    {
        Heading(words["revisions"], DocxStyles.Section);
        if (document.Revisions.Count == 0)
        {
            _text.Paragraph(RevisionLines.None(document, words));
            return;
        }

        DocxTable.WriteWords(_text, document, words, RevisionLines.Headings(document, words), document.Revisions.Select(r => (IReadOnlyList<string>)RevisionLines.Of(r, words)));
    }

    private void WriteChart(ReportChart chart)
    {
        _charts++;
        var picture = EmfPicture.Of(ReportCharts.Draw(chart, words));
        var file = $"media/chart{_charts.ToString(CultureInfo.InvariantCulture)}.emf";
        _text.Open(keepNext: true).Run(chart.Caption, DocxRun.Strong).Close();
        _text.Open(keepNext: true).Run(words.Mark(document), new DocxRun(Colour: "6B4000", HalfPoints: 16)).Close();
        DocxChart.Place(_text, chart, picture, _charts, _package.AddPicture(file, picture.Bytes));
    }

    private void WriteAppendix()
    {
        Heading(words["notes"], DocxStyles.Section);
        _text.Paragraph(words["growth-rule"]);
        foreach (var (sign, meaning) in CellSigns.Legend(document, words))
        {
            _text.Open().Run(sign, DocxRun.Strong).Run("\u2003" + meaning).Close();
        }

        foreach (var note in document.Notes)
        {
            _text.Open().Run(words.Number(note.Number), DocxRun.Strong).Run("\u2003" + words.Say(note.Text)).Close();
        }

        if (document.Completeness.Count > 0)
        {
            Heading(words["completeness"], DocxStyles.Section);
            _text.Paragraph(words["completeness-lead"]);
            var rows = document.Completeness.Select(c => (c.MeasureId, (IReadOnlyList<string>)CompletenessLines.Of(c, words), CompletenessLines.BodiesBelow(c, words)));
            DocxTable.WriteWords(_text, document, words, CompletenessLines.Headings(words), rows, BookmarkOf);
        }

        WriteRevisions();
        Heading(words["definitions"], DocxStyles.Section);
        _text.Paragraph(words["definitions-lead"]);
        foreach (var definition in document.Definitions)
        {
            _text.Open(DocxStyles.Definition).Bookmark(++_bookmarks, BookmarkOf(definition.MeasureId), words.Say(definition.Title));
            _text.Run("\u2003" + definition.MeasureId, DocxRun.Code).Close();
            foreach (var (name, value) in DefinitionLines.Of(definition, words))
            {
                _text.Open().Run(name + "\u2003", DocxRun.Quiet).Run(value).Close();
            }
        }
    }

    private void Heading(string title, string style)
    {
        var bookmark = "_Toc" + (_headings.Count + 1).ToString("D5", CultureInfo.InvariantCulture);
        _headings.Add((bookmark, title, style));
        _text.Open(style, newPage: _headings.Count == 1).Bookmark(++_bookmarks, bookmark, title).Close();
    }

    private string BookmarkOf(string measureId) => _measureBookmarks.GetValueOrDefault(measureId, "_Toc00001");

    private DocxText Header() => new DocxText().Paragraph(words.Mark(document), DocxStyles.Mark);

    private DocxText Footer()
    {
        var text = new DocxText();
        text.Open(align: "center").Run(words.Say(document.Title) + " \u00B7 " + words["page"] + " ", DocxRun.Quiet);
        return text.Field("PAGE", "1", DocxRun.Quiet).Run(" / ", DocxRun.Quiet).Field("NUMPAGES", "1", DocxRun.Quiet).Close();
    }
}
