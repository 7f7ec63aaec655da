using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Which of the windows that a sentence names belongs to which of its numbers.</summary>
internal sealed partial class WindowPlacer
{
    private readonly IReadOnlyList<Term> _terms;
    private readonly QuantityList _quantities;
    private readonly List<WindowMention> _windows;

    public WindowPlacer(IReadOnlyList<Term> terms, WindowList windows, QuantityList quantities)
    {
        _terms = terms;
        _quantities = quantities;
        var spoken = terms.Any(t => t.Is(TermKind.Function, "say"));
        var kept = windows.Where(w => !w.IsBeginning && !IsOfTelling(w) && !IsCarriedInto(w) && !IsDue(w) && !IsOfLaw(w) && !(w.IsDay && (spoken || windows.Any(o => o != w && !o.IsDay)))).ToList();
        _windows = kept;
        kept.RemoveAll(w => IsSaidAnew(w, kept));
        var named = kept.Find(w => !HasNumberOfItsOwn(w, kept) && w is { Kind: MentionKind.Days, IsYearAssumed: false } && w.Window!.Value.IsYear && !IsComparison(w) && !(w.First > 0 && terms[w.First - 1].Key == "as"));
        if (named is not null && kept.Exists(w => w.IsYearAssumed) && !kept.Exists(w => w.IsYearAssumed && w.End <= named.First && Enumerable.Range(w.End, named.First - w.End).Any(terms.IsClauseEnd)))
        {
            // "The first-semester report for 2024": the year completes the other window and is none of its own.
            if (!IsWhole(named, kept))
            {
                kept.Remove(named);
            }

            kept = kept.ConvertAll(w => w.IsYearAssumed ? InYear(w, named.Window!.Value.From.Year) : w);
        }

        _windows = kept;
        OpenedColon = FindOpenedColon();
    }

    /// <summary>Where what stands behind a colon has a period of its own.</summary>
    private int? OpenedColon { get; }

    /// <summary>What the sentence moves to stands behind a colon: told for the sake of what is in front of it.</summary>
    public bool IsMainBehindColon => OpenedColon < Main?.First;

    /// <summary>"Deportations rose again: in 2024, ...": likely of that period, which a person has to say.</summary>
    public WindowMention? OpenBefore(int at) => OpenedColon > at && !_windows.Exists(w => w.First < OpenedColon) && _windows.Find(w => w.First > OpenedColon) is { Window: { } likely } next
        ? new(at, at, MentionKind.Vague, null) { Candidates = [likely], Months = next.Months } : null;

    public WindowMention? OfLevel(Quantity quantity, bool isCompared)
    {
        var behind = _windows.Find(w => IsInBrackets(w) && ReferenceEquals(_quantities.EndingAt(w.First - 1), quantity)) ?? Behind(quantity.End, NextQuantity(quantity.End), isCompared);
        var last = Last(PreviousQuantity(quantity.First), quantity.First, isCompared);
        var opening = Opening(PreviousQuantity(quantity.First), quantity.First);

        // "168 by the end of October 2024; over the same ten months of 2023 there had been 141": what opens the number's own thought.
        return behind ?? (opening?.First > last?.First ? opening : last ?? opening) ?? OpeningList(quantity.First) ?? Last(0, quantity.First, false) ?? FirstNotOfNext(quantity);
    }

    /// <summary>"From 2,159 in 2023 to 5,852 a year later": what stands before it is what it comes after, also where that is compared with.</summary>
    public ReportingWindow? DaysBefore(int first) => _windows.FindLast(w => w is { Kind: MentionKind.Days or MentionKind.YearAfter, IsDay: false } && w.End <= first) is { } before
        ? before.In(before.Kind is MentionKind.YearAfter ? DaysBefore(before.First) : null) : null;

    /// <summary>"Girls and women, 241 a year earlier, came to 193".</summary>
    public WindowMention? RelativeAside(Quantity quantity) =>
        _terms.IsMark(quantity.First - 1, ",") ? _windows.Find(w => w.IsRelative && w.First == quantity.End && _terms.IsMark(w.End, ",")) : null;

    /// <summary>"They numbered 290 a year ago.": nothing else is told, so that it is no comparison.</summary>
    public WindowMention? OnlyRelativeBehind(int end) =>
        _windows is [{ IsRelative: true } only] && only.First >= end && only.First <= end + 2 && !_terms.Any(t => t.IsLink("compare") || t.IsLink("than") || t.IsLink("from")) ? only : null;

