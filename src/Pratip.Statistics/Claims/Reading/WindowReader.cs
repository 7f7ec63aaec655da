using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Finds the windows that a sentence names, in the order in which it names them.</summary>
/// <param name="date">Of the text; what "last year" is said from. Null where nobody knows it.</param>
internal sealed partial class WindowReader(IReadOnlyList<Term> terms, DateOnly? date)
{
    private readonly DatePoints _points = new(terms);
    private readonly YearPairs _pairs = new(terms);
    private readonly TextDay _day = new(date);

    public List<WindowMention> Read()
    {
        var found = new List<WindowMention>();
        for (var at = 0; at < terms.Count;)
        {
            var mention = At(at);
            if (mention is null)
            {
                at++;
                continue;
            }

            found.Add(mention);
            at = mention.End;
        }

        return RunningWindows.In(terms, found);
    }

    private WindowMention? At(int at) =>
        Same(at) ?? _pairs.At(at) ?? ByEndOf(at) ?? PartOfYear(at) ?? MonthsOfYear(at) ?? MonthsUpTo(at) ?? Vague(at) ?? Range(at) ?? TwoMonths(at) ?? Since(at) ?? Point(at) ?? Relative(at);

    /// <summary>"The same period of 2023", "the same ten months a year earlier", រយៈពេលដូចគ្នាឆ្នាំ២០២៣.</summary>
    private WindowMention? Same(int at)
    {
        var i = at;
        if (Is(i, "same-period"))
        {
            i++;
        }
        else if (Is(i, "same"))
        {
            i++;
            i += Number(i) is not null ? 1 : 0;
            if (!IsAny(i, "half", "quarter", "month", "period", "day", "week"))
            {
                return null;
            }

            i++;
        }
        else
        {
            return null;
        }

        var year = YearRef(i);
        if (year is null && IsSpokenOf(at))
        {
            return null;
        }

        return year is { IsBefore: true } or null
            ? new(at, year?.End ?? i, MentionKind.SamePeriod, null)
            : new(at, year.Value.End, MentionKind.SamePeriod, null, year.Value.Year);
    }

    /// <summary>"Cases grew over the same period": the one that was spoken of, where nothing is held against it.</summary>
    private bool IsSpokenOf(int at)
    {
        var over = at > 0 && terms[at - 1].Key == "the" ? at - 2 : at - 1;
        return over >= 0 && terms[over].Key is "over" or "during" && !terms.Take(over).Any(t => t.IsLink("compare") || t.IsLink("than"));
    }

    /// <summary>"The first half of 2024", "the first ten months of last year", "H1 2024", "last year's first half", ឆមាសទី១ ឆ្នាំ២០២៤, ១០ខែដំបូង ឆ្នាំ២០២៤.</summary>
    private WindowMention? PartOfYear(int at) => Part(at) is var (from, months, end) ? OfYear(at, end, from, months)
        : date is { } said && IsAny(at, "last-year", "this-year") && Part(at + 1) is var (first, length, behind) ? new(at, behind, MentionKind.Days, Months(Is(at, "last-year") ? said.Year - 1 : said.Year, first, length)) : null;

    private (int From, int Months, int End)? Part(int at)
    {
        if (Is(at, "H1") || Is(at, "H2"))
        {
            return (Is(at, "H1") ? 1 : 7, 6, at + 1);
        }

        if (at < terms.Count && terms[at] is { IsUnknown: true, IsKhmer: false, Key: ['q', var quarter and >= '1' and <= '4'] })
        {
            return Of(quarter - '0', 3, at + 1);
        }

        if (IsKhmer(at) && IsAny(at, "half", "quarter") && Number(at + 1) is { } which and >= 1 and <= 4)
        {
            return Of(which, Is(at, "half") ? 6 : 3, at + 2);
        }

        if (IsKhmer(at + 1) && Number(at) is { } count and >= 2 and <= 11 && Is(at + 1, "month") && Is(at + 2, "first"))
        {
            return (1, count, at + 3);
        }

        if (OrderAt(at) is not { } order)
        {
            return null;
        }

        return IsAny(at + 1, "half", "quarter") ? Of(order, Is(at + 1, "half") ? 6 : 3, at + 2)
            : order == 1 && Number(at + 1) is { } months and >= 2 and <= 11 && Is(at + 2, "month") ? (1, months, at + 3)
            : null;
    }

