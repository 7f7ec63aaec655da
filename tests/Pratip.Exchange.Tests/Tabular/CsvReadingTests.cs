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

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be-bom", "utf-16le", "utf-16be"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Unicode_is_read_with_and_without_its_mark(string name)
    {
        var encoding = name.StartsWith("utf-8", StringComparison.Ordinal) ? new UTF8Encoding(true) : (Encoding)new UnicodeEncoding(name.Contains("be", StringComparison.Ordinal), true);
        var text = encoding.GetBytes("Name,Province,Count\nសុខ ដារ៉ា,Kampong Speu,12\nNguyễn,Kandal,3\n");
        byte[] bytes = name.EndsWith("bom", StringComparison.Ordinal) ? [.. encoding.GetPreamble(), .. text] : text;
        var rows = _files.Rows(bytes, name: "a.txt");
        Assert.Equal(["Name|Province|Count", "សុខ ដារ៉ា|Kampong Speu|12", "Nguyễn|Kandal|3"], rows.Select(Files.Line).ToArray());
    }

    [Fact]
    public void What_is_no_UTF_8_at_all_is_Windows_1252() =>
        Assert.Equal("café|€ – œ", Files.Line(_files.Rows([.. "caf"u8, 0xE9, (byte)',', 0x80, .. " "u8, 0x96, .. " "u8, 0x9C, (byte)'\n'])[0]));

    [Fact]
    public void Rows_keep_their_own_length_and_the_line_they_start_on()
    {
        var rows = _files.Rows("a,b,c\r\n1\r\n\r\n\"two\nlines\",2,3,4\r\n,,\r\nlast,x"u8.ToArray(), name: "a.csv");
        Assert.Equal([(1, 3), (2, 1), (4, 4), (7, 2)], rows.Select(row => (row.Number, row.Cells.Count)));
        Assert.Equal("two\nlines", rows[2][0].Text);
        Assert.Equal(CellKind.Empty, rows[1][1].Kind);
    }

    [Fact]
    public void Quotes_are_kept_where_they_belong_to_the_text() =>
        Assert.Equal("say \"yes\"|5\" pipe|", Files.Line(_files.Rows("\"say \"\"yes\"\"\",5\" pipe,\"\"\n"u8.ToArray())[0]));

    [Fact]
    public void The_sheet_bears_the_name_of_the_file()
    {
        using var file = TabularFile.Open(_files.Add("x.bin", "a,b\n"), displayName: "victims.csv");
        Assert.Equal((TabularFormat.Csv, "victims"), (file.Format, file.Sheets.Single().Name));
    }

    [Fact]
    public void Rows_may_be_read_again()
    {
        using var file = TabularFile.Open(_files.Add("x.csv", "a,b\nc,d\n"));
        var sheet = file.Sheets.Single();
        Assert.Equal("a|b", Files.Line(sheet.Rows.First()));
        Assert.Equal(2, sheet.Rows.Count());
    }

    [Theory]
    [InlineData("a,b\n1,\0\n", "nul-character", "2")]
    [InlineData("a,b\n\n1,\u0001\n", "not-text", "3")]
    [InlineData("a,b\n1,\"2\n3,4\n5,6\n", "unclosed-quote", "2")]
    public void What_spoils_a_text_table_is_refused_by_its_line(string text, string code, string line)
    {
        var refusal = _files.Refused(Encoding.UTF8.GetBytes(text), name: "a.csv");
        Assert.Equal(code, refusal.Code);
        Assert.Equal(line, refusal.Problem.Args[1]);
    }

    [Fact]
    public void UTF_8_and_Windows_1252_in_one_file_are_refused_by_line()
    {
        var refusal = _files.Refused([.. "name\nសុខ\ncaf"u8, 0xE9, (byte)'\n'], name: "a.csv");
        Assert.Equal(("mixed-encoding", "3"), (refusal.Code, refusal.Problem.Args[1]));
        Assert.Equal("mixed-encoding", _files.Refused([.. "\uFEFFcaf"u8, 0xE9, (byte)'\n']).Code);
        Assert.Equal("mixed-encoding", _files.Refused([.. "caf"u8, 0x81, (byte)'\n']).Code);
    }

    [Fact]
    public void Half_a_character_at_the_end_of_UTF_16_is_damage() =>
        Assert.Equal("damaged", _files.Refused([0xFF, 0xFE, (byte)'a', 0, (byte)'\n', 0, (byte)'b']).Code);

    [Fact]
    public void An_endless_open_quote_is_refused_without_being_kept() =>
        Assert.Equal("unclosed-quote", _files.Refused([.. "a,b\n\""u8, .. Enumerable.Repeat((byte)'x', 40 << 20)], name: "a.csv").Code);
}
