using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What words beside a number say of what it counts.</summary>
internal static class SubjectWords
{
    /// <summary>"Of those, 67 were later deported": another thing than what happened to all of them.</summary>
    public static string? DoneTo(this IReadOnlyList<Term> terms, int at)
    {
        at += terms.IsLink(at, "of") ? 1 : 0;
        var i = terms.Is(at, TermKind.Function, "be") ? at + 1 : terms.Count;
        i += i < terms.Count && (terms[i].IsUnknown || terms[i].Is(TermKind.Function, "the")) ? 1 : 0;
        // "161 have already been brought before a judge".
        i += i < terms.Count && terms[i].Key == "been" ? terms.Is(i + 2, TermKind.Event) && terms[i + 1].IsUnknown ? 2 : 1 : 0;
        return i < terms.Count ? terms[i].Code(TermKind.Event) : null;
    }

    /// <summary>"Of those sentenced", "among those who were deported": who is meant stands behind, and not in the sentence before.</summary>
    public static bool NamesThose(this IReadOnlyList<Term> terms, int at) => terms[at].End - terms[at].Start is var length && (length == "of those".Length || length == "among those".Length) && terms[at].Key is "of" or "among"
        && terms.Is(at + (terms.Is(at + 1, TermKind.Function, "the") ? terms.Is(at + 2, TermKind.Function, "be") ? 3 : 2 : 1), TermKind.Event);

    /// <summary>"Of the 187 (cases), 49 were in Phnom Penh": the whole that a sentence opens with.</summary>
    public static bool OpensAsWhole(this IReadOnlyList<Term> terms, Quantity quantity) => quantity.First == 2 && terms.IsLink(0, "by") && terms.Is(1, TermKind.Function, "the") && !terms[2].IsKhmer
        && (terms.IsMark(quantity.End, ",") || (terms.IsMark(quantity.End + 1, ",") && terms.Is(quantity.End, TermKind.Noun)));

    /// <summary>"118 were carried over": said of a part with a word that is not known.</summary>
    public static bool IsUnknownPart(this IReadOnlyList<Term> terms, int at)
    {
        at += terms.IsLink(at, "of") ? 1 : 0;
        if (!terms.Is(at, TermKind.Function, "be") || terms[at].IsKhmer || terms.DoneTo(at) is not null)
        {
            return false;
        }

        if (at + 2 < terms.Count && terms[at + 1].IsNumber && terms[at + 2].IsUnknown)
        {
            // "4,754 came from three countries".
            return true;
        }

        at += terms.Is(at + 1, TermKind.Function, "the") || terms.IsLink(at + 1, "by") ? 2 : 1;
        return at < terms.Count && (terms[at].IsUnknown || terms.IsCutOff(at - 1));
    }

    /// <summary>"21 were female; of the 197 others 190 were": what they were stands before, and is not read.</summary>
    public static bool IsCutOff(this IReadOnlyList<Term> terms, int at) =>
        terms.Is(at, TermKind.Function, "be") && !terms[at].IsKhmer && terms[at].Key is "were" or "was" or "are" && (at + 1 == terms.Count || terms.IsMark(at + 1, ".") || terms.IsClauseEnd(at + 1));

    /// <summary>"The courts dealt with 236 case files", "the immigration department handled 922 cases": who it was, which says what was counted.</summary>
    public static bool IsDoneBy(this IReadOnlyList<Term> terms, int first, string who)
    {
        const int Farthest = 10;
        for (var i = first - 1; i >= 0 && i >= first - Farthest && !terms.IsClauseEnd(i) && !(terms[i].IsNumber && i < first - 4); i--)
        {
            if (terms[i].Is(TermKind.Word, who))
            {
                // "The police, the gendarmerie and the immigration department": with others it did what they do.
                var before = terms.Is(i - 1, TermKind.Function, "the") ? i - 2 : i - 1;
                return !(i > 0 && (terms[i - 1].IsLink("to") || terms[i - 1].Key is "before" or "in" or "at")) && !terms.IsLink(before, "and");
            }
        }

        return false;
    }