    private static (int From, int Months, int End)? Of(int which, int length, int end) => (which - 1) * length < 12 ? (((which - 1) * length) + 1, length, end) : null;

    private int? OrderAt(int at) => Is(at, "first") ? 1 : Is(at, "second") ? 2 : Is(at, "third") ? 3 : Is(at, "fourth") ? 4
        : at < terms.Count && terms[at].Is(TermKind.Ordinal) && terms[at].Key is ['1' or '2' or '3' or '4'] ? terms[at].Key[0] - '0' : null;

    private WindowMention? OfYear(int at, int end, int from, int months)
    {
        var year = YearRef(end);
        if (year is { IsBefore: true })
        {
            return new(at, year.Value.End, MentionKind.SamePeriod, null);
        }

        var isOpen = year is null || Is(year.Value.End - 1, "this-year") || Is(year.Value.End - 1, "year");
        var ends = year?.End ?? end;
        return !isOpen ? new(at, ends, MentionKind.Days, Months(year!.Value.Year, from, months))
            : date is null ? new(at, ends, MentionKind.Vague, null) { Months = months }
            : _day.InYear(at, ends, y => Months(y, from, months), isSaid: year is not null && Is(ends - 1, "this-year"));
    }

    /// <summary>"In ten months of 2024", "the twelve months of last year", ១០ខែ ឆ្នាំ២០២៤.</summary>
    private WindowMention? MonthsOfYear(int at)
    {
        if (Number(at) is not { } months || months is < 2 or > 12 || !Is(at + 1, "month") || at + 2 >= terms.Count || !(terms[at + 2].IsLink("by") || terms[at + 2].IsKhmer)
            || YearRef(at + 2) is not { IsBefore: false } year)
        {
            return null;
        }

        return new(at, year.End, MentionKind.Days, Months(year.Year, 1, months)) { IsFirstAssumed = months < 12 };
    }

    private static ReportingWindow Months(int year, int from, int months) => ReportingWindow.OfMonths(year, from, year, from + months - 1);

    /// <summary>"The five months to May 2025", "the year to March 2025".</summary>
    private WindowMention? MonthsUpTo(int at)
    {
        var months = Is(at, "year") ? 12 : Number(at) is { } count and >= 2 and <= 36 && Is(at + 1, "month") ? count : 0;
        var link = Is(at, "year") ? at + 1 : at + 2;
        if (months == 0 || link >= terms.Count || !terms[link].IsLink("to") || _points.At(link + 1) is not { Month: not null, Day: null } point || point.Date(null) is not { } last)
        {
            return null;
        }

        var first = last.First.AddMonths(1 - months);
        return new(at, point.End, MentionKind.Days, new(first, last.Last));
    }

    /// <summary>"The past ten months", ១០ខែកន្លងមកនេះ: counted back from the text's date, or the months of the year so far.</summary>
    private WindowMention? Vague(int at)
    {
        if (Is(at, "vague"))
        {
            return new(at, at + 1, MentionKind.Vague, null);
        }

        var (count, unit, end) = Is(at, "last") && Number(at + 1) is { } behind && IsAny(at + 2, "month", "year", "week", "day") ? (behind, at + 2, at + 3)
            : Number(at) is { } before && IsAny(at + 1, "month", "year", "week", "day") && Is(at + 2, "last") ? (before, at + 1, at + 3)
            : Is(at, "last") && IsAny(at + 1, "year", "half", "quarter", "week") ? (1, at + 1, at + 2)
            : Number(at) is { } bare and >= 2 and <= 12 && Is(at + 1, "month") && IsSpan(at, at + 2) ? (bare, at + 1, at + 2)
            : (0, 0, 0);
        if (end == 0)
        {
            return null;
        }

        int? months = Is(unit, "month") ? count : Is(unit, "year") ? count * 12 : Is(unit, "half") ? 6 : Is(unit, "quarter") ? 3 : null;
        var open = new WindowMention(at, end, MentionKind.Vague, null) { Months = months };
        return !Is(unit, "month") || count > 24 ? open
            : end < terms.Count && (terms[end].IsLink("by") || terms[end].IsKhmer) && YearRef(end) is { IsBefore: false } year && count < 12 ? open with { End = year.End, Candidates = _day.MonthsIn(year.Year, count) }
            : _day.Placed(open, count);
    }

