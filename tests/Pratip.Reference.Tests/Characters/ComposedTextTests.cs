using FsCheck;
using FsCheck.Fluent;
using Pratip.Reference.Characters;

namespace Pratip.Reference.Tests.Characters;

public sealed class ComposedTextTests
{
    [Theory]
    [InlineData("Take\u0301o", "Takéo")]
    [InlineData("Nguye\u0302\u0303n Thi\u0323", "Nguyễn Thị")]
    [InlineData("a\u0323\u0302", "ậ")]
    [InlineData("a\u0302\u0323", "ậ")]
    [InlineData("\u1100\u1161\u11A8", "각")]
    [InlineData("\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국")]
    [InlineData("\u09C7\u09BE", "\u09CB")]
    [InlineData("\u09AF\u09BC", "\u09AF\u09BC")]
    [InlineData("\u09DF", "\u09AF\u09BC")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u0627\u0653", "\u0622")]
    [InlineData("\uD834\uDD5E", "\uD834\uDD57\uD834\uDD65")]
    public void Composes_what_is_written_apart(string text, string expected) => Assert.Equal(expected, ComposedText.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("Phnom Penh")]
    [InlineData("Kratié")]
    [InlineData("កម្ពុជា ស្ត្រី ខ្ញុំ ព្រះរាជាណាចក្រ")]
    [InlineData("中文 ไทย ລາວ မြန်မာ")]
    public void Leaves_composed_text_as_the_same_object(string text) => Assert.Same(text, ComposedText.Of(text));

    [Fact]
    public void Composing_twice_changes_nothing_more() => Prop.ForAll(
        Gen.Elements('a', 'e', '\u0301', '\u0302', '\u0323', '\u1100', '\u1161', '\u11A8', '\uAC00', '\u09C7', '\u09BE', '\u17D2', '\u1780', '\u17DD', '\u0F73', 'é').ArrayOf().ToArbitrary(),
        letters => ComposedText.Of(ComposedText.Of(new string(letters))) == ComposedText.Of(new string(letters))).QuickCheckThrowOnFailure();
}
