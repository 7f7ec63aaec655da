using Pratip.Exchange.Statements;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Claims.Text;

namespace Pratip.Web.Tests.Statements;

public sealed class MarkedPiecesTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    /// <summary>Wherever claims lie, and however their words meet, the page shows the text whole and once.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_pieces_of_a_marked_text_are_the_text(int seed)
    {
        var chance = new Random(seed);
        var read = TextCheck.Of(new("A speech", "ក្នុងឆ្នាំ ២០២៤ មានករណី ១៩៧។ In 2024 there were 197 cases, up from 164 in 2023.", new(2025, 3, 28)), null, null, new(2025, 3, 28));
        var spans = Enumerable.Range(0, chance.Next(8)).Select(_ => chance.Next(read.Text.Length)).Select(start => new TextSpan(start, chance.Next(read.Text.Length - start))).ToList();
        var text = read with { Claims = [.. spans.Select((span, at) => new TextClaim(at + 1, new Claim(ClaimForm.Level, span, span), "", read.Claims[0].States))] };
        var pieces = MarkedText.ParagraphsOf(text).SelectMany(paragraph => paragraph).ToList();
        Assert.Equal(text.Text, string.Concat(pieces.Select(piece => piece.Text)));
        Assert.All(pieces.Where(piece => piece.IsMarked), piece => Assert.NotEmpty(piece.Claims));
        Assert.Equal(spans.Exists(span => span.Length > 0), pieces.Exists(piece => piece.IsMarked));
    }
}
