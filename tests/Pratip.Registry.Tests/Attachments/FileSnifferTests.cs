using System.Text;
using Pratip.Registry.Attachments;
using Pratip.Testing.Files;

namespace Pratip.Registry.Tests.Attachments;

public sealed class FileSnifferTests
{
    public static TheoryData<string, string> Honest => new()
    {
        { nameof(SampleFiles.Pdf), "pdf" }, { nameof(SampleFiles.Jpeg), "jpeg" }, { nameof(SampleFiles.Png), "png" }, { nameof(SampleFiles.Tiff), "tiff" },
        { nameof(SampleFiles.Docx), "docx" }, { nameof(SampleFiles.Xlsx), "xlsx" }, { nameof(SampleFiles.Odt), "odt" }, { nameof(SampleFiles.M4a), "m4a" }, { nameof(SampleFiles.Text), "text" },
    };

    public static TheoryData<string> Refused => [nameof(SampleFiles.Html), nameof(SampleFiles.Program), nameof(SampleFiles.DocxWithMacros), nameof(SampleFiles.DocxWithHiddenMacros)];

    [Theory]
    [MemberData(nameof(Honest))]
    public void A_file_is_what_its_content_says(string file, string type) => Assert.Equal(type, FileSniffer.Find(Named(file))?.Type);

    [Theory]
    [MemberData(nameof(Refused))]
    public void Pages_programs_and_macros_are_none_of_the_kinds_that_are_kept(string file) => Assert.Null(FileSniffer.Find(Named(file)));

    /// <summary>Each reader would open another file: the one shows a picture, the other unpacks what hides behind it.</summary>
    [Fact]
    public void A_file_that_is_two_files_at_once_is_neither()
    {
        var zip = SampleFiles.Zip(("a.txt", "hidden"u8.ToArray()));
        Assert.Null(FileSniffer.Find([.. SampleFiles.Jpeg, .. zip]));
        Assert.Null(FileSniffer.Find([.. SampleFiles.Pdf, .. zip]));
        Assert.Null(FileSniffer.Find([.. SampleFiles.Png, .. zip]));
        Assert.Null(FileSniffer.Find([.. SampleFiles.Docx, .. zip]));
        Assert.Null(FileSniffer.Find([.. zip, .. SampleFiles.Docx]));
        Assert.Null(FileSniffer.Find([.. SampleFiles.Jpeg, .. SampleFiles.Pdf]));
        Assert.Null(FileSniffer.Find([.. SampleFiles.Jpeg, .. SampleFiles.Html]));
        Assert.Null(FileSniffer.Find([.. SampleFiles.Png, 0]));
        Assert.Null(FileSniffer.Find([.. SampleFiles.Jpeg, 0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00]));
    }

    /// <summary>Telephones write their own data behind a picture; that is no second file.</summary>
    [Fact]
    public void What_a_telephone_writes_behind_a_picture_does_not_disturb() => Assert.Equal("jpeg", FileSniffer.Find([.. SampleFiles.Jpeg, .. "SEFH\u0001\0SEFT"u8])?.Type);

    [Fact]
    public void An_archive_that_unpacks_without_end_or_out_of_its_folder_is_refused()
    {
        Assert.Null(FileSniffer.Find(SampleFiles.Bomb()));
        Assert.Null(FileSniffer.Find(SampleFiles.Office("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "word/document.xml", "../../etc/passwd")));
        Assert.Null(FileSniffer.Find(SampleFiles.Office("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "word/document.xml", "word/document.xml")));
        Assert.Null(FileSniffer.Find(SampleFiles.OpenDocument("application/vnd.oasis.opendocument.text", "Basic/Standard/script.xml")));
        Assert.Null(FileSniffer.Find(SampleFiles.Zip(("a.txt", "no document"u8.ToArray()))));
        Assert.Null(FileSniffer.Find(SampleFiles.Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a \"b\">]><Types/>")))));
    }

    [Fact]
    public void Text_is_text_and_nothing_that_only_begins_like_it()
    {
        Assert.Null(FileSniffer.Find([0xE1, 0x9E]));
        Assert.Null(FileSniffer.Find("text\0more"u8.ToArray()));
        Assert.Null(FileSniffer.Find("#!/bin/sh\nrm -rf /"u8.ToArray()));
        Assert.Null(FileSniffer.Find("  \n <svg onload=alert(1)>"u8.ToArray()));
        Assert.Equal("text", FileSniffer.Find("1 < 2"u8.ToArray())?.Type);
    }

    /// <summary>Bytes of any kind: an answer, and never a failure.</summary>
    [Fact]
    public void Cut_and_damaged_files_are_refused_without_a_failure()
    {
        var chance = new Random(20260302);
        foreach (var file in new[] { SampleFiles.Pdf, SampleFiles.Jpeg, SampleFiles.Png, SampleFiles.Docx, SampleFiles.Odt, SampleFiles.M4a, SampleFiles.Text })
        {
            for (var round = 0; round < 200; round++)
            {
                var damaged = file[..chance.Next(1, file.Length + 1)];
                damaged[chance.Next(damaged.Length)] = (byte)chance.Next(256);
                var found = FileSniffer.Find(damaged);
                Assert.True(found is null || FileType.Allowed.Contains(found));
            }
        }
    }

    private static byte[] Named(string file) => (byte[])typeof(SampleFiles).GetProperty(file)!.GetValue(null)!;
}
