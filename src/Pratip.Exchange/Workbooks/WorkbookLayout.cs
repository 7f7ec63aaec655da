using System.Globalization;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using TabColumn = Pratip.Exchange.Tabular.Writing.SheetColumn;

namespace Pratip.Exchange.Workbooks;

/// <summary>
/// The one layout of every workbook that goes to or comes from an agency: a cover, then a tab for each sheet with the
/// title, the column ids, the English and the Khmer headings, and the rows. Whoever writes such a file writes it here.
/// </summary>
internal sealed class WorkbookLayout(XlsxWriter writer, string? marker)
{
    /// <summary>The heading under which a rejected row says what is wrong with it; never read back.</summary>
    public const string ProblemColumn = "problem";

    /// <summary>The heading under which a returned row says where it stood in the file that was sent; carried along, never judged.</summary>
    public const string SentRowColumn = "sent_row";

    /// <summary>The columns in front of those of the sheet in a workbook that goes back.</summary>
    public const int LeadColumns = 2;

    private const int CoverValueColumn = 2;
    private const int DescribedRows = 2000;

    /// <summary>Spreadsheets disagree about the days of this year and know none before it.</summary>
    private const int FirstSerialYear = 1900;

    private static readonly CellStyle IdStyle = new() { Italic = true, Fill = CellFill.Note };
    private static readonly CellStyle InputStyle = new() { Format = NumberFormat.Text, Fill = CellFill.Input, Border = true };

    /// <summary>Cells that tell which row is which.</summary>
    public static CellStyle LockedStyle { get; } = new() { Format = NumberFormat.Text, Italic = true, Fill = CellFill.Note };

    public static LocalizedText ProblemHeader { get; } = new("What is wrong, and what would be right", "អ្វីខុស និងអ្វីដែលត្រឹមត្រូវ");

    public static LocalizedText SentRowHeader { get; } = new("Row in the file you sent", "ជួរក្នុងឯកសារដែលអ្នកបានផ្ញើ");

    /// <summary>Writes the cover; states are given by sheet id, and an absent one is left to be filled in.</summary>
    public void WriteCover(string? agency, ReportingWindow? period, IReadOnlyList<Sheet> sheets, IReadOnlyDictionary<string, string> states, string? stateList)
    {
        var cover = SheetCatalogue.Standard.Cover;
        var tab = writer.AddSheet(cover.Id, new SheetLayout { Columns = [new(16), new(48), new(28)] });
        WriteMarker(tab);
        tab.Write(XlsxCell.Of($"{cover.En} · {cover.Km}", CellStyle.Title));
        foreach (var field in cover.Fields)
        {
            var value = field.Id switch
            {
                "agency" => XlsxCell.Of(agency, InputStyle),
                "period_from" => XlsxCell.Of(period?.From, InputStyle with { Format = NumberFormat.Date }),
                _ => XlsxCell.Of(period?.To, InputStyle with { Format = NumberFormat.Date }),
            };
            tab.Write(XlsxCell.Of(field.Id, IdStyle), XlsxCell.Of($"{field.En} · {field.Km}", CellStyle.BoldText), value);
        }

        tab.Skip();
        var first = tab.Row + 1;
        foreach (var sheet in sheets)
        {
            tab.Write(
                XlsxCell.Of(sheet.Id, IdStyle), XlsxCell.Of($"{sheet.En} · {sheet.Km}", CellStyle.BoldText),
                XlsxCell.Of(states.GetValueOrDefault(sheet.Id), InputStyle));
        }

        if (stateList is not null)
        {
            tab.Add(new InputRule(new CellRange(CoverValueColumn, first, CoverValueColumn, tab.Row)) { List = stateList });
        }
    }