    /// <summary>"We sent 273 to court, and in the first half of the year alone 134": what opens the next thought is of its number.</summary>
    private WindowMention? FirstNotOfNext(Quantity quantity)
    {
        var window = First(quantity.End, _terms.Count, false);
        return window is not null && _quantities.Before(window.First) is not null && OpensThought(window.First) && Enumerable.Range(quantity.End, window.First - quantity.End).Any(i => _terms.IsMark(i, ";")) ? null
            : window is not null && IsOfNextNumber(window, NextQuantity(window.End)) && NextQuantity(quantity.End) > window.First ? null : window;
    }

    private bool IsOfNextNumber(WindowMention window, int next) =>
        OpensThought(window.First) && next < _terms.Count && _quantities.At(next) is { IsCount: true }
        && !Enumerable.Range(window.End, next - window.End).Any(i => _terms[i].IsMark(",") || _terms.IsClauseEnd(i));

    /// <summary>"...; over the same period of 2017 they had arrested 158": a window that leans on another and opens a thought of its own.</summary>
    private WindowMention? Opening(int from, int to) =>
        _windows.FindLast(w => w.First >= from && w.End <= to && w.IsRelative && (from == 0 ? IsOpeningSentence(w) : Enumerable.Range(from, w.First - from).Any(i => _terms.IsClauseEnd(i) || _terms.IsMark(i, ",")))
            && !Enumerable.Range(from, w.First - from).Any(i => _terms[i].IsLink("compare") && _terms[i].Key is not "on" || _terms[i].IsLink("than")));

    /// <summary>"The previous year had seen 164 cases and 194 suspects": of both.</summary>
    private WindowMention? OpeningList(int first) => _windows.Find(w => w.IsRelative && w.End <= first && IsOpeningSentence(w)
        && !Enumerable.Range(w.End, first - w.End).Any(i => _terms.IsClauseEnd(i) || _terms[i].IsLink("compare") || _terms[i].IsLink("than") || _terms[i].IsLink("from") || IsWithin(i)));

    /// <summary>"The previous year had seen 164": only small words stand before it.</summary>
    private bool IsOpeningSentence(WindowMention window) => Enumerable.Range(0, window.First).All(i =>
        (_terms[i].Is(TermKind.Function) || _terms[i].IsMark(",") || _terms[i].Key is "and" or "but") && !_terms[i].IsLink("compare"));

    /// <summary>Of a word of direction or a share: what stands behind it, in front of it, anywhere.</summary>
    public WindowMention? Of(int first, int end)
    {
        var next = NextQuantity(end);
        return Behind(end, next, false) ?? _windows.FindLast(w => w.End <= first && !IsOfWhatIsBeside(w) && IsOpenTo(w, first)) ?? Last(0, first, false) ?? First(end, _terms.Count, false);
    }

    /// <summary>"Compared with 164 and 194 in 2023": the window behind the last number of a list.</summary>
    public WindowMention? BehindList(Quantity quantity)
    {
        var last = quantity;
        for (var next = _quantities.Next(last.End); next < _terms.Count; next = _quantities.Next(last.End))
        {
            if (!Enumerable.Range(last.End, next - last.End).All(i => _terms[i].IsLink("and") || _terms[i].IsMark(",") || _terms[i].Is(TermKind.Noun) || _terms[i].Is(TermKind.People) || (_terms[i].Key == "in" && next == i + 1)))
            {
                return null;
            }

            last = _quantities.At(next)!;
        }

        return ReferenceEquals(last, quantity) ? null : Behind(last.End, _terms.Count, true);
    }

    /// <summary>"27 cases, versus 22 a year ago, and 72, versus 82": of the same year before as the number that was compared first.</summary>
    public WindowMention? OfComparedBefore(int first) => _windows.FindLast(w => w.Kind is not (MentionKind.YearAfter or MentionKind.Vague) && w.End <= first
        && (_quantities.EndingAt(w.First) ?? (_terms.Is(w.First - 1, TermKind.Function, "in") ? _quantities.EndingAt(w.First - 1) : null)) is { IsCount: true, First: > 0 } number && _terms[number.First - 1].IsLink("compare"));

