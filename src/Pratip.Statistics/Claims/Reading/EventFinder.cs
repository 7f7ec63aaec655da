using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Which event of a sentence a number belongs to: "police arrested 134 people", "273 suspects were sent to court".</summary>
internal sealed class EventFinder(IReadOnlyList<Term> terms, WindowList windows, QuantityList quantities)
{
    private const int Farthest = 30;

    /// <summary>Of two events said in one breath the later of a procedure is counted.</summary>
    private static readonly string[] Stages = ["handled", "detained", "arrested", "charged", "rescued", "identified", "intercepted", "to-court", "on-trial", "in-court", "sentenced", "handed-over", "in-prison", "sent-home", "repatriated", "deported"];

    /// <param name="from">The first term of what is counted, <paramref name="to"/> the one after the last.</param>
    public string? Of(int from, int to)
    {
        var before = Object(from);
        return before is null ? Right(to) ?? Left(from) ?? Beyond(from, to)
            : terms[Math.Min(to, terms.Count) - 1].IsKhmer && Right(to) is { } behind ? Later(before, behind)
            : before;
    }

    /// <summary>A verb right before its object.</summary>
    private string? Object(int from)
    {
        for (var i = from - 1; i >= 0 && i >= from - 4; i--)
        {
            if (EventAt(i) is { } found)
            {
                return IsPassive(i) ? null : Joined(i, found);
            }

            if (!(terms[i].Is(TermKind.Function, "the") || terms[i].Is(TermKind.People) || terms[i].IsLink("by") || terms[i].Is(TermKind.Bound) || (terms[i].IsKhmer && (terms[i].Is(TermKind.Noun) || terms[i].Is(TermKind.Function)))))
            {
                return null;
            }
        }

        return null;
    }

    private string? Right(int to)
    {
        for (var i = to; i < terms.Count && i < to + Farthest && !terms.IsClauseEnd(i) && !(terms[i].Key == "as" && !windows.Covers(i)); i++)
        {
            if (OpensNext(i))
            {
                return null;
            }

            if (EventAt(i) is { } found)
            {
                return IsObjectOfNext(i) ? null : Joined(i, found);
            }

            if (terms[i].IsNumber && quantities.Covers(i))
            {
                return null;
            }

            if (terms[i].IsMark(",") && !terms[i].IsKhmer && i > to && !IsAside(i))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A comma that opens an aside is read over: "105 people, among them 90 women, were stopped".</summary>
    private bool IsAside(int at) => terms.IsLink(at + 1, "of") || terms.Is(at + 1, TermKind.Event) || windows.At(at + 1) is not null || windows.At(at + 2) is not null;

    private string? Left(int from)
    {
        for (var i = from - 1; i >= 0 && i > from - Farthest; i--)
        {
            if (terms.IsClauseEnd(i) && !terms.IsMark(i, ";"))
            {
                return null;
            }

            if (EventAt(i) is { } found)
            {
                // "Before removal, 512 persons were screened"; "232 suspects in court, 395 victims".
                return found == "in-court" && terms.Is(i - 1, TermKind.Noun) && quantities.EndingAt(i - 1) is not null && terms.IsMark(i + 1, ",") ? null : i > 0 && terms[i].Is(TermKind.EventNoun) && terms[i - 1].Key is "before" or "after" or "without" or "pending" ? null : Joined(i, found);
            }
        }

        return null;
    }

    /// <summary>The verb behind a list: "5,000 men and 852 women were deported".</summary>
    private string? Beyond(int from, int to)
    {
        var areCases = Enumerable.Range(from, Math.Max(Math.Min(to, terms.Count) - from, 0)).Any(i => terms[i].Is(TermKind.Noun, "case"));
        var havePeople = false;
        for (var i = to; i < terms.Count && i < to + Farthest && !terms.IsClauseEnd(i); i++)
        {
            if (OpensNext(i) || (terms[i].Is(TermKind.Event) && quantities.EndingAt(i) is not null))
            {
                // "197 cases, 523 victims, 5,852 deported": done to the last.
                return null;
            }

            if (terms.IsMark(i, ",") && terms.IsLink(i + 1, "and") && terms.Is(to - 1, TermKind.Noun, "site") && quantities.At(i + 2) is { } other && terms.Is(other.End, TermKind.Noun, "site"))
            {
                // "At 163 sites, and 61 sites were closed".
                return null;
            }

            if (terms.IsLink(i, "of") && !terms[i].IsKhmer && terms[i].End - terms[i].Start > 2 && quantities.EndingAt(i) is not null && terms.DoneTo(i) is not null)
            {
                // "118 sites, 37 of which were shut down": done to the 37.
                return null;
            }

            havePeople |= terms[i].Is(TermKind.Noun, "person") || terms[i].Is(TermKind.Noun, "suspect") || terms[i].Is(TermKind.People);
            if (terms[i].Code(TermKind.Event) is { } found)
            {
                // "197 cases and 5,852 people were deported".
                return (areCases && havePeople && (found == "in-court" || IsPassive(i))) || IsObjectOfNext(i) ? null : Joined(i, found);
            }
        }

        return null;
    }

    /// <summary>"Victims numbered 523 and deportations soared": another thing, of which something else is said.</summary>
    private bool OpensNext(int at) => terms[at].Is(TermKind.EventNoun) && terms.IsLink(at - 1, "and") && (terms.Is(at + 1, TermKind.Direction) || terms.Is(at + 1, TermKind.Factor));

    /// <summary>"Put 130 behind bars" is another thing than who is there.</summary>
    private string? EventAt(int at) => terms[at].Code(TermKind.Event) is { } happened
        ? happened == "in-prison" && Enumerable.Range(Math.Max(at - 6, 0), Math.Min(at, 6)).Any(i => terms[i].Key is "put" or "puts" or "placed" or "landed" or "sent") ? "sentenced" : happened
        : terms[at].Code(TermKind.EventNoun);

    private bool IsPassive(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 3; i--)
        {
            if (terms[i].Is(TermKind.Function, "be") && (!terms[i].IsKhmer || terms[i].Key.StartsWith("ត្រូវ", StringComparison.Ordinal)))
            {
                return true;
            }

            if (!terms[i].Is(TermKind.Function) && !terms[i].IsUnknown)
            {
                return false;
            }
        }

        return false;
    }

    private bool IsObjectOfNext(int at)
    {
        if (IsPassive(at) && !(terms[at].IsKhmer && quantities.At(at + 1) is not null))
        {
            return false;
        }

        for (var i = at + 1; i < terms.Count && i <= at + 4; i++)
        {
            if (quantities.At(i) is not null)
            {
                return true;
            }

            if (!(terms[i].Is(TermKind.Function, "the") || terms[i].Is(TermKind.Bound) || (terms[i].IsKhmer && (terms[i].Is(TermKind.Noun) || terms[i].IsLink("by")))))
            {
                return false;
            }
        }

        return false;
    }

    private string Joined(int at, string found)
    {
        var best = found;
        for (var i = at - 1; i >= 0 && i >= at - 3; i--)
        {
            best = terms[i].Code(TermKind.Event) is { } before && terms.IsLink(i + 1, "and") ? Later(best, before) : best;
        }

        for (var i = at + 1; i < terms.Count && i <= at + 3; i++)
        {
            best = terms[i].Code(TermKind.Event) is { } behind && (terms.IsLink(i - 1, "and") || terms[i].IsKhmer) && !IsObjectOfNext(i) ? Later(best, behind) : best;
        }

        return best;
    }

    private static string Later(string one, string other) => Array.IndexOf(Stages, one) >= Array.IndexOf(Stages, other) ? one : other;
}