    /// <summary>Begins the tab of a sheet and writes its headings.</summary>
    public XlsxSheetWriter Begin(Sheet sheet, bool withProblems = false, bool showIds = false)
    {
        var lead = withProblems ? LeadColumns : 0;
        var columns = new List<TabColumn>();
        if (withProblems)
        {
            columns.Add(new TabColumn(60, Style: CellStyle.Problem));
            columns.Add(new TabColumn(10, Style: LockedStyle));
        }

        columns.AddRange(sheet.Columns.Select(c => new TabColumn(Width(c), c.Hidden && !showIds, c.Type == "integer" ? null : CellStyle.Text)));
        var tab = writer.AddSheet(sheet.Id, new SheetLayout { Columns = columns, FrozenRows = marker is null ? 4 : 5, Landscape = true });
        WriteMarker(tab, lead + 1);
        tab.Write([.. Enumerable.Repeat(XlsxCell.Empty, lead + 1), XlsxCell.Of($"{sheet.En} · {sheet.Km}", CellStyle.Title)]);
        WriteHeadings(tab, withProblems ? [ProblemColumn, SentRowColumn] : [], sheet, c => c.Id, IdStyle);
        WriteHeadings(tab, withProblems ? [ProblemHeader.En, SentRowHeader.En] : [], sheet, c => c.Required ? c.En + " *" : c.En, CellStyle.Header);
        WriteHeadings(tab, withProblems ? [ProblemHeader.Km, SentRowHeader.Km] : [], sheet, c => c.Required ? c.Km + " *" : c.Km, CellStyle.Header);
        return tab;
    }

    /// <summary>Rules for the rows below the headings: drop-downs for the columns that have choices.</summary>
    public static void AddDropDowns(XlsxSheetWriter tab, Sheet sheet, int firstRow, Func<SheetColumn, string?> listOf, Func<SheetColumn, bool> takesSeveral, int lead = 0)
    {
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            if (listOf(sheet.Columns[i]) is { } list)
            {
                // Where several values may stand in one cell, the list offers the first and must not forbid the others.
                tab.Add(new InputRule(new CellRange(lead + i, firstRow, lead + i, firstRow + DescribedRows)) { List = list, OnlyWarn = takesSeveral(sheet.Columns[i]) });
            }
        }
    }

    /// <summary>
    /// Nothing can be typed over the ids and versions. Protecting the sheet would also forbid sorting, filtering and adding
    /// rows, so the cells are locked by a rule that no value fulfils.
    /// </summary>
    public static void LockIds(XlsxSheetWriter tab, Sheet sheet, int firstRow)
    {
        foreach (var i in Enumerable.Range(0, sheet.Columns.Count).Where(i => sheet.Columns[i].Type is "row-id" or "row-version"))
        {
            tab.Add(new InputRule(new CellRange(i, firstRow, i, firstRow + DescribedRows))
            {
                Formula = "FALSE",
                ErrorTitle = sheet.Columns[i].Id,
                Error = $"{sheet.Columns[i].En}. {sheet.Columns[i].Km}",
            });
        }
    }

    /// <summary>A canonical text as the cell a person would have typed: whole days as dates, whole numbers as numbers.</summary>
    public static XlsxCell Cell(SheetColumn column, string? value) => column.Type switch
    {
        "date" when value is { Length: 10 } && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year > FirstSerialYear => XlsxCell.Of(day),
        "integer" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => XlsxCell.Of((double)number, CellStyle.Normal),
        _ => XlsxCell.Of(value),
    };

    private static double Width(SheetColumn column) => column.Type switch
    {
        "row-id" or "row-version" => 9,
        "date" or "integer" or "yes-no" => 14,
        "name" => 26,
        "text" => 24,
        _ => 20,
    };

    private static void WriteHeadings(XlsxSheetWriter tab, string[] lead, Sheet sheet, Func<SheetColumn, string> heading, CellStyle style) =>
        tab.Write([.. lead.Concat(sheet.Columns.Select(heading)).Select(text => XlsxCell.Of(text, style))]);

    private void WriteMarker(XlsxSheetWriter tab, int column = 0)
    {
        if (marker is not null)
        {
            tab.Write([.. Enumerable.Repeat(XlsxCell.Empty, column), XlsxCell.Of(marker, new CellStyle { Bold = true, Fill = CellFill.Problem })]);
        }
    }
}
