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
        }

        return terms;
    }

    /// <summary>"130, after 75 in 2023": compared with them.</summary>
    public static List<Term> Compared(List<Term> terms)
    {
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
