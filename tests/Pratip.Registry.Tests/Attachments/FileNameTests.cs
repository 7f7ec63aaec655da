using Pratip.Registry.Attachments;

namespace Pratip.Registry.Tests.Attachments;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("statement.pdf", "statement.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\Dara\\Desktop\\scan 1.pdf", "scan 1.pdf")]
    [InlineData("a<b>:\"|?*;%.pdf", "a_b________.pdf")]
    [InlineData("line\r\nSet-Cookie: x.pdf", "lineSet-Cookie_ x.pdf")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("LPT1", "_LPT1")]
    [InlineData("conscript.txt", "conscript.txt")]
    [InlineData(" .hidden. ", "hidden")]
    [InlineData("...", "")]
    [InlineData(null, "")]
    [InlineData("កំណត់ត្រា\u200Bសំខាន់.pdf", "កំណត់ត្រា\u200Bសំខាន់.pdf")]
    public void A_name_holds_nothing_that_leads_elsewhere(string? name, string clean) => Assert.Equal(clean, FileName.Clean(name));

    /// <summary>Turned round, the ending looks like another one.</summary>
    [Fact]
    public void Signs_that_turn_the_reading_direction_are_taken_out()
    {
        Assert.Equal("photogpj.exe", FileName.Clean("photo\u202Egpj.exe"));
        Assert.Equal("exe", FileName.Extension(FileName.Clean("photo\u202Egpj.exe")));
        Assert.Equal("ab.pdf", FileName.Clean("\uFEFFa\u2066\u2069b.pdf"));
    }

    [Fact]
    public void A_long_name_keeps_its_ending_and_no_half_of_a_character()
    {
        var clean = FileName.Clean(new string('ក', 300) + ".pdf");
        Assert.Equal(FileName.Longest, clean.Length);
        Assert.EndsWith("ក.pdf", clean, StringComparison.Ordinal);
        Assert.DoesNotContain(FileName.Clean(string.Concat("x", string.Concat(Enumerable.Repeat("\U0001F4C4", 200)), ".pdf")).EnumerateRunes(), rune => rune.Value == 0xFFFD);
        Assert.Equal("\uFFFD.pdf", FileName.Clean("\uD800.pdf"));
    }
}
