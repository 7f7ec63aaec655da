using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// Numbers that compare something else than a figure with its own past: a share that rose, "three times as many women as men", "exceeded that
/// of 2023 by 33", and "suspects from 194 to 273" behind another verb.
/// </summary>
internal sealed class OtherComparisons(List<Term> terms, WindowList windows, QuantityList quantities)
{
    private static readonly string[] Exceeding = ["exceeded", "exceeds", "surpassed", "outnumbered", "outnumber", "topping", "passed", "beat"];
    private static readonly string[] Multiples = ["twice", "double", "times"];

    public bool Holds(Claim claim, int first, int end) => claim.Form switch
    {
        ClaimForm.Direction or ClaimForm.Growth or ClaimForm.Change => terms.IsOfShare(first),
        ClaimForm.Factor => terms.IsOfShare(first) || IsBetweenCounts(first, end),
        ClaimForm.Level => IsExcess(first) || IsFromTo(first),
        _ => false,
    };

    /// <summary>"Suspects outnumbered cases by 76".</summary>
    private bool IsExcess(int first)
    {
        if (first == 0 || terms[first - 1].Key != "by")
        {
            return false;
        }

        for (var i = first - 2; i >= 0 && !quantities.Covers(i) && !terms.IsClauseEnd(i); i--)
        {
            if (Exceeding.Contains(terms[i].Key, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Twice the number of suspects", "three times as many women as men": two counts of one period.</summary>
    private bool IsBetweenCounts(int first, int end)
    {
        const int Farthest = 7;
        for (var i = end; i < terms.Count && i < end + Farthest && !terms.IsClauseEnd(i); i++)
        {
            if (terms[i].Key == "as" && !(i + 1 < terms.Count && terms[i + 1].Key is "many" or "much" or "large"))
            {
                return !windows.Covers(i + 1) && !windows.Covers(i + 2) && (IsCounted(i + 1) || IsCounted(i + 2));
            }
        }

        return Enumerable.Range(first, end - first).Any(i => Multiples.Contains(terms[i].Key, StringComparer.Ordinal))
            && terms.IsLink(end, "pronoun") && terms.IsLink(end + 1, "by") && (IsCounted(end + 2) || IsCounted(end + 3))
            && !Enumerable.Range(end, terms.Count - end).TakeWhile(i => !terms[i].IsMark(",")).Any(windows.Covers);
    }

    /// <summary>Of "went from 194 to 273" the first is of a period that is not named; of "and suspects from 194 to 273" nobody said what moved.</summary>
    private bool IsFromTo(int first)
    {
        var own = quantities.FirstOrDefault(q => q.First <= first && first < q.End);
        if (own is null)
        {
            return false;
        }

        var opens = terms.IsLink(own.First - 1, "from");
        var from = opens ? own : quantities.Before(own.First);
        var to = opens ? quantities.At(quantities.Next(own.End)) : own;
        if (from is not { IsCount: true } || to is not { IsCount: true } || !terms.IsLink(from.First - 1, "from") || !terms.IsLink(to.First - 1, "to")
            || to.First - from.End > 4 || Enumerable.Range(from.End, to.First - from.End).Any(windows.Covers))
        {
            return false;
        }

        return opens || IsCounted(from.First - 2);
    }

    private bool IsCounted(int at) => terms.Is(at, TermKind.Noun) || terms.Is(at, TermKind.EventNoun) || terms.Is(at, TermKind.People) || terms.Is(at, TermKind.Country) || terms.Is(at, TermKind.Group);
}
