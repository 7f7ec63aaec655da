using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Windows that are of something else than what a sentence tells, and those that the words beside a number say to be its own.</summary>
internal sealed partial class WindowPlacer
{
    /// <summary>"Compared with just over 450 in 2023", "compared with 1,954 persons in 377 cases in 2024", "(2023: 164)": the window of numbers beside those that are told.</summary>
    private bool IsOfCompared(WindowMention window)
    {
        if (_terms.IsMark(window.First - 1, "(") && _terms.IsMark(window.End, ":"))
        {
            return true;
        }

        if (_quantities.Before(window.First) is not { IsCount: true } number || Enumerable.Range(number.End, window.First - number.End).Any(i => _terms.IsClauseEnd(i) || _terms.IsMark(i, ",")))
        {
            return false;
        }

        return IsInComparedList(number);
    }

    /// <summary>"Compared with 1,954 persons in 377 cases": both are of what is compared with.</summary>
    private bool IsInComparedList(Quantity number)
    {
        while (!IsRightBehindCompare(number))
        {
            if (_quantities.Before(number.First) is not { IsCount: true } previous
                || !Enumerable.Range(previous.End, number.First - previous.End).All(i => _terms[i].Is(TermKind.Noun) || _terms[i].Is(TermKind.People) || _terms[i].Is(TermKind.Bound) || _terms[i].IsLink("and") || _terms[i].Key == "in"))
            {
                return false;
            }

            number = previous;
        }

        return true;
    }

    public bool IsInComparedListAt(int first) => _quantities.At(first) is { IsCount: true } number && IsInComparedList(number);

    private bool IsRightBehindCompare(Quantity number)
    {
        var i = number.First - 1;
        while (i > 0 && i >= number.First - 4 && (_terms[i].Is(TermKind.Bound) || _terms[i].Is(TermKind.Function)))
        {
            i--;
        }

        return i >= 0 && _terms[i].IsLink("compare") && _terms[i].Key is not "on";
    }

    /// <summary>"Announced in February that ...", "..., he said in January 2024.": when it was told.</summary>
    private bool IsOfTelling(WindowMention window) =>
        (window.End == _terms.Count || _terms.IsMark(window.End, ".") || _terms[window.End].Key == "that" || _terms.IsClauseEnd(window.End)) && _terms.Is(_terms.Is(window.First - 1, TermKind.Function, "in") ? window.First - 2 : window.First - 1, TermKind.Function, "say");

    /// <summary>"118 files were carried over into 2025": what they were carried into is the period after the one that is told.</summary>
    private bool IsCarriedInto(WindowMention window) => _terms.Is(window.First - 2, TermKind.Event, "carried-over") && _terms[window.First - 1].Key is "into" or "to";

    /// <summary>"The verdict is due on 20 November": a day to come, whatever else the sentence tells.</summary>
    private bool IsDue(WindowMention window)
    {
        var i = window.First - 1;
        while (i > 0 && (_terms[i].Is(TermKind.Function, "in") || _terms[i].Key is "on" or "by" or "for"))
        {
            i--;
        }

        return i >= 0 && _terms[i].Key is "due" or "scheduled" or "slated" && !_terms[i].IsKhmer;
    }

    /// <summary>"The Law of 15 February 2008": the day that names a law.</summary>
    private bool IsOfLaw(WindowMention window) => window.IsDay && (_terms.IsLink(window.First - 1, "by") || _terms[Math.Max(window.First - 1, 0)].Key == "dated") && DatePoints.IsLaw(_terms, window.First - 2);

    /// <summary>"In the past eleven months, from January to November, ...": the months are those; "by the end of October the number for this year had reached 64": so far is up to then.</summary>
    private bool IsSaidAnew(WindowMention window, List<WindowMention> all) => window switch
    {
        { Kind: MentionKind.Vague, Months: not null } => all.Exists(o => o is { Kind: MentionKind.Days, Window.Days: > 31 } && o.First > window.End && o.First <= window.End + 2 && _terms.IsMark(window.End, ",")),
        { Kind: MentionKind.Days, IsSince: false, IsDay: false, Window: { } toDate } when toDate.To.AddDays(1).Day != 1 =>
            all.Exists(o => o != window && o is { Kind: MentionKind.Days, IsSince: false, Window: { } other } && other.From == toDate.From && other.To < toDate.To && o.End <= window.First && !_quantities.Any(q => q.First >= o.End && q.First < window.First)),
        _ => false,
    };

    /// <summary>"A rise on the year before, when there were 169".</summary>
    private WindowMention? BeforeWhen(int first) => _windows.Find(w => _terms.IsMark(w.End, ",") && w.End + 2 <= first && _terms[w.End + 1].Key == "when"
        && Enumerable.Range(w.End + 2, first - w.End - 2).All(i => _terms[i].Is(TermKind.Function) && !_terms[i].Is(TermKind.Function, "not")));

    /// <summary>"So the total has halved this year", "after they had gone down by 12 in 2023", whatever period stood before.</summary>
    public WindowMention? RightBehind(Movement movement)
    {
        var at = RightBehind(movement.At + 1);
        var amount = movement.Amounts.Count > 0 ? movement.Amounts[^1].End : movement.At + 1;
        return at ?? RightBehind(_terms.Is(amount, TermKind.Noun) ? amount + 1 : amount);
    }

    private WindowMention? RightBehind(int end)
    {
        var at = _terms.Is(end, TermKind.Function, "in") ? end + 1 : end;
        return _windows.Find(w => w.First == at && !IsComparison(w) && w.Kind is not MentionKind.Vague);
    }
}
