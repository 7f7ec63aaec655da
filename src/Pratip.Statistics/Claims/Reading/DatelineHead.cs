using System.Globalization;
using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What stands before the dash or the colon of a dateline: a place, perhaps an agency in brackets, perhaps a day.</summary>
internal sealed class DatelineHead(List<Term> terms, string characters)
{
    /// <summary>"Poipet town, Banteay Meanchey province", and the weekday.</summary>
    private const int MostOtherWords = 5;

    private int _months;
    private int _days;
    private int _years;
    private int _others;
    private bool _isBracketOpen;
    private bool _hasSmallLetters;
    private bool _isBehindComma;

    public bool HasPlace { get; private set; }

    public bool HasProvince { get; private set; }

    public bool HasAgency { get; private set; }

    /// <summary>A bracket that nothing closes.</summary>
    public bool IsBroken => _isBracketOpen;

    public bool HasOtherWords => _others > 0;

    public bool HasNumbers => _months + _days + _years > 0;

    /// <summary>A day of a month, in words or in numbers: "Phnom Penh, 2024: 61 cases" has none.</summary>
    public bool HasDay => (_months == 1 && _days == 1 && _years <= 1) || (_months == 0 && _days == 2 && _years == 1);

    /// <summary>Of the place itself: "PHNOM PENH, Cambodia".</summary>
    public bool IsInCapitals => !_hasSmallLetters;

    /// <returns>False where the term stands in no dateline.</returns>
    public bool Take(int at)
    {
        var term = terms[at];
        return term switch
        {
            { IsNumber: true } or { Meanings: [{ Kind: TermKind.Ordinal }] } => Number(term),
            _ when term.Is(TermKind.Month) => ++_months == 1,
            _ when term.Is(TermKind.Time, "day") || term.Is(TermKind.Time, "month") || term.Is(TermKind.Time, "year") => term.IsKhmer,
            _ when term.IsMark("(") => Bracket(true),
            _ when term.IsMark(")") => Bracket(false),
            _ when term.IsMark(",") => _isBehindComma = true,
            _ when term.IsMark(".") || term.IsMark("/") || term.IsMark("-") => true,
            _ => Word(term),
        };
    }

    private bool Bracket(bool opens)
    {
        var isInOrder = _isBracketOpen != opens;
        _isBracketOpen = opens;
        return isInOrder;
    }

    private bool Word(Term term)
    {
        if (term.Is(TermKind.Province) || term.Is(TermKind.Country))
        {
            HasPlace = true;
            HasProvince |= term.Is(TermKind.Province);
            NoteLetters(term);
            return true;
        }

        if (term.IsKhmer && term.Is(TermKind.Function, "be"))
        {
            // The words for a province and for the capital.
            return true;
        }

        if (!term.IsUnknown)
        {
            return false;
        }

        if (_isBracketOpen)
        {
            HasAgency = true;
            return true;
        }

        NoteLetters(term);
        return ++_others <= MostOtherWords;
    }

    private void NoteLetters(Term term) =>
        _hasSmallLetters |= !_isBehindComma && (!characters.AsSpan(term.Start, term.End - term.Start).ContainsAnyInRange('A', 'Z') || characters.AsSpan(term.Start, term.End - term.Start).ContainsAnyInRange('a', 'z'));

    private bool Number(Term term)
    {
        var digits = term.Digits ?? term.Key;
        if (digits.Split('.') is { Length: 3 } parts)
        {
            // "12.02.2025".
            (_days, _years) = (_days + 2, _years + 1);
            return parts[2].Length == 4;
        }

        if (!int.TryParse(KhmerDigits.ToAscii(digits), CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        _days += number is >= 1 and <= 31 ? 1 : 0;
        _years += number is >= 1990 and <= 2700 ? 1 : 0;
        return number is (>= 1 and <= 31) or (>= 1990 and <= 2700);
    }
}
