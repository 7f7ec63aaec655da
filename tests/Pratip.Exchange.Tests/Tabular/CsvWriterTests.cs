using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class CsvWriterTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Fields_are_quoted_where_RFC_4180_asks_for_it() =>
        Assert.Equal("a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\"\r\n", Written(null, csv => csv.WriteRow("a", "b,c", "d\"e", "f\ng", null, " h")));

    [Fact]
    public void The_mark_the_delimiter_and_the_line_end_are_as_asked() => Assert.Equal(
        "\uFEFFសុខ;\"1;2\"\n",
        Written(new CsvFormat { ByteOrderMark = true, Delimiter = ';', LineEnd = "\n" }, csv => csv.WriteRow("សុខ", "1;2")));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+855 12 345", "'+855 12 345")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("+85512345", "+85512345")]
    [InlineData("a=1", "a=1")]
    public void A_text_that_would_run_as_a_formula_is_made_harmless(string text, string written) =>
        Assert.Equal(written + "\r\n", Written(null, csv => csv.WriteRow(text)));

    [Fact]
    public void Numbers_and_dates_are_written_plainly_and_missing_is_never_zero() => Assert.Equal(
        "-12.50,5852,2024-03-05,,0\r\n",
        Written(null, csv =>
        {
            csv.Write(-12.50m).Write(5852L).Write(new DateOnly(2024, 3, 5)).Write((long?)null).Write(0L);
            csv.EndRow();
        }));

    [Fact]
    public void Any_text_comes_back_as_it_was_made_harmless() => Check.QuickThrowOnFailure(Prop.ForAll((string[] texts) =>
    {
        // Control characters are for the reader to refuse, and half surrogates are no text.
        string[] fields = ["first", .. texts.Where(text => text is not null && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) && !text.Any(char.IsSurrogate)), "last"];
        var row = _files.Rows(Encoding.UTF8.GetBytes(Written(null, csv => csv.WriteRow(fields))), name: "a.csv")[0];
        return fields.Select(CsvWriter.Neutral).SequenceEqual(row.Cells.Select(cell => cell.Text), StringComparer.Ordinal);
    }));

    private static string Written(CsvFormat? format, Action<CsvWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var csv = new CsvWriter(bytes, format))
        {
            write(csv);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
