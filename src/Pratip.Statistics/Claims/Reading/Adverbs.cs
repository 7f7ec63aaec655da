using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"The number of cases, meanwhile, rose": a word between commas that only leads on from the sentence before.</summary>
internal static class Adverbs
{
    private static readonly HashSet<string> Leading = new(["meanwhile", "however", "though", "moreover", "therefore", "furthermore", "nevertheless", "too", "likewise"], StringComparer.Ordinal);

    public static List<Term> Drop(List<Term> terms)
    {
        for (var at = terms.Count - 3; at >= 0; at--)
        {
            if (terms[at].IsMark(",") && Leading.Contains(terms[at + 1].Key) && terms[at + 2].IsMark(","))
            {
                terms.RemoveRange(at, 3);
            }
            else if (terms[at].IsMark(",") && terms[at + 1].Key == "not" && terms[at + 2].Key is "less" or "more" or "fewer" or "down" or "up" && (at + 3 == terms.Count || terms[at + 3].Is(TermKind.Mark)))
            {
                // "That is a fifth more, not less."
                terms.RemoveRange(at, 3);
            }
        }

        return terms;
    }

    /// <summary>"130, after 75 in 2023": compared with them. "An increase of 20 per cent on the 164 of 2023": from them.</summary>
    public static List<Term> Compared(List<Term> terms)
    {
        var hasDirection = terms.Count > 0 && terms[0].Is(TermKind.Direction);
        for (var i = 2; i + 1 < terms.Count; i++)
        {
            hasDirection |= terms[i - 1].Is(TermKind.Direction);
            if (terms[i].Key is not ("on" or "upon"))
            {
                continue;
            }

            var number = terms[i + 1].Key == "the" ? i + 2 : i + 1;
            var isBehindChange = terms[i - 1].Is(TermKind.Percent) || terms[i - 1].Key is "up" or "down" || (terms[i - 1].IsNumber && hasDirection);
            if (isBehindChange && number < terms.Count && terms[number] is { IsNumber: true, Digits.Length: not 4 }
                && !(number + 1 < terms.Count && terms[number + 1].Is(TermKind.Month)))
            {
                terms[i] = terms[i] with { Meanings = [new(TermKind.Link, "from")] };
            }
        }

        for (var i = 1; i + 3 < terms.Count; i++)
        {
            if (terms[i] is { Key: "after", IsUnknown: true } && terms[i + 1].IsNumber && terms[i + 2].Key == "in" && terms[i + 3].Digits is { Length: 4 })
            {
                terms[i] = terms[i] with { Meanings = [new(TermKind.Link, "compare")] };
            }
        }

        return terms;
    }
}