    /// <summary>What a movement is compared with.</summary>
    public WindowMention? Comparison(Movement movement, int end)
    {
        foreach (var earlier in movement.Earlier)
        {
            if (Behind(earlier.End, NextQuantity(earlier.End), true) is { } own)
            {
                return own;
            }
        }

        return _windows.Find(w => w.First >= movement.First && w.First <= end && IsComparison(w))
            ?? _windows.Find(w => w.First > movement.First && IsComparison(w) && !IsTaken(w)) ?? _windows.FindLast(w => w.First < movement.First && IsComparison(w) && !IsTaken(w))
            ?? _windows.FindLast(w => w.First < movement.First && IsComparison(w))
            ?? (movement.Earlier.Count == 0 ? _windows.Find(w => w.First > movement.First && w.Kind is MentionKind.Days && IsOfCompared(w) && _quantities.Before(w.First) is { Subject.IsOther: false }) : null);
    }

    /// <summary>"Than in 2023, which had 164": nothing but small words between a window and a number.</summary>
    public WindowMention? RightBefore(int first) => IsComparedWith(first) ? null : BeforeWhen(first) ?? _windows.Find(w => (w.End < first || (w.End == first && (w.IsRelative || (w.IsLastYear && IsComparison(w))) && _terms[first].Digits is not null && !_terms[first].IsKhmer)) && w.End >= first - 3 && Enumerable.Range(w.End, first - w.End).All(i => _terms[i].Is(TermKind.Function) && !_terms[i].Is(TermKind.Function, "not")));

    /// <summary>"He compared 1,610 in the first quarter with 5,852 in all of 2024".</summary>
    private bool IsComparedWith(int first) => first > 1 && _terms[first - 1].Key == "with" && _terms.Take(first).Any(t => t.Key is "compared" or "compares" or "comparing" or "compare");

    public bool IsWithin(int term) => _windows.Exists(w => w.First <= term && term < w.End);

    /// <summary>The first window of the sentence that does not lean on another.</summary>
    public WindowMention? Main => _windows.Find(w => !w.IsRelative && !IsOfWhatIsBeside(w) && !IsAsideWithNumber(w) && BesideOf(w) is null && !(IsInBrackets(w) && _windows.Exists(o => o != w && IsInBrackets(o))));

    /// <summary>"2,159 (2023) → 5,852 (2024)": each is that of its number.</summary>
    private bool IsInBrackets(WindowMention window) => _terms.IsMark(window.First - 1, "(") && _terms.IsMark(window.End, ")") && _quantities.EndingAt(window.First - 1) is not null;

    /// <summary>"197 (2023: 164)": it is that of the number beside it in the brackets, and of nothing else.</summary>
    private bool IsAsideWithNumber(WindowMention window) => BracketOf(window.First) is { } open && _quantities.Any(q => q.First > open && BracketOf(q.First) == open);

