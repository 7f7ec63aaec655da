using System.Text;
using Pratip.Exchange.Tabular;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class TabularLimitsTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string> Formats => ["xlsx", "csv"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_sheet_may_have_as_many_rows_as_the_limit_and_no_more(string format)
    {
        Assert.Equal(10, _files.Rows(Table(format, 10, 2), new TabularLimits { MaxRowsPerSheet = 10 }).Count);
        Assert.Equal("too-many-rows", _files.Refused(Table(format, 11, 2), new TabularLimits { MaxRowsPerSheet = 10 }).Code);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_row_may_have_as_many_columns_as_the_limit_and_no_more(string format)
    {
        Assert.Equal(5, _files.Rows(Table(format, 1, 5), new TabularLimits { MaxColumns = 5 })[0].Cells.Count);
        Assert.Equal("too-many-columns", _files.Refused(Table(format, 1, 6), new TabularLimits { MaxColumns = 5 }).Code);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void All_cells_together_have_a_limit(string format) =>
        Assert.Equal("too-many-cells", _files.Refused(Table(format, 20, 20), new TabularLimits { MaxCells = 300 }).Code);

    [Fact]
    public void Gaps_count_as_cells() =>
        Assert.Equal("too-many-cells", _files.Refused(Files.Raw("<row><c r='XFD1'><v>1</v></c></row>"), new TabularLimits { MaxCells = 1000 }).Code);

    [Fact]
    public void Reading_a_sheet_again_does_not_count_twice()
    {
        using var file = TabularFile.Open(_files.Add("a.xlsx", Table("xlsx", 10, 9)), new TabularLimits { MaxCells = 100 });
        var sheet = file.Sheets.First();
        Assert.Equal(sheet.Rows.Count(), sheet.Rows.Count());
    }

    [Fact]
    public void A_text_longer_than_a_cell_holds_is_named_by_its_cell()
    {
        var limits = new TabularLimits { MaxCellCharacters = 5 };
        var shared = Files.Raw("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>", strings: "<si><t>short</t></si><si><r><t>too l</t></r><r><t>ong</t></r></si>");
        var refusal = _files.Refused(shared, limits);
        Assert.Equal("cell-too-long", refusal.Code);
        Assert.Equal(new Pratip.Reference.Wording.Message("exchange.tabular.place.cell", "Cases", "B1"), refusal.Problem.Args[1]);
        Assert.Equal("cell-too-long", _files.Refused(Files.Raw("<row><c t='inlineStr'><is><t>longer</t></is></c></row>"), limits).Code);
        Assert.Equal("cell-too-long", _files.Refused(Files.Raw("<row><c t='str'><v>longer</v></c></row>"), limits).Code);
        Assert.Equal("cell-too-long", _files.Refused("a,b\nlonger,c\n"u8.ToArray(), limits).Code);
    }

    [Fact]
    public void The_texts_that_stay_in_memory_have_a_limit()
    {
        var bytes = Files.Raw("<row><c t='s'><v>0</v></c></row>", strings: "<si><t>abc</t></si><si><t>def</t></si>");
        Assert.Equal("too-many-texts", _files.Refused(bytes, new TabularLimits { MaxSharedStrings = 1 }).Code);
        Assert.Equal("too-many-texts", _files.Refused(bytes, new TabularLimits { MaxSharedCharacters = 5 }).Code);
    }

    [Fact]
    public void Sheets_have_a_limit()
    {
        var bytes = Files.Book(book =>
        {
            book.AddSheet("A");
            book.AddSheet("B");
        });
        Assert.Equal("too-many-sheets", _files.Refused(bytes, new TabularLimits { MaxSheets = 1 }).Code);
    }

    private static byte[] Table(string format, int rows, int columns)
    {
        if (format == "csv")
        {
            var line = string.Join(',', Enumerable.Repeat("x", columns)) + "\n";
            return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, rows)));
        }

        var row = $"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", columns))}</row>";
        return Files.Raw(string.Concat(Enumerable.Repeat(row, rows)));
    }
}
