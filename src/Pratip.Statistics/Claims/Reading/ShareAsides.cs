using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Counts in brackets behind a share: "one in nine suspects was a foreigner (30 of 273)", "a fifth of the suspects (58)".</summary>
internal sealed class ShareAsides(IReadOnlyList<Term> terms, QuantityList quantities, List<(Quantity Quantity, Subject Subject)> shares)
{
    /// <summary>The part that the share is of; of the second number its whole. Null where a number stands in no such brackets.</summary>
    public Subject? Of(Quantity quantity)
    {
        if (shares.Count == 0)
        {
            return null;
        }

        if (terms.IsMark(quantity.First - 1, "(") && Closes(quantity.End))
        {
            return ShareBefore(quantity.First - 1);
        }

        if (terms.IsMark(quantity.First - 1, ",") && terms.IsMark(quantity.End, ",") && terms.Is(quantity.First - 2, TermKind.Noun))
        {
            // "Fewer than a third of the cases, 27, were trafficking."
            return ShareBefore(quantity.First - 1);
        }

        var close = terms.Is(quantity.End, TermKind.Noun, "person") ? quantity.End + 1 : quantity.End;
        if (terms.IsLink(quantity.First - 1, "or") && (close == terms.Count || terms[close].Meanings[0].Kind is TermKind.Mark))
        {
            // "Minors accounted for 35 per cent or 98."
            var end = terms.IsMark(quantity.First - 2, ",") ? quantity.First - 2 : quantity.First - 1;
            return ShareBefore(end);
        }

        return terms.IsLink(quantity.First - 1, "by") && quantities.EndingAt(quantity.First - 1) is { IsCount: true } part && terms.IsMark(part.First - 1, "(") && Closes(quantity.End)
            && ShareBefore(part.First - 1) is { } share ? share with { Parts = [], Groups = [] } : null;
    }

    /// <summary>"(30)", "(140 persons)", "(30 of 273)".</summary>
    private bool Closes(int at)
    {
        while (terms.Is(at, TermKind.Noun, "person") || (terms.IsLink(at, "by") && quantities.At(at + 1) is { IsCount: true }))
        {
            at = quantities.At(at + 1)?.End ?? at + 1;
        }

        return terms.IsMark(at, ")");
    }

    /// <summary>The share right before the brackets, with no other count and no end of a clause between.</summary>
    private Subject? ShareBefore(int open)
    {
        var (quantity, subject) = shares.LastOrDefault(s => s.Quantity.End <= open);
        return quantity is not null && !Enumerable.Range(quantity.End, open - quantity.End).Any(i => quantities.At(i) is { IsCount: true } || terms.IsClauseEnd(i) || terms[i].IsMark(",")) ? subject : null;
    }
}
