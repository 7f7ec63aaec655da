using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;

namespace Pratip.Exchange.Tests.Workbooks;

public sealed class AgencyWorkbookTests
{
    [Fact]
    public void Every_sheet_shows_the_marker_and_the_headings_in_both_languages()
    {
        var book = new AgencyWorkbook("PC-12", ReportingWindow.OfYear(2024));
        book.AddRow("cases", Values.Of(("case_reference", "1/24"), ("acted_on", "2024-03-05"), ("province", "12")));
        book.Set("victims", "nothing-to-report");
        using var file = Open(book, "Synthetic demonstration data");

        Assert.Equal("return cases victims", string.Join(" ", file.Sheets.Select(s => s.Name)));
        Assert.All(file.Sheets, sheet => Assert.Contains(sheet.Rows.First().Cells, c => c.Text == "Synthetic demonstration data"));
        var rows = file.Sheets.ElementAt(1).Rows.ToList();
        Assert.Equal(string.Join(" ", SheetCatalogue.Standard.Get("cases").Columns.Select(c => c.Id)), string.Join(" ", rows[2].Cells.Select(c => c.Text)));
        Assert.Equal("Case reference (your own) *", rows[3][1].Text);
        Assert.Equal("លេខយោងសំណុំរឿង *", rows[4][1].Text);
        Assert.Equal("2024-03-05", rows[5][2].Text);
        Assert.Equal(CellKind.Date, rows[5][2].Kind);
        Assert.Equal("12", rows[5][5].Text);
    }

    [Fact]
    public void A_partial_date_stays_a_text_and_no_day_is_made_up()
    {
        var book = new AgencyWorkbook("PC-12", ReportingWindow.OfYear(2024));
        book.AddRow("cases", Values.Of(("case_reference", "1/24"), ("acted_on", "2024-03")));
        using var file = Open(book, null);

        Assert.Equal(Cell.OfText("2024-03"), file.Sheets.ElementAt(1).Rows.Last()[2]);
    }

    [Fact]
    public void A_column_the_sheet_does_not_have_is_refused()
    {
        var book = new AgencyWorkbook("PC-12", ReportingWindow.OfYear(2024));
        Assert.Throws<ArgumentException>(() => book.AddRow("cases", Values.Of(("name_latin", "x"))));
    }

    [Fact]
    public void Every_code_list_the_sheets_name_exists()
    {
        foreach (var column in SheetCatalogue.Standard.Sheets.SelectMany(s => s.Columns))
        {
            if (ColumnChoices.For(column) is { } choices)
            {
                Assert.NotEmpty(choices.Choices);
                Assert.All(choices.Choices, c => Assert.True(choices.TryResolve(c.In(Language.English), out var code) && code == c.Code, $"{column.Id}: {c.In(Language.English)}"));
                Assert.All(choices.Choices, c => Assert.True(choices.TryResolve(c.In(Language.Khmer), out var code) && code == c.Code, $"{column.Id}: {c.In(Language.Khmer)}"));
            }
        }
    }

    private static TabularFile Open(AgencyWorkbook book, string? marker)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.xlsx");
        book.Save(path, marker);
        return TabularFile.Open(path);
    }
}
