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
}
