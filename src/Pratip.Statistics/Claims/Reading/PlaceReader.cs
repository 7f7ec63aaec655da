using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>The province that a number of a sentence is of.</summary>
internal sealed class PlaceReader(IReadOnlyList<Term> terms, QuantityList quantities)
{
    private readonly List<int> _provinces = [.. Enumerable.Range(0, terms.Count).Where(i => terms[i].Is(TermKind.Province) && !(i > 1 && terms[i - 1].Key == "for" && terms[i - 2].Key == "member"))];

    /// <summary>The one province that the sentence names.</summary>
    public string? Only => _provinces.Count == 1 ? terms[_provinces[0]].Code(TermKind.Province) : null;

    /// <summary>Between the number before and this one, else behind it, else the last in front; in a list each has its own.</summary>
    public string? Near(int first, int end)
    {
        if (_provinces.Count == 0)
        {
            return null;
        }

        var previous = quantities.Before(first)?.End ?? 0;
        var next = quantities.Next(end);
        var at = Last(p => p >= previous && p < first && !IsOfBefore(p, previous)) ?? First(p => p >= end && p < next && IsOwn(p, next) && !(terms[p].IsKhmer && IsOfPartBehind(end, p))) ?? Last(p => p < first) ?? (_provinces.Count == 1 && !IsOfPartBehind(end, _provinces[0]) && !IsOfNextThought(end, _provinces[0]) ? _provinces[0] : null);
        return at is { } found ? terms[found].Code(TermKind.Province) : null;
    }

    /// <summary>"197 cases, 50 of them in the capital": the place is that of the part.</summary>
    private bool IsOfPartBehind(int end, int place) => Enumerable.Range(end, Math.Max(place - end, 0)).Any(i => terms[i].IsLink("of")) && quantities.Next(end) < terms.Count;

    /// <summary>"Nationwide, 197 cases were recorded, and Phnom Penh had the most, with 61": the place has a number of its own.</summary>
    private bool IsOfNextThought(int end, int place) => place > end && quantities.Next(place) < terms.Count && !(place > 0 && (terms.Is(place - 1, TermKind.Function, "in") || terms[place - 1].IsLink("from")))
        && Enumerable.Range(end, place - end).Any(i => terms.IsClauseEnd(i) || (terms.IsLink(i, "and") && terms.IsMark(i - 1, ",")));

    /// <summary>Of all of them, in "36 of the 197 cases were in Kandal", only what stands in front.</summary>
    public string? Before(int first) => Last(p => p < first) is { } found ? terms[found].Code(TermKind.Province) : null;

    private int? Last(Predicate<int> where) => _provinces.FindLastIndex(where) is >= 0 and var i ? _provinces[i] : null;

    private int? First(Predicate<int> where) => _provinces.FindIndex(where) is >= 0 and var i ? _provinces[i] : null;

    /// <summary>"61 cases were recorded in Phnom Penh, 24 in ...": the place closes what was said of the number before.</summary>
    private bool IsOfBefore(int place, int previous) => previous > 0 && (terms.Is(place - 1, TermKind.Function, "in") || (place > previous && terms.Is(place - 2, TermKind.Function, "in")))
        && (terms.IsMark(place + 1, ",") || terms.IsLink(place + 1, "and")) && !terms.IsMark(place - 2, ",") && !terms.IsLink(place - 2, "and");

    /// <summary>A place behind a number belongs to it where it stands behind "in"; in a list of places it is that of the next.</summary>
    private bool IsOwn(int at, int next)
    {
        var isIn = terms.Is(at - 1, TermKind.Function, "in") || terms.Is(at - 2, TermKind.Function, "in") || terms.Is(at - 1, TermKind.Function, "be");
        var opensNext = next < terms.Count && at > 0 && (terms.IsMark(at - 2, ",") || terms.IsLink(at - 2, "and") || terms.IsClauseEnd(at - 2)) && !terms.IsMark(at + 1, ",");
        return isIn && !opensNext;
    }
}