    /// <summary>"In ten months", ក្នុងរយៈពេល១០ខែ, at the end of a thought: the time that is told of, and no stay in prison.</summary>
    private bool IsSpan(int at, int end) => at > 0 && (terms[at - 1].Key is "in" or "within" || (terms[at - 1].IsKhmer && terms[at - 1].Is(TermKind.Function))) && (end == terms.Count || terms.IsClauseEnd(end) || terms[end].IsMark(",") || terms[end].IsLink("compare") || (terms[end].IsKhmer && terms[end].Is(TermKind.Function)));

    private WindowMention? Range(int at)
    {
        var opens = at < terms.Count && (terms[at].IsLink("from") || IsAny(at, "between", "since"));
        var i = opens ? at + 1 : at;
        i += Is(i, "between") || (opens && i < terms.Count && terms[i].IsLink("from")) ? 1 : 0;
        var from = _points.At(i);
        var dayOnly = from is null ? _points.DayAlone(i) : null;
        if ((from is null && dayOnly is null) || Connector(from?.End ?? i + 1, Is(at, "between"), opens) is not { } next || _points.At(next) is not { } to)
        {
            return null;
        }

        to = to.Year is null && to.Day is null ? WithYearBehind(to) : to;
        if ((dayOnly is not null && to is not { Day: not null }) || IsChange(at, from, to))
        {
            return null;
        }

        var first = from ?? new DatePoint(to.Year, to.Month, dayOnly, 0);
        if (first.Month is null != to.Month is null && to.Month is null)
        {
            return null;
        }

        var assumed = to.Year ?? _day.LastYearOf(y => to.Date(y) is { } day ? new ReportingWindow(day.First, day.Last) : null);
        return first.Date(assumed) is { } one && to.Date(assumed) is { } other && one.First <= other.Last
            ? new(at, to.End, MentionKind.Days, new(one.First, other.Last)) { IsYearAssumed = to.Year is null }
            : null;
    }

    /// <summary>"November and December alone brought 97 victims": both months together; where there is a number for each, which is of which stays open.</summary>
    private WindowMention? TwoMonths(int at)
    {
        if (_points.At(at) is not { Year: null, Month: { } first, Day: null } from || !terms.IsLink(from.End, "and") || _points.At(from.End + 1) is not { Month: { } second, Day: null } last || second != first + 1)
        {
            return null;
        }

        var to = last.Year is null ? WithYearBehind(last) : last;
        if (Enumerable.Range(1, Math.Max(terms.Count - 2, 0)).Any(i => terms[i].IsLink("and") && terms[i - 1].IsNumber && terms[i + 1].IsNumber) || terms.Any(t => t.IsLink("respectively")))
        {
            return new(at, to.End, MentionKind.Vague, null);
        }

        var window = (int year) => ReportingWindow.OfMonths(year, first, year, second);
        return (to.Year ?? _day.LastYearOf(y => window(y))) is { } known ? new(at, to.End, MentionKind.Days, window(known)) { IsYearAssumed = to.Year is null } : null;
    }

    /// <summary>"January-October of last year", "in the January to October period of 2024".</summary>
    private DatePoint WithYearBehind(DatePoint to)
    {
        var end = Is(to.End, "period") ? to.End + 1 : to.End;
        return !(end < terms.Count && terms[end].IsMark(",")) && YearRef(end) is { IsBefore: false } year ? to with { Year = year.Year, End = year.End } : to;
    }

    /// <summary>"Rose from 2023 to 2024" compares two years and is no window of both.</summary>
    private bool IsChange(int at, DatePoint? from, DatePoint to)
    {
        for (var i = at - 1; i >= 0 && i >= at - 8 && from is { Month: null } && to.Month is null; i--)
        {
            if (terms[i].Is(TermKind.Direction) || terms[i].Is(TermKind.Factor))
            {
                return true;
            }
        }

        return false;
    }

