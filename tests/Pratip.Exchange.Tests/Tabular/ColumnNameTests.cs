using Pratip.Exchange.Tabular;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class ColumnNameTests
{
    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    [InlineData(16_383, "XFD")]
    public void Columns_are_named_as_a_spreadsheet_names_them(int index, string name)
    {
        Assert.Equal(name, ColumnName.Of(index));
        Assert.True(ColumnName.TryParseReference($"${name}$12", out var column, out var row));
        Assert.Equal((index, 12), (column, row));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("A1B")]
    [InlineData("ខ1")]
    [InlineData("ZZZZZZZZZZ1")]
    public void What_is_no_reference_is_not_read_as_one(string text) => Assert.False(ColumnName.TryParseReference(text, out _, out _));

    [Fact]
    public void A_range_is_read_and_written()
    {
        Assert.True(CellRange.TryParse("B2:AA10", out var range));
        Assert.Equal(new CellRange(1, 2, 26, 10), range);
        Assert.Equal("B2:AA10", range.ToString());
        Assert.False(CellRange.TryParse("B2:A1", out _));
    }
}