    /// <summary>A window behind "compared with", "than" or "from", and one that leans on another by its words.</summary>
    public bool IsComparison(WindowMention window)
    {
        if (window.IsRelative)
        {
            return window.Kind is not MentionKind.YearAfter;
        }

        if (window.IsSince && _terms[Math.Max(window.First - 1, 0)].Key == "up")
        {
            // "Since 2014 it was 27,738 up to December 2023": the end of a running total, and no bound.
            return false;
        }

        if (_quantities.Before(window.First) is { Role: QuantityRole.Earlier or QuantityRole.Share } earlier && !Enumerable.Range(earlier.End, window.First - earlier.End).Any(i => _terms[i].IsMark(",") || _terms[i].IsLink("to") || _terms.IsClauseEnd(i)))
        {
            return true;
        }

        var open = _terms.Is(window.First - 1, TermKind.Function, "the") ? window.First - 2 : window.First - 1;
        if (_terms.Is(open, TermKind.Time, "between") && _terms.IsLink(window.End, "and") && _windows.Exists(w => w.First == window.End + 1 || (w.First == window.End + 2 && _terms.Is(window.End + 1, TermKind.Function, "the"))))
        {
            return true;
        }

        if (_terms[window.First].IsLink("from") && _terms.IsLink(window.End, "to") && _windows.Exists(w => w.First == window.End + 1))
        {
            // "From January-October 2023 to January-October 2024".
            return true;
        }

        for (var i = window.First - 1; i >= 0 && i >= window.First - 4; i--)
        {
            var term = _terms[i];
            if ((term.IsLink("compare") || (term.Key == "on" && IsBehindAmount(i))) && (term.Key != "on" || (window is { IsDay: false, Window.Days: > 31 } && Enumerable.Range(0, i).Any(j => _terms[j].Is(TermKind.Direction) || _terms[j].Is(TermKind.Bound) || _quantities.Covers(j)))))
            {
                return true;
            }

            if (term.IsLink("than") || term.IsLink("from") || (i == window.First - 1 && window.IsLastYear && term.Is(TermKind.Factor) && _quantities.At(window.End) is not null) || ((term.Is(TermKind.Percent, "times") || term.Is(TermKind.Factor)) && (window.First - i >= 3 || (window.First - i == 2 && _terms.Is(i + 1, TermKind.Function, "the")))) || (term.Is(TermKind.Bound) && _quantities.At(i) is null && !IsOverPast(i, window)) || term.Is(TermKind.Direction, "more"))
            {
                return true;
            }

            if (!(term.Is(TermKind.Function, "in") || term.Is(TermKind.Function, "the") || term.IsLink("by") || term.IsLink("pronoun") || term.Key == "that" || term.IsKhmer && term.Is(TermKind.Function)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"17 cases or 16.34 per cent on", "an increase of 17 cases (16.34 per cent) on", "up on".</summary>
    private bool IsBehindAmount(int at) => _quantities.EndingAt(at) is not null || _terms.Is(at - 1, TermKind.Direction)
        || ((_terms.IsMark(at - 1, ",") || _terms.IsMark(at - 1, ")")) && _quantities.EndingAt(at - 1) is { Role: QuantityRole.Amount });

    /// <summary>"Crime fell over the past ten months": during them, and not by more than in them.</summary>
    private bool IsOverPast(int at, WindowMention window) => _terms[at].Key == "over"
        && (window.IsOfBothYears || _terms.Is(window.First, TermKind.Time, "last") || (_terms.Is(at - 1, TermKind.Direction) && _terms.Any(t => t.IsLink("compare"))));

    /// <summary>Of what something is compared with, and not of what is told.</summary>
    private bool IsOfWhatIsBeside(WindowMention window) => IsComparison(window) || IsOfCompared(window);

    /// <summary>"More than double last year's 2,159", "as against 5,852 in all of 2024": what is compared with has a number of its own.</summary>
    public bool HasNumber(WindowMention comparison) => _quantities.At(comparison.End) is { IsCount: true, Role: QuantityRole.Level } || (comparison.Kind is MentionKind.Days && IsOfCompared(comparison));

    /// <summary>"180 cases in the first ten months and 164 in 2023": a number between both, and another before.</summary>
    private bool HasNumberOfItsOwn(WindowMention year, List<WindowMention> windows) =>
        _quantities.Before(year.First) is { IsCount: true, Role: QuantityRole.Level } number && windows.Exists(w => w.IsYearAssumed && w.End <= number.First) && _quantities.Before(number.First) is { IsCount: true };

    /// <summary>"In 2024 there were 523 victims, in the first half of the year alone 290": each has a number of its own.</summary>
    private bool IsWhole(WindowMention year, List<WindowMention> windows) => windows.Exists(part =>
        part.IsYearAssumed && part.First > year.End && _quantities.Before(part.First) is { IsCount: true } whole && whole.First >= year.End
        && (IsOfNextNumber(part, NextQuantity(part.End)) || (_quantities.Before(year.First) is { IsCount: true } own && own.End >= year.First - 2)));

    private bool OpensThought(int first)
    {
        var i = first - 1;
        while (i > 0 && (_terms[i].Is(TermKind.Function, "in") || _terms[i].Is(TermKind.Function, "the")))
        {
            i--;
        }

        return _terms[i].IsMark(",") || _terms[i].IsLink("and") || _terms.IsClauseEnd(i);
    }

    private static WindowMention InYear(WindowMention mention, int year)
    {
        var window = mention.Window!.Value;
        var by = year - window.To.Year;
        return by == 0 || by < -100 || by > 100 ? mention : mention with { Window = new(window.From.AddYears(by), window.To.AddYears(by)), IsYearAssumed = false };
    }

    /// <summary>A number that is compared with stands before it, and the window is that number's.</summary>
    private bool IsTaken(WindowMention window)
    {
        var before = _quantities.Before(window.First);
        return before is { Role: QuantityRole.Level, IsCount: true } && before.First > 0 && _terms[before.First - 1].IsLink("compare");
    }

    /// <summary>The first window behind a number, if no other number comes before it and it is not the start of another thought.</summary>
    private WindowMention? Behind(int from, int to, bool isCompared)
    {
        var window = First(from, to, isCompared);
        if (window is null || (to < _terms.Count && OpensNext(window, to)))
        {
            return null;
        }

        for (var i = from; i < window.First; i++)
        {
            if (_terms.IsClauseEnd(i) || _terms[i].Key == "so")
            {
                return null;
            }
        }

        return window;
    }

    private bool OpensNext(WindowMention window, int next)
    {
        var i = window.First - 1;
        while (i >= 0 && (_terms[i].Is(TermKind.Function, "in") || _terms[i].Is(TermKind.Function, "the")))
        {
            i--;
        }

        var opens = i < 0 || _terms[i].IsMark(",") || _terms[i].IsLink("and") || _terms.IsClauseEnd(i) || _terms[i].IsMark(")") || _terms[i].IsMark("(");
        for (var j = window.End; opens && j < next; j++)
        {
            if (_terms[j].IsMark(",") || _terms.IsClauseEnd(j))
            {
                // "273 suspects, in 2024, against 194": closed by a comma of its own, unless a number follows at once.
                return j + 1 == next;
            }
        }

        return opens;
    }

    private WindowMention? First(int from, int to, bool isCompared) =>
        _windows.Find(w => w.First >= from && w.First < to && (isCompared || !IsOfWhatIsBeside(w)) && IsOpenTo(w, from - 1));

    private WindowMention? Last(int from, int to, bool isCompared) =>
        _windows.FindLast(w => w.First >= from && w.First < to && ((isCompared && !EndsClause(w.End, to)) || !IsOfWhatIsBeside(w)) && IsOpenTo(w, to));

    /// <summary>"Three times the 23 of the previous year; 3,353 persons": the comparison ended before.</summary>
    private bool EndsClause(int from, int to) => Enumerable.Range(from, Math.Max(to - from, 0)).Any(i => _terms.IsMark(i, ";"));

    /// <summary>What stands in brackets is said of what stands in the same brackets: "99 cases (104 in the half before)".</summary>
    private bool IsOpenTo(WindowMention window, int at) => !IsBehindColon(window, at) && (BracketOf(window.First) is not { } bracket || BracketOf(at) == bracket || IsOfLabel(window))
        && (BesideOf(window) is not var (open, close) || (open <= at && at < close));

    /// <summary>"Year to date (January to September): 172 cases, 232 suspects": of everything behind the colon.</summary>
    private bool IsOfLabel(WindowMention window) => _terms.IsMark(window.First - 1, "(") && _terms.IsMark(window.End, ")") && _terms.IsMark(window.End + 1, ":") && _quantities.Before(window.First) is null;

    /// <summary>"Removals hit a record: in 2022, just 4,800 people ...": windows behind a colon that the first of them opens are not of what stands in front.</summary>
    private bool IsBehindColon(WindowMention window, int at) => OpenedColon is { } colon && at < colon && colon < window.First;

    /// <summary>A colon with a window right behind it that has a number there.</summary>
    private int? FindOpenedColon()
    {
        foreach (var window in _windows)
        {
            var open = window.First - 1;
            while (open > 0 && (_terms[open].Is(TermKind.Function, "in") || _terms[open].Is(TermKind.Function, "the")))
            {
                open--;
            }

            if (open > 0 && _terms.IsMark(open, ":") && !_windows.Exists(w => w.End == open) && NextQuantity(window.End) < _terms.Count)
            {
                return open;
            }
        }

        return null;
    }

    /// <summary>"Trafficking cases, which had stood at 24 in 2023, came to 47": where the aside begins and ends that a window stands in.</summary>
    private (int Open, int Close)? BesideOf(WindowMention window)
    {
        const int Farthest = 10;
        var from = Math.Max(window.First - Farthest, 1);
        var open = Enumerable.Range(from, Math.Max(window.First - from, 0)).LastOrDefault(i => _terms[i].Key is "which" or "who" && _terms.IsMark(i - 1, ","), -1);
        return open > 0 && _terms.IsMark(window.End, ",") && !Enumerable.Range(open, window.First - open).Any(i => _terms.IsMark(i, ",")) ? (open, window.End) : null;
    }

    private int? BracketOf(int at) => _terms.BracketOf(at, 20);

    private int NextQuantity(int at) => _quantities.Next(at);

    private int PreviousQuantity(int at) => _quantities.Before(at)?.End ?? 0;
}
