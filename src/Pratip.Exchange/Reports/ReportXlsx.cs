using System.Globalization;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports;

/// <summary>
/// The report as a workbook: one sheet a table, numbers as numbers, growth as a percentage, the measure of every row in
/// its own column. A figure that was not reported is the words "not reported", which no sum takes for a zero.
/// </summary>
public static class ReportXlsx
{
    private const double LabelWidth = 32;
    private const double TextWidth = 60;

    private static readonly CellStyle Missing = new() { Alignment = CellAlignment.Right };
    private static readonly CellStyle Basis = new() { Wrap = true, Alignment = CellAlignment.Center };
    private static readonly CellStyle BasisHeader = CellStyle.Header with { Alignment = CellAlignment.Center };
    private static readonly CellStyle Code = CellStyle.Text with { Wrap = true };
    private static readonly CellStyle TotalLabel = new() { Bold = true, Wrap = true };
    private static readonly CellStyle TotalNumber = CellStyle.Integer with { Bold = true };
    private static readonly CellStyle TotalPercent = CellStyle.Percent with { Bold = true };
    private static readonly CellStyle NumberHeader = CellStyle.Header with { Alignment = CellAlignment.Right };

    public static byte[] Render(ReportDocument document, ReportStyle style)
    {
        var words = new ReportWords(style);
        using var buffer = new MemoryStream();
        using (var workbook = new XlsxWriter(buffer, $"{words.Say(document.Title)} \u2013 {words.Mark(document)}"))
        {
            WriteCover(workbook, document, words);
            foreach (var table in document.Tables)
            {
                WriteTable(workbook, document, table, words);
            }

            WriteBlocks(workbook, document, words);
            WriteCompleteness(workbook, document, words);
            WriteRevisions(workbook, document, words);
            WriteNotes(workbook, document, words);
            WriteDefinitions(workbook, document, words);
        }

        return buffer.ToArray();
    }

    private static void WriteCover(XlsxWriter workbook, ReportDocument document, ReportWords words)
    {
        var sheet = Begin(workbook, document, words, words["report"], frozenRows: 0, new(30), new(TextWidth));
        sheet.Skip();
        sheet.Write(XlsxCell.Of(words.Say(document.Title), CellStyle.Title));
        sheet.Write(words.OfficialDate(document.AsOf));
        sheet.Skip();
        foreach (var (name, value) in CoverLines.Of(document, words))
        {
            sheet.Write(XlsxCell.Of(name, CellStyle.BoldText), XlsxCell.Of(value, CellStyle.Wrapped));
        }

        sheet.Skip();
        sheet.Write(XlsxCell.Of(words["contents"], CellStyle.BoldText));
        foreach (var section in document.Sections)
        {
            sheet.Write(XlsxCell.Of(words.SectionTitle(section), CellStyle.Wrapped));
            foreach (var table in section.Tables)
            {
                sheet.Write("", XlsxCell.Of(words.TableTitle(table), CellStyle.Wrapped));
            }
        }
    }

    private static void WriteTable(XlsxWriter workbook, ReportDocument document, ReportTable table, ReportWords words)
    {
        var figures = table.Columns.Select(_ => new SheetColumn(13));
        var signs = Windows(document).SelectMany(_ => new SheetColumn[] { new(12.5), new(12) });
        var sheet = Begin(
            workbook,
            document,
            words,
            words.TableName(table),
            frozenRows: 3,
            [new(LabelWidth), .. figures, .. signs, new(23), new(13), new(17), new(8)]);
        sheet.Write(XlsxCell.Of(words.TableTitle(table), CellStyle.BoldText));
        sheet.Write([.. Headings(document, table, words)]);
        foreach (var row in table.Rows)
        {
            sheet.Write([.. Cells(document, table, row, words)]);
        }

        if (table.Notes.Count > 0)
        {
            sheet.Skip();
            sheet.Write(words.Fill("note-list", NoteNumbers(table.Notes, words)));
        }

        if (table.Narrative.Count > 0)
        {
            sheet.Skip();
            sheet.Write(words.Narrative(table));
        }
    }