    /// <summary>"The dengue outbreak caused 1,204 cases": what did it stands before the number, and is no matter of this register.</summary>
    public static bool IsOfTopic(this IReadOnlyList<Term> terms, int first, int start, Subject counted)
    {
        const int Farthest = 6;
        for (var i = first - 1; counted is { Noun: "case", Groups.Count: 0 } && i >= start && i >= first - Farthest; i--)
        {
            if (terms[i].Is(TermKind.Topic))
            {
                return true;
            }

            if (!(terms[i].IsUnknown || terms[i].Is(TermKind.Bound) || (terms[i].Is(TermKind.Function) && (i == first - 1 || terms[i].Key is not ("in" or "on" or "at"))) || terms[i].IsLink("to") || (terms[i].IsMark(",") && terms[i + 1].Key == "which")))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"11 complaints were about officials", "82 complaints came through the hotline", "action was taken on 101 complaints": not all that came.</summary>
    public static bool IsOfSomeComplaints(this IReadOnlyList<Term> terms, Quantity quantity) =>
        terms.Any(t => t.Key is "stock" or "beginning") || terms.Skip(quantity.End).Any(t => t.Key is "about" or "against" or "concerning" or "found" or "untrue")
        || terms.Skip(quantity.End).TakeWhile(t => !t.IsMark(",") && !t.IsMark(";") && !t.IsNumber && !(t.IsLink("and") && !t.IsKhmer)).Any(t => t.Key is "through" or "via" or "hotline" or "answered" or "closed" or "acted")
        || terms.Take(quantity.First).TakeLast(5).Any(t => t.Key is "action" or "acted" or "answered" or "closed");

    /// <summary>"Compared with 17".</summary>
    public static bool IsComparedWith(this IReadOnlyList<Term> terms, int first)
    {
        var i = first - 1;
        while (i > 0 && i >= first - 3 && (terms[i].Is(TermKind.Bound) || terms[i].Is(TermKind.Function)))
        {
            i--;
        }

        return i >= 0 && (terms[i].IsLink("compare") || terms[i].IsLink("from") || terms[i].IsLink("than"));
    }

    /// <summary>"Were repatriated from China".</summary>
    public static ClaimPart? ReturnedFrom(this IReadOnlyList<Term> terms, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (terms[i].Code(TermKind.Event) is "repatriated" or "sent-home")
            {
                var at = i + 1;
                while (at < to && (terms[at].IsLink("from") || terms[at].Is(TermKind.Function)))
                {
                    at++;
                }

                return at < to && terms.IsLink(i + 1, "from") && terms[at].Code(TermKind.Country) is { } country ? new("citizenship", country) : FromBefore(terms, from);
            }
        }

        return null;
    }

    /// <summary>"From Thailand 212 Cambodians were repatriated".</summary>
    private static ClaimPart? FromBefore(IReadOnlyList<Term> terms, int end)
    {
        var at = Enumerable.Range(1, Math.Max(end - 1, 0)).LastOrDefault(i => i >= end - 5 && terms[i].Is(TermKind.Country) && terms.IsLink(i - 1, "from") && (terms[i + 1].IsNumber || (terms[i + 1].IsMark(",") && terms[i + 2].IsNumber)), -1);
        return at > 0 && terms[at].Code(TermKind.Country) is { } country ? new("citizenship", country) : null;
    }

    /// <summary>Where "Deportations, mostly to China, rose" opens what says who most of them are, and not what rose.</summary>
    public static int? AsideBefore(this IReadOnlyList<Term> terms, int close)
    {
        for (var i = close - 2; terms.IsMark(close, ",") && i >= 0 && i > close - 8; i--)
        {
            if (terms[i].IsMark(","))
            {
                return terms[i + 1].Key is "mostly" or "mainly" or "largely" or "chiefly" or "primarily" or "predominantly" ? i : null;
            }
        }

        return null;
    }

    /// <summary>"1,198 of the 5,852 deported".</summary>
    public static Subject? WhomOnlyAVerbNames(this IReadOnlyList<Term> terms, Quantity whole)
    {
        // "The 226 who were sent for trial".
        var at = whole.End + (whole.End < terms.Count && terms[whole.End].Key is "who" ? terms.Is(whole.End + 1, TermKind.Function, "be") ? 2 : 1 : 0);
        return at < terms.Count && terms[at].Code(TermKind.Event) is { } happened && !terms[at].IsKhmer && !terms[Math.Min(at + 1, terms.Count - 1)].IsTelling()
            ? new Subject(at, "person", happened, [], []) : null;
    }

    /// <summary>"In 2023 there had been 194.": nothing but a period and that there were so many.</summary>
    public static bool IsAllThereWas(this IReadOnlyList<Term> terms, WindowList windows, Quantity quantity)
    {
        var start = quantity.First;
        while (start > 0 && !terms.IsMark(start - 1, ";") && !(terms[start - 1].Key == "when" && terms.IsMark(start - 2, ",")))
        {
            start--;
        }

        var said = Enumerable.Range(start, quantity.First - start).ToList();
        // "In 2024 there were 5,852 and in 2023 only 2,159."
        var isListed = terms.IsLink(quantity.End, "and") && (windows.At(quantity.End + 1) is not null || windows.At(quantity.End + 2) is not null);
        return (isListed || quantity.End == terms.Count || terms[quantity.End].IsMark(".") || (terms[quantity.End].IsMark(",") && (terms.IsLink(quantity.End + 1, "of") || terms.IsLink(quantity.End + 1, "compare"))) || terms[quantity.End].IsMark("\"") || terms[quantity.End].IsMark("\u201D"))
            && said.Exists(i => terms[i].Key is "there" or "we" or "you") && said.TrueForAll(i => windows.Covers(i) || terms[i].Is(TermKind.Function) || terms[i].Is(TermKind.Bound) || terms[i].IsMark(",") || terms[i].Key is "there" or "we" or "you" || (terms[i].Key == "of" && i > 0 && terms[i - 1].Is(TermKind.Function)));
    }

    /// <summary>Behind "(or 44 per cent)", where such an aside begins at a term.</summary>
    public static int BracketEnd(this IReadOnlyList<Term> terms, int at)
    {
        const int Longest = 8;
        var close = terms.IsMark(at, "(") ? Enumerable.Range(at + 1, Math.Max(Math.Min(Longest, terms.Count - at - 1), 0)).FirstOrDefault(i => terms[i].IsMark(")"), -1) : -1;
        return close < 0 ? at : close + 1;
    }

    /// <summary>The bracket that a term stands in, opens or closes.</summary>
    public static int? BracketOf(this IReadOnlyList<Term> terms, int at, int farthest = int.MaxValue)
    {
        for (var i = Math.Min(at, terms.Count - 1); i >= 0 && at - i < farthest; i--)
        {
            if (terms.IsMark(i, ")") && i < at)
            {
                return null;
            }

            if (terms.IsMark(i, "("))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Says what is counted.</summary>
    public static bool IsTelling(this Term term) => term.Is(TermKind.Noun) || term.Is(TermKind.EventNoun) || term.Is(TermKind.People) || term.Is(TermKind.Country) || term.Is(TermKind.Group);
}
