using System.Globalization;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Words of a sentence to terms: phrases of the vocabulary, numbers in digits and in words.</summary>
internal sealed class TermReader(ClaimVocabulary vocabulary)
{
    private static readonly Meaning[] Unknown = [new(TermKind.Word, "")];
    private static readonly Meaning[] MarkOnly = [new(TermKind.Mark, "")];
    private static readonly Meaning[] NumberOnly = [new(TermKind.Number, "")];
    private static readonly Meaning[] EqualsSign = [new(TermKind.Mark, ""), new(TermKind.Function, "be")];
    private static readonly Meaning[] FirstOf = [new(TermKind.Ordinal, ""), new(TermKind.Time, "first")];
    private static readonly Meaning[] SecondOf = [new(TermKind.Ordinal, ""), new(TermKind.Time, "second")];
    private static readonly Meaning[] OrdinalOnly = [new(TermKind.Ordinal, "")];

    private static readonly Meaning[] PhnomPenh = [new(TermKind.Province, "12")];

    public List<Term> Read(IReadOnlyList<Token> tokens, int first, int end)
    {
        var terms = new List<Term>(end - first);
        var isKhmer = IsMostlyKhmer(tokens, first, end);
        for (var at = first; at < end;)
        {
            if (tokens[at] is { Key: "pp", IsCapital: true } && at + 1 < end && tokens[at + 1].Kind is TokenKind.Number or TokenKind.Mark && (at == first || tokens[at - 1].Kind is not TokenKind.Number))
            {
                // "PP 18, Siem Reap 10": Phnom Penh in posts, where percentage points stand behind a number.
                terms.Add(new(PhnomPenh, tokens[at].Key, tokens[at].Start, tokens[at].End, false));
                at++;
                continue;
            }

            if (SexLetters.At(tokens, first, at, end) is { } sex)
            {
                terms.Add(new(sex, tokens[at].Key, tokens[at].Start, tokens[at].End, false));
                at++;
                continue;
            }

            var length = vocabulary.Find(tokens, at, end, out var meanings);
            if (length > 0)
            {
                terms.Add(new(meanings, tokens[at].Key, tokens[at].Start, tokens[at + length - 1].End, tokens[at].IsKhmer));
                at += length;
                continue;
            }

            if (MonthsIn(tokens[at]) is { } months)
            {
                terms.AddRange(months);
            }
            else if (!(tokens[at].Key == "." && at + 1 < end && IsShortMonth(terms, tokens[at])))
            {
                terms.Add(Single(tokens[at], isKhmer));
            }

            at++;
        }

        return Adverbs.Compared(AgeWords.Join(ClockTimes.Join(NumberWords.Join(Adverbs.Drop(terms)))));
    }

    internal static WrittenNumber NumberOf(Token token, bool isKhmer, bool isPercentage) => WrittenNumber.Read(token.Key, isKhmer || token.IsKhmer, isPercentage);

    /// <summary>"January-October", "Jan-to-Oct": two months and what leads from one to the other.</summary>
    private Term[]? MonthsIn(Token token)
    {
        var dash = token.Kind is TokenKind.Word && !token.IsKhmer ? token.Key.IndexOf('-', StringComparison.Ordinal) : -1;
        var last = dash > 0 ? token.Key.LastIndexOf('-') + 1 : 0;
        return dash > 0 && Month(token.Key[..dash]) is { } from && Month(token.Key[last..]) is { } to
            ? [new([from], token.Key[..dash], token.Start, token.Start + dash, false), new(MarkOnly, "-", token.Start + dash, token.Start + last, false), new([to], token.Key[last..], token.Start + last, token.End, false)]
            : null;
    }

    private Meaning? Month(string word) =>
        vocabulary.Find([new Token(TokenKind.Word, word, 0, word.Length, IsCapital: true)], 0, 1, out var meanings) == 1 && meanings.Any(m => m.Kind is TermKind.Month)
            ? meanings.First(m => m.Kind is TermKind.Month) : null;

    /// <summary>"Jan. 2024", "Feb. 12": the point only ends the short word.</summary>
    private static bool IsShortMonth(List<Term> terms, Token point) =>
        terms.Count > 0 && terms[^1] is { IsKhmer: false, Key.Length: <= 4 } month && month.Is(TermKind.Month) && month.Key != "may" && month.End == point.Start;

    private Term Single(Token token, bool isKhmer) => token.Kind switch
    {
        TokenKind.Number => new(NumberOnly, token.Key, token.Start, token.End, token.IsKhmer || isKhmer) { Number = NumberOf(token, isKhmer, false), Digits = token.Key },
        TokenKind.Ordinal => new(token.Key switch { "1" => FirstOf, "2" => SecondOf, _ => OrdinalOnly }, token.Key, token.Start, token.End, false),
        TokenKind.Mark when token.Key == "=" => new(EqualsSign, token.Key, token.Start, token.End, false),
        TokenKind.Mark or TokenKind.Break => new(MarkOnly, token.Key, token.Start, token.End, false),
        _ => Hyphenated(token) ?? new(Unknown, token.Key, token.Start, token.End, token.IsKhmer),
    };

    /// <summary>"Twenty-seven" is a number; "five-month" is a number and its unit, which is no count.</summary>
    private Term? Hyphenated(Token token)
    {
        var dash = token.Key.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || dash == token.Key.Length - 1 || Value(token.Key[..dash]) is not { } tens || Value(token.Key[(dash + 1)..]) is not { } ones || tens % 10 != 0 || ones > 9)
        {
            return null;
        }

        return new([new(TermKind.Number, (tens + ones).ToString(CultureInfo.InvariantCulture))], token.Key, token.Start, token.End, false);
    }

    private int? Value(string word) =>
        vocabulary.Find([new Token(TokenKind.Word, word, 0, word.Length)], 0, 1, out var meanings) == 1
        && meanings[0].Kind is TermKind.Number && int.TryParse(meanings[0].Code, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool IsMostlyKhmer(IReadOnlyList<Token> tokens, int first, int end)
    {
        var khmer = 0;
        var latin = 0;
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind is TokenKind.Word)
            {
                _ = tokens[i].IsKhmer ? khmer++ : latin++;
            }
        }

        return khmer > latin;
    }
}
