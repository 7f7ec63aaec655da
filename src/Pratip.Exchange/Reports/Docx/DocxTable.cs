using System.Globalization;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>Tables whose head, with the purpose of the register, repeats on every page, and whose rows do not break across pages.</summary>
internal static class DocxTable
{
    private const string MarkGround = "FFF4E0";
    private const int FullWidth = 9900;
    private const int FigureWidth = 1550;
    private const int ChangeWidth = 1300;
    private const int MeasureWidth = 1700;

    public static void Write(DocxText text, ReportDocument document, ReportTable table, ReportWords words, Func<string, string> bookmarkOf)
    {
        int[] figures = [.. table.Columns.Select(c => c.Kind is ReportColumnKind.Window or ReportColumnKind.Comparison ? FigureWidth : ChangeWidth)];
        int[] widths = [FullWidth - figures.Sum() - MeasureWidth, .. figures, MeasureWidth];
        Begin(text, document, words, widths);
        BeginRow(text, isHeader: true);
        Heading(text, words["item"], widths[0], null);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            Heading(text, words.Say(table.Columns[i].Title), figures[i], "right");
        }

        Heading(text, words["measure"], MeasureWidth, null);
        text.Markup.Close().Line();
        foreach (var row in table.Rows)
        {
            WriteRow(text, table, row, words, widths, bookmarkOf);
        }

        text.Markup.Close().Line();
    }

    /// <summary>A table of words; the first column is a measure and leads to its definition.</summary>
    public static void WriteWords(
        DocxText text,
        ReportDocument document,
        ReportWords words,
        IReadOnlyList<string> headings,
        IEnumerable<(string Measure, IReadOnlyList<string> Texts, IReadOnlyList<string> Below)> rows,
        Func<string, string> bookmarkOf) =>
        WriteWords(text, document, words, headings, rows.SelectMany(row => row.Below
            .Select(value => (Action<DocxText>[])[t => t.Run(value)])
            .Prepend([t => t.Link(bookmarkOf(row.Measure), row.Measure, DocxRun.Code), .. row.Texts.Select(value => (Action<DocxText>)(t => t.Run(value)))])));

    /// <summary>A table of words alone.</summary>
    public static void WriteWords(DocxText text, ReportDocument document, ReportWords words, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows) =>
        WriteWords(text, document, words, headings, rows.Select(row => row.Select(value => (Action<DocxText>)(t => t.Run(value))).ToArray()));

    private static void WriteWords(DocxText text, ReportDocument document, ReportWords words, IReadOnlyList<string> headings, IEnumerable<Action<DocxText>[]> rows)
    {
        var widths = headings.Select(_ => FullWidth / headings.Count).ToArray();
        Begin(text, document, words, widths);
        BeginRow(text, isHeader: true);
        foreach (var heading in headings)
        {
            Heading(text, heading, widths[0], null);
        }

        text.Markup.Close().Line();
        foreach (var row in rows)
        {
            BeginRow(text, isHeader: false);
            foreach (var content in row)
            {
                // What stands alone has the width of the table.
                Cell(text, row.Length == 1 ? widths.Sum() : widths[0], null, 0, content, span: row.Length == 1 ? widths.Length : 1);
            }

            text.Markup.Close().Line();
        }

        text.Markup.Close().Line();
    }

    private static void Begin(DocxText text, ReportDocument document, ReportWords words, int[] widths)
    {
        var xml = text.Markup;
        xml.Open("w:tbl").Open("w:tblPr").Leaf("w:tblW", ("w:w", "5000"), ("w:type", "pct"));
        xml.Open("w:tblBorders");
        foreach (var side in new[] { "top", "bottom", "insideH" })
        {
            xml.Leaf("w:" + side, ("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "B9C1C9"));
        }

        xml.Close().Leaf("w:tblLayout", ("w:type", "fixed")).Close();
        xml.Open("w:tblGrid");
        foreach (var width in widths)
        {
            xml.Leaf("w:gridCol", ("w:w", Text(width)));
        }

        xml.Close().Line();
        BeginRow(text, isHeader: true);
        Cell(text, widths.Sum(), null, 0, t => t.Run(words.Mark(document), new DocxRun(Colour: "6B4000", HalfPoints: 16)), span: widths.Length, ground: MarkGround);
        xml.Close().Line();
    }

    private static void BeginRow(DocxText text, bool isHeader)
    {
        text.Markup.Open("w:tr").Open("w:trPr").Leaf("w:cantSplit");
        if (isHeader)
        {
            text.Markup.Leaf("w:tblHeader");
        }

        text.Markup.Close();
    }

    private static void WriteRow(DocxText text, ReportTable table, ReportRow row, ReportWords words, int[] widths, Func<string, string> bookmarkOf)
    {
        var look = row.Indent == 0 ? DocxRun.Strong : DocxRun.Plain;
        BeginRow(text, isHeader: false);
        Cell(text, widths[0], null, row.Indent * 240, t => Notes(t.Run(words.Say(row.Label), look), row.Notes, words));
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var kind = table.Columns[i].Kind;
            Cell(text, widths[i + 1], "right", 0, t => WriteColumn(t, kind, row, look, words));
        }

        Cell(text, widths[^1], null, 0, t =>
        {
            t.Link(bookmarkOf(row.Current.MeasureId), row.Current.MeasureId, DocxRun.Code);
            if (row.Current.By is { } by)
            {
                t.Run($" {by}={row.Current.Key}", DocxRun.Code);
            }
        });
        text.Markup.Close().Line();
    }

    private static void WriteColumn(DocxText text, ReportColumnKind kind, ReportRow row, DocxRun look, ReportWords words)
    {
        switch (kind)
        {
            case ReportColumnKind.Window:
                WriteFigure(text, row.Current, look, words);
                break;
            case ReportColumnKind.Comparison when row.Earlier is { } earlier:
                WriteFigure(text, earlier, look, words);
                break;
            case ReportColumnKind.Difference:
                text.Run(words.Difference(row), look);
                break;
            case ReportColumnKind.GrowthPercent:
                text.Run(words.Growth(row), look);
                break;
        }
    }

    private static void WriteFigure(DocxText text, ReportCell cell, DocxRun look, ReportWords words)
    {
        text.Run(words.Figure(cell), cell.Value is null ? DocxRun.Quiet : look);
        text.Run(CellSigns.Of(cell), new DocxRun(HalfPoints: 10));
        Notes(text, cell.Notes, words);
    }

    private static void Notes(DocxText text, IReadOnlyList<int> notes, ReportWords words) =>
        text.Run(string.Concat(notes.Select(words.NoteMark)), DocxRun.Note);

    private static void Heading(DocxText text, string heading, int width, string? align) =>
        Cell(text, width, align, 0, t => t.Run(heading, DocxRun.Strong));

    private static void Cell(DocxText text, int width, string? align, int indent, Action<DocxText> content, int span = 1, string? ground = null)
    {
        text.Markup.Open("w:tc").Open("w:tcPr").Leaf("w:tcW", ("w:w", Text(width)), ("w:type", "dxa"));
        if (span > 1)
        {
            text.Markup.Leaf("w:gridSpan", ("w:val", Text(span)));
        }

        if (ground is not null)
        {
            text.Markup.Leaf("w:shd", ("w:val", "clear"), ("w:color", "auto"), ("w:fill", ground));
        }

        text.Markup.Close();
        text.Open(DocxStyles.Cell, align, indent: indent);
        content(text);
        text.Close();
        text.Markup.Close();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
