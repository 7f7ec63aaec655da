using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Cell = Pratip.Exchange.Tabular.Cell;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class XlsxWriterTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_workbook_with_everything_is_valid_for_Office()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Everything()), isEditable: false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document);
        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal(("Report & more", "Pratip"), (document.PackageProperties.Title, document.PackageProperties.Creator));
    }

    [Fact]
    public void The_same_calls_give_the_same_bytes() => Assert.Equal(Everything(), Everything());

    [Fact]
    public void A_stream_that_cannot_seek_is_enough()
    {
        using var target = new MemoryStream();
        using (var forward = new GZipStream(target, CompressionMode.Compress, leaveOpen: true))
        using (var book = new XlsxWriter(forward, "t"))
        {
            book.AddSheet("A").Write("x", 1);
        }

        target.Position = 0;
        using var plain = new MemoryStream();
        using (var unpacked = new GZipStream(target, CompressionMode.Decompress))
        {
            unpacked.CopyTo(plain);
        }

        Assert.Equal("x|1", Files.Line(_files.Rows(plain.ToArray())[0]));
    }

    [Fact]
    public void Any_text_comes_back_as_it_was() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll((string[] texts) => RoundTrip(texts.Where(text => text is not null))));

    [Fact]
    public void Difficult_texts_come_back_as_they_were() => Assert.True(RoundTrip(
        ["\r\n\t x ", "_x000D_", "_x005F_x000D_", "__x0041__", "\u0001\u001F", "]]>", "<&>\"'", "😀", "ខ្ញុំ", "\uFFFE\uFFFF", " ", "=1+1", "_", "_x", "_x00"]));

    [Fact]
    public void Any_number_comes_back_as_it_was() => Check.QuickThrowOnFailure(Prop.ForAll((double number) =>
    {
        var row = _files.Rows(Files.Book(book => book.AddSheet("A").Write("x", number)))[0];
        return double.IsFinite(number) ? row[1] == Cell.OfNumber(number) : row[1].IsEmpty;
    }));

    [Fact]
    public void A_text_that_fits_no_cell_ends_in_an_ellipsis()
    {
        var text = _files.Rows(Files.Book(book => book.AddSheet("A").Write(new string('x', 32_765) + "😀😀")))[0][0].Text;
        Assert.Equal(new string('x', 32_765) + "…", text);
    }

    [Fact]
    public void Rows_grow_with_their_wrapped_and_large_texts_unless_a_height_is_given()
    {
        var bytes = Files.Book(book =>
        {
            var sheet = book.AddSheet("A", new SheetLayout { Columns = [new(20)] });
            sheet.Write("plain\nbut not wrapped");
            sheet.Write(XlsxCell.Of(new string('x', 60), CellStyle.Wrapped));
            sheet.Write(XlsxCell.Of("Title", CellStyle.Title));
            sheet.Height(40).Write(XlsxCell.Of(new string('x', 600), CellStyle.Wrapped));
            sheet.Write(XlsxCell.Of(new string('x', 30_000), CellStyle.Wrapped));
        });
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var heights = System.Text.RegularExpressions.Regex.Matches(reader.ReadToEnd(), "<row r=\"(?<row>[0-9])\"( ht=\"(?<height>[0-9]+)\" customHeight=\"1\")?>", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        Assert.Equal(["1:", "2:75", "3:27", "4:40", "5:409"], heights.Select(row => $"{row.Groups["row"].Value}:{row.Groups["height"].Value}").ToArray());
    }

    [Fact]
    public void A_prompt_keeps_its_line_breaks()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Everything()), isEditable: false);
        var prompts = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>());
        Assert.Contains(prompts, rule => rule.Prompt?.Value == "Pick one.\nសូមជ្រើសរើស");
    }

    [Fact]
    public void Missing_is_never_zero()
    {
        var row = _files.Rows(Files.Book(book => book.AddSheet("A").Write("x", XlsxCell.Of((long?)null), XlsxCell.Of((decimal?)null), XlsxCell.Of((DateOnly?)null), 0)))[0];
        Assert.Equal([CellKind.Empty, CellKind.Empty, CellKind.Empty, CellKind.Number], row.Cells.Skip(1).Select(cell => cell.Kind));
    }

    [Fact]
    public void Names_of_sheets_are_made_acceptable_and_different()
    {
        var names = new List<string>();
        var bytes = Files.Book(book =>
        {
            foreach (var name in (string[])["a/b:c", "A b c", "", new string('x', 40), new string('x', 40), "'q'"])
            {
                names.Add(book.AddSheet(name).Name);
            }
        });
        Assert.Equal(["a b c", "A b c (2)", "Sheet", new string('x', 31), new string('x', 27) + " (2)", "q"], names.ToArray());
        using var file = TabularFile.Open(_files.Add("a.xlsx", bytes));
        Assert.Equal(names.ToArray(), file.Sheets.Select(sheet => sheet.Name).ToArray());
    }

    [Fact]
    public void A_workbook_without_sheets_still_opens() => Assert.Empty(_files.Rows(Files.Book(_ => { })));

    [Fact]
    public void A_row_from_a_file_can_be_written_back()
    {
        var first = _files.Rows(Everything())[1];
        var again = _files.Rows(Files.Book(book => book.AddSheet("A").Write([.. first.Cells.Select(cell => XlsxCell.Of(cell)), "reason"])))[0];
        Assert.Equal(first.Cells.Where(cell => !cell.IsEmpty), again.Cells.Where(cell => !cell.IsEmpty).SkipLast(1));
    }

    internal static byte[] Everything()
    {
        using var bytes = new MemoryStream();
        using (var book = new XlsxWriter(bytes, "Report & more"))
        {
            var sheet = book.AddSheet("របាយការណ៍ 'A' & B", new SheetLayout
            {
                Columns = [new(30), new(10, Style: CellStyle.Text), new(8, Hidden: true), new(), new(14, Style: CellStyle.Date)],
                FrozenRows = 2,
                FrozenColumns = 1,
                Landscape = true,
            });
            sheet.Write(XlsxCell.Of("កម្ពុជា ការជួញដូរមនុស្ស ស្ត្រី ខ្ញុំ", CellStyle.Title));
            sheet.Write(XlsxCell.Of("Name", CellStyle.Header), XlsxCell.Of("Province", CellStyle.Header), XlsxCell.Of("Hidden", CellStyle.Header), XlsxCell.Of("Count", CellStyle.Header), XlsxCell.Of("Day", CellStyle.Header), XlsxCell.Of("Share", CellStyle.Header));
            sheet.Write("សុខ ដារ៉ា", "KH-5", "h", 5852, new DateOnly(2024, 3, 5), XlsxCell.Of(0.1954, CellStyle.Percent), true);
            sheet.Write(XlsxCell.Of("wrapped\ntext with \u0001 and _x0041_", CellStyle.Wrapped), default, default, XlsxCell.Of(1.5m, CellStyle.Decimal), XlsxCell.Of(new DateTime(2024, 3, 5, 13, 30, 0)));
            sheet.Write(XlsxCell.Of("note", CellStyle.Note), XlsxCell.Of("wrong", CellStyle.Problem), XlsxCell.Of("b", CellStyle.BoldText with { Alignment = CellAlignment.Right, Fill = CellFill.Total }));
            sheet.Merge(new CellRange(0, 1, 5, 1));
            sheet.Filter(new CellRange(0, 2, 5, 5));
            sheet.Add(new InputRule(new CellRange(1, 3, 1, 1000))
            {
                List = XlsxWriter.ListRange("Lists & more", new CellRange(0, 1, 0, 2)),
                PromptTitle = "Province of the <offence>",
                Prompt = "Pick one.\nសូមជ្រើសរើស",
                ErrorTitle = new string('x', 60),
                Error = new string('y', 400),
                OnlyWarn = true,
            });
            sheet.Add(new InputRule(new CellRange(4, 3, 4, 1000)) { Prompt = "2024-03-05, 2024-03 or 2024" });
            book.AddSheet("Lists & more", new SheetLayout { Hidden = true }).Write("KH-5");
        }

        return bytes.ToArray();
    }

    private bool RoundTrip(IEnumerable<string> texts)
    {
        string[] written = ["first", .. texts.Where(text => text.Length > 0)];
        var read = _files.Rows(Files.Book(book => book.AddSheet("A").Write([.. written.Select(text => XlsxCell.Of(text))])))[0];
        Assert.Equal(written.Select(Storable).ToArray(), read.Cells.Select(cell => cell.Text).ToArray());
        return true;
    }

    /// <summary>NUL and half surrogates are the two things that come back as U+FFFD.</summary>
    private static string Storable(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