    private int? Connector(int at, bool isBetween, bool isOpened)
    {
        if (at >= terms.Count)
        {
            return null;
        }

        var term = terms[at];
        var joins = term.IsLink("to") || Is(at, "through") || (isBetween && term.IsLink("and")) || term.IsMark("-") || term.IsMark("–") || term.IsMark("—");
        if (!joins && isOpened && term.IsMark(","))
        {
            return null;
        }

        var next = at + 1;
        while (joins && next < terms.Count && (terms[next].Is(TermKind.Function, "the") || terms[next].IsLink("to")))
        {
            next++;
        }

        return joins ? next : null;
    }

    private WindowMention? Point(int at)
    {
        if (_points.At(at) is not { } point)
        {
            return null;
        }

        var year = point.Year;
        var end = point.End;
        if (year is null && YearRef(end) is { IsBefore: false } named && point.Day is null)
        {
            (year, end) = (named.Year, named.End);
        }

        var assumed = year ?? _day.LastYearOf(y => point.Date(y) is { } one ? new ReportingWindow(one.First, one.Last) : null);
        return point.Date(assumed) is { } date
            ? new(at, end, MentionKind.Days, new(date.First, date.Last)) { IsYearAssumed = year is null }
            : null;
    }

    private WindowMention? Relative(int at)
    {
        if (Is(at, "year-before"))
        {
            return new(at, at + 1, MentionKind.YearBefore, null);
        }

        if (Is(at, "year-after"))
        {
            return new(at, at + 1, MentionKind.YearAfter, null);
        }

        if (date is not { } said)
        {
            return IsAny(at, "last-year", "this-year", "year-before-last") ? new(at, at + 1, MentionKind.Vague, null) { Months = Is(at, "this-year") ? null : 12 } : null;
        }

        return Is(at, "year-before-last") ? new(at, at + 1, MentionKind.Days, ReportingWindow.OfYear(said.Year - 2))
            : Is(at, "last-year") ? new(at, at + 1, MentionKind.Days, ReportingWindow.OfYear(said.Year - 1)) { IsLastYear = true }
            : Is(at, "this-year") ? new(at, at + 1, MentionKind.Days, new(new DateOnly(said.Year, 1, 1), said))
            : Is(at, "last") && Is(at + 1, "month") ? new(at, at + 2, MentionKind.Days, TextDay.MonthBefore(said))
            : null;
    }

    /// <summary>The year that a part of a year belongs to: "of 2024", "last year", "a year earlier", ឆ្នាំ២០២៤.</summary>
    private (int Year, bool IsBefore, int End)? YearRef(int at)
    {
        var i = at;
        while (i < terms.Count && i < at + 3 && (terms[i].IsLink("by") || terms[i].Is(TermKind.Function, "in") || terms[i].Is(TermKind.Function, "the")
            || terms[i].Is(TermKind.Function, "be") || terms[i].Is(TermKind.Share) || (terms[i].IsMark(",") && i == at)) && !Is(i, "year"))
        {
            i++;
        }

        if (Is(i, "year") && i < terms.Count && (terms[i].IsKhmer || _points.YearAt(i + 1) is not null))
        {
            i++;
        }

        return _points.YearAt(i) is { } year ? (year, false, i + 1)
            : Is(i, "year-before") ? (0, true, i + 1)
            : date is not { } said ? null
            : Is(i, "last-year") ? (said.Year - 1, false, i + 1)
            : Is(i, "this-year") || (Is(i, "year") && i > at && !IsKhmer(i)) ? (said.Year, false, i + 1)
            : null;
    }

    private int? Number(int at) => at < terms.Count && terms[at].Number is { Value: { } value, Decimals: 0 } && value is >= 1 and <= 100 ? (int)value : null;

    private bool Is(int at, string code) => at < terms.Count && terms[at].Is(TermKind.Time, code);

    private bool IsAny(int at, params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (Is(at, code))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsKhmer(int at) => at < terms.Count && terms[at].IsKhmer;
}
