using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

public sealed class FileRuleTests
{
    [Fact]
    public async Task A_zero_with_rows_and_data_without_rows_are_refused_with_what_to_do()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var zero = Book();
        zero.AddRow("victims", Victim());
        zero.Set("victims", "nothing-to-report");
        zero.Set("cases", "data");
        var receipt = await desk.ImportAsync(zero);
        Assert.Equal(ImportOutcome.Refused, receipt.Outcome);
        Assert.Equal("data-without-rows zero-with-rows", string.Join(' ', receipt.Errors.Select(e => e.Code).Order(StringComparer.Ordinal)));
        Assert.Contains("Set the cover to \"data\", or delete the rows", Say(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zero_after_rows_does_not_take_them_back()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var first = Book();
        first.AddRow("victims", Victim());
        await desk.ImportAsync(first);
        var zero = Book();
        zero.Set("victims", "nothing-to-report");
        var receipt = await desk.ImportAsync(zero);
        Assert.Equal("zero-after-rows", Assert.Single(receipt.Errors).Code);
        Assert.Equal(ImportOutcome.Refused, receipt.Outcome);
    }

    [Fact]
    public async Task An_agency_nobody_knows_and_a_reversed_period_are_refused()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var receipt = await desk.ImportAsync(new AgencyWorkbook("PC-99", ReportingWindow.OfYear(2024)));
        Assert.Equal(ImportOutcome.Refused, receipt.Outcome);
        Assert.Contains("'PC-99' is no agency of this register. Nearest: PC-09", Say(receipt), StringComparison.Ordinal);

        var path = Write(desk, ("return", [["agency", "PC-12"], ["period_from", "2024-12-31"], ["period_to", "2024-01-01"]]));
        Assert.Contains("before it begins", Say(await desk.ImportAsync(path)), StringComparison.Ordinal);
        path = Write(desk, ("return", [["agency", "PC-12"]]));
        Assert.Contains("which period the return is for", Say(await desk.ImportAsync(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_found_by_id_english_or_khmer_in_any_order_and_unknown_ones_are_named()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var path = Write(
            desk,
            ("return", [["Agency code", "PC-12"], ["រយៈពេលពីថ្ងៃ", "2024-01-01"], ["Period to", "2024-12-31"]]),
            ("ជនរងគ្រោះ", [["Our list of victims"], ["Hair colour", "ស្ថានភាព", "Registered on", "citizenship", "Sex", "លេខយោងបុគ្គល"], ["black", CodeListCatalogue.Standard.Label("identification-status", "presumed").Km, "១៧/០៣/២៥៦៧", "VN, KH", "F", "A1"]]));
        var receipt = await desk.ImportAsync(path);
        Assert.True(receipt.New == 1, Say(receipt));
        Assert.Equal("Hair colour", Assert.Single(receipt.Sheets[0].UnknownColumns));
        Assert.Contains("the column \"Hair colour\" is not known", Say(receipt), StringComparison.Ordinal);
        await using var db = desk.Register.CreateContext();
        Assert.Equal("2024-03-17", (await db.Victims.SingleAsync()).RegisteredOn);
        Assert.Equal("KH VN", string.Join(' ', (await db.PersonReports.SingleAsync()).Citizenships));
    }

    [Fact]
    public async Task A_missing_required_column_is_refused_by_its_name()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var path = Write(desk, Cover, ("victims", [["person_reference", "sex", "registered_on", "status"], ["A1", "female", "2024-03-01", "presumed"]]));
        var receipt = await desk.ImportAsync(path);
        Assert.Equal(ImportOutcome.Refused, receipt.Outcome);
        Assert.Contains("the column Citizenship (citizenship) is missing", Say(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merged_headings_are_refused_and_merged_data_is_rejected_with_its_range()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        string[][] rows = [["person_reference", "sex", "citizenship", "registered_on", "status"], ["A1", "female", "KH", "2024-03-01", "presumed"], ["A2", "female", "KH", "2024-03-01", "presumed"]];
        var path = Write(desk, tab => tab.Merge(new CellRange(2, 1, 3, 1)), Cover, ("victims", rows));
        Assert.Contains("C1:D1", Say(await desk.ImportAsync(path)), StringComparison.Ordinal);

        path = Write(desk, tab => tab.Merge(new CellRange(3, 2, 3, 3)), Cover, ("victims", rows));
        var receipt = await desk.ImportAsync(path);
        Assert.Equal(2, receipt.Rejected);
        Assert.Contains("the cells D2:D3 are merged", Say(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_more_rows_than_fit_is_told_to_be_split()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var path = Path.Combine(desk.Folder, "victims.csv");
        await using (var writer = new StreamWriter(path))
        {
            await writer.WriteLineAsync("person_reference,sex,citizenship,registered_on,status");
            for (var i = 0; i <= 250_000; i++)
            {
                await writer.WriteLineAsync($"A{i},female,KH,2024-03-01,presumed");
            }
        }

        var receipt = await desk.ImportAsync(path, options: o => o with { AgencyCode = "PC-12" });
        Assert.Equal(ImportOutcome.Refused, receipt.Outcome);
        Assert.Contains("more than 250,000 rows of data. Split it", Say(receipt), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("victims", ',', "utf-8")]
    [InlineData("january", ';', "utf-16")]
    [InlineData("list", '\t', "utf-8")]
    public async Task A_text_table_is_one_sheet_recognised_by_its_columns(string name, char separator, string encoding)
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var path = Path.Combine(desk.Folder, name + ".csv");
        var text = "person_reference,Sex,Citizenship,registered_on,status,name_own,age\nA1,ស្រី,KH,17/03/2024,presumed,ចាន់,16\nA2,xx9,KH,17/03/2024,presumed\n".Replace(',', separator);
        await File.WriteAllTextAsync(path, text, encoding == "utf-16" ? Encoding.Unicode : new UTF8Encoding(false));

        var receipt = await desk.ImportAsync(path, options: o => o with { AgencyCode = "PC-12", Period = ReportingWindow.OfYear(2024) });

        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 1, conflicts 0", Counts(receipt));
        Assert.Contains("row 3, column Sex (cell B3)", Say(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_table_needs_an_agency_and_says_that_no_return_is_recorded_without_a_period()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var path = Path.Combine(desk.Folder, "t.csv");
        await File.WriteAllTextAsync(path, "person_reference,sex,citizenship,registered_on,status\nA1,female,KH,2024-03-17,presumed\n");
        Assert.Equal("whose-file", Assert.Single((await desk.ImportAsync(path)).Errors).Code);
        var receipt = await desk.ImportAsync(path, options: o => o with { AgencyCode = "PC-12" });
        Assert.Equal("no-return-recorded", Assert.Single(receipt.Warnings).Code);
        await using var db = desk.Register.CreateContext();
        Assert.Equal(0, await db.Returns.CountAsync());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_and_leaves_no_trace()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var path = Path.Combine(desk.Folder, "picture.xlsx");
        await File.WriteAllBytesAsync(path, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0]);
        var receipt = await desk.ImportAsync(path);
        Assert.Equal(ImportOutcome.Refused, receipt.Outcome);
        Assert.Contains("a picture", Say(receipt), StringComparison.Ordinal);
        await using var db = desk.Register.CreateContext();
        Assert.False(await db.ImportedFiles.AnyAsync());
    }

    private static (string, string[][]) Cover => ("return", [["agency", "PC-12"], ["period_from", "2024-01-01"], ["period_to", "2024-12-31"]]);

    private static string Write(ImportDesk desk, params (string Tab, string[][] Rows)[] tabs) => Write(desk, null, tabs);

    private static string Write(ImportDesk desk, Action<XlsxSheetWriter>? last, params (string Tab, string[][] Rows)[] tabs)
    {
        var path = Path.Combine(desk.Folder, $"{Guid.NewGuid():N}.xlsx");
        using var output = File.Create(path);
        using var writer = new XlsxWriter(output, "test");
        foreach (var (name, rows) in tabs)
        {
            var tab = writer.AddSheet(name);
            foreach (var row in rows)
            {
                tab.Write([.. row.Select(t => XlsxCell.Of(t))]);
            }

            if (name == tabs[^1].Tab)
            {
                last?.Invoke(tab);
            }
        }

        return path;
    }
}
