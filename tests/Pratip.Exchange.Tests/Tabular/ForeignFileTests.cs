using System.Text;
using Pratip.Exchange.Tabular;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Tests.Tabular;

/// <summary>Files that are no workbook, under the name of one.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal("empty", _files.Refused([]).Code);

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var refusal = Assert.Throws<UnreadableFileException>(() => TabularFile.Open(_files.At("none.xlsx")));
        Assert.Equal(UnreadableReason.NotFound, refusal.Reason);
        Assert.Equal("none.xlsx", refusal.Problem.Args[0]);
    }

    [Fact]
    public void Terminal_codes_and_line_breaks_in_a_name_reach_no_message()
    {
        var refusal = Assert.Throws<UnreadableFileException>(() => TabularFile.Open(_files.At("none.xlsx"), displayName: "a\n\u001B[31mb.xlsx"));
        Assert.Equal("a\uFFFD\uFFFD[31mb.xlsx", refusal.Problem.Args[0]);
    }

    [Fact]
    public void A_folder_is_not_a_file() =>
        Assert.Equal(UnreadableReason.Folder, Assert.Throws<UnreadableFileException>(() => TabularFile.Open(Path.GetTempPath(), displayName: "x")).Reason);

    [Fact]
    public void A_file_beyond_the_limit_is_not_read() =>
        Assert.Equal(UnreadableReason.FileTooLarge, _files.Refused(new byte[100], new TabularLimits { MaxFileBytes = 99 }).Reason);

    public static TheoryData<string, string> Foreign => new()
    {
        { "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "picture" },
        { "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF", "picture" },
        { "GIF89a\u0001\0\u0001\0", "picture" },
        { "BM\u0036\u0001\0\0\0\0\0\0\u0036\0\0\0\u0028", "picture" },
        { "RIFF\u0010\0\0\0WEBPVP8 ", "picture" },
        { "%PDF-1.7\n%\u00E2\u00E3", "pdf" },
        { "\u001F\u008B\b\0\0\0", "archive" },
        { "{\\rtf1\\ansi hello}", "document" },
        { "\u007FELF\u0002\u0001", "program" },
        { "SQLite format 3\0\u0010", "database" },
        { "{\"cases\": [1, 2]}", "structured-data" },
        { "<?xml version=\"1.0\"?><cases/>", "structured-data" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Another_kind_of_file_is_recognised_by_its_bytes(string start, string kind)
    {
        var refusal = _files.Refused(Encoding.Latin1.GetBytes(start));
        Assert.Equal(UnreadableReason.OtherKind, refusal.Reason);
        Assert.Equal(new Message("exchange.tabular.kind." + kind), refusal.Problem.Args[1]);
    }

    [Theory]
    [InlineData("<html><body><table><tr><td>1</td></tr></table></body></html>")]
    [InlineData("\n<!DOCTYPE html>\n<html></html>")]
    [InlineData("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?><Workbook/>")]
    public void A_web_page_under_the_name_of_a_workbook_is_refused(string text) =>
        Assert.Equal("other-table", _files.Refused(Encoding.UTF8.GetBytes(text), name: "a.xls").Code);

    [Fact]
    public void An_OpenDocument_table_is_refused_with_what_to_do()
    {
        var ods = Files.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>"));
        Assert.Equal(UnreadableReason.OtherTable, _files.Refused(ods).Reason);
    }

    [Theory]
    [InlineData("word/document.xml", "other-kind")]
    [InlineData("ppt/presentation.xml", "other-kind")]
    [InlineData("xl/workbook.bin", "other-table")]
    public void Other_Office_files_are_told_apart(string main, string code)
    {
        var relationships = $"<Relationships><Relationship Id='r1' Type='http://x/officeDocument' Target='{main}'/></Relationships>";
        Assert.Equal(code, _files.Refused(Files.Zip(("_rels/.rels", relationships), (main, "<a/>"))).Code);
    }

    [Fact]
    public void A_plain_archive_is_no_workbook() =>
        Assert.Equal(UnreadableReason.OtherKind, _files.Refused(Files.Zip(("photo.jpg", "x"), ("notes.txt", "y"))).Reason);

    [Fact]
    public void An_archive_with_nothing_in_it_is_no_workbook() => Assert.Equal(UnreadableReason.OtherKind, _files.Refused(Files.Zip()).Reason);

    [Theory]
    [InlineData("xl/vbaProject.bin")]
    [InlineData("xl/macrosheets/sheet1.xml")]
    public void A_workbook_with_macros_is_refused_with_what_to_do(string part)
    {
        var refusal = _files.Refused(Files.Zip(("xl/workbook.xml", "<workbook/>"), (part, "x")));
        Assert.Equal("macros", refusal.Code);
        Assert.Contains(".xlsx", Texts.Load(typeof(TabularFile).Assembly).Format(refusal.Problem, Language.English), StringComparison.Ordinal);
    }

    public static TheoryData<UnreadableReason> Reasons => [.. Enum.GetValues<UnreadableReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_has_its_words_in_both_languages(UnreadableReason reason)
    {
        var texts = Texts.Load(typeof(TabularFile).Assembly);
        var problem = new Message("exchange.tabular." + UnreadableReasons.Code(reason), "returns.xlsx", "a", "b", "c");
        Assert.Contains("returns.xlsx", texts.Format(problem, Language.English), StringComparison.Ordinal);
        Assert.Contains("returns.xlsx", texts.Format(problem, Language.Khmer), StringComparison.Ordinal);
    }
}
