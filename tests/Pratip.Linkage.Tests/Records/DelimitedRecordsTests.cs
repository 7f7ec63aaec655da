using System.Text;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Tests.Records;

public sealed class DelimitedRecordsTests : IDisposable
{
    private static readonly LinkageField[] Fields = [new("name", FieldKind.Text), new("year", FieldKind.Category)];

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Cells_are_read_by_the_names_of_the_first_row()
    {
        var table = Read("id, year ,name\n1,1987, Sok Dara \r\n2,,\"Keo, \"\"Vuthy\"\"\"\n\n3,1990,\"two\nlines\"\n");
        Assert.Equal(["sok dara", "keo vuthy", "two lines"], Enumerable.Range(0, 3).Select(table.Columns[0].Text), StringComparer.Ordinal);
        Assert.Equal(["1987", "", "1990"], Enumerable.Range(0, 3).Select(table.Columns[1].Text), StringComparer.Ordinal);
    }

    [Fact]
    public void A_large_file_read_in_parts_gives_the_table_that_one_reader_gives()
    {
        var text = new StringBuilder("name,year\n");
        for (var i = 0; i < 200_000; i++)
        {
            text.Append("person").Append(i % 7919).Append(',').Append(1950 + (i % 60)).Append('\n');
        }

        var parts = Read(text.ToString());
        var whole = Read(text.Append("\"the mark makes it one part\",1\n").ToString());
        Assert.Equal(parts.Count + 1, whole.Count);
        Assert.Equal(parts.Columns[0].Values, whole.Columns[0].Values[..^1]);
        Assert.Equal(parts.Columns[1].Values, whole.Columns[1].Values[..^1]);
    }

    [Theory]
    [InlineData("name,year\nSok,1987\nKeo\n", "Row 3")]
    [InlineData("name,year\nSok,1987,x\n", "Row 2")]
    [InlineData("name\nSok\n", "no column \"year\"")]
    [InlineData("", "no column \"name\"")]
    public void A_row_that_does_not_fit_is_named(string text, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_more_fields_than_a_vector_has_lanes() =>
        Assert.Throws<ArgumentException>(() => new RecordTableBuilder([.. Enumerable.Range(0, 17).Select(i => new LinkageField($"f{i}", FieldKind.Text))]));

    private RecordTable Read(string text)
    {
        File.WriteAllText(_file, text);
        return DelimitedRecords.Read(_file, Fields);
    }
}