    private static void WriteBlocks(XlsxWriter workbook, ReportDocument document, ReportWords words)
    {
        if (document.Blocks.Count == 0)
        {
            return;
        }

        var sheet = Begin(workbook, document, words, words["block.sheet"], 2, new(30), new(110));
        WriteHeader(sheet, [words["block.title"], words["block.text"]]);
        foreach (var block in document.Blocks)
        {
            foreach (var paragraph in words.Paragraphs(block))
            {
                sheet.Write(XlsxCell.Of(ReportBlocks.Title(block, words), CellStyle.BoldText), XlsxCell.Of(paragraph, CellStyle.Wrapped));
            }
        }
    }

    private static void WriteRevisions(XlsxWriter workbook, ReportDocument document, ReportWords words)
    {
        var sheet = Begin(workbook, document, words, words["revisions"], 2, new(TextWidth), new(22), new(16), new(16), new(TextWidth));
        WriteHeader(sheet, RevisionLines.Headings(document, words));
        if (document.Revisions.Count == 0)
        {
            sheet.Write(RevisionLines.None(document, words));
        }

        foreach (var revision in document.Revisions)
        {
            var texts = RevisionLines.Of(revision, words);
            sheet.Write(
                XlsxCell.Of(texts[0], CellStyle.Wrapped), texts[1], Number(revision.Before, texts[2]), Number(revision.After, texts[3]), XlsxCell.Of(texts[^1], CellStyle.Wrapped));
        }
    }

    private static XlsxCell Number(long? value, string otherwise) => value is null ? XlsxCell.Of(otherwise) : XlsxCell.Of(value, CellStyle.Integer);

    private static IEnumerable<XlsxCell> Headings(ReportDocument document, ReportTable table, ReportWords words)
    {
        yield return XlsxCell.Of(words["item"], CellStyle.Header);
        foreach (var column in table.Columns)
        {
            yield return XlsxCell.Of(words.Say(column.Title), NumberHeader);
        }

        foreach (var window in Windows(document))
        {
            yield return XlsxCell.Of(words.Fill("basis", words.Window(window)), BasisHeader);
            yield return XlsxCell.Of(words.Fill("origin", words.Window(window)), BasisHeader);
        }

        foreach (var key in new[] { "measure", "by", "key", "notes" })
        {
            yield return XlsxCell.Of(words[key], CellStyle.Header);
        }
    }

    private static List<XlsxCell> Cells(ReportDocument document, ReportTable table, ReportRow row, ReportWords words)
    {
        var isTotal = row.Indent == 0;
        var label = new string('\u2003', Math.Clamp(row.Indent, 0, 3)) + words.Say(row.Label);
        List<XlsxCell> cells = [XlsxCell.Of(label, isTotal ? TotalLabel : CellStyle.Wrapped)];
        var number = isTotal ? TotalNumber : CellStyle.Integer;
        foreach (var column in table.Columns)
        {
            cells.Add(column.Kind switch
            {
                ReportColumnKind.Window => Figure(row.Current, number, words),
                ReportColumnKind.Comparison => row.Earlier is null ? XlsxCell.Empty : Figure(row.Earlier, number, words),
                ReportColumnKind.Difference => XlsxCell.Of(row.Difference, number),
                _ => XlsxCell.Of(row.GrowthPercent / 100, isTotal ? TotalPercent : CellStyle.Percent),
            });
        }

        AddBasis(cells, row.Current, words);
        if (document.Comparison is not null)
        {
            AddBasis(cells, row.Earlier, words);
        }

        IEnumerable<int> notes = [.. row.Notes, .. row.Current.Notes, .. row.Earlier?.Notes ?? []];
        foreach (var text in new[] { row.Current.MeasureId, row.Current.By, row.Current.Key, NoteNumbers(notes, words) })
        {
            cells.Add(XlsxCell.Of(text, Code));
        }

        return cells;
    }

