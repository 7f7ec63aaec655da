using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class XlsxReadingTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void What_the_writer_writes_the_reader_reads()
    {
        var bytes = Files.Book(book =>
        {
            var sheet = book.AddSheet("ករណី");
            sheet.Write("Name", "Count", "Share", "Day", "Open");
            sheet.Skip();
            sheet.Write("សុខ ដារ៉ា", 12, 0.5, new DateOnly(2024, 2, 29), true);
            book.AddSheet("Lists", new SheetLayout { Hidden = true }).Write("a");
        });

        using var file = TabularFile.Open(_files.Add("report.pdf", bytes), displayName: "January.xlsx");
        Assert.Equal(TabularFormat.Xlsx, file.Format);
        Assert.Equal("January.xlsx", file.FileName);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), file.Sha256);
        Assert.Equal([("ករណី", 0, false), ("Lists", 1, true)], file.Sheets.Select(s => (s.Name, s.Index, s.IsHidden)));

        var rows = file.Sheets.First().Rows.ToList();
        Assert.Equal([1, 3], rows.Select(row => row.Number));
        Assert.Equal(
            [Cell.OfText("សុខ ដារ៉ា"), Cell.OfNumber(12), Cell.OfNumber(0.5), Cell.OfDate(45351), Cell.OfBoolean(true)],
            rows[1].Cells);
        Assert.Equal(new DateTime(2024, 2, 29), rows[1][3].AsDateTime());
        Assert.Equal("2024-02-29", rows[1][3].Text);
        Assert.True(rows[1][99].IsEmpty);
    }

    [Fact]
    public void Every_kind_of_cell_is_read_as_what_it_is()
    {
        var row = _files.Rows(Files.Raw(
            "<row><c t='s'><v>0</v></c><c><v>-1.5</v></c><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c><c t='inlineStr'><is><t>in</t></is></c><c t='d'><v>2024-03-05</v></c><c/><c s='1'/></row>",
            strings: "<si><t>shared</t></si>"))[0];
        Assert.Equal(
            [CellKind.Text, CellKind.Number, CellKind.Boolean, CellKind.Error, CellKind.Text, CellKind.Date, CellKind.Empty, CellKind.Empty],
            row.Cells.Select(cell => cell.Kind));
        Assert.Equal("shared|-1.5|TRUE|#N/A|in|2024-03-05||", Files.Line(row));
    }

    [Fact]
    public void A_formula_gives_its_last_value_and_says_that_it_is_one()
    {
        var row = _files.Rows(Files.Raw(
            "<row><c><f>A1+1</f><v>2</v></c><c t='str'><f>B1</f><v>text</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c><c><f>SUM(A1:A9)</f></c><c t='str'><f>\"\"</f><v></v></c><c><v>3</v></c></row>"))[0];
        Assert.Equal([Cell.OfNumber(2) with { FromFormula = true }, Cell.OfText("text") with { FromFormula = true }], row.Cells.Take(2));
        Assert.Equal((CellKind.Error, true), (row[2].Kind, row[2].FromFormula));
        Assert.Equal(Cell.OfFormula("SUM(A1:A9)"), row[3]);
        Assert.Equal("=SUM(A1:A9)", row[3].Text);
        Assert.Equal((CellKind.Empty, true), (row[4].Kind, row[4].FromFormula));
        Assert.False(row[5].FromFormula);
    }

    [Fact]
    public void Runs_of_rich_text_are_joined_and_phonetic_guides_left_out()
    {
        const string Strings = "<si><r><rPr><b/></rPr><t>東</t></r><r><t xml:space='preserve'> 京</t></r><rPh sb='0' eb='1'><t>とうきょう</t></rPh><phoneticPr fontId='1'/></si>";
        Assert.Equal("東 京", _files.Rows(Files.Raw("<row><c t='s'><v>0</v></c></row>", Strings))[0][0].Text);
    }

    [Fact]
    public void A_number_is_a_date_only_where_its_format_shows_one()
    {
        const string Styles = "<numFmts><numFmt numFmtId='164' formatCode='[$-453]dd\\ mmmm\\ yyyy;@'/><numFmt numFmtId='165' formatCode='0.0\"d\"'/></numFmts>"
            + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>";
        var row = _files.Rows(Files.Raw(
            "<row><c s='0'><v>45356</v></c><c s='1'><v>45356</v></c><c s='2'><v>45356.5</v></c><c s='3'><v>45356</v></c><c s='1'><v>-1</v></c><c s='99'><v>1</v></c></row>", styles: Styles))[0];
        Assert.Equal("45356|2024-03-05|2024-03-05T12:00:00|45356|-1|1", Files.Line(row));
    }

    [Fact]
    public void Dates_counted_from_1904_become_serials_of_the_1900_system()
    {
        const string Styles = "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>";
        var row = _files.Rows(Files.Raw("<row><c s='1'><v>43894</v></c></row>", styles: Styles, workbookProperties: "<workbookPr date1904='1'/>"))[0];
        Assert.Equal("2024-03-05", row[0].Text);
        Assert.Equal(45356, row[0].Number);
    }

    [Fact]
    public void Rows_keep_their_numbers_and_say_whether_they_are_hidden()
    {
        var rows = _files.Rows(Files.Raw("<row r='3'><c r='B3'><v>1</v></c></row><row r='5' hidden='1'><c><v>2</v></c></row><row r='6'><c s='1'/></row><row r='9'/>"));
        Assert.Equal([(3, false), (5, true)], rows.Select(row => (row.Number, row.IsHidden)));
        Assert.Equal([CellKind.Empty, CellKind.Number], rows[0].Cells.Select(cell => cell.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x:")]
    public void Merged_ranges_are_known_with_the_first_row(string prefix)
    {
        var sheet = $"<p:worksheet xmlns:p='u'><p:sheetData><p:row><p:c><p:v>1</p:v></p:c><p:c/><p:c><p:v>3</p:v></p:c></p:row><p:row><p:c/><p:c><p:v>5</p:v></p:c></p:row></p:sheetData><p:mergeCells><p:mergeCell ref='A1:B1'/><p:mergeCell ref=\"A2:A3\"/></p:mergeCells></p:worksheet>"
            .Replace("p:", prefix, StringComparison.Ordinal).Replace("xmlns:p='u'", prefix.Length == 0 ? "" : "xmlns:x='u'", StringComparison.Ordinal).Replace("xmlns:='u'", "", StringComparison.Ordinal);
        using var file = TabularFile.Open(_files.Add("a.xlsx", Files.Raw(sheet)));
        var first = file.Sheets.First();
        using var rows = first.Rows.GetEnumerator();
        Assert.True(rows.MoveNext());
        Assert.Equal([new CellRange(0, 1, 1, 1), new CellRange(0, 2, 0, 3)], first.MergedRanges);
        Assert.Equal([false, true, false], rows.Current.Cells.Select(cell => cell.IsMergedContinuation));
    }

    [Fact]
    public void A_workbook_without_texts_or_styles_is_read()
    {
        var bytes = Files.Zip(
            ("xl/workbook.xml", "<workbook xmlns:r='http://purl.oclc.org/ooxml/officeDocument/relationships'><sheets><sheet name='A' r:id='r1'/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet.xml'/></Relationships>"),
            ("xl/sheet.xml", "\uFEFF<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"));
        Assert.Equal("1", _files.Rows(bytes)[0][0].Text);
    }

    [Fact]
    public void Characters_XML_cannot_hold_are_decoded()
    {
        var row = _files.Rows(Files.Raw("<row><c t='str'><v>a_x000D_b_x005F_x000D_c_x12_</v></c><c t='str'><v>_x0000_|_xD800_|_xD83D__xDE00_</v></c></row>"))[0];
        Assert.Equal("a\rb_x000D_c_x12_", row[0].Text);
        Assert.Equal("\uFFFD|\uFFFD|😀", row[1].Text);
    }
}
