using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>A year, a month or a day as far as it is said.</summary>
internal readonly record struct DatePoint(int? Year, int? Month, int? Day, int End)
{
    public PartialDate? Date(int? year)
    {
        if ((Year ?? year) is not { } known)
        {
            return null;
        }

        return (Month, Day) switch
        {
            (null, _) => PartialDate.OfYear(known),
            ({ } month, null) => PartialDate.OfMonth(known, month),
            ({ } month, { } day) => day <= DateTime.DaysInMonth(known, month) ? PartialDate.OfDay(new DateOnly(known, month, day)) : null,
        };
    }
}

/// <summary>Dates among the terms of a sentence: 2024, March 2024, June 27, 1 January 2026; ថ្ងៃទី២៧ ខែមិថុនា ឆ្នាំ២០២៥.</summary>
internal sealed class DatePoints(IReadOnlyList<Term> terms)
{
    public DatePoint? At(int at)
    {
        var i = at;
        if (Is(i, TermKind.Time, "end"))
        {
            i = SkipSmall(i + 1);
        }

        var day = DayAt(ref i);
        var month = MonthAt(ref i);
        if (month is not null && day is null && DayNumber(i) is { } behind && !IsCounted(i + 1))
        {
            day = behind;
            i++;
        }

        if (day is not null && month is null)
        {
            return null;
        }

        var year = YearBehind(ref i, month is not null);
        return year is null && month is null ? null : new DatePoint(year, month, day, i);
    }

    /// <summary>The day of a range whose month stands behind its second day: "from 1 to 22 January".</summary>
    public int? DayAlone(int at) => DayNumber(at);

    /// <summary>Whether a number is a year: four digits with nothing behind them that could be counted.</summary>
    public int? YearAt(int at)
    {
        if (at >= terms.Count || IsOfLabel(at) || IsOfLaw(at) || terms[at] is not { Digits: { Length: 4 } digits, Number.HasSeparators: false } || !int.TryParse(digits, CultureInfo.InvariantCulture, out var year))
        {
            return null;
        }

        year = BuddhistEra.CommonYear(year);
        return year is >= 1990 and <= 2100 && (IsAfterYearWord(at) || !IsCounted(at + 1)) ? year : null;
    }

    /// <summary>"Press release No. 14/2025".</summary>
    private bool IsOfLabel(int at) => at > 2 && terms[at - 1].IsMark("/") && terms[at - 2].IsNumber && (terms.Is(at - 3, TermKind.Trap, "label") || (terms[at - 3].IsMark(".") && terms.Is(at - 4, TermKind.Trap, "label")));

    /// <summary>"Under the 2008 law", "the law of 2008": the year that names a law is no period of what was done under it.</summary>
    public bool IsOfLaw(int at) => (IsLaw(at + 1) && !(terms.IsLink(at - 1, "by") || terms.Is(at - 1, TermKind.Function, "in"))) || (terms.IsLink(at - 1, "by") && IsLaw(at - 2)) || (terms.IsMark(at - 1, "(") && IsLaw(at - 2));

    private bool IsLaw(int at) => IsLaw(terms, at);

    public static bool IsLaw(IReadOnlyList<Term> terms, int at) => at >= 0 && at < terms.Count && terms[at].Key is "law" or "act" or "decree" or "sub-decree" or "convention" or "protocol" or "constitution" or "statute" or "treaty" or "census" or "guidelines" or "guideline" or "directive" or "memorandum" or "agreement" or "strategy" or "policy";

    /// <summary>"In 2024 cases fell", "the first half of 2024 cases": what stands before it makes it a year, whatever comes behind.</summary>
    private bool IsAfterYearWord(int at) => at > 0 && (terms[at - 1].Is(TermKind.Time, "year") || terms[at - 1].Is(TermKind.Month) || terms[at - 1].Key is "in" or "during"
        || (terms[at - 1].IsLink("by") && terms.Is(at - 2, TermKind.Time)));

    private bool IsCounted(int at) => at < terms.Count
        && (terms[at].Is(TermKind.Noun) || terms[at].Is(TermKind.People) || terms[at].Is(TermKind.Country) || terms[at].Is(TermKind.Percent) || terms[at].Is(TermKind.Scale)
            || terms[at].Is(TermKind.Trap, "money") || terms[at].Is(TermKind.Trap, "unit"))
        && !terms[at].IsKhmer;

    private int? DayAt(ref int i)
    {
        if (Is(i, TermKind.Time, "day") && terms[i].IsKhmer && DayNumber(i + 1) is { } khmer)
        {
            i += 2;
            return khmer;
        }

        var behind = i + 1 < terms.Count && terms[i + 1].IsLink("by") ? i + 2 : i + 1;
        if (DayNumber(i) is { } day && behind < terms.Count && terms[behind].Is(TermKind.Month))
        {
            i = behind;
            return day;
        }

        return null;
    }

    private int? MonthAt(ref int i)
    {
        var at = Is(i, TermKind.Time, "month") && i < terms.Count && terms[i].IsKhmer ? i + 1 : i;
        if (at < terms.Count && terms[at].Code(TermKind.Month) is { } month)
        {
            i = at + 1;
            return int.Parse(month, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private int? YearBehind(ref int i, bool isBehindMonth)
    {
        var at = i;
        if (isBehindMonth && at < terms.Count && (terms[at].IsMark(",") || terms[at].IsLink("by")))
        {
            at++;
        }

        if (Is(at, TermKind.Time, "year") && at < terms.Count && terms[at].IsKhmer)
        {
            at++;
        }

        if (YearAt(at) is { } year)
        {
            i = at + 1;
            return year;
        }

        return null;
    }

    private int? DayNumber(int at)
    {
        if (at >= terms.Count)
        {
            return null;
        }

        var term = terms[at];
        var digits = term.Is(TermKind.Ordinal) ? term.Key : term.Digits is { Length: <= 2 } plain ? plain : null;
        return int.TryParse(KhmerDigits.ToAscii(digits ?? ""), CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;
    }

    private int SkipSmall(int i)
    {
        while (i < terms.Count && (terms[i].Is(TermKind.Function, "the") || terms[i].IsLink("by")))
        {
            i++;
        }

        return i;
    }

    private bool Is(int at, TermKind kind, string code) => at < terms.Count && terms[at].Is(kind, code);
}