    private static XlsxCell Figure(ReportCell cell, CellStyle number, ReportWords words) =>
        cell.Value is { } value ? XlsxCell.Of((long?)value, number) : XlsxCell.Of(words.Figure(cell), Missing);

    private static void AddBasis(List<XlsxCell> cells, ReportCell? cell, ReportWords words)
    {
        cells.Add(XlsxCell.Of(cell is null ? null : words["kind." + cell.Kind.Code()], Basis));
        cells.Add(XlsxCell.Of(cell?.Origin is { } origin ? words["origin." + origin.Code()] : null, Basis));
    }

    private static string NoteNumbers(IEnumerable<int> notes, ReportWords words) =>
        string.Join(", ", notes.Distinct().Order().Select(n => words.Digits(n.ToString(CultureInfo.InvariantCulture))));

    private static void WriteCompleteness(XlsxWriter workbook, ReportDocument document, ReportWords words)
    {
        if (document.Completeness.Count == 0)
        {
            return;
        }

        var sheet = Begin(workbook, document, words, words["completeness"], 3, new(28), new(22), new(18), new(24), new(TextWidth), new(TextWidth));
        sheet.Write(XlsxCell.Of(words["completeness-lead"], CellStyle.BoldText));
        WriteHeader(sheet, [.. CompletenessLines.Headings(words), .. CompletenessLines.HeadingsOfBodies(words)]);
        foreach (var entry in document.Completeness)
        {
            sheet.Write([entry.MeasureId, .. CompletenessLines.Of(entry, words).Concat(CompletenessLines.Bodies(entry, words)).Select(text => XlsxCell.Of(text, CellStyle.Wrapped))]);
        }
    }

    private static void WriteNotes(XlsxWriter workbook, ReportDocument document, ReportWords words)
    {
        var sheet = Begin(workbook, document, words, words["notes"], 2, new(16), new(110));
        WriteHeader(sheet, [words["note-number"], words["note"]]);
        foreach (var note in document.Notes)
        {
            sheet.Write(XlsxCell.Of((long?)note.Number), XlsxCell.Of(words.Say(note.Text), CellStyle.Wrapped));
        }

        sheet.Write("", XlsxCell.Of(words["growth-rule"], CellStyle.Wrapped));
        sheet.Write("", XlsxCell.Of(words["sign.missing"], CellStyle.Wrapped));
    }

    private static void WriteDefinitions(XlsxWriter workbook, ReportDocument document, ReportWords words)
    {
        var sheet = Begin(workbook, document, words, words["definitions"], 2, new(28), new(40), new(26), new(110));
        WriteHeader(sheet, [words["measure"], words["definition.title"], "", ""]);
        foreach (var definition in document.Definitions)
        {
            sheet.Write(XlsxCell.Of(definition.MeasureId, CellStyle.BoldText), XlsxCell.Of(words.Say(definition.Title), TotalLabel));
            foreach (var (name, value) in DefinitionLines.Of(definition, words))
            {
                sheet.Write(definition.MeasureId, "", name, XlsxCell.Of(value, CellStyle.Wrapped));
            }
        }
    }

    /// <summary>
    /// Every sheet begins with the purpose of the register, on the screen and on each printed page. The cover, which has no
    /// head to repeat, is one upright page; tables lie across theirs.
    /// </summary>
    private static XlsxSheetWriter Begin(
        XlsxWriter workbook, ReportDocument document, ReportWords words, string name, int frozenRows, params SheetColumn[] columns)
    {
        var layout = new SheetLayout { Columns = columns, FrozenRows = frozenRows, Landscape = frozenRows > 0, OnePage = frozenRows == 0, PageMark = words.Mark(document) };
        return MarkedSheet.Begin(workbook, name, layout);
    }

    private static void WriteHeader(XlsxSheetWriter sheet, IEnumerable<string> headings) =>
        sheet.Write([.. headings.Select(text => XlsxCell.Of(text, CellStyle.Header))]);

    private static IEnumerable<Kernel.ReportingWindow> Windows(ReportDocument document) =>
        document.Comparison is { } earlier ? [document.Window, earlier] : [document.Window];
}
