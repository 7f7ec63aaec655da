using Pratip.Statistics.Claims.Checked;

namespace Pratip.Exchange.Statements;

/// <summary>A stretch of a paragraph.</summary>
/// <param name="IsMarked">It is words of a claim.</param>
/// <param name="Claims">Numbers of the claims that end with it.</param>
public sealed record MarkedPiece(string Text, bool IsMarked, IReadOnlyList<int> Claims);

/// <summary>A text cut into paragraphs and at the words of its claims, for whoever prints it.</summary>
public static class MarkedText
{
    public static IEnumerable<IReadOnlyList<MarkedPiece>> ParagraphsOf(CheckedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Cut(text);
    }

    private static IEnumerable<IReadOnlyList<MarkedPiece>> Cut(CheckedText text)
    {
        var next = 0;
        var claims = text.Claims.OrderBy(c => c.Claim.Span.Start).ThenBy(c => c.Claim.Span.End).ToList();
        for (var start = 0; start < text.Text.Length;)
        {
            var found = text.Text.IndexOf("\n\n", start, StringComparison.Ordinal);
            var end = found < 0 ? text.Text.Length : found;
            var pieces = Pieces(text.Text, start, end, claims, ref next);
            if (pieces.Count > 0)
            {
                yield return pieces;
            }

            start = end + 2;
        }
    }

    private static List<MarkedPiece> Pieces(string text, int start, int end, List<TextClaim> claims, ref int next)
    {
        var pieces = new List<MarkedPiece>();
        var at = start;
        while (next < claims.Count && claims[next].Claim.Span.Start < end)
        {
            // Claims that share words are marked as one stretch, with their numbers behind it.
            var from = Math.Max(claims[next].Claim.Span.Start, at);
            var to = from;
            var numbers = new List<int>();
            for (; next < claims.Count && claims[next].Claim.Span.Start < Math.Max(to, from + 1); next++)
            {
                to = Math.Min(Math.Max(to, claims[next].Claim.Span.End), end);
                numbers.Add(claims[next].Number);
            }

            Add(pieces, text, at, from, false, []);
            Add(pieces, text, from, to, true, numbers);
            at = to;
        }

        Add(pieces, text, at, end, false, []);
        return pieces;
    }

    private static void Add(List<MarkedPiece> pieces, string text, int from, int to, bool isMarked, IReadOnlyList<int> claims)
    {
        if (to > from)
        {
            pieces.Add(new(text[from..to].Replace('\n', ' '), isMarked, claims));
        }
    }
}
