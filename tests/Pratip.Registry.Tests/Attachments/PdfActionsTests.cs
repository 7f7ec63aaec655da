using Pratip.Registry.Attachments;
using Pratip.Registry.Notes;
using Pratip.Testing.Files;
using System.IO.Compression;
using System.Text;

namespace Pratip.Registry.Tests.Attachments;

/// <summary>A PDF with a script, or with an action on opening, was kept without a word.</summary>
public sealed class PdfActionsTests
{
    [Theory]
    [InlineData("1 0 obj<</Type/Catalog/OpenAction 2 0 R>>endobj 2 0 obj<</S/JavaScript/JS(app.alert\\(1\\))>>endobj")]
    [InlineData("1 0 obj<</Type/Catalog/Names<</J#61vaScript 2 0 R>>>>endobj")]
    [InlineData("1 0 obj<</Type/Catalog>>endobj 3 0 obj<</Type/Annot/A<</S /Launch /F (calc.exe)>>>>endobj")]
    [InlineData("1 0 obj<</Type/Catalog/OpenAction<</Type/Action/S/URI/URI(https://example.org/seen)>>>>endobj")]
    [InlineData("1 0 obj<</OpenAction 2 0 R>>endobj 2 0 obj<</S/URI/URI(https://example.org/seen)>>endobj")]
    [InlineData("1 0 obj<</Type/Page/AA<</O 2 0 R/C<</S/GoTo/D[1 0 R/Fit]>>>>>>endobj 2 0 obj<</S/SubmitForm/F(https://example.org)>>endobj")]
    [InlineData("1 0 obj<</Title(half \\) of (a) string)/OpenAction<</S/GoToR/F(other.pdf)>>>>endobj")]
    public void One_that_does_something_by_itself_is_refused_and_says_why(string objects)
    {
        var problem = Assert.Single(Sent(Of(objects)).Problems(new AttachmentRules()));
        Assert.Equal("attachments.is-active", problem.What.Key);
    }

    [Theory]
    [InlineData("1 0 obj<</Type/Catalog/OpenAction[3 0 R/FitH null]>>endobj 3 0 obj<</Type/Page/Group<</S/Transparency>>/Annots[<</A<</S/URI/URI(https://example.org)>>>>]>>endobj")]
    [InlineData("1 0 obj<</Type/Catalog/OpenAction<</S/GoTo/D[3 0 R/Fit]>>>>endobj 3 0 obj<</Type/Page/Annots[<</A<</S/URI/URI(https://example.org)>>>>]>>endobj")]
    [InlineData("1 0 obj<</Type/Catalog/OpenAction 2 0 R/PageMode/UseNone>>endobj 2 0 obj<</S/GoTo/D[3 0 R/Fit]>>endobj 4 0 obj<</A<</S/URI/URI(https://example.org)>>>>endobj")]
    [InlineData("1 0 obj<</Type/Catalog/Title(the page /JavaScript of a book)>>endobj % /JS in a comment\n")]
    [InlineData("1 0 obj<</Length 12>>stream\nx/JS /Launch y\nendstream endobj")]
    public void One_that_opens_at_a_page_has_links_or_a_picture_with_any_bytes_is_kept(string objects) => Assert.Equal("pdf", FileSniffer.Find(Of(objects))?.Type);

    /// <summary>Newer programs pack their objects together, so that no word of them stands in the file as it is.</summary>
    [Theory]
    [InlineData("1 0 2 34 <</Type/Catalog/OpenAction 2 0 R>> <</S/JavaScript/JS(app.alert\\(1\\))>>", true)]
    [InlineData("1 0 2 34 <</Type/Catalog/OpenAction 2 0 R>> <</S/URI/URI(https://example.org/seen)>>", true)]
    [InlineData("1 0 2 34 <</Type/Catalog/OpenAction 2 0 R>> <</S/GoTo/D[3 0 R/Fit]>> ", false)]
    public void What_is_packed_is_looked_at_too(string objects, bool isRefused)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(objects));
        }

        var file = Of($"5 0 obj<</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length {packed.Length}>>stream\r\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream endobj");
        Assert.Equal(isRefused, FileSniffer.Find(file) is null);
    }

    /// <summary>Bytes of any kind: an answer, and never a failure.</summary>
    [Fact]
    public void Cut_and_damaged_ones_make_no_failure()
    {
        var chance = new Random(20261130);
        var whole = Of("1 0 obj<</OpenAction<</S/GoTo/D[3 0 R(a\\)b)<41>]>>/AA 2 0 R>>endobj 5 0 obj<</Type/ObjStm/N 2/First 9/Filter/FlateDecode>>stream\r\nx\nendstream endobj");
        for (var round = 0; round < 2000; round++)
        {
            var damaged = whole[..chance.Next(1, whole.Length + 1)];
            damaged[chance.Next(damaged.Length)] = (byte)chance.Next(256);
            _ = PdfActions.Has(damaged);
        }

        Assert.False(PdfActions.Has(SampleFiles.Pdf));
    }

    private static byte[] Of(string objects) => Encoding.Latin1.GetBytes($"%PDF-1.7\n{objects}\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    private static AddAttachmentOptions Sent(byte[] content) => new() { CaseId = Guid.NewGuid(), Visibility = NoteVisibility.Case, FileName = "letter.pdf", Content = content };
}
