using Pratip.Exchange.Tabular;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class XlsReadingTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_binary_workbook_is_read()
    {
        var bytes = XlsBuilder.Build(["Name", "Count", "Day", "Open"], ["សុខ ដារ៉ា", 12, new DateOnly(2024, 3, 5), true], [null], [null, 1.5]);
        using var file = TabularFile.Open(_files.Add("old.xls", bytes));
        Assert.Equal(TabularFormat.Xls, file.Format);
        var sheet = file.Sheets.Single();
        Assert.Equal(("Cases", false), (sheet.Name, sheet.IsHidden));
        Assert.Equal(["1:Name|Count|Day|Open", "2:សុខ ដារ៉ា|12|2024-03-05|TRUE", "4:|1.5"], sheet.Rows.Select(row => $"{row.Number}:{Files.Line(row)}").ToArray());
        Assert.Equal(CellKind.Date, sheet.Rows.ElementAt(1)[2].Kind);
    }

    [Theory]
    [InlineData(0x00, "#NULL!")]
    [InlineData(0x07, "#DIV/0!")]
    [InlineData(0x0F, "#VALUE!")]
    [InlineData(0x17, "#REF!")]
    [InlineData(0x1D, "#NAME?")]
    [InlineData(0x24, "#NUM!")]
    [InlineData(0x2A, "#N/A")]
    public void An_error_cell_is_an_error_and_not_empty(byte code, string shown)
    {
        var bytes = XlsBuilder.Build(["Name", "Count"], ["a", new XlsError(code)], [new XlsError(code)]);
        using var file = TabularFile.Open(_files.Add("errors.xls", bytes));
        var rows = file.Sheets.Single().Rows.ToList();
        Assert.Equal((CellKind.Error, shown), (rows[1][1].Kind, rows[1][1].Text));
        Assert.Equal(CellKind.Error, rows[2][0].Kind);
    }

    [Theory]
    [InlineData("EncryptedPackage", "password-protected")]
    [InlineData("_VBA_PROJECT_CUR", "macros")]
    [InlineData("WordDocument", "other-kind")]
    [InlineData("PowerPoint Document", "other-kind")]
    [InlineData("__properties_version1.0", "other-kind")]
    public void What_else_comes_in_the_same_wrapping_is_told_apart(string stream, string code) =>
        Assert.Equal(code, _files.Refused(CompoundFileBuilder.Build((stream, new byte[5000]))).Code);

    [Fact]
    public void A_binary_workbook_with_a_password_is_refused() => Assert.Equal("password-protected", _files.Refused(XlsBuilder.Encrypted()).Code);

    [Fact]
    public void A_directory_that_leads_in_circles_is_damage()
    {
        var bytes = CompoundFileBuilder.Build(("Other", new byte[5000]));
        bytes[512 + 4] = 1;
        bytes[512 + 5] = bytes[512 + 6] = bytes[512 + 7] = 0;
        Assert.Equal("damaged", _files.Refused(bytes).Code);
    }

    [Fact]
    public void A_binary_workbook_cut_off_anywhere_ends_in_rows_or_a_refusal()
    {
        var whole = XlsBuilder.Build(["Name", "Count"], ["a", 12]);
        for (var length = 8; length < whole.Length; length += 101)
        {
            Fuzzing.EndsWell(_files, whole[..length]);
        }
    }
}
