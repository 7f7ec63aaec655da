using System.Text;
using Pratip.Exchange.Tabular;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class CsvReadingTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void The_delimiter_is_found_with_quotes_respected(string d)
    {
        var text = $"Name{d}\"Amount, in; all\t\"{d}Day\r\nសុខ{d}\"1,5;2\"{d}2024-01-02\r\n";
        var rows = _files.Rows(Encoding.UTF8.GetBytes(text), name: "a.csv");
        Assert.Equal("Name|Amount, in; all\t|Day", Files.Line(rows[0]));
        Assert.Equal("សុខ|1,5;2|2024-01-02", Files.Line(rows[1]));
    }
}
