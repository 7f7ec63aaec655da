using System.Collections.Frozen;

namespace Pratip.Statistics.Claims.Text;

/// <summary>Where sentences end: at a full stop, question or exclamation mark, at ។ and ៕, and at an empty line.</summary>
public static class Sentences
{
    /// <summary>Nobody writes longer ones; a text without an end of sentence is read in pieces of this many words and marks.</summary>
    private const int Longest = 160;

    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "mr", "mrs", "ms", "dr", "no", "st", "art", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "gen", "col", "maj", "lt", "prof", "h.e", "vs", "approx", "p.m", "a.m", "u.s", "u.k", "u.n", "i.e", "e.g", "tel", "pp", "p", "govt", "hon", "pers", "incl",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <returns>First token and the one after the last, of each sentence in turn.</returns>
    public static IEnumerable<(int First, int End)> Of(IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var first = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsEnd(tokens, i) && i - first < Longest)
            {
                continue;
            }

            yield return (first, i + 1);
            first = i + 1;
        }

        if (first < tokens.Count)
        {
            yield return (first, tokens.Count);
        }
    }

    private static bool IsEnd(IReadOnlyList<Token> tokens, int at) => tokens[at] switch
    {
        { Kind: TokenKind.Break } => true,
        { Kind: TokenKind.Mark, Key: "!" or "?" or "\u17D4" or "\u17D5" or "\u17DA" } => true,
        { Kind: TokenKind.Mark, Key: "." } => IsFullStop(tokens, at),
        { Kind: TokenKind.Mark, Key: "\"" or "\u201D" } => ClosesQuote(tokens, at),
        _ => false,
    };

    /// <summary>'Claim: "Most are children." Context: no.': the full stop stands within the marks.</summary>
    private static bool ClosesQuote(IReadOnlyList<Token> tokens, int at) => at > 1 && at + 1 < tokens.Count
        && tokens[at - 1] is { Kind: TokenKind.Mark, Key: "." } stop && stop.End == tokens[at].Start && tokens[at + 1].Start > tokens[at].End && tokens[at + 1].IsCapital;

    private static bool IsFullStop(IReadOnlyList<Token> tokens, int at)
    {
        if (at + 1 == tokens.Count)
        {
            return true;
        }

        var next = tokens[at + 1];
        if (at == 0)
        {
            return next.Start > tokens[at].End;
        }

        var before = tokens[at - 1];
        return next.Start > tokens[at].End
            && !(before.Kind is TokenKind.Word && !before.IsKhmer && before.End == tokens[at].Start && (Abbreviations.Contains(before.Key[(before.Key.LastIndexOf('-') + 1)..]) || (before.Key.Length == 1 && before.IsCapital)))
            && (next.IsCapital || next.IsKhmer || next.Kind is not TokenKind.Word);
    }
}
