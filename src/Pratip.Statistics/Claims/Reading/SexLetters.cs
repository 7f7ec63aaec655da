using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"262 (F 188 / M 74)", "F: 188, M: 74", "151 (F 33)": letters for the sexes, where both stand beside numbers or the one opens a bracket.</summary>
internal static class SexLetters
{
    private static readonly Meaning[] Female = [new(TermKind.People, "sex=female")];
    private static readonly Meaning[] Male = [new(TermKind.People, "sex=male")];

    public static Meaning[]? At(IReadOnlyList<Token> tokens, int first, int at, int end) =>
        IsLetter(tokens[at]) && IsBesideNumber(tokens, first, at, end) && (IsOpening(tokens, first, at, end) || Enumerable.Range(first, end - first).Any(i => IsLetter(tokens[i]) && tokens[i].Key != tokens[at].Key && IsBesideNumber(tokens, first, i, end)))
            ? tokens[at].Key == "f" ? Female : Male : null;

    private static bool IsOpening(IReadOnlyList<Token> tokens, int first, int at, int end) => tokens[at].Key == "f" && at > first && tokens[at - 1] is { Kind: TokenKind.Mark, Key: "(" } && at + 1 < end && tokens[at + 1].Kind is not TokenKind.Word;

    private static bool IsLetter(Token token) => token is { Key: "f" or "m", IsCapital: true };

    private static bool IsBesideNumber(IReadOnlyList<Token> tokens, int first, int at, int end)
    {
        var next = at + 1 < end && tokens[at + 1] is { Kind: TokenKind.Mark, Key: ":" or "=" } ? at + 2 : at + 1;
        return (next < end && tokens[next].Kind is TokenKind.Number) || (at > first && tokens[at - 1].Kind is TokenKind.Number && tokens[at - 1].End < tokens[at].Start);
    }
}
