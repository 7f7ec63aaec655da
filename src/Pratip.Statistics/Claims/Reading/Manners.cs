using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>How complaints came or ended and where victims were handed over: "212 came in through the hotline", "44 to shelters".</summary>
internal static class Manners
{
    private const string Complaint = "complaint";

    /// <summary>"The hotline received 212": so few words stand between.</summary>
    private const int FarthestBefore = 4;

    private static readonly string[] OfComplaints = ["channel", "ending"];
    private static readonly string[] OfHandOvers = ["destination"];

    /// <summary>What a number counts with the manner that its clause names; as it was where none is named that its measure is divided by.</summary>
    public static Subject Of(IReadOnlyList<Term> terms, QuantityList quantities, int k, Subject found, Subject before, Subject? told)
    {
        if (Whole(quantities, k, found, before) is not { } whole)
        {
            return found;
        }

        if (terms.Any(t => t.Key is "stock" or "beginning"))
        {
            // "35 there at the beginning, 194 came, 38 remained open": what is open on a day is no part of what came.
            return found;
        }

        var isComplaint = whole.Noun == Complaint;
        var by = isComplaint ? OfComplaints : OfHandOvers;
        if (k > 0 && IsWholeOf(terms, quantities[k - 1], quantities[k]))
        {
            return found;
        }

        var next = quantities.Next(quantities[k].End);
        next = quantities.At(next) is { } all && IsWholeOf(terms, quantities[k], all) ? quantities.Next(all.End) : next;
        var part = Within(terms, quantities[k].End, next, by) ?? RightBefore(terms, quantities[k].First, k == 0 ? FarthestBefore : 1, by);
        if (part is not { } named)
        {
            return found;
        }

        List<ClaimPart> kept = isComplaint ? OfThat(terms, quantities, k, named, told) : [.. found.Parts.Where(p => p.By is "sex" or "age")];
        return new(found.At, whole.Noun, isComplaint ? null : "handed-over", [.. kept.Append(named).OrderBy(p => p.By, StringComparer.Ordinal)], []) { IsPart = found.Noun != whole.Noun };
    }

    /// <summary>"The hotline received 212 complaints, on 101 of which action was taken": a part of those, and not of all that came.</summary>
    private static List<ClaimPart> OfThat(IReadOnlyList<Term> terms, QuantityList quantities, int k, ClaimPart named, Subject? told) =>
        k > 0 && terms.IsLink(quantities[k].End, "of") && quantities[k - 1].Subject is { Noun: Complaint, IsPart: false, IsOther: false } whole ? [.. whole.Parts.Where(p => p.By != named.By)]
        // "The hotline received 402. Action was taken on 288 of them; 54 were found untrue."
        : k == 0 && terms.IsLink(quantities[k].End, "of") && terms[quantities[k].End].Key == "of" && told is { Noun: Complaint } before ? [.. before.Parts.Where(p => p.By == "channel" && named.By != p.By)]
        : k > 0 && named.By == "ending" && terms.IsMark(quantities[k].First - 1, ";") && quantities[k - 1].Subject is { Noun: Complaint, Parts.Count: 2 } other ? [.. other.Parts.Where(p => p.By == "channel")] : [];

    /// <summary>"Three in five came over the hotline", of complaints that were told of before.</summary>
    public static Subject? OfShare(IReadOnlyList<Term> terms, int from, int to, Subject before) =>
        before is { Noun: Complaint } && Within(terms, from, to, OfComplaints) is { } part ? new(-1, Complaint, null, [part], []) : null;

    /// <summary>What the number is of: complaints or victims that it names, or that were told of before it.</summary>
    private static Subject? Whole(QuantityList quantities, int k, Subject found, Subject before)
    {
        if (found is { IsTopic: false, Noun: Complaint } or { IsOther: false, Noun: "victim", Groups.Count: 0 })
        {
            return found;
        }

        if (found.Noun is not (null or "person") || found.Groups.Count > 0 || found.Parts.Any(p => p.By is "citizenship" or "citizenship-group"))
        {
            return null;
        }

        var told = quantities.Take(k).LastOrDefault(q => q is { IsCount: true, Subject: { IsOther: false, Noun: not null } })?.Subject ?? before;
        return told.Noun is Complaint or "victim" ? told : null;
    }

    /// <summary>"470 of the 523 victims were taken to shelters".</summary>
    private static bool IsWholeOf(IReadOnlyList<Term> terms, Quantity part, Quantity whole) => whole.First - part.End is > 0 and <= 3 && !terms[part.End].IsKhmer && (terms.IsLink(part.End, "by") || terms[part.End].Key == "out");

    /// <summary>Up to the next number, but for what stands right before that: "received 194 complaints and acted on 101".</summary>
    private static ClaimPart? Within(IReadOnlyList<Term> terms, int from, int to, string[] by)
    {
        for (var i = from; i < to && !terms.IsClauseEnd(i); i++)
        {
            if (PartAt(terms[i], by) is { } part && !(i + 1 == to && to < terms.Count))
            {
                if (!IsOneOfSeveral(terms, i + 1, to))
                {
                    return part;
                }

                if (by == OfHandOvers)
                {
                    return null;
                }
            }
        }

        return null;
    }

    /// <summary>"To their families or shelters": of both together, which no part is.</summary>
    private static bool IsOneOfSeveral(IReadOnlyList<Term> terms, int behind, int to) => behind + 1 < to && (terms.IsLink(behind, "or") || (terms.IsMark(behind, ",") && Enumerable.Range(behind + 1, to - behind - 1).Any(i => terms.IsLink(i, "or"))) || (terms.IsLink(behind, "and") && to == terms.Count));

    /// <summary>"Action was taken on 188 complaints".</summary>
    private static ClaimPart? RightBefore(IReadOnlyList<Term> terms, int first, int farthest, string[] by)
    {
        first -= terms.IsMark(first - 1, "(") ? 1 : 0;
        for (var i = first - 1; i >= 0 && i >= first - farthest; i--)
        {
            if (PartAt(terms[i], by) is { } part)
            {
                return part;
            }

            if (terms[i].Meanings[0].Kind is TermKind.Mark)
            {
                return null;
            }
        }

        return null;
    }

    private static ClaimPart? PartAt(Term term, string[] by)
    {
        foreach (var meaning in term.Meanings)
        {
            if (meaning.Kind is TermKind.Manner && ClaimPart.Parse(meaning.Code) is var part && by.Contains(part.By, StringComparer.Ordinal))
            {
                return part;
            }
        }

        return null;
    }
}
