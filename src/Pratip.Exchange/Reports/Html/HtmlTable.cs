using System.Globalization;
using Pratip.Exchange.Reports.Charts;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Html;

/// <summary>
/// A table of figures. The purpose of the register stands in its head, which a printer repeats on every page, and every
/// figure carries its measure and leads to its definition.
/// </summary>
internal static class HtmlTable
{
    public static void Write(Markup page, ReportDocument document, ReportTable table, ReportWords words)
    {
        if (words.Narrative(table) is { Length: > 0 } narrative)
        {
            page.Element("p", narrative, ("class", "narrative")).Line();
        }

        page.Open("div", ("class", "table"), ("id", ReportHtml.TableAnchor(table))).Line();
        page.Open("table").Line();
        page.Open("caption").Element("span", words.TableTitle(table)).Close().Line();
        WriteHead(page, document, table, words);
        page.Open("tbody").Line();
        foreach (var row in table.Rows)
        {
            WriteRow(page, table, row, words);
        }

        page.Close().Line().Close().Line();
        if (table.Notes.Count > 0)
        {
            page.Open("p", ("class", "table-notes")).Text(words["notes"]);
            WriteNotes(page, table.Notes, words);
            page.Close().Line();
        }

        page.Close().Line();
    }

    private static void WriteHead(Markup page, ReportDocument document, ReportTable table, ReportWords words)
    {
        page.Open("thead").Line();
        page.Open("tr", ("class", "mark-row"));
        page.Element("td", words.Mark(document), ("colspan", (table.Columns.Count + 2).ToString(CultureInfo.InvariantCulture)));
        page.Close().Line();
        page.Open("tr").Element("th", words["item"], ("scope", "col"));
        foreach (var column in table.Columns)
        {
            page.Element("th", words.Say(column.Title), ("scope", "col"), ("class", "number"));
        }

        page.Element("th", words["measure"], ("scope", "col"), ("class", "measure")).Close().Line();
        page.Close().Line();
    }

    private static void WriteRow(Markup page, ReportTable table, ReportRow row, ReportWords words)
    {
        page.Open("tr", ("class", row.Indent == 0 ? "total" : ReportCharts.KindOf(row) == ChartRowKind.Item ? null : "remainder"));
        page.Open("th", ("scope", "row"), ("class", "indent-" + Math.Clamp(row.Indent, 0, 3).ToString(CultureInfo.InvariantCulture)));
        page.Text(words.Say(row.Label));
        WriteNotes(page, row.Notes, words);
        page.Close();
        foreach (var column in table.Columns)
        {
            WriteColumn(page, column.Kind, row, words);
        }

        page.Open("td", ("class", "measure"));
        page.Element("a", row.Current.MeasureId, ("href", "#" + ReportHtml.MeasureAnchor(row.Current.MeasureId)));
        if (row.Current.By is { } by)
        {
            page.Text(" ").Element("span", $"{by}={row.Current.Key}");
        }

        page.Close().Close().Line();
    }

    private static void WriteColumn(Markup page, ReportColumnKind kind, ReportRow row, ReportWords words)
    {
        switch (kind)
        {
            case ReportColumnKind.Window:
                WriteFigure(page, row.Current, words);
                break;
            case ReportColumnKind.Comparison when row.Earlier is { } earlier:
                WriteFigure(page, earlier, words);
                break;
            case ReportColumnKind.Comparison:
                page.Element("td", "", ("class", "number"));
                break;
            case ReportColumnKind.Difference:
                WriteChange(page, "difference", words.Difference(row), row);
                break;
            default:
                WriteChange(page, "growth-percent", words.Growth(row), row);
                break;
        }
    }

    private static void WriteChange(Markup page, string what, string text, ReportRow row) => page.Element(
        "td",
        text,
        ("class", "number"),
        ("data-measure", row.Current.MeasureId),
        ("data-by", row.Current.By),
        ("data-key", row.Current.Key),
        ("data-change", what));

    private static void WriteFigure(Markup page, ReportCell cell, ReportWords words)
    {
        page.Open(
            "td",
            ("class", cell.Value is null ? "number missing" : "number"),
            ("data-measure", cell.MeasureId),
            ("data-by", cell.By),
            ("data-key", cell.Key),
            ("data-window", cell.Window.ToString()),
            ("data-kind", cell.Kind.Code()),
            ("data-origin", cell.Origin?.Code()),
            ("data-value", cell.Value?.ToString(CultureInfo.InvariantCulture)));
        page.Element("a", words.Figure(cell), ("href", "#" + ReportHtml.MeasureAnchor(cell.MeasureId)));
        var signs = CellSigns.Of(cell);
        if (signs.Length > 0)
        {
            page.Element("span", signs, ("class", "sign"));
        }

        WriteNotes(page, cell.Notes, words);
        page.Close();
    }

    private static void WriteNotes(Markup page, IReadOnlyList<int> notes, ReportWords words)
    {
        foreach (var note in notes)
        {
            page.Open("sup", ("class", "note"));
            page.Element("a", words.NoteMark(note), ("href", "#note-" + note.ToString(CultureInfo.InvariantCulture))).Close();
        }
    }
}
