using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Whether a word of direction without a number says that something moved.</summary>
internal static class MovementWords
{
    /// <summary>Words that say so only with a number, or as part of a phrase: "an increase in cases".</summary>
    private static readonly string[] Nouns = ["increase", "rise", "fall", "drop", "decrease", "decline", "growth", "jump", "surge", "reduction", "spike", "climb", "dip", "gain", "upturn"];

    private static readonly string[] Weak = ["up", "down", "more", "fewer", "less", "higher", "lower", "greater", "added", "gained", "advanced", "gain", "passed", "eased", "rising", "growing", "increasing", "falls", "rises", "drops", "increases", "decreases"];

    /// <summary>"More cases were handled in 2024 than in 2023".</summary>
    public static bool Compares(IReadOnlyList<Term> terms, int at)
    {
        if (terms[at].Key is not ("more" or "fewer" or "less") || !(terms.Is(at + 1, TermKind.Noun) || terms.Is(at + 1, TermKind.People) || terms.Is(at + 1, TermKind.EventNoun) || terms.Is(at + 1, TermKind.Country)) || (at > 0 && terms[at - 1].IsNumber))
        {
            return false;
        }

        for (var i = at + 2; i < terms.Count && !terms.IsClauseEnd(i); i++)
        {
            if (terms[i].IsLink("than"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Fewer than the 164 of 2023", តិចជាង ១៦៤ករណី នៃឆ្នាំ២០២៣ behind another period: held against a number that is known, and not bounded by it.</summary>
    public static bool IsHeldAgainst(IReadOnlyList<Term> terms, WindowList windows, int at)
    {
        if (at < 0 || at + 1 >= terms.Count || terms[at].Code(TermKind.Bound) is not ("over" or "under"))
        {
            return false;
        }

        if (!terms[at].IsKhmer)
        {
            if (terms[at].Key == "over" && terms.Is(at - 1, TermKind.Percent) && terms[at + 1].IsNumber && !windows.Covers(at + 1))
            {
                // "An increase of 171 percent over 2,159 a year earlier".
                return true;
            }

            return terms[at + 1].Key == "the" && terms[at + 1].Is(TermKind.Function) && at + 2 < terms.Count && terms[at + 2].IsNumber && !windows.Covers(at + 2);
        }

        var i = at + 2;
        while (i < terms.Count && windows.At(i) is null && (terms[i].Is(TermKind.Noun) || terms[i].Is(TermKind.Function) || terms[i].Is(TermKind.Share)))
        {
            i++;
        }

        return terms[at + 1].IsNumber && !windows.Covers(at + 1) && windows.At(i) is { } period && windows.Any(w => w.End <= at)
            && !Enumerable.Range(period.End, terms.Count - period.End).Any(t => terms[t].IsNumber && !windows.Covers(t));
    }

    /// <summary>"Almost twice the number of suspects", behind what is no suspect: two things are held against each other, and none moved.</summary>
    public static bool IsBesideAnother(this IReadOnlyList<Term> terms, Movement movement) =>
        movement is { Amounts: [{ Unit: QuantityUnit.Factor }], Earlier.Count: 0, Later: null } && terms[movement.At].Key is "twice" or "double" or "triple" or "times" or "thrice"
        && (IsAsManyAs(terms, movement.At) || terms.IsLink(movement.At + 1, "pronoun") || (terms.Is(movement.At + 1, TermKind.Function, "the") && terms.IsLink(movement.At + 2, "pronoun")));

    /// <summary>"Nine times as many Cambodians as foreigners".</summary>
    private static bool IsAsManyAs(IReadOnlyList<Term> terms, int at) =>
        Enumerable.Range(at + 1, 3).Any(i => i + 1 < terms.Count && terms[i].Key == "as" && (terms.Is(i + 1, TermKind.Noun) || terms.Is(i + 1, TermKind.People) || terms.Is(i + 1, TermKind.Country) || terms.Is(i + 1, TermKind.EventNoun)));

    /// <summary>"The share of Chinese fell": a share moved, and their number may have risen.</summary>
    public static bool IsOfShare(this IReadOnlyList<Term> terms, int first)
    {
        for (var i = first - 1; i >= 0 && !terms.IsClauseEnd(i) && !terms[i].IsMark(","); i--)
        {
            if (terms[i].Is(TermKind.Word, "share-noun"))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsStatement(IReadOnlyList<Term> terms, int at)
    {
        var term = terms[at];
        if (term.Key == "no" && (terms.Is(at + 1, TermKind.Function, "be") || terms.Is(at + 1, TermKind.Function, "modal")))
        {
            // "No change can be stated": that nobody knows.
            return false;
        }

        if (Compares(terms, at))
        {
            return true;
        }

        if (terms.IsLink(at - 1, "to") || terms.Is(at - 1, TermKind.Function, "modal"))
        {
            return false;
        }

        if (term.Is(TermKind.Direction, "more"))
        {
            return false;
        }

        var isPhrase = terms[at].End - terms[at].Start > term.Key.Length;
        if (isPhrase || !Weak.Contains(term.Key, StringComparer.Ordinal))
        {
            return !Nouns.Contains(term.Key, StringComparer.Ordinal) || isPhrase
                || ((terms.Is(at + 1, TermKind.Function, "in") || terms.IsLink(at + 1, "by")) && (terms.Is(at + 2, TermKind.Noun) || terms.Is(at + 2, TermKind.EventNoun) || terms.Is(at + 2, TermKind.Group) || terms.Is(at + 3, TermKind.Noun) || terms.Is(at + 3, TermKind.EventNoun)));
        }

        return terms.Is(at - 1, TermKind.Function, "be") && terms[at].Key is "up" or "down" or "higher" or "lower";
    }
}
