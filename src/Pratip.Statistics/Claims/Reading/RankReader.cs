using System.Globalization;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"Thais topped the list", "Phnom Penh recorded the most cases", "the largest group were Chinese".</summary>
internal sealed class RankReader(IReadOnlyList<Term> terms, QuantityList quantities, SubjectFinder subjects, Subject before)
{
    public IEnumerable<(int At, int Rank, Subject Subject, string? Province)> Read()
    {
        for (var at = 0; at < terms.Count; at++)
        {
            if (terms[at].Code(TermKind.Rank) is not { } rank || quantities.Covers(at))
            {
                continue;
            }

            var who = Nearest(at);
            if (who < 0)
            {
                continue;
            }

            if (who > at && terms.IsLink(who + 1, "and") && (terms.Is(who + 2, TermKind.Province) || terms.Is(who + 2, TermKind.Country)) && quantities.Next(who) >= terms.Count)
            {
                // "Most came from Prey Veng and Kampong Cham": from both together.
                continue;
            }

            var province = terms[who].Code(TermKind.Province);
            var counted = Counted(at);
            var parts = terms[who].Code(TermKind.Country) is { } country ? [new ClaimPart("citizenship", country)] : Array.Empty<ClaimPart>();
            counted = counted.Noun == "nationality" ? counted with { Noun = "person" } : counted;
            yield return (at, int.Parse(rank, CultureInfo.InvariantCulture), counted with { Parts = parts }, province);
        }
    }

    /// <summary>The country or province that has the rank: in front of the word, else behind it.</summary>
    private int Nearest(int at)
    {
        if (Enumerable.Range(0, at).Count(i => terms[i].Is(TermKind.Country)) > 1 && Enumerable.Range(0, at).Any(i => (terms.IsLink(i, "and") || terms[i].IsMark(",")) && i + 1 < at && terms[i + 1].Is(TermKind.Country)))
        {
            // "Chinese, Vietnamese and Indonesians ranked top three": which of them has which place is not said.
            return -1;
        }

        for (var i = at - 1; i >= 0 && !terms.IsClauseEnd(i); i--)
        {
            if (terms[i].Is(TermKind.Country) || terms[i].Is(TermKind.Province))
            {
                return i;
            }
        }

        for (var i = at + 1; i < terms.Count && !terms.IsClauseEnd(i); i++)
        {
            if (terms[i].Is(TermKind.Country) || terms[i].Is(TermKind.Province))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What is ranked: the noun behind the word, what the sentence counts before it, or what the text spoke of.</summary>
    private Subject Counted(int at)
    {
        for (var i = at + 1; i < terms.Count && i <= at + 6; i++)
        {
            if (terms[i].Is(TermKind.Noun) || terms[i].Is(TermKind.EventNoun) || terms[i].Is(TermKind.People))
            {
                return subjects.LeftOf(i + 1) is { } noun ? subjects.Happened(noun with { Parts = [] }, i, i + 1) : before;
            }
        }

        for (var i = at + 1; i < terms.Count && i <= at + 6; i++)
        {
            if (terms[i].Code(TermKind.Event) is { } happened)
            {
                return new(i, "person", happened, [], []);
            }
        }

        var counted = quantities.LastOrDefault(q => q is { IsCount: true, Subject: { IsOther: false, IsEmpty: false } } && q.End <= at);
        return counted?.Subject ?? (subjects.LeftOf(at) is { Noun: not null and not "person" } left ? left : before);
    }
}
